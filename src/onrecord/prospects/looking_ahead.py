"""Sentences that look ahead: the words that do so, how likely they hold it, and in which window of days."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Literal

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
_DURATION = re.compile(r"P(\d+)([DWMY])$|PT(\d+)H$")
_DAYS = {"D": 1, "W": 7, "M": 31, "Y": 366}
_WAS_NOT = re.compile(r"\s+(?:not\s+)?(?:have|'ve|of)\s")  # "could have been": not of the future
_LAST_WORD = re.compile(r"([\w']+)\W*$")


class Marker(msgspec.Struct, frozen=True, kw_only=True):
    """Words that look ahead, `[start, end)` in their sentence."""

    start: int
    end: int
    strong: bool
    likelihood: bool


def markers(text: str) -> Iterator[Marker]:
    """The words of a sentence that look ahead, in order; nouns and "could have" left out."""
    plain = text.replace("’", "'")
    kinds = _kinds()
    for found in _marker().finditer(plain):
        words = found.group().lower()
        strength, likelihood = kinds[words]
        if words == "will" and _is_noun(plain[: found.start()]):
            continue
        if strength == "weak" and _WAS_NOT.match(plain, found.end()):
            continue
        yield Marker(start=found.start(), end=found.end(), strong=strength == "strong", likelihood=likelihood)


def hedges(text: str) -> list[int]:
    """Where the words stand under which nothing is told as done, "could have" among them."""
    plain = text.replace("’", "'")
    found = [match.start() for pattern in (_marker(), _likely(), _hedge()) for match in pattern.finditer(plain)]
    return sorted(found)


def looks_ahead(marker: Marker, statement: Statement | None, *, dated: bool) -> bool:
    """Whether words look ahead: strong ones always, weak ones by a future time or the act of the statement."""
    return marker.strong or dated or (statement is not None and statement.act in PREDICTING)


def likelihoods(span: Span, text: str, found: Marker) -> tuple[Span, ...]:
    """The words within a stretch that say how likely it is held to be."""
    places = [(match.start(), match.end()) for match in _likely().finditer(text)]
    if found.likelihood and not any(start < found.end and found.start < end for start, end in places):
        places.append((found.start, found.end))
    return tuple(Span(span.report, span.start + start, span.start + end) for start, end in sorted(places))


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
        if (bound := _bound(time, telling.text[: time.span.start - telling.span.start], today, latest))
    ]
    if not bounds:
        return None, None
    return max(min(first for first, _ in bounds), today or ""), max(last for _, last in bounds)


def _bound(time: Time, before: str, today: str | None, latest: str | None) -> tuple[str, str] | None:
    if latest is None:
        return None
    if time.type == "DURATION":
        return _lasting(time, before, today, latest) if today else None
    if time.earliest is None or time.latest is None or time.latest <= latest or time.type == "SET":
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
    found = _LAST_WORD.search(before)
    return found is not None and found.group(1).lower() in _not_before_will()


@cache
def _kinds() -> dict[str, tuple[Literal["strong", "weak"], bool]]:
    kinds: dict[str, tuple[Literal["strong", "weak"], bool]] = {}
    for line in data_lines("onrecord.prospects", "markers.tsv"):
        words, strength, likelihood = line.split("\t")
        kinds[words] = ("strong" if strength == "strong" else "weak", likelihood == "yes")
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
def _not_before_will() -> frozenset[str]:
    return frozenset(word for line in data_lines("onrecord.prospects", "not_before_will.txt") for word in line.split())
