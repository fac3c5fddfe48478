"""Statements about the future."""

from typing import Literal

import msgspec

from onrecord.spans import Span


class Prospect(msgspec.Struct, frozen=True, kw_only=True):
    """A forecast, plan or deadline, and what became of it.

    Attributes:
        id: hash of its words.
        span: the words.
        statement: id of the statement, or None for the report's own voice.
        speaker: id of the gathered entity, or None.
        source: how the source is printed.
        earliest, latest: the window in which it is to come about, days, or None.
        likelihood: the words that say how likely ("expected to", "may"), possibly none.
        outcome: `open`, `came about`, `did not`, or `lapsed` (its window has passed and no report tells).
        because: spans of other reports that show the outcome.
    """

    id: str
    span: Span
    statement: str | None
    speaker: str | None
    source: str
    earliest: str | None
    latest: str | None
    likelihood: tuple[Span, ...] = ()
    outcome: Literal["open", "came about", "did not", "lapsed"] = "open"
    because: tuple[Span, ...] = ()
