"""How right attributions are, by the measures of the kit's scorer, in our own words.

Words are runs of word characters. A content or source is right from a Dice of one half over words; each annotated
statement answers for one attribution. Matching takes the likeliest first, where the kit's scorer seeks the best
matching of all: figures agree to a few tenths.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from onrecord.reading import Reading, Sentence
from onrecord.reading.encoder.decode import Decoded, tried
from onrecord.reading.encoder.marks import Marks, marks
from onrecord.reading.encoder.runs import Run
from onrecord.reading.encoder.settings import Settings
from onrecord.reading.segments import LINE
from onrecord.statements.quotations import quotations

HALF = 0.5
WORD = re.compile(r"\w+")

Words = frozenset[int]


class Said(NamedTuple):
    """A statement as numbers of words."""

    source: Words
    content: Words


class Judged(NamedTuple):
    """One report: all that was tried in it, in words too, and the annotated statements."""

    found: list[Decoded]
    said: list[Said]
    gold: list[Said]


class Figures(NamedTuple):
    """Precision, recall and F1, out of 100."""

    precision: float
    recall: float
    f1: float


def judged(report: dict[str, Any], settings: Settings) -> Judged:
    """Try every cue of one annotated report."""
    text = report["text"]
    seen = marks(text)
    found = list(tried(text, seen, quoted(text), settings))
    words = [match.span() for match in WORD.finditer(text)]
    apart = _within(words, report.get("discard") or [])
    gold = (
        Said(_within(words, each["source"] or []), _within(words, each["content"])) for each in report["statements"]
    )
    said = [_said(one, seen, words) for one in found]
    return Judged(found, said, [each for each in gold if not _mostly(each, apart)])


def quoted(text: str) -> list[Run]:
    """Quotations of a text whose lines are its paragraphs."""
    sentences = tuple(
        Sentence(line.start(), line.end(), 0, 0, number, "prose") for number, line in enumerate(LINE.finditer(text))
    )
    reading = Reading(report="", text=text, tokens=(), sentences=sentences, names=())
    return [(each.start, each.end) for each in quotations(reading)]


def right(one: Said, gold: Sequence[Said]) -> tuple[float, float, float]:
    """1 or 0: source and content are right; the content is; the source is, where the content is."""
    same = [each for each in gold if dice(one.content, each.content) >= HALF]
    whole = any(dice(one.source, each.source) >= HALF for each in same)
    return float(whole), float(bool(same)), float(whole or not same)


def figures(chosen: Sequence[Sequence[Said]], gold: Sequence[Sequence[Said]], *, source: bool = True) -> Figures:
    """Over reports; `source` tells whether the source counts too."""
    hits = sum(_matched(one, other, source=source) for one, other in zip(chosen, gold, strict=True))
    given, wanted = sum(map(len, chosen)), sum(map(len, gold))
    return Figures(100 * hits / max(1, given), 100 * hits / max(1, wanted), 200 * hits / max(1, given + wanted))


def dice(one: Words, other: Words) -> float:
    """Twice the common words over all words; 1 where both are empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def _said(found: Decoded, seen: Marks, words: list[Run]) -> Said:
    starts, ends = seen.features.starts, seen.features.ends

    def extents(runs: Iterable[Run]) -> list[list[int]]:
        return [[int(starts[first]), int(ends[last - 1])] for first, last in runs]

    return Said(_within(words, extents([found.source] if found.source else [])), _within(words, extents(found.content)))


def _within(words: list[Run], spans: Iterable[Sequence[int]]) -> Words:
    ends = [end for _, end in words]
    starts = [start for start, _ in words]
    found: set[int] = set()
    for start, end in spans:
        found.update(range(int(np.searchsorted(ends, start, "right")), int(np.searchsorted(starts, end))))
    return frozenset(found)


def _mostly(one: Said, apart: Words) -> bool:
    return len(one.content & apart) > len(one.content) / 2 or not one.content


def _matched(chosen: Sequence[Said], gold: Sequence[Said], *, source: bool) -> int:
    left = list(gold)
    for one in chosen:
        fits = [each for each in left if dice(one.content, each.content) >= HALF]
        fits = [each for each in fits if not source or dice(one.source, each.source) >= HALF]
        if fits:
            left.remove(max(fits, key=lambda each: dice(one.content, each.content)))
    return len(gold) - len(left)
