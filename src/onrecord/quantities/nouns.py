"""A number of a report, with what it counts or measures."""

from typing import Literal

import msgspec

from onrecord.spans import Span

Bound = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "range"]


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number with what it counts or measures.

    Attributes:
        id: hash of the report and span.
        span: the number with its bound words and unit.
        low: the number; the lower end of a range. Always there, also under less_than and at_most.
        high: the upper end of a range, else None.
        bound: exact, about, at_least, at_most, more_than, less_than, range.
        change: `up` or `down` for the amount of a rise or fall, else None.
        unit: English singular ("kilometre", "percentage", "us dollar per month"; "proportion" of a fraction, "count" of
            how many times), None for counted things.
        counted: the words for what is counted ("Kelish soldiers"), or what a measure is told of ("prices"), or None.
        as_of: id of the time that it holds for, or None.
        statement: id of the innermost statement that it stands in, or None.
    """

    id: str
    span: Span
    low: float
    high: float | None = None
    bound: Bound = "exact"
    change: Literal["up", "down"] | None = None
    unit: str | None = None
    counted: Span | None = None
    as_of: str | None = None
    statement: str | None = None
