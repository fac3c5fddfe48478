"""The word lists by which stance is told, from the package's data, as sets and finders."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from onrecord.mentions.gazetteer import entries
from onrecord.stories.words import stem, table


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


@cache
def concepts() -> dict[str, str]:
    """Words to the form that stands for them and their synonyms; stems too, where no other form claims them."""
    found = {word: row[0] for row in table("onrecord.claims", "synonyms.tsv") for word in row[1].split()}
    for word in sorted(found):
        found.setdefault(stem(word), found[word])
    return found


@cache
def demonyms() -> dict[str, str]:
    """Adjectives and names of countries (lower case) to country codes, from the gazetteer."""
    kept = [entry for entry in entries() if entry.kind in {"adjective", "country"}]
    return {name.lower(): key for entry in kept if (key := entry.country or entry.side) for name in entry.names}


@cache
def _cues() -> dict[str, list[str]]:
    return tomllib.loads(files("onrecord.claims").joinpath("cues.toml").read_text("utf-8"))
