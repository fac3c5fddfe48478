"""Figures of a wording, as the values that they allow and the concept of what they count."""

import re

import msgspec

from onrecord.claims.concepts import concept
from onrecord.quantities.nouns import Quantity
from onrecord.stories.words import WORD

# A year, which is a date and no figure.
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")


class Figure(msgspec.Struct, frozen=True, order=True):
    """A figure of the wording: what it counts (concept or unit), and the values that it allows."""

    counts: str
    low: float
    high: float
    bound: str
    change: str = ""


def figures(text: str, quantities: tuple[Quantity, ...]) -> tuple[Figure, ...]:
    """The figures of some quantities, bare years left out."""
    return tuple(figure(text, q) for q in quantities if not YEAR.fullmatch(text[q.span.start : q.span.end]))


def figure(text: str, quantity: Quantity) -> Figure:
    """A quantity as the values that it allows: "about" a tenth to each side, a round number a twentieth."""
    low, high = quantity.low, quantity.high if quantity.high is not None else quantity.low
    if quantity.bound in {"at_least", "more_than"}:
        high = float("inf")
    elif quantity.bound in {"at_most", "less_than"}:
        low, high = float("-inf"), quantity.low
    elif quantity.bound != "range":
        slack = 0.1 if quantity.bound == "about" else 0.05 if _round(quantity.low) else 0.0
        low, high = low - slack * abs(low), high + slack * abs(high)
    counts = _counts(text, quantity)
    return Figure(counts, low, high, quantity.bound, quantity.change or "")


def _round(number: float) -> bool:
    """Whether a number of 100 or more has two digits that say something: 12,000, not 12,040."""
    digits = f"{abs(number):.0f}"
    return abs(number) >= 100 and len(digits.rstrip("0")) <= 2


def _counts(text: str, quantity: Quantity) -> str:
    """The concept of what is counted: the last of its words that says anything, else the unit."""
    said = (
        [concept(word) for word in WORD.findall(text[quantity.counted.start : quantity.counted.end])]
        if quantity.counted
        else []
    )
    heads = [head for head in said if head]
    return heads[-1] if heads else quantity.unit or ""
