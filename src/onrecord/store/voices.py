"""Who speaks in a story's statements, by every name that the speaker has, and when: what search finds them by."""

from collections.abc import Mapping

from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.memory import digest
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Published
from onrecord.store.lines import Row


class Voices:
    """The speakers of one story; `findings` are as the story leaves them."""

    def __init__(self, gathered: Gathered, findings: Mapping[str, Findings]) -> None:
        self.findings = findings
        self._gathered = gathered
        self._entities = {entity.id: entity for entity in gathered.entities}
        self._names: dict[str, str] = {}

    def rows(self, report: str) -> list[Row]:
        """Every name of each statement's speaker, in its report and in the story, and when it was said."""
        own = {entity.id: entity for entity in self.findings[report].entities}
        published = self._gathered.published.get(report, Published())
        rows = {}
        for said in self.findings[report].statements:
            joined = self._joined(said.speaker)
            speakers = [entity for entity in (joined, own.get(said.speaker or "")) if entity]
            names = {name for entity in speakers for name in (entity.name, *entity.aliases)}
            rows[said.id] = {
                "statement": said.id,
                "story": self._gathered.story.id,
                "speaker": speakers[0].name if speakers else None,
                "names": "\n".join(sorted(name.casefold() for name in names)),
                "earliest": said.said or published.earliest,
                "latest": said.said or published.latest,
            }
        return list(rows.values())

    def basis(self, report: str) -> object:
        """All that the rows of a report follow from, beside what was found in it."""
        speakers = sorted({said.speaker for said in self.findings[report].statements if said.speaker})
        named = [(key, self._named(entity)) for key in speakers if (entity := self._joined(key))]
        return (self._gathered.story.id, self._gathered.published.get(report), named)

    def _joined(self, key: str | None) -> Entity | None:
        return self._entities.get(self._gathered.entity_of.get(key, key)) if key else None

    def _named(self, entity: Entity) -> str:
        if entity.id not in self._names:
            self._names[entity.id] = digest(entity.name, sorted(entity.aliases))
        return self._names[entity.id]
