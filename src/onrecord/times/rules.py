"""The patterns of time expressions, read from rules.tsv, and the raw forms that they give in a sentence."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.times.lexicon import Word, full_year, table

# A short hand of rules.tsv within a pattern.
SHORT_HAND = re.compile(r"\{([A-Z]+)\}")
# A field of a form, named as the group that fills it.
FIELD = re.compile(r"\{(\w+)\}")
# The opening of a named group.
NAMED_GROUP = re.compile(r"\(\?P<\w+>")
# A duration: how many, of which unit.
DURATION = re.compile(r"P(X|\d+(?:\.\d+)?)(FN|H|MIN|SEC|D|Y|DE|CE)$")
HALVES = {"H": "PT30M", "D": "PT12H", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}  # half of each unit
SMALL_HOURS = 5  # "4 at night" is before dawn, "8 at night" is not
UNOPENED = "_.,<>-#βCΞONHA"  # classes of words with which no time begins
PARTS = "ABC"  # names of the groups of a pattern that finds several times


class Raw(NamedTuple):
    """A time expression before anchoring: its words `[first, last)`, the rule, the TIMEX3 type and the form."""

    first: int
    last: int
    rule: str
    type: str
    form: str


class Rule(NamedTuple):
    """A pattern over word classes, and the form that it gives."""

    name: str
    type: str
    forms: tuple[str, ...]
    pattern: re.Pattern[str]


def raw_times(words: list[Word]) -> list[Raw]:
    """Every time expression of a sentence, in order, none overlapping."""
    rules, anything = load()
    classes = "".join(word.kind for word in words)
    found: list[Raw] = []
    at = 0
    while match := anything.search(classes, at):
        start = match.start()
        fitting = rules[(match.lastindex or 1) - 1 :]  # those before it do not fit here
        here = next((raws for rule in fitting if (raws := list(_applied(rule, classes, start, words)))), None)
        if here:
            found.extend(here)
        at = max(here[-1].last if here else 0, start + 1)
    return found


@cache
def load() -> tuple[tuple[Rule, ...], re.Pattern[str]]:
    """The rules in order, and a pattern that finds where any of them may begin; its group tells the first that does."""
    short: dict[str, str] = {}
    rules: list[Rule] = []
    for row in table("rules.tsv"):
        if row[0].startswith("="):
            short[row[0][1:]] = SHORT_HAND.sub(lambda match: short[match.group(1)], row[1])
        else:
            pattern = SHORT_HAND.sub(lambda match: short[match.group(1)], row[3])
            rules.append(Rule(row[0], row[1], tuple(row[2].split("|")), re.compile(pattern)))
    union = "|".join("(" + NAMED_GROUP.sub("(?:", rule.pattern.pattern) + ")" for rule in rules)
    return tuple(rules), re.compile(f"(?=[^{re.escape(UNOPENED)}])(?:{union})")


def _applied(rule: Rule, classes: str, at: int, words: list[Word]) -> Iterator[Raw]:
    match = rule.pattern.match(classes, at)
    if not match or match.end() == at:
        return
    filled_in = [name for name, words_in in match.groupdict().items() if words_in is not None and name not in PARTS]
    values = {name: value for name in filled_in if (value := _value(name, match, words)) is not None}
    if len(values) < len(filled_in):
        return  # day 45, century 99, a range of years that runs backwards
    parts = [match.span(name) for name in PARTS[: len(rule.forms)]] if len(rule.forms) > 1 else [match.span()]
    for form, (first, last) in zip(rule.forms, parts, strict=True):
        filled = _filled(form, values)
        if filled is None:
            return
        yield Raw(first, last, rule.name, rule.type, filled)


def _filled(form: str, values: dict[str, str]) -> str | None:
    """The form with its fields filled; a field without value takes that of its twin (`u2` for `u`)."""
    filled = form
    for name in FIELD.findall(form):
        value = values.get(name) or next((values[other] for other in sorted(values) if other[0] == name[0]), None)
        if value is None:
            return None
        filled = filled.replace("{" + name + "}", value)
    return _clocked(filled)


def _clocked(form: str) -> str:
    """A duration with its T before hours, minutes and seconds ("PT2H"), half units and fortnights in smaller ones."""
    match = DURATION.match(form)
    if not match:
        return form
    count, unit = match.groups()
    if count == "0.5" and unit in HALVES:
        return HALVES[unit]
    if unit == "FN":
        return f"P{float(count) * 2:g}W" if count != "X" else "PXW"
    return f"PT{count}{unit[0]}" if unit in ("H", "MIN", "SEC") else form


def _value(name: str, match: re.Match[str], words: list[Word]) -> str | None:
    first, last = match.span(name)
    piece = words[first:last]
    reader = READERS.get(name[0])
    if reader:
        return reader(piece)
    if name == "y2":
        return _second_year(words[match.start("y")].value, piece[0].value)
    return piece[0].value


def _second_year(first: str, second: str) -> str | None:
    """The year after a dash: "1950-53"; it has to lie later."""
    if len(second) == 2:
        second = first[:2] + second
    return second if len(second) == 4 and int(second) > int(first) else None


def _day(piece: list[Word]) -> str | None:
    number = int(piece[0].value)
    return f"{number:02d}" if 1 <= number <= 31 else None


def _step(piece: list[Word]) -> str:
    return f"{int(piece[0].value):+d}"


def _today(piece: list[Word]) -> str:
    step, _, part = piece[0].value.partition("/")
    return f"{step}D/{part}" if part else f"{step}D"


def _century(piece: list[Word]) -> str | None:
    number = int(piece[0].value)
    return f"{number - 1:02d}" if 1 <= number <= 30 else None


def _before_christ(piece: list[Word]) -> str | None:
    return piece[0].value.zfill(4) if piece[0].value.isdigit() and len(piece[0].value) <= 4 else None


def number(piece: list[Word]) -> str:
    """The number that words make ("two and a half": 2.5), X where they are vague."""
    if any(word.kind == "F" for word in piece):
        return "X"
    counting = [word for word in piece if word.kind not in "-CΞ"]
    if counting[-1].kind == "%" and len(counting) > 1 and counting[-2].kind == "i":
        del counting[-2]  # the "a" of "a half"
    total, group = 0.0, 0.0  # the group is what "thousand" multiplies
    for word in counting:
        if word.kind != "X":
            group += float(word.value or 0)
        elif float(word.value) < 1000:
            group = (group or 1) * float(word.value)
        else:
            total, group = total + (group or 1) * float(word.value), 0.0
    total += group
    return str(int(total)) if total == int(total) else f"{total:g}"


def _clock(piece: list[Word]) -> str | None:
    """A clock time as ISO, its half of the day and its zone applied."""
    if piece[0].kind in "i%4":
        return _clock_past(piece)
    found, rest = piece[0], piece[1:]
    if found.kind in "yn":
        if not found.value.isdigit():
            return None  # "10.5" is no time of day
        digits = found.value.zfill(4)
        hour, minute, more = digits[:2], digits[2:4], ""
    else:
        hour, _, minute = found.value.partition(":")
        minute, _, more = minute.partition(":")
    hours = _of_day(int(float(hour)), rest)
    if hours > 24 or int(minute or 0) > 59:
        return None
    zone = "".join(word.value for word in rest if word.kind == "Z")
    return f"{hours:02d}:{int(minute or 0):02d}" + (f":{more}" if more else "") + zone


def _clock_past(piece: list[Word]) -> str | None:
    """ "Half past six", "a quarter to nine"."""
    minutes = 30 if any(word.kind == "%" for word in piece) else 15
    place = next(place for place, word in enumerate(piece) if word.kind in "lπ")
    hour = _of_day(int(float(piece[place + 1].value)), piece[place + 2 :])
    if not 0 < hour < 24:
        return None
    total = 60 * hour + (minutes if piece[place].kind == "l" else -minutes)
    return f"{total // 60:02d}:{total % 60:02d}"


def _of_day(hour: int, rest: list[Word]) -> int:
    """An hour of 24, by the words that tell the half of the day: "p.m.", "in the evening"."""
    half = next((word.value for word in rest if word.kind in "KD"), None)
    if half is None or hour > 12:
        return hour
    late = half in ("12", "AF", "EV") or (half == "NI" and hour > SMALL_HOURS)
    return hour % 12 + 12 * late


READERS = {
    "d": _day, "r": _step, "t": _today, "c": _century, "b": _before_christ, "n": number, "h": _clock,
}  # fmt: skip


__all__ = ["Raw", "full_year", "number", "raw_times"]
