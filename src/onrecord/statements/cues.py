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
def set_objects() -> frozenset[tuple[str, str]]:
    """Verbs with an object that together tell of an utterance, by their lemmas."""
    return frozenset((verb, noun) for verb, noun in _rows("objects.tsv"))


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
def counting() -> dict[str, tuple[str, ...]]:
    """Verbs that give a figure, with the prepositions before it (see the head of counting.tsv)."""
    return {lemma: tuple(before.split()) for lemma, before in _rows("counting.tsv")}


@functools.cache
def minds() -> frozenset[str]:
    """Verbs and nouns of attribution that tell what somebody thinks or feels, not what was uttered."""
    return frozenset(lemma for (lemma,) in _rows("minds.tsv"))


@functools.cache
def falsehoods() -> frozenset[str]:
    """Words that call a claim false."""
    return frozenset(lemma for (lemma,) in _rows("falsehoods.tsv"))


@functools.cache
def claims() -> frozenset[str]:
    """Nouns and pronouns for what may be called false."""
    return frozenset(lemma for (lemma,) in _rows("claims.tsv"))


@functools.cache
def others() -> dict[str, Act]:
    """The act of words that attribute and are neither a verb nor a noun of attribution to the rules."""
    return {lemma: cast("Act", act) for lemma, act in _rows("words.tsv")}


@functools.cache
def classed(name: str) -> frozenset[str]:
    """The words of a class of contents.tsv."""
    return frozenset(lemma for kind, lemma in _rows("contents.tsv") if kind == name)


@functools.cache
def denials() -> dict[str, list[tuple[tuple[str, ...], bool]]]:
    """Phrases that deny, by their first lemma, and whether they do so with nothing alleged nearby."""
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for strength, phrase in _rows("denials.tsv"):
        lemmas = tuple(phrase.split())
        found.setdefault(lemmas[0], []).append((lemmas, strength == "sure"))
    return found


@functools.cache
def points() -> dict[str, float]:
    """What each sign of a denial counts."""
    return {sign: float(count) for sign, count, _ in _rows("points.tsv")}


def act_of(act: Act, *, negated: bool) -> Act:
    """The act of a cue with its polarity minded: "has not denied" neither denies nor confirms, it asserts."""
    return "assert" if negated and act in ("deny", "confirm", "concede", "promise", "condemn", "praise") else act


def _rows(name: str) -> list[list[str]]:
    text = files("onrecord.statements").joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
