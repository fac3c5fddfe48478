"""What happened when, across reports."""

from typing import Literal

import msgspec

from onrecord.spans import Span

Precision = Literal["day", "interval", "month", "season", "year", "decade", "unknown"]


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A dated happening, with every sentence that tells it.

    Attributes:
        id: hash of its first sentence and date.
        earliest, latest: days.
        precision: of the words, not of the truth.
        sentences: one a report at the least, the clearest first.
        times: spans of the temporal expressions, one for each sentence.
        conflicts: ids of other moments that tell the same happening with another date.
        ahead: True where it lay in the future when reported (a plan, a deadline).
    """

    id: str
    earliest: str
    latest: str
    precision: Precision
    sentences: tuple[Span, ...]
    times: tuple[Span, ...]
    conflicts: tuple[str, ...] = ()
    ahead: bool = False
