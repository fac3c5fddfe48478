"""A temporal expression of a report."""

from typing import Literal

import msgspec

from onrecord.spans import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A temporal expression, after TIMEX3.

    Attributes:
        id: hash of the report, span and unanchored form.
        span: the words.
        type: TIMEX3 type.
        value: TIMEX3 value ("2024-10-28", "2024-08", "P3M", "PRESENT_REF"), or None where it could not be anchored.
        earliest, latest: first and last day it can mean, `YYYY-MM-DD`, or None.
        unanchored: the form before anchoring ("XXXX-WXX-1", "R-1D", "2024-10-28"), from which it is anchored again.
        anchor: what it was anchored to: a day `YYYY-MM-DD`, the id of another time, or None for an absolute one.
    """

    id: str
    span: Span
    type: TimeType
    value: str | None
    earliest: str | None
    latest: str | None
    unanchored: str
    anchor: str | None = None
