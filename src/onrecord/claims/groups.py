"""Groups of units that make one claim: average linkage over the chances of their pairs, copies folded first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from onrecord.claims import candidates
from onrecord.claims.kept import Chances
from onrecord.claims.likeness import alike
from onrecord.claims.meanings import Meanings
from onrecord.claims.page import Unit
from onrecord.claims.profile import Profile
from onrecord.claims.salience import Salience
from onrecord.spans import Span
from onrecord.stories.linkage import Pair, linked

ALONE = 0.12  # what is asked on top of it where there is but one pair, over the number of pairs
COHERE = 0.22  # average chance that the units of one claim say the same
ANSWERS, NEAREST = 0.3, 3  # the same for a group of denials and the group that it answers, over the likeliest pairs
OWN_VOICE = 0.15  # the same for a sentence in a report's own voice and the statements that it is put to
LEAST = 0.02  # chances below this are taken for none

Links = dict[Pair, float]  # the chance that each of these pairs makes one claim


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What units are compared by."""

    profiles: Mapping[str, Profile]
    salience: Salience
    meant: Meanings
    chances: Chances

    def among(self, pairs: Sequence[Pair]) -> Links:
        """Of some pairs those that may make one claim, with the chance of each, in order."""
        chances = self.chances.of(pairs, self.chance)
        return {pair: chance for pair, chance in zip(pairs, chances, strict=True) if chance >= LEAST}

    def chance(self, one: str, other: str) -> float:
        """The chance that two units make one claim."""
        return alike(self.profiles[one], self.profiles[other], self.meant)


class Grouped(msgspec.Struct, frozen=True):
    """Groups of statements' units, the chances of their pairs, and the first of each unit and its copies.

    Only the first of units that say the same in the same words is compared; the groups hold all.
    """

    groups: tuple[tuple[str, ...], ...]
    links: Links
    first: Mapping[str, str]


def grouped(said: Mapping[str, Unit], ground: Ground, *, together: Sequence[Pair], apart: Sequence[Pair]) -> Grouped:
    """The units of statements in groups that say one thing, for or against."""
    first = _firsts(said.values(), ground.profiles)
    firsts = [said[key] for key in sorted(set(first.values()))]
    links = ground.among(candidates.pairs(firsts, ground.salience, ground.meant))
    barred = sorted({(first[one], first[other]) for one, other in apart if one in first and other in first})
    found = linked((unit.id for unit in firsts), links, threshold=COHERE, alone=ALONE, apart=barred)
    same = [*first.items(), *_answered(found, said, links), *(pair for group in found for pair in pairwise(group))]
    return Grouped(linked(said, {}, threshold=1.0, together=[*together, *same], apart=apart), links, first)


def _answered(found: Sequence[tuple[str, ...]], said: Mapping[str, Unit], links: Links) -> list[Pair]:
    """For each group that mostly denies, a pair with the group that it answers, where one is likely enough.

    A denial is of the core of what others tell in many ways, so that it is like a few of their wordings, not like all.
    """
    number_of = {key: number for number, group in enumerate(found) for key in group}
    denying = {n for n, group in enumerate(found) if 2 * sum(_denies(said[key]) for key in group) >= len(group)}
    chances: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for (one, other), chance in links.items():
        for mine, theirs in ((number_of[one], number_of[other]), (number_of[other], number_of[one])):
            if mine in denying and theirs not in denying:
                chances[mine][theirs].append(chance)
    pairs = []
    for mine in sorted(chances):
        likely = {n: sum(sorted(each, reverse=True)[:NEAREST]) / NEAREST for n, each in chances[mine].items()}
        best = min(likely, key=lambda theirs: (-likely[theirs], theirs))
        if likely[best] >= ANSWERS:
            pairs.append((found[mine][0], found[best][0]))
    return pairs


def _denies(unit: Unit) -> bool:
    return unit.denies or (unit.statement is not None and unit.statement.act == "deny")


def _firsts(units: Iterable[Unit], profiles: Mapping[str, Profile]) -> dict[str, str]:
    """Each unit with the first that one speaker's side says in the same words."""
    same: dict[tuple[str, str | None, bool], list[Unit]] = defaultdict(list)
    for unit in units:
        profile = profiles[unit.id]
        same[profile.words, profile.side, unit.negative].append(unit)
    first = {key: min(copies, key=_place).id for key, copies in same.items()}
    return {unit.id: first[key] for key, copies in same.items() for unit in copies}


def _place(unit: Unit) -> tuple[Span, str]:
    return (unit.span, unit.id)


def attached(
    found: Grouped, said: Mapping[str, Unit], own: Sequence[Unit], ground: Ground, *, apart: Sequence[Pair]
) -> dict[str, tuple[int, Links]]:
    """Each sentence in a report's own voice with the number of the group that it is plainly of, and why."""
    number_of = {key: number for number, group in enumerate(found.groups) for key in group}
    sizes = Counter(number_of[key] for key in set(found.first.values()))
    firsts = [said[key] for key in sorted(set(found.first.values()))]
    barred = {pair for one, other in apart for pair in ((one, other), (other, one))}
    links: dict[str, dict[int, Links]] = defaultdict(lambda: defaultdict(dict))
    near = list(candidates.beside(firsts, own, ground.salience, ground.meant))
    for (unit, sentence), chance in ground.among(near).items():
        if (unit, sentence) not in barred:
            links[sentence][number_of[unit]][unit, sentence] = chance
    best = {}
    for key in sorted(links):
        means = {n: sum(of.values()) / sizes[n] for n, of in links[key].items()}
        number = min(means, key=lambda n: (-means[n], n))
        if means[number] >= OWN_VOICE:
            best[key] = (number, links[key][number])
    return best
