"""Those who are described and named: "the administrator, Greta Holm", or "a night porter says", then his name."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise

from onrecord.claims.cues import has, words_of
from onrecord.claims.holders import Holders
from onrecord.claims.nations import plain
from onrecord.claims.parties import Parties
from onrecord.claims.scene import Scene
from onrecord.mentions.nouns import Entity
from onrecord.spans import Span
from onrecord.statements.nouns import Statement

AHEAD = 2  # sentences within which one who is only described at first is named
LONGEST = 80  # characters of a source's name
AROUND = 160  # characters after a source in which it may be said that it wants no name

# "the administrator, Greta Holm": a name right after a description.
NAMED = re.compile(r",\s+(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame)\.?\s+)?([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,2})(?=[\s,.;])")
# "governor Per Lund": a description that ends in a name.
ENDS_NAMED = re.compile(r"\b(?!(?:at|of|for|from|in|with|by|to|the|and)\s)[a-z]+\s+([A-Z][\w’'-]+\s+[A-Z][\w’'-]+)$")
# A name and nothing that tells who it is: "Jonas Rehn", "Milo Karr, 34".
MERELY_NAMED = re.compile(r"(?:[A-Z][\w’'.-]*\s*){1,4}(?:,\s*\d{1,3}\b,?)?")
# One who is described for the first time.
FIRST = re.compile(r"\b(?:a|an|one)\s+$", re.IGNORECASE)


class Described:
    """The names that a scene prints beside descriptions, or after them."""

    def __init__(self, scene: Scene, parties: Parties) -> None:
        self.scene = scene
        self.parties = parties

    def known_as(self, entity: Entity) -> Entity:
        """The one that a source is: him whose name stands beside the description, or in what he says next."""
        if entity.id not in self._known:
            self._known[entity.id] = self._known_as(entity)
        return self._known[entity.id]

    @cached_property
    def _known(self) -> dict[str, Entity]:
        return {}

    def _known_as(self, entity: Entity) -> Entity:
        for form in (entity.name, *entity.aliases):
            if form[:1].isupper() and (known := self._described.get(plain(form))):
                return self._by_id[known]
        if not entity.unnamed:
            return entity
        beside = self.name_beside(entity)
        if beside and beside in self._described:
            return self._by_id[self._described[beside]]
        named = self.by_form.get(plain(entity.name)) or self._named_next.get(entity.id)
        return named or self._holders.of(entity) or entity

    @cached_property
    def _holders(self) -> Holders:
        return Holders(self.parties, self.scene.entities, self.scene.reports)

    def printed(self, source: str) -> Entity | None:
        """The named one whose name a source prints, by itself or at its end: "its author, the geologist Pia Landau"."""
        words = plain(source[:LONGEST])
        if len(words) == 1 and len(source) <= LONGEST and MERELY_NAMED.fullmatch(source):
            return self._surnamed.get(words[0])
        ending = ENDS_NAMED.search(source[-LONGEST:])
        return self.by_form.get(plain(ending[1])) if ending else None

    @cached_property
    def _surnamed(self) -> Mapping[str, Entity]:
        """Named persons by their last names, where only one bears it."""
        found: dict[str, set[str]] = defaultdict(set)
        for entity in self.scene.entities:
            words = plain(entity.name)
            if entity.kind == "person" and not entity.unnamed and len(words) > 1:
                found[words[-1]].add(self.parties.find(entity.id))
        return {name: self._by_id[min(ids)] for name, ids in found.items() if len(ids) == 1}

    @cached_property
    def _by_id(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.scene.entities}

    @cached_property
    def _described(self) -> Mapping[tuple[str, ...], str]:
        """Names, whole and last, that stand beside descriptions, with the id of the one that stands for them."""
        whole: dict[tuple[str, ...], list[str]] = defaultdict(list)
        speaks: dict[tuple[str, ...], bool] = defaultdict(bool)
        for entity in self.scene.entities:
            if entity.unnamed and (name := self.name_beside(entity)):
                whole[name].append(entity.id)
                speaks[name] |= entity.kind == "person" and not words_of("speaks").isdisjoint(plain(entity.name))
        last: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
        for name in whole:
            last[name[-1:]].add(name)
        found = {}
        for name in sorted(whole):
            forms = [name, name[-1:]] if len(last[name[-1:]]) == 1 else [name]
            known = next((ids for form in forms if (ids := self._forms.get(form))), whole[name])
            if all(self._by_id[key].kind in {"person", "organisation", "group"} for key in known) or speaks[name]:
                found.update(dict.fromkeys(forms, min(known)))
        return found

    @cached_property
    def descriptions(self) -> Mapping[str, list[Entity]]:
        """The descriptions of each of those that are named beside one."""
        found: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.scene.entities:
            if entity.unnamed and (name := self.name_beside(entity)) in self._described:
                found[self._described[name]].append(entity)
        return found

    def name_beside(self, entity: Entity) -> tuple[str, ...]:
        """The name that stands right after a description, or at its end; none: ()."""
        if match := ENDS_NAMED.search(entity.name):
            return plain(match[1])
        found = {plain(match[1]) for span in entity.mentions if (match := NAMED.match(self._text(span)))}
        return found.pop() if len(found) == 1 else ()

    @cached_property
    def by_form(self) -> Mapping[tuple[str, ...], Entity]:
        """The named by each of their forms, where only one has it."""
        return {form: self._by_id[min(ids)] for form, ids in self._forms.items() if form and len(ids) == 1}

    @cached_property
    def _forms(self) -> Mapping[tuple[str, ...], set[str]]:
        found: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for entity in self.scene.entities:
            if not entity.unnamed:
                for form in (entity.name, *entity.aliases):
                    if form[:1].isupper():
                        found[plain(form)].add(self.parties.find(entity.id))
        return found

    @cached_property
    def _named_next(self) -> Mapping[str, Entity]:
        """Those who are described once ("a night porter says") and then named by the name alone where they go on."""
        found: dict[str, Entity] = {}
        for key in sorted(self.scene.findings):
            statements = sorted(self.scene.findings[key].statements, key=lambda s: (s.content, s.id))
            for one, other in pairwise(statements):
                first, then = (self._by_id.get(self._gathered(s.speaker)) for s in (one, other))
                if first is None or then is None or not first.unnamed or then.unnamed or first.id in found:
                    continue
                if first.kind != "group" and not self.hides(first) and self._goes_on(one, other, first, then):
                    found[first.id] = then
        return found

    def _gathered(self, key: str | None) -> str:
        return self.scene.entity_of.get(key, key) if key else ""

    def _goes_on(self, one: Statement, other: Statement, first: Entity, then: Entity) -> bool:
        """Whether one who is described in a statement is named in the next one, and nowhere before."""
        if not one.source or not other.source or len(other.source) > 1:
            return False
        report = self.scene.reports[one.source[0].report]
        start, end = one.source[0].start, other.source[0].start
        described = next((span for span in first.mentions if span.report == report.id), None)
        if described is None or not start - 6 <= described.start or start >= end:
            return False
        if FIRST.search(report.text[max(0, described.start - 6) : described.start]) is None:
            return False
        earliest = next((span for span in then.mentions if span.report == report.id), None)
        between = report.text[one.source[0].end : end]
        return (
            (earliest is None or earliest.start >= end)
            and MERELY_NAMED.fullmatch(report.quote(other.source)) is not None
            and len(re.findall(r"[.!?](?=[\s”\"])", between)) <= AHEAD
        )

    def hides(self, entity: Entity) -> bool:
        """Whether it is said that a source wants no name, or is only known by what it knows."""
        return has("anonymity", entity.name) or any(
            has("anonymity", self._text(span)[:AROUND].split("\n")[0].split("“")[0]) for span in entity.mentions
        )

    def _text(self, span: Span) -> str:
        report = self.scene.reports.get(span.report)
        return report.text[span.end : span.end + AROUND] if report else ""
