"""Opening the record that a command reads: as it is, or as it was on a day (`--as-of`)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.store.views import StoryView

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="As things stood on that day, without later reports."),
]


@contextmanager
def opened(db: Path, as_of: str | None, *, story: str | None = None) -> "Iterator[Record]":
    """The record, or what it was on a day, then with one story's reports only where `story`, its id, is given."""
    from onrecord.record import Record

    with Record.open(db, create=False) as record:
        if as_of is None:
            yield record
            return
        every = sum(each.reports for each in record.stories() if story in (None, each.id))
        with record.as_of(as_of, story=story) as then:
            _tell(as_of, sum(each.reports for each in then.stories()), every)
            yield then


@contextmanager
def opened_story(db: Path, as_of: str | None, key: str) -> "Iterator[StoryView]":
    """One story of the record, as it is or as it was; the only one needs no key."""
    from onrecord.record import Record

    with Record.open(db, create=False) as record:
        view = record.story(key or None)
        if as_of is None:
            yield view
            return
    with opened(db, as_of, story=view.story.id) as then:
        yield _same(then, (key, view.story.id))


@contextmanager
def opened_at(db: Path, as_of: str | None, line: str) -> "Iterator[Record]":
    """The record in which a line is to be found; as it was, no more than the story which that line is in today."""
    from onrecord.errors import UnknownId
    from onrecord.record import Record

    story = None
    if as_of is not None:
        with Record.open(db, create=False) as record:
            try:
                story = record.find(line).story
            except UnknownId:
                story = None  # a line that only the record of that day has
    with opened(db, as_of, story=story) as record:
        yield record


def _same(then: "Record", keys: tuple[str, ...]) -> "StoryView":
    """The story of that day: by the name or id that it had then, else by today's, else the only one there was."""
    from onrecord.errors import UnknownId

    for key in keys:
        try:
            return then.story(key)
        except UnknownId:
            continue
    return then.story()


def _tell(as_of: str, kept: int, every: int) -> None:
    import sys

    rest = "" if kept == every else "; the others are later, or of no known day"
    print(f"onrecord: as of {as_of}: {kept} of {every} reports{rest}", file=sys.stderr)
