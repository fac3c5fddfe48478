"""What became of what is counted, or is told of what is measured, by the words beside a figure.

The predicate often says what its noun does not: "14 people were treated", "put the injured at 43".
"""

import re

import msgspec

from onrecord.figures.lists import any_of, table
from onrecord.quantities.nouns import Quantity
from onrecord.reports.report import Report
from onrecord.spans import Span

NEAR_AFTER = 60  # code points after a figure in which a word tells what became of it
NEAR_BEFORE = 45
LED_UP = 110  # the same, before a figure that the clause leads up to ("the toll of the fire in the port rose to three")
# Where a clause parts, so that what is beyond belongs to another figure.
_PARTING = re.compile(r"[,;:—–(\n]|\b(?:and|while|but|after|because|including)\b")
_LEADING_UP = re.compile(
    r"\b(?:to|at|of|by|as|was|were|is|are|be|reached|reach|hit|passed|topped|exceeded|numbered|totalled|totaled)\s*$",
    re.I,
)
_NOT = re.compile(r"\b(?:not|never|no longer)\b|n['’]t\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


class State(msgspec.Struct, frozen=True, gc=False):
    """What became of something, and the word that tells it; `name` is "" where none does."""

    name: str
    span: Span | None


NONE = State("", None)


def state_of(report: Report, quantity: Quantity, noun: Span | None, sentence: Span) -> State:
    """What became of what is counted, by the nearest telling word: after the figure first, else before it."""
    return _nearest("states.tsv", report, quantity, noun, sentence)


def told_of_measure(report: Report, quantity: Quantity, noun: Span | None, sentence: Span) -> State:
    """What is told of a measured amount ("spilled", "cost"), by its noun, else by the nearest telling word."""
    if noun and (found := _first("measured.tsv", report, noun.start, noun.end)).name:
        return found
    after = noun if noun and noun.start >= quantity.span.start else None
    return _nearest("measured.tsv", report, quantity, after, sentence)


def _nearest(name: str, report: Report, quantity: Quantity, noun: Span | None, sentence: Span) -> State:
    first, last = reach(quantity, noun)
    after = clause(report.text[last : min(sentence.end, last + NEAR_AFTER)], from_end=False)
    begin = max(sentence.start, first - LED_UP)
    whole = report.text[begin:first]
    before = clause(whole, from_end=True)
    leads_up = bool(_LEADING_UP.search(before)) and (noun is None or noun.end <= quantity.span.start)
    before = before if leads_up else before[-NEAR_BEFORE:]
    behind = _first(name, report, last, last + len(after))
    ahead = _last(name, report, first - len(before), first)
    if leads_up and ahead.name:
        return ahead
    return behind if behind.name else ahead


def _first(name: str, report: Report, start: int, end: int) -> State:
    """The first telling word of a stretch, before any other number and not denied."""
    stretch = report.text[start:end]
    found = any_of(name).search(stretch)
    if not found or _NOT.search(stretch[: found.start()]) or _DIGIT.search(stretch[: found.start()]):
        return NONE
    return _state(name, report, start, found)


def _last(name: str, report: Report, start: int, end: int) -> State:
    found = None
    for each in any_of(name).finditer(report.text, start, end):
        found = each
    if found is None or _DIGIT.search(report.text, found.end(), end):
        return NONE
    return _state(name, report, 0, found)


def _state(name: str, report: Report, offset: int, found: re.Match[str]) -> State:
    span = Span(report.id, offset + found.start(), offset + found.end())
    return State(table(name)[found.group().lower()], span)


def clause(text: str, *, from_end: bool) -> str:
    """The part of a stretch that no mark and no conjunction parts from the figure."""
    parts = _PARTING.split(text)
    return parts[-1] if from_end else parts[0]


def reach(quantity: Quantity, noun: Span | None) -> tuple[int, int]:
    """Where a figure with its noun begins and ends."""
    spans = (quantity.span, noun) if noun else (quantity.span,)
    return min(span.start for span in spans), max(span.end for span in spans)
