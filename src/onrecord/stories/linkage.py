"""Average linkage inside connected components: the same groups for the same pairs, whatever order they come in."""

import heapq
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from onrecord.stories.dense import MOST, Places, Real, joined

Pair = tuple[str, str]
Group = tuple[str, ...]
MANY = 2_000  # scores from which on a table of all pairs is quicker, where it is not too large


def linked(
    items: Iterable[str],
    scores: Mapping[Pair, float],
    *,
    threshold: float,
    alone: float = 0.0,
    together: Sequence[Pair] = (),
    apart: Sequence[Pair] = (),
) -> tuple[tuple[str, ...], ...]:
    """Groups of items whose average score is at least `threshold`; ties go to the smaller ids.

    Few scores must be higher: two groups need `threshold` and `alone` over the number of pairs between them.
    A pair without a score counts as 0. Pairs of `together` are one group from the start, unless `apart` forbids it;
    no group ever holds a pair of `apart`.
    """
    ordered = sorted(set(items))
    if len(scores) >= MANY and len(ordered) <= MOST and threshold > 0 and not together and not apart:
        groups = joined(len(ordered), *_placed(ordered, scores), threshold=threshold, alone=alone)
        return tuple(tuple(ordered[place] for place in group) for group in groups)
    clusters = _Clusters(ordered, scores, apart, alone)
    for one, other in sorted(together):
        clusters.join(one, other)
    clusters.merge_all(threshold)
    return tuple(sorted(tuple(sorted(group)) for group in clusters.members.values()))


def _placed(ordered: Sequence[str], scores: Mapping[Pair, float]) -> tuple[Places, Real]:
    """The places in the list of pairs that are in it, [2, pairs], in order, and their scores."""
    place = {key: at for at, key in enumerate(ordered)}
    found = np.array([[place.get(pair[side], -1) for pair in scores] for side in (0, 1)], np.int64)
    kept = np.flatnonzero((found[0] != found[1]) & (found >= 0).all(axis=0))
    kept = kept[np.lexsort((found[1, kept], found[0, kept]))]
    return found[:, kept], np.fromiter(scores.values(), float, len(scores))[kept]


class _Clusters:
    """Groups named by their smallest item, with the sums of scores between them."""

    def __init__(self, items: list[str], scores: Mapping[Pair, float], apart: Sequence[Pair], alone: float) -> None:
        self.alone = alone
        self.members: dict[str, list[str]] = {item: [item] for item in items}
        self.group_of = {item: item for item in items}
        self.sums: dict[str, dict[str, float]] = {item: {} for item in items}
        self.foes: dict[str, set[str]] = {item: set() for item in items}
        self.age = dict.fromkeys(items, 0)
        for (one, other), score in sorted(scores.items()):
            if one != other and one in self.sums and other in self.sums:
                self.sums[one][other] = self.sums[other][one] = score
        for one, other in apart:
            if one != other and one in self.foes and other in self.foes:
                self.foes[one].add(other)
                self.foes[other].add(one)

    def join(self, one: str, other: str) -> None:
        """Put the groups of two items together, unless a pair in them must stay apart."""
        if one in self.group_of and other in self.group_of:
            first, second = sorted((self.group_of[one], self.group_of[other]))
            if first != second and second not in self.foes[first]:
                self._merge(first, second)

    def merge_all(self, threshold: float) -> None:
        heap = [entry for one in self.members for entry in self._entries(one, threshold) if entry[1] < entry[2]]
        heapq.heapify(heap)
        while heap:
            _, one, other, age_one, age_other = heapq.heappop(heap)
            if self.age.get(one) != age_one or self.age.get(other) != age_other or other in self.foes[one]:
                continue
            self._merge(one, other)
            for entry in self._entries(one, threshold):
                heapq.heappush(heap, entry)

    def _entries(self, one: str, threshold: float) -> list[tuple[float, str, str, int, int]]:
        found = []
        for other, total in self.sums[one].items():
            pairs = len(self.members[one]) * len(self.members[other])
            mean = total / pairs
            if mean >= threshold + self.alone / pairs:
                first, second = (one, other) if one < other else (other, one)
                found.append((-mean, first, second, self.age[first], self.age[second]))
        return found

    def _merge(self, first: str, second: str) -> None:
        for item in self.members[second]:
            self.group_of[item] = first
        self.members[first] += self.members.pop(second)
        sums = self.sums.pop(second)
        for other, total in sums.items():
            self.sums[other].pop(second)
            if other != first:
                self.sums[first][other] = self.sums[other][first] = self.sums[first].get(other, 0.0) + total
        foes = self.foes.pop(second)
        for other in foes:
            self.foes[other].discard(second)
            self.foes[other].add(first)
        self.foes[first] |= foes
        del self.age[second]
        self.age[first] += 1
