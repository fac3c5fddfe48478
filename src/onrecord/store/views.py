"""One story as its readers see it: the brief, the command line and the exports all read from here."""

from collections.abc import Mapping

from onrecord.claims.nouns import Claim
from onrecord.figures.nouns import FigureSeries
from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.mentions.nouns import Entity
from onrecord.prospects.nouns import Prospect
from onrecord.reports.report import Report
from onrecord.spans import Span
from onrecord.statements.nouns import Statement
from onrecord.timeline.nouns import Moment


class StoryView:
    """A story, its reports and what was found, all of one moment."""

    def __init__(
        self,
        gathered: Gathered,
        reports: Mapping[str, Report],
        findings: Mapping[str, Findings],
        *,
        versions: Mapping[str, str] | None = None,
    ) -> None:
        self.gathered = gathered
        self.story = gathered.story
        self._reports = reports
        self._findings = findings
        self.versions = versions or {}  # report id -> id of the report that it is an edited version of
        self._entities = {entity.id: entity for entity in gathered.entities}

    def reports(self) -> list[Report]:
        """Its reports, earliest first."""
        return [self._reports[key] for key in self.story.reports]

    def report(self, key: str) -> Report:
        """One of its reports."""
        return self._reports[key]

    def findings(self, key: str) -> Findings:
        """What was found in one of its reports."""
        return self._findings[key]

    def quote(self, span: Span) -> str:
        """The words of a span."""
        return self._reports[span.report].text[span.start : span.end]

    def entity(self, key: str | None) -> Entity | None:
        """The gathered entity of an id, which may be a report's own entity's."""
        return self._entities.get(self.gathered.entity_of.get(key or "", key or ""))

    def claims(self) -> tuple[Claim, ...]:
        return self.gathered.claims

    def figures(self) -> tuple[FigureSeries, ...]:
        return self.gathered.figures

    def timeline(self) -> tuple[Moment, ...]:
        return self.gathered.timeline

    def prospects(self) -> tuple[Prospect, ...]:
        return self.gathered.prospects

    def statements(self) -> list[Statement]:
        """Every statement, by report, then place in the text."""
        return [statement for key in self.story.reports for statement in self._findings[key].statements]

    def sentence(self, span: Span) -> Span:
        """The sentence or sentences around a span."""
        around = [s for s in self._findings[span.report].sentences if s.overlaps(span)]
        if not around:
            return span
        return Span(span.report, min(span.start, around[0].start), max(span.end, around[-1].end))
