"""The cue lexicon: which verbs and nouns attribute words, and which act each performs."""

import functools
from importlib.resources import files
from typing import NamedTuple, cast

from onrecord.statements.nouns import Act


class Cue(NamedTuple):
    """A row of the lexicon: the act, and the shapes it takes (see the head of verbs.tsv)."""

    act: Act
    frames: str


@functools.cache
def verbs() -> dict[str, Cue]:
    """Verbs of attribution by lemma."""
    return {lemma: Cue(cast("Act", act), frames) for lemma, act, frames in _rows("verbs.tsv")}


@functools.cache
def nouns() -> dict[str, Act]:
    """Nouns of attribution by lemma."""
    return {lemma: cast("Act", act) for lemma, act in _rows("nouns.tsv")}


@functools.cache
def prepositions() -> dict[tuple[str, str], Act]:
    """The act of a verb with a preposition before its content, by lemma and preposition."""
    return {(lemma, word): cast("Act", act) for lemma, word, act in _rows("prepositions.tsv")}


@functools.cache
def voicing() -> frozenset[str]:
    """Verbs whose object may be a noun of attribution."""
    return frozenset(lemma for (lemma,) in _rows("voicing.tsv"))


@functools.cache
def relaying() -> frozenset[str]:
    """Nouns for a text that relays another's words: "a report", "a statement"."""
    return frozenset(lemma for (lemma,) in _rows("relaying.tsv"))


@functools.cache
def tallies() -> frozenset[str]:
    """Nouns for a count or sum that somebody puts at a figure."""
    return frozenset(lemma for (lemma,) in _rows("tallies.tsv"))


@functools.cache
def falsehoods() -> frozenset[str]:
    """Words that call a claim false."""
    return frozenset(lemma for (lemma,) in _rows("falsehoods.tsv"))


@functools.cache
def claims() -> frozenset[str]:
    """Nouns and pronouns for what may be called false."""
    return frozenset(lemma for (lemma,) in _rows("claims.tsv"))


def act_of(act: Act, *, negated: bool) -> Act:
    """The act of a cue with its polarity minded: "has not denied" neither denies nor confirms, it asserts."""
    return "assert" if negated and act in ("deny", "confirm", "concede", "promise", "condemn", "praise") else act


def _rows(name: str) -> list[list[str]]:
    text = files("onrecord.statements").joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
