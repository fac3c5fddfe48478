"""Joins what statements and sentences of a story plainly say in common into claims.

Units are compared in pairs, linked by average linkage, and worded by one member; the rules then say how they stand.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import Literal

import msgspec

from onrecord.claims import groups, stances, values
from onrecord.claims.cast import Cast
from onrecord.claims.decisions import Decisions
from onrecord.claims.groups import Links
from onrecord.claims.likeness import why
from onrecord.claims.meanings import Meanings, meanings
from onrecord.claims.members import member
from onrecord.claims.nouns import Claim, Member
from onrecord.claims.origins import Ground, origins
from onrecord.claims.page import Unit
from onrecord.claims.profile import Profile, profiles
from onrecord.claims.rules import Value, day_of, history
from onrecord.claims.salience import salience
from onrecord.claims.scene import Scene
from onrecord.claims.units import own_voice, units
from onrecord.spans import Span, content_id
from onrecord.stories.linkage import Pair

VALUES_PART = "the values for the same thing cannot all hold"
REASONS = 6  # that are given for joining
# Acts that make a claim of a statement that nothing else matches: where accounts part, or may yet.
ALONE = frozenset({"deny", "concede", "confirm", "allege"})
NAMING = frozenset({"assert", "praise", "condemn", "ask"})  # acts that, done to a mere noun, claim nothing


def join(scene: Scene) -> tuple[Claim, ...]:
    """The claims of a story, those of most reports first, then by day and id.

    A claim has two members at least, or one that denies, concedes, confirms or alleges, or gives a figure; sentences in
    a report's own voice are members only where they say what a statement says.
    """
    cast = Cast(scene)
    read = [(scene.reports[key], scene.findings[key]) for key in sorted(scene.findings) if key in scene.reports]
    said = {unit.id: unit for report, found in read for unit in units(report, found, cast)}
    own = [unit for report, found in read for unit in own_voice(report, found, cast)]
    telling = salience(said.values(), own)
    every = [*said.values(), *own]
    kept = profiles(every, cast, telling)
    meant = meanings(every, scene)
    bench = _Bench(scene, cast, Decisions(scene), Ground(scene, cast), kept, meant)
    together, apart = bench.decisions.pairs(every)
    ground = groups.Ground(profiles=kept, salience=telling, meant=meant)
    found = groups.grouped(said, ground, together=together, apart=apart)
    held, links = _held(found, said, own, groups.attached(found, said, own, ground, apart=apart))
    parted = values.groups(held, own, scene.published, apart=apart)
    of_values = [claim for group in parted if (claim := bench.values(group)) is not None]
    valued = {unit.id for group in parted for unit in group.units}
    agreeing = [_agreeing(group, valued) for group in held]
    claims = [bench.claim(group, held_by) for group, held_by in zip(agreeing, links, strict=True) if group]
    return tuple(sorted([*_not_within(claims, of_values), *of_values], key=_weight))


def _held(
    found: groups.Grouped, said: Mapping[str, Unit], own: Sequence[Unit], attached: Mapping[str, tuple[int, Links]]
) -> tuple[list[list[Unit]], list[Links]]:
    """The units of each group, its sentences in a report's own voice among them, and the verdicts that hold it."""
    number_of = {key: number for number, group in enumerate(found.groups) for key in group}
    held = [[said[key] for key in group] for group in found.groups]
    links: list[Links] = [{} for _ in held]
    for (one, other), verdict in found.links.items():
        if number_of[one] == number_of[other]:
            links[number_of[one]][one, other] = verdict
    by_id = {unit.id: unit for unit in own}
    for key, (number, held_by) in attached.items():
        held[number].append(by_id[key])
        links[number] |= held_by
    return held, links


def _agreeing(group: Sequence[Unit], valued: Set[str]) -> Sequence[Unit]:
    """A group without the units whose values part, which do not agree; a denial is of all of them."""
    if any(unit.negative for unit in group):
        return group
    return [unit for unit in group if unit.id not in valued]


def _not_within(claims: Sequence[Claim | None], of_values: Sequence[Claim]) -> list[Claim]:
    """The claims of which some member is not in a claim of values, which tells the same and more."""
    taken: dict[str, set[int]] = defaultdict(set)
    for number, claim in enumerate(of_values):
        for each in claim.members:
            taken[each.id].add(number)
    return [c for c in claims if c is not None and not set.intersection(*(taken.get(m.id, set()) for m in c.members))]


def _weight(claim: Claim) -> tuple[int, str, str]:
    reports = {member.span.report for member in claim.members}
    return (-len(reports), min((day_of(m) or "9" for m in claim.members), default="9"), claim.id)


class _Bench(msgspec.Struct, frozen=True):
    """Where claims are put together."""

    scene: Scene
    cast: Cast
    decisions: Decisions
    ground: Ground
    profiles: Mapping[str, Profile]
    meant: Meanings

    def claim(self, group: Sequence[Unit], links: Links) -> Claim | None:
        """The claim of a group, or None where a lone statement makes none, or one report only names a thing."""
        group = _one_a_statement(group)
        if len(group) == 1 and not _stands_alone(group[0]):
            return None
        if len({unit.span.report for unit in group}) == 1 and all(map(_only_names, group)):
            return None
        return self._made(group, links)

    def values(self, group: values.Group) -> Claim | None:
        """The claim of values that part, where two sides part or one has changed its value; else None."""
        units_ = _one_a_statement([unit for unit in group.units if unit.id in group.values])
        if len(units_) < 2:
            return None
        return self._made(units_, {}, given={unit.id: group.values[unit.id] for unit in units_})

    def _made(self, group: Sequence[Unit], links: Links, *, given: dict[str, Value] | None = None) -> Claim:
        against = stances.against(group, self.profiles) if given is None else frozenset()
        drafts = [member(unit, self.scene, self.cast, self.decisions, against=unit.id in against) for unit in group]
        roots = origins(drafts, self.ground)
        placed = [msgspec.structs.replace(draft, origin=roots.of[draft.id]) for draft in drafts]
        members = tuple(sorted(placed, key=lambda m: (day_of(m) or "", m.id)))
        unsure = frozenset(origin.id for origin in roots.origins if not origin.certain)
        own = self._own(group)
        subject: Literal["claim", "value"] = "claim" if given is None else "value"
        return Claim(
            id=content_id("c", subject, members[0].id),
            wording=_wording(group, links, members),
            members=members,
            history=history(members, own=own, doubtful_origins=unsure, values=given),
            origins=roots.origins,
            fewest=roots.fewest,
            most=roots.most,
            subject=subject,
            why=_why(links, self.profiles, self.meant)
            if given is None
            else ("the values for the same thing cannot all hold",),
        )

    def _own(self, group: Sequence[Unit]) -> frozenset[str]:
        """The side whose act it is, which most of others' wordings begin with, and those that admit what names them."""
        agents = Counter(
            unit.wording.agent
            for unit in group
            if unit.wording.agent is not None and self._side(unit.wording.agent) != self.profiles[unit.id].side
        )
        named = {self._side(key) for unit in group for key in unit.wording.names}
        admitting = {
            self.cast.side(self.cast.entity(unit.statement.speaker))
            for unit in group
            if unit.statement is not None and unit.statement.act == "concede"
        }
        first = {self._side(min(agents, key=lambda key: (-agents[key], key)))} if agents else set()
        return frozenset(side for side in first | (admitting & named) if side is not None)

    def _side(self, key: str) -> str:
        entity = self.cast.entities.get(key)
        return (self.cast.side(entity) or key) if entity else key


def _one_a_statement(group: Sequence[Unit]) -> list[Unit]:
    """A statement takes a position once: its first unit stands for the others."""
    first: dict[str, Unit] = {}
    for unit in sorted(group, key=lambda unit: (unit.span, unit.id)):
        first.setdefault(unit.statement.id if unit.statement else unit.id, unit)
    return sorted(first.values(), key=lambda unit: unit.id)


def _stands_alone(unit: Unit) -> bool:
    if unit.statement is None:
        return False
    return unit.statement.act in ALONE or unit.denies or bool(unit.wording.figures)


def _only_names(unit: Unit) -> bool:
    """Whether a statement names a thing and takes no position on it: "praised a budding alliance"."""
    return unit.statement is not None and unit.statement.nominal and unit.statement.act in NAMING


def _wording(group: Sequence[Unit], links: Links, members: Sequence[Member]) -> Span:
    """The member's words that are most like the others'; of those that say it in a clause, if there are."""
    stance = {m.id: m.stance for m in members}
    totals: dict[str, float] = defaultdict(float)
    for (one, other), chance in sorted(links.items()):
        totals[one] += chance
        totals[other] += chance
    best = min(
        group,
        key=lambda unit: (
            stance[unit.id] == "denies",
            unit.statement is None,
            unit.statement is not None and unit.statement.nominal,
            -totals[unit.id],
            unit.span,
        ),
    )
    return best.span


def _why(links: Links, profiles: Mapping[str, Profile], meant: Meanings) -> tuple[str, ...]:
    """Why the members are one claim: what those most alike have in common, the surest first, each said once."""
    best: dict[str, tuple[float, Pair]] = {}
    for pair, chance in links.items():
        for key in pair:
            best[key] = min(best.get(key, (0.0, pair)), (-chance, pair))
    pairs = [pair for _, pair in sorted(set(best.values()))]
    return tuple(dict.fromkeys(why(profiles[one], profiles[other], meant) for one, other in pairs))[:REASONS]
