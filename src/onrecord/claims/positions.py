"""The position that each unit takes by itself, before its claim is known, kept with the report that it stands in.

It follows from the report and from what its speakers and names stand for in the story; so of a report that is as it was
nothing is read again.
"""

from collections.abc import Mapping, Sequence

import msgspec

from onrecord.claims.announcements import Announcements
from onrecord.claims.decisions import Decisions
from onrecord.claims.members import member
from onrecord.claims.nouns import Member
from onrecord.claims.page import Unit
from onrecord.mentions.nouns import Entity

PART = "positions"


class Positions:
    """The positions of a scene's units, each as it is where the unit is not against its claim."""

    def __init__(
        self, units: Sequence[Unit], announcements: Announcements, decisions: Decisions, digests: Mapping[str, str]
    ) -> None:
        """`digests`, by report, are of all that its units follow from (`kept.Units.digests`)."""
        self._announcements = announcements
        self._decisions = decisions
        self._digests = digests
        self._units: dict[str, list[Unit]] = {}
        for unit in units:
            self._units.setdefault(unit.span.report, []).append(unit)
        self._known: dict[str, dict[str, Member]] = {}
        self._nameless: dict[str, bool] = {}

    def of(self, unit: Unit, *, against: bool) -> Member:
        """The position of a unit on its claim; `against` where its words deny the claim, or its cue does."""
        report = unit.span.report
        if report not in self._known:
            self._known[report] = {each.id: each for each in self._read(report)}
        found = self._known[report].get(unit.id) or self._made(unit)
        if not against or found.stance in {"denies", "withdraws"}:
            return found
        return msgspec.structs.replace(found, stance="denies")

    def _made(self, unit: Unit) -> Member:
        return member(unit, self._announcements, self._decisions, against=False)

    def _read(self, report: str) -> list[Member]:
        def make() -> list[Member]:
            return [self._made(unit) for unit in self._units.get(report, ())]

        if report not in self._digests:
            return make()
        memory = self._announcements.cast.scene.memory
        found: list[Member] = memory.once(report, PART, self._context(report), list[Member], make)
        return found

    def _context(self, report: str) -> object:
        """All that the positions of a report's units follow from, beside the report itself."""
        cast = self._announcements.cast
        scene = cast.scene
        found = scene.findings[report]
        speakers = [(said.id, cast.speaker(said)) for said in found.statements]
        by_id = {speaker.id: speaker for _, speaker in speakers if speaker is not None}
        return (
            self._digests[report],
            scene.published.get(report),
            [(key, speaker.id if speaker else None) for key, speaker in speakers],
            [self._speaker(by_id[key], report) for key in sorted(by_id)],
            self._speaker(cast.publisher(report), report),
            sorted((key, cast.side_of(key)) for key in {name.key for name in cast.mentions[report]}),
            self._announcements.told_of(report),
            self._decisions.on(report),
            [said.id for said in found.statements if said.id in self._decisions.doubtful],
        )

    def _speaker(self, entity: Entity | None, report: str) -> tuple[str, str | None, str | None, bool] | None:
        if entity is None:
            return None
        cast = self._announcements.cast
        if entity.id not in self._nameless:
            self._nameless[entity.id] = cast.sources.nameless(entity)
        return entity.id, cast.side(entity), cast.side_in(entity, report), self._nameless[entity.id]
