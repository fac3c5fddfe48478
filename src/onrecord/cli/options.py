"""Options that several commands share, declared once."""

from pathlib import Path
from typing import Annotated, Literal

import typer

Db = Annotated[
    Path,
    typer.Option("--db", help="The record's database file.", envvar="ONRECORD_DB", show_default=True),
]
DEFAULT_DB = Path("onrecord.db")

Model = Annotated[str, typer.Option("--model", help="The spaCy pipeline that parses and names.")]
Reader = Annotated[
    Literal["rules", "encoder"],
    typer.Option("--reader", help="Who finds the statements: encoder and rules, or rules alone."),
]
MaxChars = Annotated[int, typer.Option("--max-chars", min=1000, help="Longest text taken for one report.")]
Workers = Annotated[int, typer.Option("--workers", min=1, max=64, help="Processes that read reports at once.")]
StoryKey = Annotated[
    str,
    typer.Argument(metavar="STORY", help="Id, the beginning of one, or name; not needed where there is one story."),
]
