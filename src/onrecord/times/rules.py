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
DURATION = re.compile(r"P(X|\d+(?:\.\d+)?)(2W|H|MIN|SEC)$")


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
        here = next((raws for rule in rules if (raws := list(_applied(rule, classes, start, words)))), None)
        if here:
            found.extend(here)
        at = max(here[-1].last if here else 0, start + 1)
    return found


@cache
def load() -> tuple[tuple[Rule, ...], re.Pattern[str]]:
    """The rules in order, and a pattern that finds where any of them may begin."""
    short: dict[str, str] = {}
    rules: list[Rule] = []
    for row in table("rules.tsv"):
        if row[0].startswith("="):
            short[row[0][1:]] = SHORT_HAND.sub(lambda match: short[match.group(1)], row[1])
        else:
            pattern = SHORT_HAND.sub(lambda match: short[match.group(1)], row[3])
            rules.append(Rule(row[0], row[1], tuple(row[2].split("|")), re.compile(pattern)))
    return tuple(rules), re.compile("|".join(NAMED_GROUP.sub("(?:", rule.pattern.pattern) for rule in rules))


def _applied(rule: Rule, classes: str, at: int, words: list[Word]) -> Iterator[Raw]:
    match = rule.pattern.match(classes, at)
    if not match or match.end() == at:
        return
    values = {name: value for name in match.groupdict() if (value := _value(name, match, words)) is not None}
    parts = [match.span("A"), match.span("B")] if len(rule.forms) == 2 else [match.span()]
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
    """A duration with its T before hours, minutes and seconds ("PT2H"), and fortnights as weeks."""
    match = DURATION.match(form)
    if not match:
        return form
    count, unit = match.groups()
    if unit == "2W":
        return f"P{float(count) * 2:g}W" if count != "X" else "PXW"
    return f"PT{count}{unit[0]}" if unit in ("H", "MIN", "SEC") else form


def _value(name: str, match: re.Match[str], words: list[Word]) -> str | None:
    first, last = match.span(name)
    if first < 0 or name in "AB":
        return None
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
    return piece[0].value.zfill(4) if piece[0].value.isdigit() else None


def number(piece: list[Word]) -> str:
    """The number that words make ("two and a half": 2.5), X where they are vague."""
    if any(word.kind == "F" for word in piece):
        return "X"
    total = 0.0
    for word in piece:
        if word.kind == "X":
            total = (total or 1) * float(word.value)
        elif word.kind == "%":
            total += 0.5 - (1 if piece[-2].kind == "i" and len(piece) > 1 else 0)
        elif word.kind in "xanyi" and word.value:
            total += float(word.value)
    return str(int(total)) if total == int(total) else f"{total:g}"


def _clock(piece: list[Word]) -> str | None:
    """A clock time as ISO, its half of the day and its zone applied."""
    found, rest = piece[0], piece[1:]
    if found.kind in "yn":
        digits = found.value.zfill(4)
        hour, minute, more = digits[:2], digits[2:4], ""
    else:
        hour, _, minute = found.value.partition(":")
        minute, _, more = minute.partition(":")
    half = next((word.value for word in rest if word.kind == "K"), None)
    hours = int(float(hour)) % 12 + int(half) if half else int(float(hour))
    if hours > 24 or int(minute or 0) > 59:
        return None
    zone = "".join(word.value for word in rest if word.kind == "Z")
    return f"{hours:02d}:{int(minute or 0):02d}" + (f":{more}" if more else "") + zone


READERS = {
    "d": _day, "r": _step, "t": _today, "c": _century, "b": _before_christ, "n": number, "h": _clock,
}  # fmt: skip


__all__ = ["Raw", "full_year", "number", "raw_times"]
