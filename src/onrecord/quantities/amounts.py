"""Amounts of a text: numbers with their units, and the ranges that two of them make."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from onrecord.quantities.numbers import Number, numbers
from onrecord.quantities.pieces import PARTING
from onrecord.quantities.rates import per_what
from onrecord.quantities.tables import dimensions, words_of
from onrecord.quantities.units import unit_of

# What joins two numbers into a range: "10-15", "7 to 9", "to-" as some copy prints it; between money also "/".
RANGE = re.compile(r" ?[-–] ?| to |-to-| to-")
SLASH = re.compile(r"/")
OR = re.compile(r" or |-or-")
AND = re.compile(r" and ")
BETWEEN = re.compile(r"\bbetween(?: the ages of| about| around| roughly| some)? \Z", re.IGNORECASE)
CHAIN = re.compile(r" to [$€£¥]?\d")  # "from 30 to 45 to 50": three values
CHAINED = re.compile(r"\d[\w.,%]{0,12} to \Z")
# "one in five", "9 out of 10": a share, where the second number is one that shares are told by.
IN = re.compile(r" in (?:every )?|-in-")
OUT_OF = re.compile(r" out of (?:every )?")
SHARED = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 50, 100, 500, 1000, 10_000, 100_000, 1_000_000})
PROPORTION = "proportion"
LOOK_BACK = 60  # code points before a number that are looked at


class Amount(NamedTuple):
    """A number or range with its unit: `[start, end)` holds both, `number_end` is where the number alone ends."""

    start: int
    end: int
    number_end: int
    low: float
    high: float | None
    unit: str | None
    number: Number


def amounts(text: str, start: int, end: int, *, taken: Callable[[int, int], bool] | None = None) -> list[Amount]:
    """The amounts of `text[start:end]`, in order; numbers in a `taken` place, such as a date, are left out."""
    found: list[Amount] = []
    for number in numbers(text, start, end):
        if taken and taken(number.start, number.end):
            continue
        if found and number.start < found[-1].end:
            continue  # the inches of 5' 10", the one of "half of one per cent"
        unit = unit_of(number, text, end)
        found.append(Amount(number.start, unit.end, number.end, number.low, number.high, unit.name, number))
    return [_proportion(amount) for amount in _joined(found, text)]


def _proportion(amount: Amount) -> Amount:
    return amount._replace(unit=PROPORTION) if amount.number.part and amount.unit is None else amount


def _joined(single: Iterable[Amount], text: str) -> list[Amount]:
    found: list[Amount] = []
    for amount in single:
        both = _both(found[-1], amount, text) if found else None
        if both:
            found[-1] = both
            continue
        if found:
            found[-1] = _before_move(found[-1], amount, text)
        found.append(amount)
    return found


def _both(first: Amount, second: Amount, text: str) -> Amount | None:
    """The range or share that two numbers make by what stands between them and before them."""
    gap = text[first.end : second.start]
    if len(gap) > 16 or first.high is not None or second.high is not None:
        return None
    if _is_share(first, second, gap):
        share = second.number._replace(part=True, start=first.start)
        return Amount(first.start, second.end, second.number_end, first.low / second.low, None, None, share)
    if first.number.part != second.number.part or not _same_unit(first, second):
        return None
    low = first.low if first.unit and not first.number.sign else scaled(first.number, second.number)
    if low >= second.low or not _in_row(first, second, low, text):
        return None
    unit, end = second.unit, second.end
    if first.unit and not unit:
        per = per_what(text, second.end, len(text)) if first.number.sign else None
        unit, end = (f"{first.unit} per {per[0]}", per[1]) if per else (first.unit, end)
    number = second.number._replace(
        start=first.start, words=first.number.words, sign=first.number.sign or second.number.sign
    )
    return Amount(first.start, end, second.number_end, low, second.low, unit, number)


def _same_unit(first: Amount, second: Amount) -> bool:
    """Whether two units are one, or one alone is printed: "10 to 15 km", "$6-8bn", "$5 to $6 an hour"."""
    if first.unit is None or first.unit == second.unit:
        return True
    if second.unit is None:
        return first.number.sign is not None or first.unit == "year of age"
    return first.number.sign is not None and second.unit.startswith(f"{first.unit} per ")


def _before_move(first: Amount, second: Amount, text: str) -> Amount:
    """The first of two values "from 4 to 6 million tonnes", in the scale and unit that only the second prints."""
    bare = first.unit is None and first.high is None and second.high is None and not first.number.part
    if not bare or text[first.end : second.start] != " to " or second.number.sign:
        return first
    if not _moved().search(text, max(0, first.start - LOOK_BACK), first.start):
        return first
    return first._replace(low=scaled(first.number, second.number), unit=second.unit)


def _is_share(first: Amount, second: Amount, gap: str) -> bool:
    if not (0 < first.low < second.low) or first.unit or second.unit or second.low not in SHARED or second.number.sign:
        return False
    whole = first.low == int(first.low)
    if IN.fullmatch(gap):
        return whole and (first.low == 1 or second.low in (3, 4, 5, 10, 100))
    return bool(OUT_OF.fullmatch(gap)) and whole


def _in_row(first: Amount, second: Amount, low: float, text: str) -> bool:
    gap, begin = text[first.end : second.start], max(0, first.start - LOOK_BACK)
    if AND.fullmatch(gap):
        return bool(BETWEEN.search(text, begin, first.start))
    if OR.fullmatch(gap):
        return first.number.words and second.number.words and second.low - low == 1
    if SLASH.fullmatch(gap):
        return bool(first.number.sign and second.number.sign)
    if not RANGE.fullmatch(gap) or _moved().search(text, begin, first.start):
        return False
    if " to" in gap and _is_level(first, second, text):
        return False
    chained = CHAIN.match(text, second.end) or CHAINED.search(text, begin, first.start)
    return not (" to" in gap and chained)


def _is_level(first: Amount, second: Amount, text: str) -> bool:
    """Whether the second number is where something moved to by the first ("fell $2 to $78", "up 3 to 64")."""
    begin = max(0, first.start - LOOK_BACK)
    times = 2 if first.unit else 3
    return second.low > times * first.low and bool(_moving().search(text, begin, first.start))


@cache
def _moving() -> re.Pattern[str]:
    """What comes right before the amount of a move: "rose 2", "up by about 3"."""
    moved = "|".join(words_of("moved"))
    return re.compile(rf"\b(?:{moved}|by)(?: by)?(?: about| around| roughly| nearly| some| just)? \Z", re.IGNORECASE)


@cache
def _moved() -> re.Pattern[str]:
    """What comes before "from 5 to 10" where that is two values, one after the other, and no range."""
    about = "(?: about| around| roughly| nearly| some| just)?"
    moved = "|".join(words_of("moved"))
    return re.compile(rf"\b(?:{moved})(?: [\w$%.,-]{{1,20}}){{0,4}} from{about} \Z", re.IGNORECASE)


def scaled(first: Number, second: Number) -> float:
    """The lower end, in the scale that only the upper one prints: "10 to 15 million", "25-30,000"."""
    if not first.digits or first.scaled or first.low >= 1000:
        return first.low
    plain = float(PARTING.sub("", second.digits)) if second.digits else 0.0
    if second.scaled and second.low >= 1000:
        times = second.low / plain if plain else _scale_of(second)
        return first.low * times if first.low * times < second.low else first.low
    grouped = second.digits.endswith(",000") and "," not in first.digits
    return first.low * 1000 if grouped and first.low < second.low / 1000 else first.low


def _scale_of(number: Number) -> float:
    """The scale of a number whose figures are not known by themselves: 1,000,000 for "15 million"."""
    scale = 1.0
    while number.low >= scale * 1000:
        scale *= 1000
    return scale


def dimension(unit: str | None) -> str | None:
    """What a unit measures ("length", "money"); of a rate, what its first part does; None for counted things."""
    return dimensions().get(unit) or dimensions().get(unit.split(" per ")[0], "other") if unit else None
