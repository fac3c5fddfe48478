"""`onrecord demo`: builds a record from the bundled story and writes and names its brief."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def demo(
    out: Annotated[Path, typer.Option("--out", help="Folder for the record and its brief.")] = Path("onrecord-demo"),
) -> None:
    """Build the example story's record and its brief.

    Offline, from the reports that come with onrecord; prints where the brief is. Leaves with 0, although one page of
    the story is rejected on purpose.

    Example: onrecord demo --out demo-out
    """
    from onrecord import brief as pages
    from onrecord.cli import progress
    from onrecord.cli.add import tell
    from onrecord.cli.output import Form
    from onrecord.demo import story_folder
    from onrecord.record import Record

    out.mkdir(parents=True, exist_ok=True)
    with story_folder() as folder, Record.open(out / "demo.db") as record:
        with progress.shown():
            summary = record.add([str(folder)], manifest=folder / "manifest.csv", progress=progress.report)
        stories = record.stories()
        view = record.story(max(stories, key=lambda story: (story.reports, story.id)).id)
        page = out / "brief.html"
        page.write_text(pages.html(view), encoding="utf-8", newline="\n")
    tell(summary, Form(), to=sys.stderr)
    print(f"brief: {page}")
