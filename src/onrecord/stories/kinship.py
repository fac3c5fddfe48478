"""Joins groups of reports that are one matter told from other sides: they share the names that tell the matter apart.

Linkage by likeness parts a feature or a letter from the news that it belongs to; the places, people and firms that
both name, and the world's other news does not, bring them together again.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from onrecord.people.unions import Unions
from onrecord.stories.linkage import Group, Pair
from onrecord.stories.profile import Profile

SHARED = 4  # telling names that two groups have in common
OVERLAP = 0.4  # share of the smaller group's telling names that are the other's too
ALIKE = 0.15  # average score of their reports, below which they are about different subjects
COMMON = 300  # groups; a name that more of them have is not looked up, so that time stays bounded

Likeness = Callable[[Group, Group], float]


def united(
    groups: Iterable[Sequence[str]],
    telling: Mapping[str, frozenset[str]],
    likeness: Likeness,
    *,
    apart: Sequence[Pair] = (),
    carriers: Mapping[str, int] | None = None,
) -> tuple[Group, ...]:
    """The groups, with those joined that share enough telling names; the surest pair first, ties by id.

    `telling` are the names that tell for each group, by its least member (see `names_of`); `likeness` gives the average
    score between the reports of two groups. Only groups that a chain of kin holds together are joined, so that what is
    far from a group has no say in what becomes of it. `carriers` counts the groups, besides these, that have a name.
    """
    families = _Families([tuple(sorted(group)) for group in groups], telling, likeness, apart, carriers or {})
    families.bound(sorted(families.candidates))
    while (pair := families.best()) is not None:
        families.join(*pair)
    return tuple(sorted(families.members.values()))


def names_of(profiles: Sequence[Profile]) -> frozenset[str]:
    """The names that tell for a group of reports: that stand twice in them, or once in a single one."""
    counts: Counter[str] = Counter()
    for profile in profiles:
        counts.update(profile.telling)
    least = 1 if len(profiles) == 1 else 2
    return frozenset(name for name, count in counts.items() if count >= least)


def may_be_kin(shared: int, one: int, other: int) -> bool:
    """Whether two groups share enough telling names, from how many they share and how many each has."""
    return shared >= max(SHARED, OVERLAP * min(one, other))


class _Families:
    def __init__(
        self,
        groups: list[Group],
        telling: Mapping[str, frozenset[str]],
        likeness: Likeness,
        apart: Sequence[Pair],
        carriers: Mapping[str, int],
    ) -> None:
        self.members = {group[0]: group for group in sorted(groups)}
        self.likeness = likeness
        self.apart = {frozenset(pair) for pair in apart}
        self.telling = {group[0]: set(telling[group[0]]) for group in sorted(groups)}
        self.near: dict[str, set[str]] = defaultdict(set)
        self.candidates: dict[Pair, float] = {}
        self.part: dict[str, str] = {}
        for one, other in _sharing(self.telling, carriers):
            self.near[one].add(other)
            self.near[other].add(one)
            self._weigh(one, other)

    def bound(self, kin: Sequence[Pair]) -> None:
        """From now on weigh only groups against each other that a chain of these pairs holds together."""
        parts = Unions(self.members)
        for one, other in kin:
            parts.join(one, other)
        self.part = {key: parts.find(key) for key in self.members}

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
            if self.part[third] == self.part[one]:
                self._weigh(min(one, third), max(one, third))

    def _weigh(self, one: str, other: str) -> None:
        here, there = self.telling[one], self.telling[other]
        shared, least = len(here & there), min(len(here), len(there))
        if not may_be_kin(shared, len(here), len(there)) or self._parted(one, other):
            return
        if self.likeness(self.members[one], self.members[other]) >= ALIKE:
            self.candidates[one, other] = shared / least

    def _parted(self, one: str, other: str) -> bool:
        if not self.apart:
            return False
        return any(frozenset((a, b)) in self.apart for a in self.members[one] for b in self.members[other])


def _sharing(telling: Mapping[str, set[str]], elsewhere: Mapping[str, int]) -> list[Pair]:
    """Pairs of groups that have enough names in common, in order."""
    carriers: dict[str, list[str]] = defaultdict(list)
    for group in sorted(telling):
        for name in telling[group]:
            carriers[name].append(group)
    counts: Counter[Pair] = Counter()
    for name, groups in carriers.items():
        if len(groups) + elsewhere.get(name, 0) <= COMMON:
            counts.update(combinations(groups, 2))
    return sorted(pair for pair, count in counts.items() if count >= SHARED)
