"""Figures of a wording, as the values that they allow and the concept of what they count."""

import re

import msgspec

from onrecord.claims.concepts import concept, said
from onrecord.claims.cues import has, words_of
from onrecord.quantities.nouns import Quantity
from onrecord.spans import Span
from onrecord.stories.words import WORD

# A year, which is a date and no figure.
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")


class Figure(msgspec.Struct, frozen=True, order=True):
    """A figure of the wording: what it counts (concept or unit), and the values that it allows.

    `state` is what became of the people, or the money, that it counts ("die", "lose"); `part` where it is of some only,
    or of more; `bare` where no word tells what it counts ("they were about 300"), `people` where it counts people.
    """

    counts: str
    low: float
    high: float
    bound: str
    change: str = ""
    state: str = ""
    part: bool = False
    bare: bool = False
    people: bool = False

    @property
    def of_one_fate(self) -> bool:
        """Whether it counts people or money by what became of them, so that a story has one such count."""
        return bool(self.state)


def figures(text: str, quantities: tuple[Quantity, ...], span: Span, *, before: str = "") -> tuple[Figure, ...]:
    """The figures of some quantities within a span, bare years and lengths of time left out.

    `before` is the sentence before the span, where "the figure is 17" leads back to.
    """
    kept = [q for q in quantities if not YEAR.fullmatch(text[q.span.start : q.span.end]) and q.unit not in SPELLS]
    found = []
    for place, quantity in enumerate(kept):
        start = kept[place - 1].span.end if place else span.start
        end = kept[place + 1].span.start if place + 1 < len(kept) else span.end
        found.append(
            figure(
                text,
                quantity,
                Span(span.report, min(start, quantity.span.start), max(end, quantity.span.end)),
                span.end,
                before=before,
            )
        )
    return tuple(found)


# Units of what is a length of time, which is no figure of a claim.
SPELLS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "year of age", "decade", "century"})


def figure(text: str, quantity: Quantity, around: Span, end: int, *, before: str = "") -> Figure:
    """A quantity as the values that it allows: "about" a tenth to each side, a round number a twentieth at the most.

    `around` are the words up to the next figure to each side, `end` is where the span ends.
    """
    low, high = quantity.low, quantity.high if quantity.high is not None else quantity.low
    if quantity.bound in {"at_least", "more_than"}:
        high = float("inf")
    elif quantity.bound in {"at_most", "less_than"}:
        low, high = float("-inf"), quantity.low
    elif quantity.bound != "range":
        slack = _slack(quantity.low, about=quantity.bound == "about")
        low, high = low - slack, high + slack
    state, counts = _state(text, quantity, around, end, before), quantity.unit or _counts(text, quantity)
    kind = f"{state}:{counts}" if state and counts else state or counts or ""
    before_it, after_it = (
        text[around.start : quantity.span.start][-PART:],
        text[quantity.span.start : around.end][:PART],
    )
    part = has("part_of", WHOLE.sub(" ", f"{before_it} | {after_it}")) and not THERE.search(before_it)
    bare = not kind and quantity.counted is None
    people = quantity.counted is not None and _of_people(text, quantity)
    return Figure(kind, low, high, quantity.bound, quantity.change or "", state, part, bare, people)


# What is no part: a bound, and "all of them".
WHOLE = re.compile(r"\bmore\s+than\b|\bor\s+more\b|\ball\s+of\s+(?:them|whom|those)\b", re.IGNORECASE)
# "There are 41 of them" counts them all.
THERE = re.compile(r"\bthere\s+(?:is|are|was|were|had\s+been)\b[\w\s]*$", re.IGNORECASE)
PART = 30  # characters to each side of a figure in which "of them" or "more" may stand
AFTER = 45  # characters after a figure, and before it, in which it may stand what became of those counted
LISTED = 20  # characters between two figures of one list
BEFORE = 90


def _state(text: str, quantity: Quantity, around: Span, end: int, before: str) -> str:
    """What became of what a figure counts: the first such word after it, else the last before it.

    Where neither is there, it stands behind the next figure ("12 men and 3 boys died"), or in the sentence before.
    """
    if quantity.unit in words_of("measures"):
        return ""
    states = "states" if _of_people(text, quantity) else "losses"
    after = _states(text[quantity.span.start : around.end][: AFTER + len(quantity.span)], states)
    ahead = text[around.start : quantity.span.start][-BEFORE:]
    listed = around.end - quantity.span.end <= LISTED
    behind = _states(text[around.end : end][:BEFORE], states) if listed else []
    told = after[:1] or _states(ahead, states)[-1:] or behind[:1]
    if not told and has("tallies", ahead):
        told = _states(before, states)[:1]
    return "" if not told else LOST if states == "losses" else ILL if told[0] in words_of("illnesses") else told[0]


ILL = "ill"
LOST = "lose"


def _of_people(text: str, quantity: Quantity) -> bool:
    """Whether a figure counts people, or does not say what."""
    if quantity.unit or quantity.low >= MANY:
        return False
    if quantity.counted is None:
        return True
    words = [w.group().lower() for w in WORD.finditer(text, quantity.counted.start, quantity.counted.end)]
    people = words_of("persons") | words_of("anyone")
    return any(w in people or w.endswith(tuple(sorted(words_of("person_endings")))) for w in words)


MANY = 10_000_000  # beyond which a bare number is more likely of money than of people


def _states(words: str, states: str) -> list[str]:
    return [each.concept for each in said(words, 0, len(words)) if each.concept in words_of(states)]


def _slack(number: float, *, about: bool) -> float:
    """How far from a number may lie what it rounds: no more than its last digit that says something would change.

    Of "about" it is a tenth, of a number of 100 or more with two such digits (12,000, not 12,040) a twentieth.
    """
    digits = f"{abs(number):.0f}"
    said_ = len(digits.rstrip("0"))
    step = 10.0 ** (len(digits) - said_)
    if about:
        return min(0.1 * abs(number), step) if abs(number) >= 100 else 0.1 * abs(number)
    return min(0.05 * abs(number), step / 2) if abs(number) >= 100 and said_ <= 2 else 0.0


def _counts(text: str, quantity: Quantity) -> str:
    """The concept of what is counted, the last of its words that says more than "people"."""
    if quantity.counted is None:
        return ""
    words = [match.group() for match in WORD.finditer(text, quantity.counted.start, quantity.counted.end)]
    said_ = [concept(word) for word in words if word.lower() not in words_of("anyone")]
    heads = [head for head in said_ if head and head not in words_of("states")]
    return heads[-1] if heads else ""
