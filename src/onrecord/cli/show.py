"""`onrecord show`: the stories of a record, or one story as tables."""

from typing import Annotated, Literal

import typer

from onrecord.cli.opening import AsOf, opened, opened_story
from onrecord.cli.options import DEFAULT_DB, Db, StoryKey
from onrecord.cli.output import AsCsv, AsJson, AsLines, Form, Raw, emit
from onrecord.cli.tables import TABLES, stories
from onrecord.errors import OptionError

Only = Literal["claims", "statements", "figures", "timeline", "prospects", "relations", "entities", "reports"]

MANY = ("statements", "relations")


def show(
    story: StoryKey = "",
    only: Annotated[Only | None, typer.Option("--only", help="One table only.")] = None,
    figures: Annotated[bool, typer.Option("--figures", help="Figures only: the same as --only figures.")] = False,
    as_of: AsOf = None,
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
    as_lines: AsLines = False,
    as_csv: AsCsv = False,
    raw: Raw = False,
) -> None:
    """List the stories, or one story's claims, figures, timeline ...

    Without STORY, one line a story. With one, its claims, figures, timeline, prospects, entities and reports; its
    statements and relations, which are many, with --only statements or in a form for programs.

    With --as-of, the reports published by that day are gathered by themselves: standings, figures and outcomes are
    those of then. Without STORY that is done for the whole record, which takes as long as gathering it.

    Example: onrecord show s2c41 --only claims
    """
    form = Form(as_json, as_lines, as_csv, raw)
    form.check()
    if figures and only not in (None, "figures"):
        raise OptionError(f"--figures prints the figures alone: leave out --only {only}, or --figures")
    only = "figures" if figures else only
    if not story and only is None:
        with opened(db, as_of) as record:
            emit([stories(record.stories())], form)
        return
    with opened_story(db, as_of, story) as view:
        names = [only] if only else [name for name in TABLES if name not in MANY or form.for_programs]
        emit([TABLES[name](view) for name in names], form)
