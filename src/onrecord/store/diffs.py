"""What a record tells of what has changed since a day, a moment or the last look: a `Diff`, and what it is made of."""

from typing import Literal

import msgspec

from onrecord.spans import Span

Since = Literal["added", "dated"]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """How a claim stood before, and stands now; `before` is None for a new claim.

    `at` is when it turned, here and in the nouns below: a moment of the journal under `added`, else a day, or "".
    """

    claim: str
    story: str
    words: str
    span: Span
    before: str | None
    after: str
    at: str = ""


class Addition(msgspec.Struct, frozen=True, kw_only=True):
    """A statement, or a sentence in a report's own voice (`statement` is None), that is new on an old claim."""

    claim: str
    story: str
    statement: str | None
    stance: str
    source: str
    words: str
    span: Span
    at: str = ""


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of which a source gives another value than it last gave, or, if it gave none, than anyone last gave.

    `before` and `after` are the words of each, `before_source` and `source` who gave them.
    """

    figure: str
    story: str
    counted: str
    source: str
    before: str
    before_span: Span
    before_source: str
    after: str
    span: Span
    at: str = ""


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """A prospect of which it is now known what became: `because` are the words that tell, none where it lapsed."""

    prospect: str
    story: str
    outcome: str
    earliest: str | None
    latest: str | None
    words: str
    span: Span
    because: tuple[Span, ...] = ()
    at: str = ""


class Renaming(msgspec.Struct, frozen=True, kw_only=True):
    """Someone whom the record called otherwise before; `span` is a mention."""

    entity: str
    story: str
    before: str
    after: str
    span: Span
    at: str = ""


class Entered(msgspec.Struct, frozen=True, kw_only=True):
    """A new report, and the story that it is in."""

    report: str
    story: str
    at: str = ""


class StoryChange(msgspec.Struct, frozen=True, kw_only=True):
    """A story that is new, or was merged or split off from the stories in `of`."""

    story: str
    name: str
    how: Literal["new", "merged", "split"]
    of: tuple[str, ...] = ()
    at: str = ""


class Diff(msgspec.Struct, frozen=True, kw_only=True):
    """What has changed since a day, a moment or the last look.

    Attributes:
        since: as asked; the moment of a look that was asked for.
        by: `added`, by when it entered the record; `dated`, by the reports' own dates.
        entered: new reports, by id.
        stories: new, merged and split ones; none under `dated`.
        new: claims that are new.
        changed: claims that stand otherwise than before.
        denied: those of both that are now denied or disputed, and were not.
        statements: new positions on claims that were there.
        figures: that moved.
        prospects: that came due.
        renamed: people and bodies; none under `dated`.
    """

    since: str
    by: Since
    entered: tuple[Entered, ...] = ()
    stories: tuple[StoryChange, ...] = ()
    new: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    denied: tuple[Change, ...] = ()
    statements: tuple[Addition, ...] = ()
    figures: tuple[Move, ...] = ()
    prospects: tuple[Due, ...] = ()
    renamed: tuple[Renaming, ...] = ()

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the new reports, sorted."""
        return tuple(each.report for each in self.entered)
