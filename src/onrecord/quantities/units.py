"""The unit beside a number: what measures it, in what money, per what."""

import re
from functools import cache
from typing import NamedTuple

from onrecord.quantities.numbers import LARGE, Number
from onrecord.quantities.rates import per_what
from onrecord.quantities.tables import Form, listed, symbols_after, words_after

AGE = re.compile(r"(?P<gap>[ -])years?(?:[ -]olds?\b| of age\b)", re.IGNORECASE)
AGED = re.compile(
    r"\b(?:aged|ages?|ages? of|age group|aged between|ages between|under the age of|over the age of) \Z", re.IGNORECASE
)
MAGNITUDE = re.compile(r"\bmagnitude(?:[ -]| of )\Z", re.IGNORECASE)
AGED_YEARS = re.compile(r" years?\b")
# Between a fraction and its unit: "half an hour", "a quarter of a mile", "tens of millions of dollars".
OF = re.compile(r"(?: of)?[ -]an?(?=[ -])| of one(?= )| of(?= )")
SLASHED = re.compile(r" ?/ ?(?P<per>[^\W\d_]{1,4}[23²³]?)(?!\w)")
SUP = str.maketrans("²³", "23")
# Symbols that mean something else after a blank: "5 A levels", "2 p.m.".
ADJACENT = frozenset({"A", "t", "p", "R", "V", "l", "MP", "ha", "min", "nm"})
WEIGHED = re.compile(r"\b(?:weigh\w*|lost|lose|losing|gain\w*|shed\w*|lift\w*) (?:[\w-]+ ){0,3}\Z", re.IGNORECASE)
SECOND_RATE = re.compile(r"-[A-Za-z]")
FOOT_MARK = re.compile(r"'(?![\w'])")
OPENED = re.compile(r"(?<!\w)['‘]\w")
CURRENCY_NAMED = re.compile(r" (?P<code>US|U\.S\.|AUD|CAD|Cdn|NZ|HK)(?!\w)")
NAMED = {"US": "us dollar", "U.S.": "us dollar", "AUD": "australian dollar", "CAD": "canadian dollar"}
NAMED |= {"Cdn": "canadian dollar", "NZ": "new zealand dollar", "HK": "hong kong dollar"}


class Unit(NamedTuple):
    """The unit of a number, an English singular or None, and where it ends in the text."""

    name: str | None
    end: int


def unit_of(number: Number, text: str, limit: int) -> Unit:
    """The unit of a number, in the English singular, and where it ends in the text."""
    age = AGE.match(text, number.end, limit)
    if age:
        return Unit("year of age", age.end())
    if number.sign:
        return _money(number, text, limit)
    if AGED.search(text, max(0, number.start - 20), number.start) and number.low < 150 and not number.part:
        years = AGED_YEARS.match(text, number.end, limit)
        return Unit("year of age", years.end() if years else number.end)
    if MAGNITUDE.search(text, max(0, number.start - 14), number.start):
        return Unit("magnitude", number.end)
    place = number.end
    if number.vague or number.part:
        of = OF.match(text, number.end, limit)
        place = of.end() if of else place
    match = _after().match(text, place, limit)
    form = _form(match) if match else None
    if match and form and _fits(match, form, number, text):
        return _per(_sort(form.unit, match, number, text), text, match, limit)
    if (
        FOOT_MARK.match(text, number.end, limit)
        and number.digits
        and not OPENED.search(text, max(0, number.start - 200), number.start)
    ):
        return Unit("foot", number.end + 1)
    per = per_what(text, number.end, limit) if number.digits else None
    return Unit(f"count per {per[0]}", per[1]) if per else Unit(None, number.end)


def _money(number: Number, text: str, limit: int) -> Unit:
    """The currency of a sign, said once more behind the number or not: "$5 million", "$5 US", "US$5 dollars"."""
    unit, end = number.sign or "", number.end
    match = _after().match(text, end, limit)
    form = _form(match) if match else None
    if match and form and form.unit.endswith(unit.split()[-1]):
        unit, end = form.unit if unit == "us dollar" else unit, match.end()
    named = CURRENCY_NAMED.match(text, end, limit)
    if named and unit == "us dollar":
        unit, end = NAMED[named["code"]], named.end()
    per = per_what(text, end, limit)
    return Unit(f"{unit} per {per[0]}", per[1]) if per else Unit(unit, end)


@cache
def _after() -> re.Pattern[str]:
    exact, loose = listed(list(symbols_after())), listed(list(words_after()))
    return re.compile(rf"(?P<gap>[ \u00a0]{{0,2}}|-)(?:(?P<exact>{exact})|(?P<loose>(?i:{loose})))(?![A-Za-z0-9])")


def _form(match: re.Match[str]) -> Form | None:
    """The unit that a match of `_after` names."""
    table = symbols_after() if match["exact"] else words_after()
    printed = match["exact"] or match["loose"].lower()
    found = re.sub(r"[\u00a0-]| {2}", " ", printed)
    return table.get(printed) or table.get(found) or table.get(found.replace(" ", "-"))


def _fits(match: re.Match[str], form: Form, number: Number, text: str) -> bool:
    """Whether the words after a number are its unit: no verb "won", no "A" of "A levels", no "second-half goals"."""
    if form.large and number.low < LARGE and not number.scaled:
        return False
    symbol = match["exact"]
    if symbol and (number.words and symbol.isalpha()):
        return False
    if symbol in ADJACENT and match["gap"] and text[match.end() : match.end() + 1] != "/":
        return False
    if match["gap"] == "" and match["loose"] and number.words:
        return match["loose"] == "fold"
    return form.unit != "second" or match["gap"] == "-" or not SECOND_RATE.match(text, match.end())


def _sort(unit: str, match: re.Match[str], number: Number, text: str) -> str:
    """Pounds of weight apart from pounds of money."""
    if unit != "pound sterling" or match["exact"] or number.scaled:
        return unit
    weight = match["gap"] == "-" or text.startswith(" of ", match.end())
    return "pound-mass" if weight or WEIGHED.search(text, max(0, number.start - 30), number.start) else unit


def _per(unit: str, text: str, match: re.Match[str], limit: int) -> Unit:
    end = match.end()
    slashed = match["exact"] and SLASHED.match(text, end, limit)
    if slashed:
        below = symbols_after().get(slashed["per"]) or symbols_after().get(slashed["per"].translate(SUP))
        if below:
            return Unit(f"{unit} per {below.unit}", slashed.end())
    per = per_what(text, end, limit)
    if not per or unit in ("percentage", "percentage point"):
        return Unit(unit, end)
    return Unit(f"{unit} per {per[0]}", per[1])
