"""Who holds an office: "the governor" is the one whom the report, or else the story, names in that office."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from onrecord.claims.cues import words_of
from onrecord.claims.nations import head, plain
from onrecord.claims.parties import Parties
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Report

LEAD = 5  # characters before a description in which "the" may stand


class Holders:
    """The named holders of offices in a story."""

    def __init__(self, parties: Parties, entities: Sequence[Entity], reports: Mapping[str, Report]) -> None:
        self.parties = parties
        self.entities = entities
        self.reports = reports
        self._able: dict[tuple[str, ...], list[str]] = {}

    def of(self, described: Entity) -> Entity | None:
        """The one meant by "the governor", where the report, or else the story, names only one in that office."""
        words = plain(described.name)
        office = head(words)
        if described.kind != "person" or office not in self._by_head or not in_office(words):
            return None
        if not self._definite(described):
            return None
        if words not in self._able:
            self._able[words] = [key for key, known in self._by_head[office].items() if known.issuperset(words)]
        able = self._able[words]
        seen = {span.report for span in described.mentions}
        near = [key for key in able if not seen.isdisjoint(self._named_in[key])]
        found = near or (able if office in words_of("holders") else [])
        return self._by_id[found[0]] if len(found) == 1 else None

    def _definite(self, described: Entity) -> bool:
        """Whether a description is first printed with "the"."""
        for span in described.mentions:
            report = self.reports.get(span.report)
            if report is not None:
                before = report.text[max(0, span.start - LEAD) : span.start].lower()
                return before.endswith("the ") or report.text[span.start : span.end].lower().startswith("the ")
        return False

    @cached_property
    def _by_id(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _by_head(self) -> Mapping[str, Mapping[str, set[str]]]:
        """For each office's noun, those who hold such a one, by id, with the words of all their offices."""
        found: dict[str, dict[str, set[str]]] = defaultdict(dict)
        offices = words_of("speaks") | words_of("holders")
        for person in self.entities:
            if person.kind != "person" or person.unnamed:
                continue
            roles = [words for role in person.roles if (words := plain(role)) and in_office(words)]
            known = {word for words in roles for word in words}
            for office in sorted({head(words) for words in roles} & offices):
                found[office].setdefault(self.parties.find(person.id), set()).update(known)
        return found

    @cached_property
    def _named_in(self) -> Mapping[str, set[str]]:
        """The reports in which each person is named."""
        found: dict[str, set[str]] = defaultdict(set)
        for person in self.entities:
            if person.kind == "person" and not person.unnamed:
                found[self.parties.find(person.id)].update(span.report for span in person.mentions)
        return found


def in_office(words: Sequence[str]) -> bool:
    """Whether an office is held now and by its holder: not once, nor some day, nor for another."""
    return words_of("not_in_office").isdisjoint(words)
