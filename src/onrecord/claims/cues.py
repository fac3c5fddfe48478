"""The word lists by which stance is told, from the package's data, as sets and finders."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.mentions.gazetteer import entries
from onrecord.stories.words import WORD, stem, table


@cache
def words_of(name: str) -> frozenset[str]:
    """One list of cues.toml."""
    return frozenset(_cues()[name])


@cache
def finder(name: str) -> re.Pattern[str]:
    """Any phrase of one list of cues.toml, as whole words, the longest first."""
    phrases = sorted(words_of(name), key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join(re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "[’']") for phrase in phrases)
    return re.compile(rf"(?<![^\W_])(?:{alternatives})(?![^\W_])", re.IGNORECASE)


def has(name: str, text: str) -> bool:
    """Whether a phrase of the list stands in the text."""
    return finder(name).search(text) is not None


class Sense(NamedTuple):
    """What a word of synonyms.tsv stands for: its form, whether that is a deed, and whether it says the contrary."""

    form: str
    deed: bool
    contrary: bool


@cache
def senses() -> dict[str, Sense]:
    """Single words of synonyms.tsv to what they stand for."""
    return {words[0]: sense for words, sense in _rows() if len(words) == 1}


@cache
def stems() -> dict[str, Sense]:
    """The same for the stems of those words, where a stem is long enough to be of no other word."""
    found: dict[str, Sense] = {}
    for word, sense in sorted(senses().items()):
        if len(stem(word)) >= LEAST_STEM:
            found.setdefault(stem(word), sense)
    return found


LEAST_STEM = 5  # letters


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], Sense], ...]]:
    """Phrases of synonyms.tsv by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    for words, sense in _rows():
        if len(words) > 1:
            found.setdefault(words[0], []).append((words, sense))
    return {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for first, rows in found.items()}


def _rows() -> Iterator[tuple[tuple[str, ...], Sense]]:
    for form, kind, words in table("onrecord.claims", "synonyms.tsv"):
        for word in words.split():
            plain = word.removeprefix("-")
            yield tuple(WORD.findall(plain.replace("_", " "))), Sense(form, kind == "deed", plain != word)


@cache
def demonyms() -> dict[str, str]:
    """Adjectives and names of countries (lower case) to country codes, from the gazetteer."""
    kept = [entry for entry in entries() if entry.kind in {"adjective", "country"}]
    return {name.lower(): key for entry in kept if (key := entry.country or entry.side) for name in entry.names}


@cache
def _cues() -> dict[str, list[str]]:
    return tomllib.loads(files("onrecord.claims").joinpath("cues.toml").read_text("utf-8"))
