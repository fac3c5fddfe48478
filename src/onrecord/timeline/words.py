"""The words by which sentences of different reports are compared: stems of the words that tell something.

Verbs with irregular forms are brought to their base first, so that "met" and "meeting" are alike.
"""

from functools import cache, lru_cache

from onrecord.people.lists import data_lines
from onrecord.stories.words import WORD, rarity, stem

TELLING = 0.3  # rarity from which a word tells something; articles, reporting verbs and weekdays lie below


def words(text: str) -> list[tuple[str, int, int]]:
    """Every word of a text as printed, with its place."""
    return [(found.group(), found.start(), found.end()) for found in WORD.finditer(text)]


@lru_cache(maxsize=100_000)
def root(word: str) -> str:
    """The stem of a word's base form, the same for `meet`, `met` and `meeting`."""
    lower = word.casefold()
    return stem(_irregular().get(lower, lower))


@lru_cache(maxsize=100_000)
def weight(word: str) -> float:
    """How much a word tells, 0 to 1, by the table of rarity; numbers tell nothing here, figures do."""
    return 0.0 if word[0].isdigit() else rarity(word)


@lru_cache(maxsize=100_000)
def is_past(word: str) -> bool:
    """Whether a word can be a past tense or participle."""
    lower = word.casefold()
    return (lower.endswith("ed") and len(lower) > 4) or lower in _irregular()


@cache
def _irregular() -> dict[str, str]:
    forms: dict[str, str] = {}
    for line in data_lines("onrecord.timeline", "irregular.tsv"):
        base, past, participle = line.split("\t")
        forms.update(dict.fromkeys((*past.split("/"), *participle.split("/")), base))
    return forms
