"""Sentences that look ahead: the words that do so, how likely they hold it, and in which window of days."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import msgspec

from onrecord.people.lists import data_lines
from onrecord.spans import Span
from onrecord.statements.nouns import Statement
from onrecord.timeline.tellings import Telling
from onrecord.times.nouns import Time

PREDICTING = ("predict", "promise", "warn")
# Words before a time that make it the end of a window.
_UNTIL = re.compile(
    r"\b(?:by|before|until|till|no later than|not later than|ahead of)\s+(?:the\s+)?(?:end of\s+)?$", re.I
)
# Words before a duration that make it a window from now on.
_WITHIN = re.compile(
    r"\b(?:within|in|over|during)\s+(?:(?:the|a|another)\s+)?(?:(?:next|coming|following)\s+)?$|\bnext\s+$", re.I
)
# Words before a weekday that put it into the future, although weekdays alone are read as past ("rain for Sunday").
_COMING = re.compile(
    r"\b(?:for|from|by|before|until|till|no later than|not later than)\s+(?:early\s|late\s)?$", re.IGNORECASE
)
_WEEKDAY = re.compile(r"XXXX-WXX-\d")
_DURATION = re.compile(r"P(\d+)([DWMY])$|PT(\d+)H$")
_DAYS = {"D": 1, "W": 7, "M": 31, "Y": 366}
_WAS_NOT = re.compile(r"\s+(?:not\s+)?(?:have|'ve|of)\s")  # "could have been": not of the future
_LAST_WORD = re.compile(r"([\w']+)\W*$")


class Marker(msgspec.Struct, frozen=True, kw_only=True):
    """Words that look ahead, `[start, end)` in their sentence; `nominal` where no verb follows them."""

    start: int
    end: int
    strong: bool
    likelihood: bool
    plan: bool = False
    nominal: bool = False


def markers(text: str) -> Iterator[Marker]:
    """The words of a sentence that look ahead, in order; nouns and "could have" left out."""
    plain = text.replace("’", "'")
    kinds = _kinds()
    for found in _marker().finditer(plain):
        words = found.group().lower()
        strength, likelihood = kinds[words]
        if words == "will" and _is_noun(plain[: found.start()]):
            continue
        if words in ("is to", "are to") and _last_word(plain[: found.start()]) in _listed("not_before_is_to.txt"):
            continue
        if (strength == "weak" or words.startswith("would")) and _WAS_NOT.match(plain, found.end()):
            continue
        yield Marker(
            start=found.start(),
            end=found.end(),
            strong=strength != "weak",
            likelihood=likelihood,
            plan=strength == "plan",
            nominal=_is_nominal(words, plain[found.end() :]),
        )


def hedges(text: str) -> list[int]:
    """Where the words stand under which nothing is told as done, "could have" among them."""
    plain = text.replace("’", "'")
    found = [match.start() for pattern in (_marker(), _likely(), _hedge()) for match in pattern.finditer(plain)]
    return sorted(found)


def looks_ahead(marker: Marker, statement: Statement | None, *, dated: bool, named: bool, answers: bool) -> bool:
    """Whether words look ahead: with a future time, or of a plan, or in a promise or prediction.

    Without any of these, only what a `named` speaker predicts, or says "will" be and `answers` for or holds likely.
    """
    if dated or marker.plan:
        return True
    if statement is None:
        return False
    return (marker.strong and answers) or statement.act == "promise" or (named and statement.act in PREDICTING)


def _is_nominal(words: str, after: str) -> bool:
    """Whether no verb follows: "set for 14 March", "forecast heavy rain", "is expected on Friday"."""
    if words in _listed_lines("nominal.txt"):
        return not after.startswith((" to ", " that "))
    return words.rsplit(maxsplit=1)[-1] in ("for", "by", "on", "in", "a")


def likelihoods(span: Span, text: str, found: Marker) -> tuple[Span, ...]:
    """The words within a stretch that say how likely it is held to be."""
    places = [(match.start(), match.end()) for match in _likely().finditer(text)]
    if found.likelihood and not any(start < found.end and found.start < end for start, end in places):
        places.append((found.start, found.end))
    return tuple(Span(span.report, span.start + start, span.start + end) for start, end in sorted(places))


def says_how_likely(text: str) -> bool:
    """Whether words say how likely something is."""
    return _likely().search(text) is not None


def window(telling: Telling, span: Span, marker: Marker) -> tuple[str | None, str | None]:
    """The days in which what a stretch tells is to come about, from its times that reach past the report's date.

    Where no last day of the report's date is known, strong words put the times after them into the future.
    """
    today, latest = telling.published.earliest, telling.published.latest
    if latest is None and marker.strong:
        latest = today or ""
    bounds = [
        bound
        for time in telling.times
        if span.covers(time.span) and (telling.published.latest or telling.span.start + marker.end <= time.span.start)
        if (bound := _bound(*_coming(time, telling, marker), today, latest))
    ]
    if not bounds:
        return None, None
    return max(min(first for first, _ in bounds), today or ""), max(last for _, last in bounds)


def _coming(time: Time, telling: Telling, marker: Marker) -> tuple[Time, str]:
    """A time with the words before it; the weekday of the week before moved on where the words put it ahead."""
    before = telling.text[: time.span.start - telling.span.start]
    day = telling.published.day
    if not (day and time.latest and time.earliest and marker.end <= len(before) and _WEEKDAY.match(time.unanchored)):
        return time, before
    if time.latest > day or not _COMING.search(before):
        return time, before
    days = [date.fromisoformat(each) + timedelta(days=7) for each in (time.earliest, time.latest)]
    return msgspec.structs.replace(time, earliest=days[0].isoformat(), latest=days[1].isoformat()), before


def _bound(time: Time, before: str, today: str | None, latest: str | None) -> tuple[str, str] | None:
    if latest is None:
        return None
    if time.type == "DURATION":
        return _lasting(time, before, today, latest) if today else None
    if time.earliest is None or time.latest is None or time.type == "SET":
        return None
    # Where the report may be of one of several days, the last of them is often known by what it looks forward to.
    if time.latest < latest or (time.latest == latest and today == latest):
        return None
    if today and _UNTIL.search(before):
        return today, time.latest
    return time.earliest, time.latest


def _lasting(time: Time, before: str, today: str, latest: str) -> tuple[str, str] | None:
    """ "within two weeks": from the report's date on; months and years count as their longest."""
    found = _DURATION.match(time.value or "")
    if not found or not _WITHIN.search(before):
        return None
    number = int(found.group(1) or found.group(3))
    days = number * _DAYS[found.group(2)] if found.group(2) else -(-number // 24)
    end = date.fromisoformat(latest).toordinal() + days
    return (today, date.fromordinal(end).isoformat()) if end <= date.max.toordinal() else None


def _is_noun(before: str) -> bool:
    return _last_word(before) in _listed("not_before_will.txt")


def _last_word(before: str) -> str:
    found = _LAST_WORD.search(before[-30:])
    return found.group(1).lower() if found else ""


@cache
def _kinds() -> dict[str, tuple[str, bool]]:
    kinds: dict[str, tuple[str, bool]] = {}
    for line in data_lines("onrecord.prospects", "markers.tsv"):
        words, strength, likelihood = line.split("\t")
        kinds[words] = (strength, likelihood == "yes")
    return kinds


@cache
def _marker() -> re.Pattern[str]:
    """Any of the listed words, in lower case (a month is printed "May"), the longest first."""
    listed = sorted(_kinds(), key=lambda words: (-len(words), words))
    whole = "|".join(re.escape(words) for words in listed if words[0] != "'")
    return re.compile(rf"(?<![\w'-])(?:{whole})(?![\w-])|(?<=\w)'ll\b")


@cache
def _likely() -> re.Pattern[str]:
    return any_of("likelihood.txt")


@cache
def _hedge() -> re.Pattern[str]:
    return any_of("hedges.txt")


def any_of(name: str) -> re.Pattern[str]:
    """Any expression of a list, the longest first."""
    listed = sorted(data_lines("onrecord.prospects", name), key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b", re.IGNORECASE)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word for line in data_lines("onrecord.prospects", name) for word in line.split())


@cache
def _listed_lines(name: str) -> frozenset[str]:
    return frozenset(data_lines("onrecord.prospects", name))
