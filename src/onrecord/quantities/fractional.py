"""Which words for fractions are fractions: "half the houses", "two thirds"; not "the second half", "a third man"."""

import re

from onrecord.quantities.pieces import Piece

# What follows a half that is one: "half the houses", "half of them", "half an hour", "a half-mile".
HALVES = re.compile(
    r" of\b| (?:the|its|their|his|her|our|my|your|all|these|those|this|that|an?)\b|[ -](?:hour|mile|inch)"
)
# What stands before one that is not: "the second half", "the other half of the match".
NO_HALF = re.compile(
    r"\b(?:first|second|other|latter|last|next|top|bottom|better|opening|closing|this|that|each|the|either|1st|2nd) \Z",
    re.IGNORECASE,
)
BY = re.compile(r"\bby \Z", re.IGNORECASE)
ARTICLE = re.compile(r"\b(?P<by>by )?an? \Z", re.IGNORECASE)
OF = re.compile(r" of\b")
OF_OR_TIED = re.compile(r" of\b|-")
AROUND = 12  # code points before and after a word that are looked at


def is_added(before: Piece, piece: Piece) -> bool:
    """Whether a fraction is added to the word before it ("two and a half"), not counted by it ("two thirds")."""
    return piece.start - before.end > 1


def is_fraction(group: list[Piece], text: str, floor: int) -> bool:
    """Whether pieces that end in a word for a fraction are a number, by the words around them, none before `floor`."""
    last = group[-1]
    if last.kind != "part":
        return True
    printed, after = text[last.start : last.end].lower(), text[last.end : last.end + AROUND]
    before = text[max(floor, last.start - AROUND) : last.start]
    if len(group) > 1:
        return is_added(group[-2], last) or _is_counted(group[-2], printed, after)
    if printed == "half":
        return bool(BY.search(before)) or bool(HALVES.match(after) and not NO_HALF.search(before))
    article = ARTICLE.search(before)
    return article is not None and (article["by"] is not None or OF.match(after) is not None)


def _is_counted(count: Piece, printed: str, after: str) -> bool:
    """Whether a number and a word make a fraction: "one third", "two thirds"; quarters may be parts of a year."""
    one, several = count.value == 1, printed.endswith("s")
    if printed.startswith("quarter"):
        return (one or several) and OF_OR_TIED.match(after) is not None
    return one != several
