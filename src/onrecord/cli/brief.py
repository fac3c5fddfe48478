"""`onrecord brief`: one self-contained page of a story."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli.opening import AsOf, opened_story
from onrecord.cli.options import DEFAULT_DB, Db, StoryKey


def brief(
    story: StoryKey = "",
    form: Annotated[Literal["html", "markdown"], typer.Option("--format", help="What to write.")] = "html",
    out: Annotated[
        str, typer.Option("--out", help="File to write, - for stdout; else the story's id and the day, in this folder.")
    ] = "",
    as_of: AsOf = None,
    db: Db = DEFAULT_DB,
) -> None:
    """Write a story's brief: one page, each line with its source.

    What is known, disputed, denied and expected; who said what; figures, timeline and reports. One file that needs no
    other. Prints the name of the file. With --as-of the page says of which day it is.

    Example: onrecord brief s2c41 --out story.html
    """
    import sys

    import msgspec

    from onrecord import brief as pages

    with opened_story(db, as_of, story) as view:
        named = view.story.id
        if as_of:
            view.story = msgspec.structs.replace(view.story, name=f"{view.story.name} (as of {as_of})")
            named = f"{named}-{as_of}"
        page = pages.html(view) if form == "html" else pages.markdown(view)
        name = out or f"{named}.{'html' if form == 'html' else 'md'}"
    if name == "-":
        sys.stdout.write(page)
        return
    Path(name).write_text(page, encoding="utf-8", newline="\n")
    print(name)
