"""The words that bound a number: "more than", "at least", "or so"."""

import re
from functools import cache
from typing import NamedTuple

from onrecord.quantities.amounts import Amount, dimension
from onrecord.quantities.nouns import Bound
from onrecord.quantities.tables import listed, rows

LOOK_BACK = 40  # code points before a number in which the words for its bound stand
# What may stand between: "more than a further 300".
FILLED = r"(?: (?:an?|the|another|only|just|some|an estimated|a further|an additional|a total of))?"
OVER = re.compile(
    r"\b(?P<lasting>(?:for|after|in|of|last(?:s|ed|ing)?|takes?|taking|took|spen[dt]|waited|is|was|were|be|been|well|just|and|by|from"
    r"|with|within|than) )?over (?P<the>the )?\Z",
    re.IGNORECASE,
)


class Bounded(NamedTuple):
    """A bound, and where the words for it, the number and its unit begin and end."""

    bound: Bound
    start: int
    end: int


def bounded(amount: Amount, text: str, floor: int, limit: int) -> Bounded:
    """The bound of an amount by the words around it, none before `floor` and none from `limit` on."""
    before, after = _patterns()
    kind: Bound = "exact"
    first, last = amount.start, amount.end
    ahead = before.search(text, max(floor, amount.start - LOOK_BACK), amount.start)
    behind = after.match(text, amount.number_end, limit) or after.match(text, amount.end, limit)
    if ahead and not _is_throughout(amount, text, floor):
        kind, first = _named(ahead["bound"]), ahead.start("bound")
    elif behind:
        kind = _named(behind["bound"])
    last = max(last, behind.end()) if behind else last
    return Bounded("range" if amount.high is not None else kind, first, last)


def _is_throughout(amount: Amount, text: str, floor: int) -> bool:
    """Whether "over" means during: "rose 5% over three years", but "lasted over three years"."""
    if dimension(amount.unit) != "time":
        return False
    over = OVER.search(text, max(floor, amount.start - LOOK_BACK), amount.start)
    return over is not None and (over["the"] is not None or over["lasting"] is None)


def after_bound(text: str, place: int, limit: int) -> int:
    """Where the words end that bound a number right behind it ("300-odd", "50 or more"); `place` where none do."""
    found = _patterns()[1].match(text, place, limit)
    return found.end() if found else place


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = listed([words for words, _, place in rows("bounds.tsv") if place == "before"])
    after = listed([words for words, _, place in rows("bounds.tsv") if place == "after"])
    return (
        re.compile(rf"(?<![\w.])(?P<bound>(?i:{before})){FILLED} ?\Z", re.IGNORECASE),
        re.compile(rf" ?(?P<bound>(?i:{after}))(?!\w)"),
    )


@cache
def _table() -> dict[str, Bound]:
    return {row[0]: row[1] for row in rows("bounds.tsv")}  # type: ignore[misc]


def _named(words: str) -> Bound:
    plain = re.sub(r"[\s\u00a0]+", " ", words.lower())
    return _table().get(plain) or _table().get(plain.replace("-", " "), "exact")
