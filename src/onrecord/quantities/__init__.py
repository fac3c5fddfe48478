"""Quantities: the numbers of a report's text, with bound, unit, change and what they count."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.quantities.found import find
    from onrecord.quantities.nouns import Bound, Quantity

__all__ = ["Bound", "Quantity", "find"]

lazily(
    __name__,
    {
        "found": "find",
        "nouns": "Bound Quantity",
    },
)
