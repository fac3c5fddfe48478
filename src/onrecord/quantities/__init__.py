"""Quantities: the numbers of a report's text, with bound, unit, change and what they count."""

from onrecord.quantities.found import find
from onrecord.quantities.nouns import Bound, Quantity

__all__ = ["Bound", "Quantity", "find"]
