"""Joins what statements and sentences of a story plainly say in common into claims.

Units are compared in pairs, linked by average linkage, and worded by one member; the rules then say how they stand.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

import msgspec

from onrecord.claims import contested, groups, stances, values
from onrecord.claims.announcements import Announcements
from onrecord.claims.candidates import Keys
from onrecord.claims.cast import Cast
from onrecord.claims.decisions import Decisions
from onrecord.claims.kept import Chances, Neighbours, Roll, cut, of_sample
from onrecord.claims.links import NO_LINKS, Links
from onrecord.claims.meanings import Meanings, meanings
from onrecord.claims.members import Owning, members, settled
from onrecord.claims.nouns import Claim, Member, Subject
from onrecord.claims.origins import Ground, origins, untied
from onrecord.claims.page import NAMING, Unit, in_text
from onrecord.claims.positions import Positions
from onrecord.claims.profile import Profile, confirms, profiles
from onrecord.claims.rules import RULES, Value, day_of, history
from onrecord.claims.salience import salience
from onrecord.claims.sample import sample
from onrecord.claims.scene import Scene
from onrecord.claims.shown import reasons, wording
from onrecord.spans import content_id
from onrecord.stories.linkage import Pair

VALUES_PART = "the values for the same thing cannot all hold"
# Acts that make a claim of a statement that nothing else matches: where accounts part, or may yet.
ALONE = frozenset({"deny", "concede", "confirm", "allege"})


def join(scene: Scene) -> tuple[Claim, ...]:
    """The claims of a story, those of most reports first, then by day and id.

    A claim has two members at least, or one that denies, concedes, confirms or alleges, or gives a figure; sentences in
    a report's own voice are members only where they say what a statement says.
    """
    cast = Cast(scene)
    units = cut(scene, cast)
    said, own = units.said, units.own
    chosen = sample(scene.findings)
    telling = salience(of_sample(said.values(), chosen), of_sample(own, chosen))
    every = [*said.values(), *own]
    kept = profiles(every, cast, telling)
    meant = meanings(every, scene, units.held)
    decisions, announcements = Decisions(scene), Announcements(cast)
    positions = Positions(every, announcements, decisions, units.digests)
    bench = _Bench(cast, decisions, Ground(scene, cast), announcements, kept, meant, positions)
    together, apart = bench.decisions.pairs(every)
    roll = Roll.of(units)
    chances = Chances(scene.story, scene.memory, roll, telling, meant)
    near = Neighbours(scene.story, scene.memory, roll, meant)
    ground = groups.Ground(profiles=kept, keys=Keys(telling), meant=meant, chances=chances, near=near)
    found = groups.grouped(said, ground, together=together, apart=apart)
    held, links = _held(found, said, own, groups.attached(found, said, own, ground, apart=apart), together)
    chances.keep()
    near.keep()
    sides = {key: profile.side for key, profile in kept.items()}
    parted = values.groups(held, own, scene.published, apart=apart, sides=sides)
    of_values = [claim for group in parted if (claim := bench.values(group)) is not None]
    valued = {unit.id for group in parted for unit in group.units}
    of_purposes = [bench.purposes(group) for group in contested.purposes(kept[key] for key in said)]
    agreeing = [bench.agreeing(group, valued) for group in held]
    claims = [bench.claim(group, held_by) for group, held_by in zip(agreeing, links, strict=True) if group]
    settled = [claim for claim in _not_within(claims, of_values) if not _in_one(claim, of_purposes)]
    disputes = [claim for claim in of_purposes if not _in_one(claim, settled)]
    return tuple(sorted([*settled, *disputes, *of_values], key=_weight))


def _in_one(claim: Claim, claims: Iterable[Claim]) -> bool:
    """Whether some claim holds all the members of another, and tells how they part."""
    own = {member.id for member in claim.members}
    return any(
        own <= {member.id for member in other.members} and other.standing.status in {"disputed", "conceded"}
        for other in claims
        if other is not claim
    )


def _held(
    found: groups.Grouped,
    said: Mapping[str, Unit],
    own: Sequence[Unit],
    attached: Mapping[str, tuple[int, Mapping[Pair, float]]],
    together: Sequence[Pair],
) -> tuple[list[list[Unit]], list[Links]]:
    """The units of each group, its sentences in a report's own voice among them, and the verdicts that hold it."""
    number_of = {key: number for number, group in enumerate(found.groups) for key in group}
    held = [[said[key] for key in group] for group in found.groups]
    more: list[dict[Pair, float]] = [{} for _ in held]
    for one, other in together:
        if one in number_of and number_of[one] == number_of.get(other):
            more[number_of[one]][one, other] = 1.0
    by_id = {unit.id: unit for unit in own}
    for key, (number, held_by) in attached.items():
        held[number].append(by_id[key])
        more[number] |= held_by
    return held, [links.beside(each) for links, each in zip(found.within(), more, strict=True)]


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
    """Where claims are put together; `told` is who denies, by the units of a group of which that was asked before."""

    cast: Cast
    decisions: Decisions
    ground: Ground
    announcements: Announcements
    profiles: Mapping[str, Profile]
    meant: Meanings
    positions: Positions | None = None
    told: dict[frozenset[str], frozenset[str]] = {}

    def claim(self, group: Sequence[Unit], links: Links) -> Claim | None:
        """The claim of a group, or None where a lone statement makes none, or one report only names a thing."""
        group = _one_a_statement(group)
        if len(group) == 1 and not (_stands_alone(group[0]) and self._worth_telling(group[0])):
            return None
        said = [unit for unit in group if unit.statement is not None]
        if len({unit.span.report for unit in group}) == 1 and all(map(_only_names, said)):
            return None
        return self._made(group, links)

    def _worth_telling(self, unit: Unit) -> bool:
        """Whether a unit says something of something, or is no doubtful one."""
        return not (unit.nominal and self.decisions.doubt(unit))

    def values(self, group: values.Group) -> Claim | None:
        """The claim of values that part, where two sides part or one has changed its value; else None."""
        units_ = _one_a_statement(group.units)
        if len(units_) < 2:
            return None
        return self._made(
            units_, None, given={unit.id: group.values[unit.id] for unit in units_ if unit.id in group.values}
        )

    def agreeing(self, group: Sequence[Unit], valued: Set[str]) -> Sequence[Unit]:
        """A group without the units whose values part, which do not agree; a denial is of all of them."""
        if valued.isdisjoint(unit.id for unit in group):
            return group
        return group if self._denying(group) else [unit for unit in group if unit.id not in valued]

    def purposes(self, group: Sequence[Profile]) -> Claim:
        """The claim of a purpose that one side gives and others set theirs against."""
        return self._made([profile.unit for profile in group], None, denied_by=contested.against(group))

    def _made(
        self,
        group: Sequence[Unit],
        links: Links | None,
        *,
        given: dict[str, Value] | None = None,
        denied_by: frozenset[str] | None = None,
    ) -> Claim:
        links = links or NO_LINKS
        own = self._own(group)
        denying = self._denying(group) if denied_by is None and given is None else denied_by or frozenset()
        drafts = self._positions(group, denying, self._owning(group, own) if given is None else None)
        roots = origins(drafts, self.ground)
        placed = [msgspec.structs.replace(draft, origin=roots.of[draft.id]) for draft in drafts]
        ordered = tuple(sorted(placed, key=lambda m: (day_of(m) or "", m.id)))
        subject: Subject = "purpose" if denied_by is not None else "claim" if given is None else "value"
        shaky = frozenset(origin.id for origin in roots.origins if not origin.certain)
        if subject == "claim":
            shaky |= untied(ordered, links, shaky)
        # One member may give the first value of two claims: "34 were killed and 1,000 injured".
        of_what = [given[each.id].low for each in ordered[:1] if given is not None and each.id in given]
        found = history(ordered, own=own, doubtful_origins=shaky, values=given)
        return Claim(
            id=content_id("c", subject, ordered[0].id, *of_what),
            wording=wording(group, links, ordered, found[-1] if found else None),
            members=ordered,
            history=contested.standings(found) if subject == "purpose" else found,
            origins=roots.origins,
            fewest=roots.fewest,
            most=roots.most,
            subject=subject,
            why=(RULES["purposes"],)
            if subject == "purpose"
            else reasons(links, self.profiles, self.meant)
            if given is None
            else (VALUES_PART,),
        )

    def _positions(self, group: Sequence[Unit], denying: frozenset[str], own: Owning | None) -> list[Member]:
        if self.positions is None:
            return members(group, self.announcements, self.decisions, denying=denying, own=own)
        return settled(group, [self.positions.of(unit, against=unit.id in denying) for unit in group], own=own)

    def _denying(self, group: Sequence[Unit]) -> frozenset[str]:
        key = frozenset(unit.id for unit in group)
        if key not in self.told:
            self.told[key] = stances.against(group, self.profiles, self.meant)
        return self.told[key]

    def _own(self, group: Sequence[Unit]) -> frozenset[str]:
        """The side whose act it is, which most of others' wordings begin with, and those that admit what names them."""
        agents = Counter(
            unit.wording.agent
            for unit in group
            if unit.wording.agent is not None and self._side(unit.wording.agent) != self.profiles[unit.id].side
        )
        named = {self._side(key) for unit in group for key in unit.wording.names}
        admitting = {
            self.cast.side(self.cast.speaker(unit.statement))
            for unit in group
            if unit.statement is not None and unit.statement.act == "concede"
        }
        first = {self._side(min(agents, key=lambda key: (-agents[key], key)))} if agents else set()
        return frozenset(side for side in first | (admitting & named) if side is not None)

    def _owning(self, group: Sequence[Unit], own: frozenset[str]) -> Owning:
        """What tells of admissions; nobody owns up to the act of another who takes a position too."""
        told = [self.profiles[unit.id] for unit in group]
        sides = {profile.side for profile in told}
        agents = {
            profile.unit.id: self._side(agent) for profile in told if (agent := profile.unit.wording.agent) is not None
        }
        return Owning(
            own,
            frozenset(
                p.unit.id
                for p in told
                if p.owns_up
                and p.unit.signs.purpose is None
                and (p.side in own or agents.get(p.unit.id, p.side) not in sides - {p.side})
            ),
            frozenset(
                p.unit.id for p in told if p.side is not None and (agents.get(p.unit.id) == p.side or confirms(p.unit))
            ),
        )

    def _side(self, key: str) -> str:
        entity = self.cast.entities.get(key)
        return (self.cast.side(entity) or key) if entity else key


def _one_a_statement(group: Sequence[Unit]) -> list[Unit]:
    """A statement takes a position once: its first unit stands for the others."""
    first: dict[str, Unit] = {}
    for unit in sorted(group, key=in_text):
        first.setdefault(unit.statement.id if unit.statement else unit.id, unit)
    return sorted(first.values(), key=lambda unit: unit.id)


def _stands_alone(unit: Unit) -> bool:
    # "There was none" and "218" say nothing by themselves.
    if unit.statement is None or unit.wording.weight == 0:
        return False
    return unit.statement.act in ALONE or unit.denies or bool(unit.wording.figures)


def _only_names(unit: Unit) -> bool:
    """Whether a statement names a thing and takes no position on it: "praised a budding alliance"."""
    return unit.nominal and unit.statement is not None and unit.statement.act in NAMING
