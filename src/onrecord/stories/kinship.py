"""Joins groups of reports that are one matter told from other sides: they share the names that tell the matter apart.

Linkage by likeness parts a feature or a letter from the news that it belongs to; the places, people and firms that
both name, and the world's other news does not, bring them together again.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from onrecord.stories.linkage import Pair
from onrecord.stories.profile import Profile

SHARED = 4  # telling names that two groups have in common
OVERLAP = 0.4  # share of the smaller group's telling names that are the other's too
ALIKE = 0.15  # average score of their reports, below which they are about different subjects
COMMON = 300  # groups; a name that more of them have is not looked up, so that time stays bounded

Group = tuple[str, ...]
Likeness = Callable[[Group, Group], float]


def united(
    groups: Iterable[Sequence[str]],
    profiles: Mapping[str, Profile],
    likeness: Likeness,
    *,
    apart: Sequence[Pair] = (),
) -> tuple[Group, ...]:
    """The groups, with those joined that share enough telling names; the surest pair first, ties by id.

    A name tells for a group of several reports where it stands twice in them, for a single report where it stands.
    `likeness` gives the average score between the reports of two groups.
    """
    families = _Families([tuple(sorted(group)) for group in groups], profiles, likeness, apart)
    while (pair := families.best()) is not None:
        families.join(*pair)
    return tuple(sorted(families.members.values()))


class _Families:
    def __init__(
        self, groups: list[Group], profiles: Mapping[str, Profile], likeness: Likeness, apart: Sequence[Pair]
    ) -> None:
        self.members = {group[0]: group for group in sorted(groups)}
        self.likeness = likeness
        self.apart = {frozenset(pair) for pair in apart}
        self.telling = {group[0]: _telling(group, profiles) for group in sorted(groups)}
        self.near: dict[str, set[str]] = defaultdict(set)
        self.candidates: dict[Pair, float] = {}
        for one, other in _sharing(self.telling):
            self.near[one].add(other)
            self.near[other].add(one)
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
        for third in self.near.pop(other):
            self.near[third].discard(other)
            if third != one:
                self.near[one].add(third)
                self.near[third].add(one)
        self.candidates = {pair: share for pair, share in self.candidates.items() if not {one, other} & set(pair)}
        for third in sorted(self.near[one]):
            self._weigh(min(one, third), max(one, third))

    def _weigh(self, one: str, other: str) -> None:
        here, there = self.telling[one], self.telling[other]
        shared, least = len(here & there), min(len(here), len(there))
        if shared < max(SHARED, OVERLAP * least) or self._parted(one, other):
            return
        if self.likeness(self.members[one], self.members[other]) >= ALIKE:
            self.candidates[one, other] = shared / least

    def _parted(self, one: str, other: str) -> bool:
        if not self.apart:
            return False
        return any(frozenset((a, b)) in self.apart for a in self.members[one] for b in self.members[other])


def _sharing(telling: Mapping[str, set[str]]) -> list[Pair]:
    """Pairs of groups that have enough names in common, in order."""
    carriers: dict[str, list[str]] = defaultdict(list)
    for group in sorted(telling):
        for name in telling[group]:
            carriers[name].append(group)
    counts: Counter[Pair] = Counter()
    for groups in carriers.values():
        if len(groups) <= COMMON:
            counts.update(combinations(groups, 2))
    return sorted(pair for pair, count in counts.items() if count >= SHARED)


def _telling(group: Group, profiles: Mapping[str, Profile]) -> set[str]:
    counts: Counter[str] = Counter()
    for key in group:
        counts.update(profiles[key].telling)
    least = 1 if len(group) == 1 else 2
    return {name for name, count in counts.items() if count >= least}
