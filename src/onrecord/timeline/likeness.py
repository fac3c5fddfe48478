"""How much two sentences tell the same happening: the names and telling words that they share, by weight.

Pairs come from an index over the rarer of these, so the work grows with what sentences share, not with their square.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from math import fsum

from onrecord.timeline.tellings import Telling

NAME = 0.8  # weight of a shared name beside words' rarity
COMMON = 40  # sentences after which a feature is too common to propose pairs
FEW = 3  # shared features below which nothing is the same


def features(telling: Telling) -> dict[str, float]:
    """What a sentence is compared by, with weights."""
    return {f"@{name}": NAME for name in sorted(telling.names)} | telling.roots


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Weight shared over the weight of the lighter of the two, 0 to 1; 0 where too little or no word is shared."""
    return _likeness(one, other, min(fsum(one.values()), fsum(other.values())))


def _likeness(one: Mapping[str, float], other: Mapping[str, float], lighter: float) -> float:
    shared = one.keys() & other.keys()
    if len(shared) < FEW or not lighter or all(key[0] == "@" for key in shared):
        return 0.0
    return fsum([min(one[key], other[key]) for key in shared]) / lighter


def jaccard(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Weight shared over the weight of both together, 0 to 1."""
    every = {**one, **other}
    shared = fsum(one[key] for key in one.keys() & other.keys())
    return shared / fsum(every.values()) if every else 0.0


def alike(sentences: Sequence[Mapping[str, float]], *, least: float) -> Iterator[tuple[float, int, int]]:
    """Pairs of sentences whose likeness reaches a bound: `(likeness, earlier, later)`, each pair once."""
    postings: dict[str, list[int]] = defaultdict(list)
    weights = [fsum(sentence.values()) for sentence in sentences]
    for place, sentence in enumerate(sentences):
        rare = [before for key in sentence if len(before := postings[key]) < COMMON]
        shared = Counter(chain.from_iterable(rare))
        for before in rare:
            before.append(place)
        for earlier in sorted([key for key, count in shared.items() if count >= 2]):
            found = _likeness(sentences[earlier], sentence, min(weights[earlier], weights[place]))
            if found >= least:
                yield found, earlier, place
