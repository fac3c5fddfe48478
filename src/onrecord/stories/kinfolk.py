"""The groups whose stories may be others since some groups changed: those that a chain of kin may hold together."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from onrecord.stories import kinship, leaves
from onrecord.stories.folding import Folding
from onrecord.stories.kept import Place
from onrecord.stories.leaves import Episodes
from onrecord.stories.linkage import Group
from onrecord.stories.space import Space

Names = frozenset[str]


class _Group(NamedTuple):
    """A group as it is or was: its first reports, and its telling names."""

    sample: Group
    names: Names


class Kinfolk:
    """The groups of some parts, and those elsewhere that may be of one story with a group that has changed.

    Attributes:
        telling: the names of the groups of these parts, by their least report.
        elsewhere: the places of the reports of groups of other parts whose stories may be others.
    """

    def __init__(
        self,
        folding: Folding,
        groups: Sequence[Episodes],
        parts: Collection[str],
        before: Mapping[str, Place],
        now: Mapping[str, Place],
    ) -> None:
        """Groups as they are now; the parts, as they were named, in which they are all; places before and now."""
        self.folding, self.kept = folding, folding.kept
        self.here = {keys[0]: keys for keys in (tuple(sorted(chain.from_iterable(each))) for each in groups)}
        self.telling = {
            head: kinship.names_of([card.profile for card in folding.cards(keys)]) for head, keys in self.here.items()
        }
        self.old = _episodes(before, lambda place: place.part in parts)
        made = _episodes(now, lambda place: place.head in self.here)
        other = {head for head in self.old.keys() | made.keys() if self.old.get(head) != made.get(head)}
        touched = other | _heads(before, now, folding.near)
        before_names = self.kept.names(self.old)
        self.names = dict(self.telling)
        self.samples: dict[str, Group] = {}
        self._known: dict[tuple[Group, Group], float] = {}
        self.change = Counter(chain.from_iterable(self.telling.values()))
        self.change.subtract(chain.from_iterable(before_names.values()))
        gone = self.old.keys() - self.here.keys()
        self.heads = self._closed(
            (touched - gone) | self._crossed(),
            [
                _Group(tuple(sorted(self.old[head]))[: leaves.SAMPLE], before_names.get(head, Names()))
                for head in sorted(touched & self.old.keys())
            ],
        )
        self.elsewhere = self.kept.places("head", self.heads - self.here.keys())
        members = _episodes(self.elsewhere, lambda place: True)
        self.groups = self.here | {head: tuple(sorted(keys)) for head, keys in members.items()}

    def united(self) -> tuple[Group, ...]:
        """The stories of these groups, as their leading reports."""
        telling = {head: self.names[head] for head in self.heads}
        counts = self._counts(set(chain.from_iterable(telling.values())))
        counts.subtract(chain.from_iterable(telling.values()))
        groups = [self.groups[head] for head in sorted(self.heads)]
        return kinship.united(groups, telling, self._likeness, apart=self.folding.decided.apart, carriers=counts)

    def _likeness(self, one: Group, other: Group) -> float:
        samples = one[: leaves.SAMPLE], other[: leaves.SAMPLE]
        if samples not in self._known:
            keys = [*samples[0], *samples[1]]
            space = Space(card.profile for card in self.folding.cards(keys))
            self._known[samples] = leaves.likeness(space, {key: row for row, key in enumerate(keys)}, *samples)
        return self._known[samples]

    def _counts(self, names: Iterable[str]) -> Counter[str]:
        """How many groups have each of some names now."""
        found = self.kept.counts(names)
        for name in names:
            found[name] += self.change[name]
        return found

    def _crossed(self) -> set[str]:
        """The groups with a name that has become too common to be looked up, or is so no more."""
        moved = {name for name, change in self.change.items() if change}
        before = self.kept.counts(moved)
        names = {name for name in moved if _common(before[name]) != _common(before[name] + self.change[name])}
        return set(chain.from_iterable(self._carriers(names).values()))

    def _carriers(self, names: Collection[str]) -> dict[str, set[str]]:
        """The groups that have each of some names now."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, heads in self.kept.carriers(names).items():
            found[name] |= heads - self.old.keys()
        for head, telling in self.telling.items():
            for name in telling & set(names):
                found[name].add(head)
        return found

    def _closed(self, seeds: set[str], more: Sequence[_Group]) -> set[str]:
        """Some groups, and all that a chain of kin ties to them, or to groups that there were."""
        found = set(seeds)
        self._learn(found)
        ahead = [*(_Group(self.samples[head], self.names[head]) for head in sorted(found)), *more]
        while ahead:
            near = self._near(ahead) - found
            found |= near
            ahead = [_Group(self.samples[head], self.names[head]) for head in sorted(near)]
        return found

    def _near(self, some: Sequence[_Group]) -> set[str]:
        """Groups that may be kin to one of some groups."""
        names = set(chain.from_iterable(each.names for each in some))
        before = self.kept.counts(names)
        rare = {name for name in names if not (_common(before[name]) and _common(before[name] + self.change[name]))}
        carriers = self._carriers(rare)
        found: set[str] = set()
        for own in some:
            counts = Counter(head for name in own.names & rare for head in carriers.get(name, ()))
            likely = {head for head, count in counts.items() if count >= kinship.SHARED} - found
            self._learn(likely)
            for head in sorted(likely):
                other = self.names[head]
                may_be = kinship.may_be_kin(len(own.names & other), len(own.names), len(other))
                if may_be and self._alike(own.sample, self.samples[head]):
                    found.add(head)
        return found

    def _alike(self, one: Group, other: Group) -> bool:
        if one[:1] == other[:1]:
            return True  # what a group was, and is
        changed = self.folding.gone - self.folding.instead.keys()
        if not changed.isdisjoint(one):
            return True  # a report may be other than it was
        return self._likeness(one, other) >= kinship.ALIKE

    def _learn(self, heads: Iterable[str]) -> None:
        """Read the names of some groups, and a few of their reports."""
        unknown = [head for head in heads if head not in self.samples]
        self.samples |= {head: self.here[head][: leaves.SAMPLE] for head in unknown if head in self.here}
        unknown = [head for head in unknown if head not in self.here]
        self.samples |= self.kept.samples(unknown)
        self.names |= {head: Names() for head in unknown} | self.kept.names(unknown)


def _common(groups: int) -> bool:
    return groups > kinship.COMMON


def _episodes(places: Mapping[str, Place], chosen: Callable[[Place], bool]) -> dict[str, dict[str, str]]:
    """By group the episode of each of its leading reports."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for key, place in places.items():
        if place.leader == key and chosen(place):
            found[place.head][key] = place.episode
    return dict(found)


def _heads(before: Mapping[str, Place], now: Mapping[str, Place], near: Collection[str]) -> set[str]:
    """The groups, as they were or are, of reports that something happened to, or that have others in their place."""
    found = {place.head for key, place in now.items() if key in near or key not in before}
    for key, place in before.items():
        after = now[key]
        if key in near or (place.leader, place.head) != (after.leader, after.head):
            found |= {place.head, after.head}
    return found
