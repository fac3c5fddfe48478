"""Who speaks, as the steps after people see it: the gathered entity, its side, and the words that name the source."""

from collections.abc import Iterable, Mapping

import msgspec

from onrecord.findings import Findings
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Report
from onrecord.statements.nouns import Statement


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Who gives a figure or a forecast.

    Attributes:
        statement: id of the statement, or None for the report's own voice.
        speaker: id of the gathered entity, or None.
        source: how the source is printed, else the outlet's name.
        side: key of the side, or None.
    """

    statement: str | None
    speaker: str | None
    source: str
    side: str | None


Meant = tuple[object, ...]


class Cast:
    """The gathered entities of a story, and whose voice a statement is."""

    def __init__(
        self, entities: Iterable[Entity], entity_of: Mapping[str, str], *, doubtful: Iterable[str] = ()
    ) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self._entity_of = entity_of
        self._doubtful = frozenset(doubtful)

    def of(self, key: str | None) -> Entity | None:
        """The gathered entity of a report's own, or None."""
        return self._entities.get(self._entity_of.get(key, key)) if key else None

    def named(self, key: str) -> str | None:
        """Id of the gathered entity of a report's own, where it has a name."""
        entity = self.of(key)
        return entity.id if entity and not entity.unnamed else None

    def meant(self, found: Findings) -> list[Meant]:
        """Whom each entity of a report stands for, and its doubtful statements: all that a voice in it follows from."""
        known = [(own.id, entity) for own in found.entities if (entity := self.of(own.id))]
        doubtful = [(said.id, "") for said in found.statements if said.id in self._doubtful]
        return doubtful + [(key, e.id, e.name, e.kind, e.unnamed, e.speaks_for) for key, e in known]

    def voice(self, report: Report, statement: Statement | None) -> Voice:
        """Whose voice a statement is; a doubtful one keeps its printed source, yet no speaker and no side."""
        if statement is None:
            return Voice(statement=None, speaker=None, source=report.outlet or "", side=None)
        speaker = None if statement.id in self._doubtful else self.of(statement.speaker)
        source = report.quote(statement.source) if statement.source else speaker.name if speaker else ""
        side = speaker.speaks_for if speaker else None
        return Voice(statement=statement.id, speaker=speaker.id if speaker else None, source=source, side=side)
