"""Joins what statements and sentences of a story plainly say in common into claims.

Units are compared in pairs, linked by average linkage, and worded by one member; the rules then say how they stand.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from onrecord.claims import candidates, values
from onrecord.claims.cast import Cast
from onrecord.claims.decisions import Decisions
from onrecord.claims.likeness import Verdict, alike
from onrecord.claims.members import member
from onrecord.claims.nouns import Claim, Member
from onrecord.claims.origins import Ground, origins
from onrecord.claims.page import Unit
from onrecord.claims.rules import Value, day_of, history
from onrecord.claims.salience import Salience, salience
from onrecord.claims.scene import Scene
from onrecord.claims.units import own_voice, units
from onrecord.spans import Span, content_id
from onrecord.stories.linkage import Pair, linked

COHERE = 0.22  # average likeness of the units of one claim
# Acts that make a claim of a statement that nothing else matches: where accounts part, or may yet.
ALONE = frozenset({"deny", "concede", "confirm", "allege"})


def join(scene: Scene) -> tuple[Claim, ...]:
    """The claims of a story, those of most reports first, then by day and id.

    A claim has two members at least, or one that denies, concedes, confirms or alleges, or gives a figure; sentences in
    a report's own voice are members only where they say what a statement says.
    """
    cast = Cast(scene)
    bench = _Bench(scene, cast, Decisions(scene), Ground(scene, cast))
    read = [(scene.reports[key], scene.findings[key]) for key in sorted(scene.findings) if key in scene.reports]
    said = {unit.id: unit for report, found in read for unit in units(report, found, cast)}
    own = [unit for report, found in read for unit in own_voice(report, found, cast)]
    telling = salience(said.values(), own)
    verdicts = {
        (one, other): alike(said[one], said[other], telling)
        for one, other in candidates.pairs(list(said.values()), telling)
    }
    together, apart = bench.decisions.pairs([*said.values(), *own])
    claims = [bench.claim(group, links) for group, links in _groups(said, own, verdicts, together, apart, telling)]
    parted = values.groups(said, own, verdicts, scene.published, threshold=COHERE, apart=apart)
    of_values = [claim for group in parted if (claim := bench.values(group)) is not None]
    return tuple(sorted([*_not_within(claims, of_values), *of_values], key=_weight))


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


Links = dict[Pair, Verdict]


def _groups(
    said: Mapping[str, Unit],
    own: Sequence[Unit],
    verdicts: Mapping[Pair, Verdict],
    together: Sequence[Pair],
    apart: Sequence[Pair],
    telling: Salience,
) -> list[tuple[list[Unit], Links]]:
    """Units that say one thing, each group with the verdicts that hold it together.

    Values that part count as nothing in common: they are one claim only where a denial of both brings them together.
    """
    plain = {pair: verdict for pair, verdict in verdicts.items() if verdict.score and not verdict.parts}
    scores = {pair: verdict.score for pair, verdict in plain.items()}
    found = linked(said, scores, threshold=COHERE, together=together, apart=apart)
    number_of = {key: number for number, group in enumerate(found) for key in group}
    groups = [[said[key] for key in group] for group in found]
    links: list[Links] = [{} for _ in found]
    for (one, other), verdict in plain.items():
        if number_of[one] == number_of[other]:
            links[number_of[one]][one, other] = verdict
    barred = {pair for one, other in apart for pair in ((one, other), (other, one))}
    for unit, partner, verdict in _attached(said, own, barred, telling):
        groups[number_of[partner]].append(unit)
        links[number_of[partner]][partner, unit.id] = verdict
    return list(zip(groups, links, strict=True))


def _attached(
    said: Mapping[str, Unit], own: Sequence[Unit], barred: set[Pair], telling: Salience
) -> list[tuple[Unit, str, Verdict]]:
    """Each sentence in a report's own voice with the statement that it is most like, where it is plainly so."""
    best: dict[str, tuple[float, str, Verdict]] = {}
    by_id = {unit.id: unit for unit in own}
    for unit, sentence in candidates.beside(list(said.values()), own, telling):
        verdict = alike(unit, sentence, telling)
        if verdict.score and not verdict.parts and (unit.id, sentence.id) not in barred:
            rank = (-verdict.score, unit.id, verdict)
            if sentence.id not in best or rank[:2] < best[sentence.id][:2]:
                best[sentence.id] = rank
    return [(by_id[key], best[key][1], best[key][2]) for key in sorted(best)]


class _Bench(msgspec.Struct, frozen=True):
    """Where claims are put together."""

    scene: Scene
    cast: Cast
    decisions: Decisions
    ground: Ground

    def claim(self, group: Sequence[Unit], links: Links) -> Claim | None:
        """The claim of a group, or None where a lone statement makes none."""
        group = _one_a_statement(group)
        if len(group) == 1 and not _stands_alone(group[0]):
            return None
        return self._made(group, links)

    def values(self, group: values.Group) -> Claim | None:
        """The claim of values that part, where two sides part or one has changed its value; else None."""
        units_ = _one_a_statement([unit for unit in group.units if unit.id in group.values])
        if len(units_) < 2:
            return None
        claim = self._made(units_, {}, given={unit.id: group.values[unit.id] for unit in units_})
        return claim if any(s.status in {"disputed", "superseded"} for s in claim.history) else None

    def _made(self, group: Sequence[Unit], links: Links, *, given: dict[str, Value] | None = None) -> Claim:
        against = _against(group) if given is None else frozenset()
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
            why=_why(links) if given is None else ("the values for the same thing cannot all hold",),
        )

    def _own(self, group: Sequence[Unit]) -> frozenset[str]:
        """The side whose act it is, which most of the wordings begin with, and those that admit what names them."""
        agents = Counter(unit.wording.agent for unit in group if unit.wording.agent is not None)
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


def _against(group: Sequence[Unit]) -> frozenset[str]:
    """The units whose position is against the claim, which is worded as its admissions are, else as what is so."""
    core = _core(group)
    against = {unit.id: unit.against(core) for unit in group}
    admitted = [against[unit.id] for unit in group if unit.statement is not None and unit.statement.act == "concede"]
    if admitted:
        turned = all(admitted) and not any(unit.denies for unit in group)
    else:
        turned = all(against.values()) and not any(unit.denies for unit in group)
    return frozenset(key for key in sorted(against) if against[key] != turned)


def _core(group: Sequence[Unit]) -> list[str]:
    """What the units of a claim say, that which most of them say first, deeds before things."""
    counts: Counter[str] = Counter()
    for unit in group:
        counts.update(unit.wording.concepts.keys())
        counts.update(unit.wording.sure)
    return sorted(counts, key=lambda key: (-counts[key], key))


def _stands_alone(unit: Unit) -> bool:
    if unit.statement is None:
        return False
    return unit.statement.act in ALONE or unit.denies or bool(unit.wording.figures)


def _wording(group: Sequence[Unit], links: Links, members: Sequence[Member]) -> Span:
    """The member's words that are most like the others'; of those that say it, not those that deny it, if there are."""
    stance = {m.id: m.stance for m in members}
    totals: dict[str, float] = defaultdict(float)
    for (one, other), verdict in sorted(links.items()):
        totals[one] += verdict.score
        totals[other] += verdict.score
    best = min(
        group,
        key=lambda unit: (stance[unit.id] == "denies", unit.statement is None, -totals[unit.id], unit.span),
    )
    return best.span


def _why(links: Links) -> tuple[str, ...]:
    """One line a link, in order, each said once."""
    return tuple(dict.fromkeys(links[pair].why for pair in sorted(links)))
