"""What a sentence tells as done, as not done, or as called off, by its verbs and the words shortly before them."""

import re
from bisect import bisect_right
from functools import cache

import msgspec

from onrecord.people.lists import data_lines
from onrecord.prospects.looking_ahead import any_of, hedges
from onrecord.timeline.words import is_past, root, words

REACH = 4  # words after a negation or a hedge that it governs
CLOSE = 5  # words on either side of "cancelled" among which stands what is cancelled


class Happened(msgspec.Struct, frozen=True):
    """Stems of the verbs that a sentence tells as done or denies, and of the words close to one that calls off."""

    done: frozenset[str]
    denied: frozenset[str]
    called_off: frozenset[str]


def happened(text: str) -> Happened:
    """What a sentence tells as done; words under "may", "if", "expected to" and the like tell nothing."""
    found = words(text)
    starts = [start for _, start, _ in found]
    hedged = _reached([bisect_right(starts, place) - 1 for place in hedges(text)])
    denied = _reached([n for n, (word, _, _) in enumerate(found) if _is_negation(word)])
    off = [bisect_right(starts, match.start()) - 1 for match in _called_off().finditer(text)]
    close = [word for n in off if n not in hedged | denied for word, _, _ in found[max(0, n - CLOSE) : n + CLOSE + 1]]
    return Happened(
        frozenset(root(w) for n, (w, _, _) in enumerate(found) if is_past(w) and n not in hedged and n not in denied),
        frozenset(root(w) for n, (w, _, _) in enumerate(found) if n in denied and n not in hedged),
        frozenset(map(root, close)),
    )


def _reached(places: list[int]) -> set[int]:
    """Places of the words that follow, within reach."""
    return {place + step for place in places for step in range(1, REACH + 1)}


def _is_negation(word: str) -> bool:
    plain = word.casefold().replace("’", "'")
    return plain in _negations() or plain.endswith("n't")


@cache
def _negations() -> frozenset[str]:
    return frozenset(data_lines("onrecord.prospects", "negation.txt"))


@cache
def _called_off() -> re.Pattern[str]:
    return any_of("called_off.txt")
