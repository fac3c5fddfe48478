"""`onrecord demo`: builds a record from the bundled story and writes and names its brief."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def demo(
    out: Annotated[Path, typer.Option("--out", help="Folder for the record and its brief.")] = Path("onrecord-demo"),
) -> None:
    """Build the example story's record and brief, offline, and print where the brief is.

    Example: onrecord demo --out /tmp/demo
    """
    from onrecord import brief as pages
    from onrecord.cli import progress
    from onrecord.cli.add import tell
    from onrecord.cli.output import Form
    from onrecord.demo import story_folder
    from onrecord.record import Record

    out.mkdir(parents=True, exist_ok=True)
    with story_folder() as folder, Record.open(out / "demo.db") as record:
        summary = record.add([str(folder)], manifest=folder / "manifest.csv", progress=progress.report)
        progress.finish()
        stories = record.stories()
        view = record.story(max(stories, key=lambda story: (story.reports, story.id)).id)
        page = out / "brief.html"
        page.write_text(pages.html(view), encoding="utf-8", newline="\n")
    tell(summary, Form(), to=sys.stderr)
    print(f"brief: {page}")
