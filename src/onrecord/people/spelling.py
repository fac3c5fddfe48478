"""How a word of a name compares: however it was brought over from another script, and whether it goes first."""

from functools import cache, lru_cache

from onrecord.people.lists import data_lines


@lru_cache(maxsize=50_000)
def transcribed(word: str) -> str:
    """A word of a name as it would be written if there were one way to write it."""
    for printed, compared in _transcriptions():
        word = word.replace(printed, compared)
    return "".join(char for i, char in enumerate(word) if i == 0 or char != word[i - 1])


@cache
def family_first() -> frozenset[str]:
    """Family names that are printed before the given names."""
    return frozenset(data_lines("onrecord.people", "family_first.txt"))


@cache
def _transcriptions() -> tuple[tuple[str, str], ...]:
    rows = (line.split("\t") for line in data_lines("onrecord.people", "transcriptions.tsv"))
    return tuple((row[0], row[1]) for row in rows)
