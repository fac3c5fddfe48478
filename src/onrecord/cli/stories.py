"""`onrecord stories`: which reports tell of one happening, and of one developing matter; no record is needed."""

from typing import Annotated

import typer

from onrecord.cli.lines import reports_as_is
from onrecord.cli.options import MaxChars


def stories(
    paths: Annotated[list[str], typer.Argument(metavar="FILE", help="JSON Lines, one report a line; - is stdin.")],
    max_chars: MaxChars = 1_000_000,
) -> None:
    """Print the episode and story of each report, as JSON Lines.

    An episode is the reports on one happening, a story the episodes of one developing matter; each is named by its
    earliest report. Id and text of each line are taken exactly as given; a day under "published" helps to tell
    happenings apart. Lines come story by story. Leaves with 1 where something was rejected.

    Example: onrecord stories reports.jsonl > stories.jsonl
    """
    import json
    import sys

    from onrecord.stories import group

    reports, rejected = reports_as_is(paths, max_chars)
    for story in group(reports, {}):
        for episode in story.episodes:
            for key in episode.reports:
                row = {"id": key, "episode": episode.id, "story": story.id}
                sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    if rejected:
        raise typer.Exit(1)
