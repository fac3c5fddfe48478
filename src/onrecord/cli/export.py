"""`onrecord export`: the record in others' formats."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli.opening import AsOf, opened
from onrecord.cli.options import DEFAULT_DB, Db
from onrecord.cli.output import Raw, write_lines


def export(
    story: Annotated[
        str, typer.Option("--story", help="One story only: its id, the beginning of one, or its name.")
    ] = "",
    as_of: AsOf = None,
    db: Db = DEFAULT_DB,
    form: Annotated[Literal["jsonl", "csv"], typer.Option("--format", help="What to write.")] = "jsonl",
    out: Annotated[Path | None, typer.Option("--out", help="Folder for the CSV tables.")] = None,
    raw: Raw = False,
) -> None:
    """Print the record, or one story, as JSON Lines or CSV tables.

    JSON Lines go to stdout, one noun a line, every span with its words. CSV is a folder of tables; their names are
    printed.

    Example: onrecord export --format csv --out tables/
    """
    from onrecord import exports
    from onrecord.errors import OptionError

    with opened(db, as_of) as record:
        if form == "jsonl":
            write_lines(exports.jsonl(record, story=story or None))
            return
        if out is None:
            raise OptionError("CSV is several tables: name a folder for them with --out.")
        out.mkdir(parents=True, exist_ok=True)
        for name, lines in exports.csv_tables(record, story=story or None, raw=raw):
            (out / f"{name}.csv").write_text("".join(lines), encoding="utf-8", newline="")
            print(out / f"{name}.csv")
