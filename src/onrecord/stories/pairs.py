"""Scores of pairs of reports, each from the two alone, found through an index of their words and names."""

import math
from collections import defaultdict
from collections.abc import Iterable

from onrecord.stories.linkage import Pair
from onrecord.stories.profile import Profile

WORDS_SHARE = 0.75  # the rest of a score is names
FLOOR = 0.06  # a pair below this is as good as strangers and is not kept
ACROSS_LANGUAGES = 0.8  # two languages share names alone
HALF_LIFE = 60.0  # days apart at which the score of two dated reports has lost half of what time can take
TIME_SHARE = 0.3


def scores(profiles: Iterable[Profile]) -> dict[Pair, float]:
    """How much two reports share, 0 to 1, for every pair that shares something."""
    ordered = sorted(profiles, key=lambda profile: profile.id)
    words = _products([profile.words for profile in ordered])
    names = _products([profile.names for profile in ordered])
    found: dict[Pair, float] = {}
    for here, there in sorted(words.keys() | names.keys()):
        one, other = ordered[here], ordered[there]
        score = _mixed(words.get((here, there), 0.0), names.get((here, there), 0.0), one, other)
        score *= closeness(one, other)
        if score >= FLOOR:
            found[one.id, other.id] = score
    return found


def _mixed(words: float, names: float, one: Profile, other: Profile) -> float:
    if one.language != other.language:
        return names * ACROSS_LANGUAGES
    if not one.names or not other.names:
        return words
    return WORDS_SHARE * words + (1 - WORDS_SHARE) * names


def closeness(one: Profile, other: Profile) -> float:
    """1 for two reports of one day, falling with the days between them; 1 where a date is unknown."""
    if None in (one.earliest, one.latest, other.earliest, other.latest):
        return 1.0
    assert one.earliest is not None and one.latest is not None
    assert other.earliest is not None and other.latest is not None
    gap = max(0, one.earliest - other.latest, other.earliest - one.latest)
    return 1 - TIME_SHARE * (1 - math.pow(0.5, gap / HALF_LIFE))


def _products(vectors: list[dict[str, float]]) -> dict[tuple[int, int], float]:
    """Dot products of the vectors that share one of their heaviest terms."""
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    found: dict[tuple[int, int], float] = {}
    for here, vector in enumerate(vectors):
        sums: dict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for there, other in index[term]:
                sums[there] += weight * other
        for there, total in sums.items():
            found[there, here] = total
        for term, weight in vector.items():
            index[term].append((here, weight))
    return found
