"""Short fictional reports, read, with what is asked of their rosters."""

from onrecord.mentions import Entity, Roster, find
from onrecord.reading import Reading, read
from onrecord.reports.report import Region, Report
from onrecord.spans import Span


class Read:
    """A text with its roster; sources are asked for by their words, in the order of the text."""

    def __init__(self, text: str, *, byline: str | None = None, regions: tuple[Region, ...] = ()) -> None:
        self.report = Report(id="r1", text=text, byline=byline, regions=regions)
        self.reading: Reading = read(self.report)
        self.roster: Roster = find(self.report, self.reading)
        self._at = 0

    def source(self, words: str) -> Entity | None:
        """The entity that the next occurrence of some words names; it is noted as a speaker."""
        start = self.report.text.index(words, self._at)
        self._at = start + len(words)
        found = self.roster.resolve_span(Span("r1", start, start + len(words)))
        if found is None:
            return None
        self.roster.note_speaker(found, next(i for i, token in enumerate(self.reading.tokens) if token.start >= start))
        return self.entity(found)

    def entity(self, key: str) -> Entity:
        """The entity with an id."""
        return next(entity for entity in self.roster.entities() if entity.id == key)

    def named(self, name: str) -> Entity:
        """The entity with a name."""
        found = [entity for entity in self.roster.entities() if entity.name == name]
        assert len(found) == 1, (name, [entity.name for entity in self.roster.entities()])
        return found[0]

    def names(self) -> set[str]:
        """The names of every entity."""
        return {entity.name for entity in self.roster.entities()}
