"""Interviews printed turn by turn: lines that begin with a speaker's label and a colon, by turns.

TAPPER: And will you stand?                 Q: And will you stand?
FALLIN: I have not been asked.              A: I have not been asked.

Lines of other kinds have labels too ("Clinton: 1,769", "Update: ..."): labels have to take turns, and to be letters for
question and answer or names that the text has elsewhere.
"""

import re
from collections import Counter
from typing import NamedTuple

FEWEST = 3  # turns of an interview
WORDS = 2  # words that a turn has at least, on average
QUESTIONS = {"Q", "A", "QUESTION", "ANSWER"}
_NAME = r"[^\W\d_a-zß-ÿ][\w.’'-]*"
_LABELLED = re.compile(
    rf"^[ \t\xa0*>]*(?P<mark>[\"“”«„]?)(?P<name>{_NAME}(?: (?:{_NAME}|of|de|da|van|von|al|bin)){{0,5}})"
    r"(?:,? ?\([^()\n]{1,40}\))?[*]*:[*]*(?=[ \t\xa0])[ \t\xa0]*(?P<words>\S[^\n]*)",
    re.MULTILINE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")


class Turn(NamedTuple):
    """A labelled line: its label, and the extents of label and words as `[start, end)` in code points.

    `marked` tells that a quotation mark stands before the label.
    """

    label: str
    name: tuple[int, int]
    words: tuple[int, int]
    marked: bool


def turns(text: str) -> list[Turn]:
    """The turns of the interviews that a text prints, in order; none where labels do not take turns."""
    found = [
        Turn(line["name"], line.span("name"), line.span("words"), bool(line["mark"]))
        for line in _LABELLED.finditer(text)
    ]
    by_label = Counter(turn.label for turn in found)
    if len(found) < FEWEST or len(by_label) < 2:
        return []
    named = _named(text, by_label)
    found = [turn for turn in found if turn.label in named]
    often = max((by_label[label] for label in named), default=0)
    words = sum(len(_WORD.findall(text[slice(*turn.words)])) for turn in found)
    taken = len(found) >= FEWEST and len(named) > 1 and often > 1 and words >= WORDS * len(found)
    return found if taken else []


def _named(text: str, by_label: Counter[str]) -> set[str]:
    """Labels that are letters for question and answer, or end in a name that the text has elsewhere too."""
    seen = Counter(word.casefold() for word in re.findall(r"\b[^\W\d_a-zß-ÿ][\w.’'-]*", text))
    as_label: Counter[str] = Counter()
    for label, times in by_label.items():
        as_label.update({part.casefold(): times for part in label.split()})
    named = {
        label
        for label in by_label
        if label.upper() in QUESTIONS or seen[(last := label.split()[-1].casefold())] > as_label[last]
    }
    # Who takes turns may be named nowhere else: capitals that speak as a named one does, or two that both speak again.
    capitals = {label for label, times in by_label.items() if label.isupper() and times > 1}
    return named | capitals if named & capitals or len(capitals) > 1 else named
