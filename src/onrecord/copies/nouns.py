"""Text that one report took from another."""

from typing import Literal

import msgspec

from onrecord.spans import Span

CopyKind = Literal["copy", "embedded", "quotation", "credit"]


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """A passage of one report that stands in another.

    Attributes:
        id: hash of both reports and the kind.
        report: the report that took it.
        of: the report that it was taken from.
        kind: `copy` (most of the report), `embedded` (a passage), `quotation` (the same quoted words),
            `credit` (it names the other's agency or outlet as its source).
        share: share of `report`'s words that stand in `of`, 0 to 1.
        spans: pairs of spans with the same words, `(in report, in of)`.
        directed: whether the direction is known (by date or credit); else `of` is merely the smaller id.
        because: the sign that shows the direction, in words.
    """

    id: str
    report: str
    of: str
    kind: CopyKind
    share: float
    spans: tuple[tuple[Span, Span], ...] = ()
    directed: bool = False
    because: str = ""
