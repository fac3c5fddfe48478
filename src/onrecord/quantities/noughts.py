"""Counts told without a number: "no one was killed" is nought, "exports doubled" is twice."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.quantities.changes import Change
from onrecord.quantities.names import harms
from onrecord.quantities.parse import Parse
from onrecord.quantities.tables import rows, words_of
from onrecord.reading.tokens import Sentence

TOLD_IN_FIGURES = re.compile(r"[^.;]{0,60}?\b(?:to|from)\b[^.;,]{0,20}\d")


class Told(NamedTuple):
    """A count at `[start, end)` of the text, and where the noun that it counts stands."""

    start: int
    end: int
    low: float
    unit: str | None = None
    change: Change | None = None
    noun: tuple[int, int] | None = None
    token: int | None = None


def noughts(text: str, start: int, limit: int) -> Iterator[Told]:
    """Where a sentence says that nobody came to harm."""
    for match in _nobody().finditer(text, start, limit):
        noun = next((match.span(name) for name in ("noun", "harm") if match[name]), None)
        end = match.end("none") if match["none"] else match.end("no")
        yield Told(match.start(), end, 0.0, noun=noun)


@cache
def _nobody() -> re.Pattern[str]:
    befallen, harm = "|".join(sorted(harms())), "|".join(words_of("harm"))
    nobody = r"(?P<none>no one|nobody|no(?= (?P<noun>[a-z]{3,20}(?: [a-z]{3,20})?) w))(?: else| (?P=noun))?"
    was = r"(?:was|were|is|has been|have been)(?: reported| believed to be| confirmed| seriously| immediately)?"
    kind = r"(?: (?:immediate|reported|further|serious|civilian|known))?(?: reports of)?(?: any)?"
    return re.compile(rf"\b{nobody} {was} (?:{befallen})\b|\b(?P<no>no){kind} (?P<harm>{harm})\b", re.IGNORECASE)


def multiples(parse: Parse, sentence: Sentence) -> Iterator[Told]:
    """Verbs that multiply, where no figure tells the same: "doubled", but not "doubled to 400"."""
    for index in range(sentence.first, sentence.last):
        token = parse.tokens[index]
        if token.tag in ("VBD", "VBN", "VBZ", "VBG") and token.lemma.lower() in _multiples() and token.dep != "amod":
            low, way = _multiples()[token.lemma.lower()]
            if not TOLD_IN_FIGURES.match(parse.reading.text, token.end, sentence.end):
                unit = "proportion" if low < 1 else "count"
                yield Told(token.start, token.end, low, unit, way, token=index)


@cache
def _multiples() -> dict[str, tuple[float, Change]]:
    return {verb: (float(times), "up" if way == "up" else "down") for verb, times, way in rows("multiples.tsv")}
