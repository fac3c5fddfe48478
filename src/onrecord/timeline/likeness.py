"""How much two sentences tell the same happening: the names and telling words that they share, by weight.

Pairs come from an index over the rarer of these, so the work grows with what sentences share, not with their square.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from math import fsum
from typing import NamedTuple

from onrecord.timeline.tellings import Telling

NAME = 0.8  # weight of a shared name beside words' rarity
COMMON = 40  # sentences after which a feature is too common to propose pairs
FEW = 3  # shared features below which nothing is the same


def features(telling: Telling) -> dict[str, float]:
    """What a sentence is compared by, with weights."""
    return {f"@{name}": NAME for name in sorted(telling.names)} | telling.roots


class Shared(NamedTuple):
    """What two sentences share: names, other words, and the weight of both over that of both together, 0 to 1."""

    names: int
    words: int
    of_all: float


class Compared:
    """Sentences by what they are compared by; those that are printed alike are compared once."""

    def __init__(self, sentences: Sequence[Mapping[str, float]]) -> None:
        numbers: dict[tuple[tuple[str, float], ...], int] = {}
        self._number = [numbers.setdefault(tuple(each.items()), len(numbers)) for each in sentences]
        self._distinct = [dict(each) for each in numbers]
        self._weights = [fsum(each.values()) for each in self._distinct]
        self._likeness: dict[tuple[int, int], float] = {}
        self._shared: dict[tuple[int, int], Shared] = {}

    def likeness(self, one: int, other: int) -> float:
        """Of two sentences by their places: weight shared over the weight of the lighter of the two, 0 to 1.

        It is 0 where too little or no word is shared.
        """
        pair = (self._number[one], self._number[other])
        found = self._likeness.get(pair)
        if found is None:
            first, second = pair
            lighter = min(self._weights[first], self._weights[second])
            found = self._likeness[pair] = _likeness(self._distinct[first], self._distinct[second], lighter)
        return found

    def shared(self, one: int, other: int) -> Shared:
        """What two sentences share, by their places."""
        pair = (self._number[one], self._number[other])
        found = self._shared.get(pair)
        if found is None:
            found = self._shared[pair] = _shared(self._distinct[pair[0]], self._distinct[pair[1]])
        return found

    def alike(self, places: Sequence[int], *, least: float) -> Iterator[tuple[float, int, int]]:
        """Pairs of sentences whose likeness reaches a bound: `(likeness, earlier, later)`, each pair once.

        `places` are those of the sentences in question, in order.
        """
        postings: dict[str, list[int]] = defaultdict(list)
        for place in places if len(places) > 1 else ():
            rare = [before for key in self._distinct[self._number[place]] if len(before := postings[key]) < COMMON]
            shared = Counter(chain.from_iterable(rare))
            for before in rare:
                before.append(place)
            for earlier in sorted([key for key, count in shared.items() if count >= 2]):
                found = self.likeness(earlier, place)
                if found >= least:
                    yield found, earlier, place


def _likeness(one: Mapping[str, float], other: Mapping[str, float], lighter: float) -> float:
    shared = one.keys() & other.keys()
    if len(shared) < FEW or not lighter or all(key[0] == "@" for key in shared):
        return 0.0
    return fsum([min(one[key], other[key]) for key in shared]) / lighter


def _shared(one: Mapping[str, float], other: Mapping[str, float]) -> Shared:
    keys = one.keys() & other.keys()
    names = sum(key[0] == "@" for key in keys)
    every = fsum({**one, **other}.values())
    return Shared(names, len(keys) - names, fsum([one[key] for key in keys]) / every if keys else 0.0)
