"""Whether words say that something is so or that it is not."""

import re
from collections.abc import Iterator

from onrecord.claims.cues import has, words_of
from onrecord.stories.words import WORD

# A negation hangs on a verb as "n't" too.
NEGATED_VERB = re.compile(r"n[’']t\b", re.IGNORECASE)


# A verdict passed on what the words speak of: "were entirely false", "as fake news".
VERDICT = re.compile(r"\b(?:is|are|was|were|be|as)\s+\W?(?:(?:a|an|the|\w+ly)\s+)?\W?\w+", re.IGNORECASE)


def negations(words: str) -> int:
    """How many negations stand in some words, a verdict of untruth not counted."""
    return sum(1 for _ in _negation_words(words)) + len(NEGATED_VERB.findall(words))


def _negation_words(words: str) -> Iterator[str]:
    listed = words_of("negations")
    previous = ""
    for match in WORD.finditer(words):
        word = match.group().lower()
        # "no longer", "not only" and "no doubt" deny nothing that matters here, nor does "No 2".
        if previous in {"not", "no"} and word in {"only", "doubt", "longer"}:
            previous = ""
            continue
        if previous:
            yield previous
        previous = word if word in listed else ""
    if previous:
        yield previous


def has_verdict(words: str) -> bool:
    """Whether the words themselves say that something is untrue."""
    return any(has("verdicts", match.group()) for match in VERDICT.finditer(words))
