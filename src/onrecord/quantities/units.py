"""The unit beside a number: what measures it, in what money, per what."""

import re
from functools import cache

from onrecord.quantities.numbers import Number
from onrecord.quantities.tables import listed, units_after

# "per hour", "a share" after a unit.
PER = re.compile(
    r" (?:per|an?) (?P<per>hour|day|week|month|year|share|barrel|tonne|ton|litre|gallon|night|head|capita)\b"
    r"(?! (?:ago|earlier|later|before|after|on))"
)
AGE = re.compile(r"[ -]years?[ -](?:olds?|of age)\b")
AGED = re.compile(r"\b(?:aged|ages?|age of) \Z", re.IGNORECASE)


def unit_of(number: Number, text: str, limit: int) -> tuple[str | None, int]:
    """The unit of a number, in the English singular, and where it ends in the text."""
    age = AGE.match(text, number.end, limit)
    if age:
        return "year of age", age.end()
    if not number.sign and AGED.search(text, max(0, number.start - 8), number.start):
        years = re.compile(r" years?\b").match(text, number.end, limit)
        return "year of age", years.end() if years else number.end
    vague = number.vague and text.startswith(" of ", number.end)  # "hundreds of kilometres"
    match = _after().match(text, number.end + 3 if vague else number.end, limit)
    if number.sign:
        named = match and _named(match)
        end = match.end() if match and named and named.endswith(number.sign.split()[-1]) else number.end
        return _per(number.sign, text, end, limit)
    if not match:
        return None, number.end
    unit = _named(match)
    if unit is None:
        return None, number.end
    return _per(unit, text, match.end(), limit)


@cache
def _after() -> re.Pattern[str]:
    loose, exact = units_after()
    return re.compile(
        rf"(?:[ \u00a0]{{0,2}}|-)(?:(?P<exact>{listed(list(exact))})|(?P<loose>(?i:{listed(list(loose))})))(?![A-Za-z])"
    )


def _named(match: re.Match[str]) -> str | None:
    loose, exact = units_after()
    found = re.sub(r"[\u00a0-]| {2}", " ", match.group("exact") or match.group("loose"))
    return (
        exact.get(found)
        or exact.get(found.replace(" ", "-"))
        or loose.get(found.lower())
        or loose.get(found.lower().replace(" ", "-"))
    )


def _per(unit: str, text: str, end: int, limit: int) -> tuple[str, int]:
    match = PER.match(text, end, limit)
    if not match or unit == "percentage":
        return unit, end
    return f"{unit} per {match.group('per')}", match.end()
