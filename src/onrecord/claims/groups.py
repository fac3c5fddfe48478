"""Groups of units that make one claim: average linkage over the chances of their pairs, copies folded first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec
import numpy as np

from onrecord.claims import candidates
from onrecord.claims.candidates import Keys, Rows
from onrecord.claims.kept import Chances, Neighbours
from onrecord.claims.likeness import alike
from onrecord.claims.links import Links
from onrecord.claims.meanings import Meanings
from onrecord.claims.page import Unit, in_text
from onrecord.claims.profile import Profile
from onrecord.stories.dense import MOST, joined
from onrecord.stories.linkage import MANY, Pair, linked

ALONE = 0.12  # what is asked on top of it where there is but one pair, over the number of pairs
COHERE = 0.22  # average chance that the units of one claim say the same
ANSWERS, NEAREST = 0.3, 3  # the same for a group of denials and the group that it answers, over the likeliest pairs
OWN_VOICE = 0.15  # the same for a sentence in a report's own voice and the statements that it is put to
LEAST = 0.02  # chances below this are taken for none


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What units are compared by."""

    profiles: Mapping[str, Profile]
    keys: Keys
    meant: Meanings
    chances: Chances
    near: Neighbours

    def among(self, ones: Sequence[str], others: Sequence[str], pairs: Rows) -> Links:
        """Of some pairs, by their places in two lists of ids, those that may make one claim."""
        chances = self.chances.of(ones, others, pairs, self.alike)
        likely = chances >= LEAST
        return Links(ones, others, pairs[likely], chances[likely])

    def nearest(self, what: str, mine: Sequence[str], theirs: Sequence[str], count: int) -> Rows:
        """See `kept.Neighbours.of`."""
        return self.near.of(what, mine, theirs, count)

    def alike(self, pairs: Iterable[Pair]) -> list[float]:
        """The chances that pairs of units make one claim."""
        profiles = self.profiles
        return alike([(profiles[one], profiles[other]) for one, other in pairs], self.meant)


class Grouped(msgspec.Struct, frozen=True):
    """Groups of statements' units, the chances of their pairs, and the first of each unit and its copies.

    Only the first of units that say the same in the same words is compared; the groups hold all.
    """

    groups: tuple[tuple[str, ...], ...]
    links: Links
    first: Mapping[str, str]

    def within(self) -> list[Links]:
        """For each group, the chances of the pairs within it."""
        number_of = {key: number for number, group in enumerate(self.groups) for key in group}
        numbers = np.array([number_of[key] for key in self.links.ones], np.int64)
        ones, others = numbers[self.links.pairs].T
        inside = np.flatnonzero(ones == others)
        inside = inside[np.argsort(ones[inside], kind="stable")]
        ends = np.searchsorted(ones[inside], np.arange(len(self.groups) + 1))
        return [self.links.some(inside[start:end]) for start, end in pairwise(ends.tolist())]


def grouped(said: Mapping[str, Unit], ground: Ground, *, together: Sequence[Pair], apart: Sequence[Pair]) -> Grouped:
    """The units of statements in groups that say one thing, for or against."""
    first = _firsts(said.values(), ground.profiles)
    ids = sorted(set(first.values()))
    links = ground.among(ids, ids, candidates.pairs([said[key] for key in ids], ground.keys, ground.nearest))
    barred = sorted({(first[one], first[other]) for one, other in apart if one in first and other in first})
    found = _linked(links, barred)
    same = [*first.items(), *_answered(found, said, links), *(pair for group in found for pair in pairwise(group))]
    return Grouped(linked(said, {}, threshold=1.0, together=[*together, *same], apart=apart), links, first)


def _linked(links: Links, barred: Sequence[Pair]) -> Sequence[Sequence[str]]:
    """The groups of `linked`, without naming the pairs of many units one by one."""
    ids = links.ones
    if len(links.pairs) < MANY or len(ids) > MOST or barred:
        return linked(ids, links.by_pair(), threshold=COHERE, alone=ALONE, apart=barred)
    groups = joined(len(ids), links.pairs.T, links.chances, threshold=COHERE, alone=ALONE)
    return [[ids[place] for place in group] for group in groups]


def _answered(found: Sequence[Sequence[str]], said: Mapping[str, Unit], links: Links) -> list[Pair]:
    """For each group that mostly denies, a pair with the group that it answers, where one is likely enough.

    A denial is of the core of what others tell in many ways, so that it is like a few of their wordings, not like all.
    """
    number_of = {key: number for number, group in enumerate(found) for key in group}
    denying = np.array([2 * sum(_denies(said[key]) for key in group) >= len(group) for group in found], bool)
    ones, others = np.array([number_of[key] for key in links.ones], np.int64)[links.pairs].T
    chances: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for mine, theirs in ((ones, others), (others, ones)):
        answers = np.flatnonzero(denying[mine] & ~denying[theirs])
        rows = zip(mine[answers].tolist(), theirs[answers].tolist(), links.chances[answers].tolist(), strict=True)
        for one, other, chance in rows:
            chances[one][other].append(chance)
    pairs = []
    for one in sorted(chances):
        means = {n: sum(sorted(each, reverse=True)[:NEAREST]) / NEAREST for n, each in chances[one].items()}
        best = min(means, key=lambda n: (-means[n], n))
        if means[best] >= ANSWERS:
            pairs.append((found[one][0], found[best][0]))
    return pairs


def _denies(unit: Unit) -> bool:
    return unit.denies or (unit.statement is not None and unit.statement.act == "deny")


def _firsts(units: Iterable[Unit], profiles: Mapping[str, Profile]) -> dict[str, str]:
    """Each unit with the first that one speaker's side says in the same words."""
    same: dict[tuple[str, str | None, bool], list[Unit]] = defaultdict(list)
    for unit in units:
        profile = profiles[unit.id]
        same[profile.words, profile.side, unit.negative].append(unit)
    first = {key: min(copies, key=in_text).id for key, copies in same.items()}
    return {unit.id: first[key] for key, copies in same.items() for unit in copies}


def attached(
    found: Grouped, said: Mapping[str, Unit], own: Sequence[Unit], ground: Ground, *, apart: Sequence[Pair]
) -> dict[str, tuple[int, dict[Pair, float]]]:
    """Each sentence in a report's own voice with the number of the group that it is plainly of, and why."""
    number_of = {key: number for number, group in enumerate(found.groups) for key in group}
    ids, sentences = found.links.ones, sorted(unit.id for unit in own)
    sizes = Counter(number_of[key] for key in ids)
    near = candidates.beside([said[key] for key in ids], own, ground.keys, ground.nearest)
    links = ground.among(ids, sentences, near)
    barred = {pair for one, other in apart for pair in ((one, other), (other, one))}
    if barred:
        links = links.some(np.flatnonzero([pair not in barred for pair in links.by_pair()]))
    return {
        sentences[sentence]: (number, links.some(rows).by_pair())
        for sentence, number, rows in _likeliest(links, [number_of[key] for key in ids], sizes)
    }


def _likeliest(links: Links, numbers: Sequence[int], sizes: Mapping[int, int]) -> Iterator[tuple[int, int, Rows]]:
    """Sentences, by their places, with the number of the group that each is likest, if like enough, and which links.

    `numbers` are of the units' groups, `sizes` how many units there are in each group.
    """
    many = max(numbers, default=0) + 1
    told = links.pairs[:, 1] * many + np.array(numbers, np.int64)[links.pairs[:, 0]]
    coded, which, counts = np.unique(told, return_inverse=True, return_counts=True)
    placed, groups = np.divmod(coded, many)
    means = np.bincount(which, links.chances, len(coded)) / np.array([sizes[n] for n in groups.tolist()])
    rows = np.split(np.argsort(which, kind="stable"), np.cumsum(counts)[:-1])
    order = np.lexsort((groups, -means, placed))
    _, first = np.unique(placed[order], return_index=True)
    for best in order[first].tolist():
        if means[best] >= OWN_VOICE:
            yield int(placed[best]), int(groups[best]), rows[best]
