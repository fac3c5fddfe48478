"""Amounts that share something with the one beside them: "60 mph (97 km/h)", "5 or €6", "40 points, or 1%"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.quantities.amounts import Amount, dimension
from onrecord.quantities.numbers import Number

# The same amount once more: "60 mph (97 km/h)", "90 kW / 122 hp", "40 points, or 1%".
AGAIN = re.compile(r" ?\((?:or |about |US )?| / |, or |; ")
OPEN = re.compile(r"\([^)]*\Z")
INDEX = re.compile(r"\b(?:to|at|from|near|around|stood|was)(?: a record)? \Z", re.IGNORECASE)
MOVE = re.compile(r",? (?:up|down)(?: by)? ")
PARALLEL = re.compile(
    r"\b(?:and|or|but|while|from|versus|vs|against|compared|than|to|lowest|highest|other|after)\b", re.IGNORECASE
)
HANGING = re.compile(r"-(?:,| and| or| to|, and|, or) ")
AGAINST = re.compile(r"\b(?:from|versus|vs|against|compared|than)\b", re.IGNORECASE)
STOP = re.compile(r"[;\n]")
LENGTH = 100  # code points between two amounts that may share a unit
ALIKE = 20  # how many times the one may be the other
SHARED = frozenset(
    {"money", "share", "index", "temperature", "angle", "length", "mass", "speed", "energy", "power", "volume"}
)


def is_again(first: Amount, second: Amount, text: str) -> bool:
    """Whether the second amount says the first once more in another unit."""
    if first.unit is None or second.unit is None or first.unit == second.unit:
        return False
    gap = text[first.end : second.start]
    if gap == "; ":
        return False
    return bool(AGAIN.fullmatch(gap)) and (
        gap != " / " or bool(OPEN.search(text, max(0, first.start - LENGTH), first.start))
    )


def hangs(first: Amount, second: Amount, text: str) -> bool:
    """Whether a number with a hyphen waits for what the next one is tied to: "two- and three-bedroom flats"."""
    tied = text[second.number_end : second.number_end + 1] == "-"
    return tied and first.unit is None and bool(HANGING.fullmatch(text[first.end : second.start]))


def is_level(number: Number) -> bool:
    """Whether a bare number is the level of an index or rate, and so no count: "ended at 2,310.50"."""
    return "." in number.digits and not number.scaled


class Shared(NamedTuple):
    """A unit, the place of the amount that it is taken from, and whether the two are set against each other."""

    unit: str
    place: int
    against: bool = False


def shared_unit(amounts: Sequence[Amount], index: int, text: str) -> Shared | None:
    """The unit that a bare number takes from another amount of its sentence, or None."""
    if not amounts[index].number.digits:
        return None
    following = _of_following(amounts, index, text)
    if following:
        return Shared(following, index + 1)
    for place in range(index - 1, -1, -1):
        gap = text[amounts[place].end : amounts[index].start]
        if len(gap) > LENGTH or STOP.search(gap):
            return None
        unit = _of_earlier(amounts[place], amounts[index], gap)
        if unit:
            return Shared(unit, place, AGAINST.search(gap) is not None)
    return None


def _of_following(amounts: Sequence[Amount], index: int, text: str) -> str | None:
    """The unit of the next amount: "5 or €6", "2,310.50, up 12.25 points"."""
    following = amounts[index + 1] if index + 1 < len(amounts) else None
    if following is None or following.unit is None:
        return None
    gap = text[amounts[index].end : following.start]
    either = gap == " or " and following.number.sign and not amounts[index].number.scaled
    return following.unit if either or (following.unit == "point" and MOVE.fullmatch(gap)) else None


def _of_earlier(before: Amount, bare: Amount, gap: str) -> str | None:
    """The unit of an earlier amount: "rose 12.25 points to 2,310.50", "90 cents, while the cheapest is 60"."""
    if before.unit == "point" and "." in bare.number.digits and INDEX.search(gap):
        return "point"
    return before.unit if before.unit and _alike(before, bare) and PARALLEL.search(gap) else None


def _alike(one: Amount, other: Amount) -> bool:
    low, high = sorted((abs(one.low), abs(other.low)))
    return dimension(one.unit) in SHARED and high <= ALIKE * low and (one.number.scaled == other.number.scaled)
