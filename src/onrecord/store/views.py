"""One story as its readers see it: the brief, the command line and the exports all read from here."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from onrecord.claims.nouns import Claim
from onrecord.copies.nouns import Copy
from onrecord.figures.nouns import FigureSeries
from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.mentions.nouns import Entity
from onrecord.people.nouns import Side
from onrecord.prospects.nouns import Prospect
from onrecord.relations.nouns import Relation
from onrecord.reports.report import Published, Report
from onrecord.spans import Span
from onrecord.statements.nouns import Statement
from onrecord.store.loading import Loaded
from onrecord.store.parts import Parts
from onrecord.timeline.nouns import Moment


class StoryView:
    """A story, its reports and what was found, all of one moment; read from the record as it is asked for."""

    def __init__(
        self,
        gathered: Gathered | Parts,
        reports: Mapping[str, Report],
        findings: Mapping[str, Findings],
        *,
        versions: Mapping[str, str] | None = None,
    ) -> None:
        self._parts = gathered
        self.story = gathered.story
        self._reports = reports
        self._findings = findings
        self.versions = versions or {}  # report id -> id of the report that it is an edited version of

    @cached_property
    def gathered(self) -> Gathered:
        """All that was gathered; the methods below read no more than they show."""
        return self._parts.whole() if isinstance(self._parts, Parts) else self._parts

    def reports(self) -> list[Report]:
        """Its reports, earliest first."""
        _fetch(self._reports, self.story.reports)
        return [self._reports[key] for key in self.story.reports]

    def report(self, key: str) -> Report:
        """One of its reports."""
        return self._reports[key]

    def findings(self, key: str) -> Findings:
        """What was found in one of its reports."""
        return self._findings[key]

    def published(self, key: str) -> Published:
        """The best that is known of the date of one of its reports."""
        found = self._parts.published.get(key)
        return found if found is not None else self._findings[key].published

    def quote(self, span: Span) -> str:
        """The words of a span."""
        return self._reports[span.report].text[span.start : span.end]

    def entity(self, key: str | None) -> Entity | None:
        """The gathered entity of an id, which may be a report's own entity's."""
        return self._entities.get(self._parts.entity_of.get(key or "", key or ""))

    def entities(self) -> tuple[Entity, ...]:
        """People, bodies, places and groups, most mentioned first."""
        return self._parts.entities

    def sides(self) -> tuple[Side, ...]:
        """Whom they speak for, by key."""
        return self._parts.sides

    def claims(self) -> tuple[Claim, ...]:
        """What is claimed, with how it stands."""
        return self._parts.claims

    def copies(self) -> tuple[Copy, ...]:
        """Text that one report took from another."""
        return self._parts.copies

    def figures(self) -> tuple[FigureSeries, ...]:
        """Figures for the same thing, lined up."""
        return self._parts.figures

    def timeline(self) -> tuple[Moment, ...]:
        """What happened when."""
        return self._parts.timeline

    def prospects(self) -> tuple[Prospect, ...]:
        """What was expected, and what became of it."""
        return self._parts.prospects

    def relations(self) -> tuple[Relation, ...]:
        """Who did what to whom."""
        return self._parts.relations

    def doubtful(self) -> tuple[str, ...]:
        """Ids of statements that count for nothing: below the floor, or rejected by a person."""
        return self._parts.doubtful

    def orphaned(self) -> tuple[str, ...]:
        """Ids of judgements whose words no report carries any more."""
        return self._parts.orphaned

    def statements(self) -> list[Statement]:
        """Every statement, by report, then place in the text."""
        _fetch(self._findings, self.story.reports)
        return [statement for key in self.story.reports for statement in self._findings[key].statements]

    def as_told(self, statement: Statement) -> str:
        """ ", as told by Mira Voss" for what somebody who is quoted retells; nothing for what a report attributes."""
        if not statement.retold:
            return ""
        around = (each for each in self.findings(statement.content[0].report).statements if each.id == statement.within)
        teller = next((found for each in around if (found := self.entity(each.speaker))), None)
        return f", as told by {teller.name if teller else 'a speaker who is not resolved'}"

    def sentence(self, span: Span) -> Span:
        """The sentence or sentences around a span."""
        around = [s for s in self._findings[span.report].sentences if s.overlaps(span)]
        if not around:
            return span
        return Span(span.report, min(span.start, around[0].start), max(span.end, around[-1].end))

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self._parts.entities}


def _fetch(nouns: Mapping[str, Any], keys: Iterable[str]) -> None:
    """Read in one go what would otherwise be read one by one."""
    if isinstance(nouns, Loaded):
        nouns.fetch(keys)
