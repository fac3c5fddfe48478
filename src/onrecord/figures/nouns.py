"""Figures of several reports for the same thing, lined up."""

import msgspec

from onrecord.quantities.nouns import Bound
from onrecord.spans import Span


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One figure: a quantity of a report, with who gave it and for when.

    Attributes:
        quantity: id of the quantity.
        span: its words.
        statement: id of the statement that it stands in, or None.
        speaker: id of the gathered entity that gave it, or None for the outlet's own voice.
        source: how the source is printed, else the outlet's name.
        side: key of the speaker's side, or None.
        earliest, latest: the day it was given (as of), else the report's date; or None.
        low, high, bound, change, unit: as in Quantity.
        superseded: the same side has since given another value.
        conflict: another side's latest value for the same day or later cannot hold with this one.
        parts: ids of the quantities of the same report that add up to it ("900 nurses and 600 cooks"), by place.
        whole: id of the quantity of the same report that it is a part of, or None.
    """

    quantity: str
    span: Span
    statement: str | None
    speaker: str | None
    source: str
    side: str | None
    earliest: str | None
    latest: str | None
    low: float
    high: float | None
    bound: Bound
    change: str | None
    unit: str | None
    superseded: bool = False
    conflict: bool = False
    parts: tuple[str, ...] = ()
    whole: str | None = None


class FigureSeries(msgspec.Struct, frozen=True, kw_only=True):
    """Figures that count or measure the same thing.

    Attributes:
        id: hash of its points' quantities.
        counted: what is counted, in one report's own words ("North Korean soldiers"), or the unit.
        points: by day, then report, then place in the text.
    """

    id: str
    counted: str
    points: tuple[Point, ...]
