"""`onrecord brief`: one self-contained page of a story."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli.options import DEFAULT_DB, Db, StoryKey


def brief(
    story: StoryKey = "",
    form: Annotated[Literal["html", "markdown"], typer.Option("--format", help="What to write.")] = "html",
    out: Annotated[
        str, typer.Option("--out", help="File to write, - for stdout; else the story's id, in this folder.")
    ] = "",
    db: Db = DEFAULT_DB,
) -> None:
    """Write a story's brief: one page, each line with its source.

    What is known, disputed, denied and expected; who said what; figures, timeline and reports. One file that needs no
    other. Prints the name of the file.

    Example: onrecord brief s2c41 --out story.html
    """
    import sys

    from onrecord import brief as pages
    from onrecord.record import Record

    with Record.open(db, create=False) as record:
        view = record.story(story or None)
        page = pages.html(view) if form == "html" else pages.markdown(view)
        name = out or f"{view.story.id}.{'html' if form == 'html' else 'md'}"
    if name == "-":
        sys.stdout.write(page)
        return
    Path(name).write_text(page, encoding="utf-8", newline="\n")
    print(name)
