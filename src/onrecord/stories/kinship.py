"""Joins groups of reports that are one matter told from other sides: they share the names that tell the matter apart.

Linkage by likeness parts a feature or a letter from the news that it belongs to; the places, people and firms that
both name, and the world's other news does not, bring them together again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.stories.linkage import Pair
from onrecord.stories.profile import Profile

SHARED = 4  # telling names that two groups have in common
OVERLAP = 0.4  # share of the smaller group's telling names that are the other's too
ALIKE = 0.08  # average score of their reports, below which they are about different subjects

Group = tuple[str, ...]


def united(
    groups: Iterable[Sequence[str]],
    profiles: Mapping[str, Profile],
    scores: Mapping[Pair, float],
    *,
    apart: Sequence[Pair] = (),
) -> tuple[Group, ...]:
    """The groups, with those joined that share enough telling names; the surest pair first, ties by id.

    A name tells for a group of several reports where it stands twice in them, for a single report where it stands.
    """
    families = _Families([tuple(sorted(group)) for group in groups], profiles, scores, apart)
    while (pair := families.best()) is not None:
        families.join(*pair)
    return tuple(sorted(families.members.values()))


class _Families:
    def __init__(
        self,
        groups: list[Group],
        profiles: Mapping[str, Profile],
        scores: Mapping[Pair, float],
        apart: Sequence[Pair],
    ) -> None:
        self.members = {group[0]: group for group in groups}
        self.apart = {frozenset(pair) for pair in apart}
        self.telling = {group[0]: _telling(group, profiles) for group in groups}
        self.sums = _sums(self.members, scores)
        self.candidates: dict[Pair, float] = {}
        for one, others in self.sums.items():
            for other in others:
                if one < other:
                    self._weigh(one, other)

    def best(self) -> Pair | None:
        """The pair of groups that have most of their names in common, if any may be joined."""
        if not self.candidates:
            return None
        return min(self.candidates, key=lambda pair: (-self.candidates[pair], pair))

    def join(self, one: str, other: str) -> None:
        """Make one group of two, under the smaller id, and weigh it against its neighbours anew."""
        self.members[one] = tuple(sorted(self.members[one] + self.members.pop(other)))
        self.telling[one] |= self.telling.pop(other)
        for third, total in self.sums.pop(other).items():
            del self.sums[third][other]
            if third != one:
                self.sums[one][third] = self.sums[third][one] = self.sums[one].get(third, 0.0) + total
        self.candidates = {pair: share for pair, share in self.candidates.items() if not {one, other} & set(pair)}
        for third in self.sums[one]:
            self._weigh(min(one, third), max(one, third))

    def _weigh(self, one: str, other: str) -> None:
        likeness = self.sums[one][other] / (len(self.members[one]) * len(self.members[other]))
        here, there = self.telling[one], self.telling[other]
        shared, least = len(here & there), min(len(here), len(there))
        if likeness >= ALIKE and shared >= max(SHARED, OVERLAP * least) and not self._parted(one, other):
            self.candidates[one, other] = shared / least

    def _parted(self, one: str, other: str) -> bool:
        if not self.apart:
            return False
        return any(frozenset((a, b)) in self.apart for a in self.members[one] for b in self.members[other])


def _sums(members: Mapping[str, Group], scores: Mapping[Pair, float]) -> dict[str, dict[str, float]]:
    """The scores between each two groups, added up."""
    group_of = {key: name for name, group in members.items() for key in group}
    sums: dict[str, dict[str, float]] = {name: {} for name in sorted(members)}
    for (a, b), score in sorted(scores.items()):
        one, other = group_of[a], group_of[b]
        if one != other:
            sums[one][other] = sums[other][one] = sums[one].get(other, 0.0) + score
    return sums


def _telling(group: Group, profiles: Mapping[str, Profile]) -> set[str]:
    counts: Counter[str] = Counter()
    for key in group:
        counts.update(profiles[key].telling)
    least = 1 if len(group) == 1 else 2
    return {name for name, count in counts.items() if count >= least}
