"""Words of a text brought to their stems, and how rare each is in English by background tables.

The tables ship with the package, so that no statistic of a collection enters a score.
"""

import math
import re
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files

# A word: letters and digits of any script, with one apostrophe inside ("Moscow's", "don't").
WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")

# What a word of each class weighs; a word outside the table is rare.
WEIGHTS = {0: 0.0, 1: 0.15, 2: 0.5}
RARE = 1.0

# The encoder's word pieces stand in order of how often they occur in English; whole words begin here, "the" and "of"
# first. A word that is none of them is taken to be as rare as one far behind the last.
FIRST_WORD = 1990
UNLISTED = 40_000
SOFTENED = 10  # added to a rank, since the commonest words differ in rank by little and in use by much


def table(package: str, name: str) -> list[list[str]]:
    """Rows of a tab-separated data file of the package, comments left out."""
    text = files(package).joinpath(name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The form in which a word's inflections meet."""
    word = word.lower()
    for endings in _suffixes():
        for ending, instead, left in endings:
            if word.endswith(ending) and len(word) - len(ending) >= left:
                word = word[: len(word) - len(ending)] + instead
                break
    return _undoubled(word)


def _undoubled(word: str) -> str:
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls"
    return word[:-1] if doubled else word


@cache
def _suffixes() -> tuple[tuple[tuple[str, str, int], ...], ...]:
    steps: dict[str, list[tuple[str, str, int]]] = {}
    for step, ending, instead, left in table("onrecord.stories", "suffixes.tsv"):
        steps.setdefault(step, []).append((ending, "" if instead == "-" else instead, int(left)))
    return tuple(tuple(steps[step]) for step in sorted(steps))


@lru_cache(maxsize=100_000)
def rarity(word: str) -> float:
    """What a word weighs, 0 (says nothing) to 1 (rare)."""
    plain = word.lower().replace("’", "'")
    classes = _classes()
    found = classes.get(plain, classes.get(stem(plain)))
    if found is None:
        return RARE if len(plain) > 2 else WEIGHTS[1]
    return WEIGHTS[found]


@lru_cache(maxsize=100_000)
def surprise(word: str) -> float:
    """How surprising a word is: the logarithm of its rank among English words, about 2 ("the") to 11 (unlisted).

    A word's frequency falls with its rank (Zipf), so this stands for an inverse document frequency.
    """
    place = _places()(word.lower())
    return math.log(UNLISTED if place is None else max(place - FIRST_WORD, 1) + SOFTENED)


@cache
def _places() -> Callable[[str], int | None]:
    from onrecord.reading.encoder.features import tokenizer  # noqa: PLC0415 - stems alone need no tokenizer

    return tokenizer().token_to_id


@cache
def _classes() -> dict[str, int]:
    """Each listed word and, unless another class lists it, its stem; the more common class wins."""
    rows = [(int(number), word) for number, words in table("onrecord.stories", "rarity.tsv") for word in words.split()]
    listed: dict[str, int] = {}
    for number, word in sorted(rows):
        listed.setdefault(word, number)
    for number, word in sorted(rows):
        listed.setdefault(stem(word), number)
    return listed
