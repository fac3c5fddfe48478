"""The names of a story's reports by place, and the side that each speaks for: what claims need to know of people."""

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property

import msgspec

from onrecord.claims.cues import words_of
from onrecord.claims.firms import noun_of
from onrecord.claims.nations import plain
from onrecord.claims.parties import Parties
from onrecord.claims.scene import Scene
from onrecord.claims.sources import Sources
from onrecord.mentions.nouns import Entity
from onrecord.spans import Span
from onrecord.statements.nouns import Statement

# Where the name of a body ends in the name of what it publishes.
NOTICE = re.compile(r",|\s[-–—]\s|\s\(|:")
BESIDE = 80  # characters before a name in which a former office may stand
# "Former chief executive Vela Ost", "its former chairman, Jon Adler".
FORMER_BEFORE = re.compile(
    r"\b(?:[Ff]ormer|[Oo]usted|[Ss]acked|[Dd]ismissed|[Dd]eposed|[Ee]x)[\s-](?:[A-Z][\w’'-]+\s){0,2}"
    r"(?:[a-z][\w’'-]*[\s,]+){1,5}(?:(?:of|at)\s(?:the\s)?(?:[A-Z][\w’'-]*[\s,]+){1,3})?$"
)
# "Vela Ost, the former chief executive", "Jon Adler, who was treasurer until 2029".
FORMER_AFTER = re.compile(
    r",\s+(?:(?:a|an|the|its|their|who\s+was\s+(?:the|its))\s+)?(?:former|ousted|sacked|dismissed|deposed)\s",
    re.IGNORECASE,
)
# "Several patients": some persons, who have no name.
COUNTED = re.compile(r"(?:Two|Three|Four|Five|Six|Several|Some|Many|A\s+few)\s+(?:of\s+)?[a-z]+s\b", re.IGNORECASE)
SHORTEST = 2  # letters of initials that are no name of an outlet


class Named(msgspec.Struct, frozen=True, order=True):
    """Words that name someone: where, under which key, and whether the name is that of a place or its government."""

    start: int
    end: int
    key: str
    place: bool


def _named_by(words: str, entity: Entity) -> bool:
    said = words.lower()
    return any(form.lower() in said for form in (entity.name, *entity.aliases))


class Cast:
    """Who is named where in the reports of a scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._sides: dict[str, str | None] = {}
        self._known: dict[str, Entity] = {}
        self._gone: dict[tuple[str, str], bool] = {}
        self._speakers: dict[tuple[str, str | None], Entity | None] = {}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The gathered entities by id."""
        return {entity.id: entity for entity in self.scene.entities}

    @cached_property
    def mentions(self) -> dict[str, list[Named]]:
        """For each report, its names in order of place."""
        found: dict[str, list[Named]] = {key: [] for key in self.scene.reports}
        for entity in self.scene.entities:
            for span in entity.mentions:
                if span.report in found and not entity.unnamed:
                    place = entity.kind in {"government", "place"}
                    found[span.report].append(Named(span.start, span.end, self.key(entity), place))
        return {report: sorted(set(names)) for report, names in found.items()}

    @cached_property
    def parties(self) -> Parties:
        """Which names are the same for claims, and who speaks for which body."""
        return Parties(self.scene.entities, self.scene.reports, self.voices, self._heard)

    @cached_property
    def _heard(self) -> dict[str, list[tuple[int, str]]]:
        """For each report, where the sources of its statements end, and who they are."""
        found: dict[str, list[tuple[int, str]]] = {}
        for key, findings in self.scene.findings.items():
            told = [(s.source[-1].end, self._entity(s.speaker)) for s in findings.statements if s.source]
            found[key] = sorted((end, entity.id) for end, entity in told if entity and not entity.unnamed)
        return found

    @cached_property
    def voices(self) -> frozenset[str]:
        """The entities that some statement names as its source, and not only by "it" or "the company"."""
        found = set()
        for key, findings in self.scene.findings.items():
            for statement in findings.statements:
                entity = self._entity(statement.speaker)
                if entity and any(
                    _named_by(self.scene.reports[key].quote((span,)), entity) for span in statement.source
                ):
                    found.add(entity.id)
        return frozenset(found)

    def key(self, entity: Entity) -> str:
        """A country's key is its side's, so that "Moscow" and "Russia" meet; others keep their own, or their body's."""
        country = entity.speaks_for and entity.kind in {"government", "place"}
        return entity.speaks_for if country and entity.speaks_for else self.parties.find(entity.id)

    @cached_property
    def sources(self) -> Sources:
        """What is known of sources without a name."""
        return Sources(self.scene, self.parties)

    def speaker(self, statement: Statement) -> Entity | None:
        """The gathered entity that makes a statement; one taken for nameless who is printed by name is the named."""
        key = (statement.id, statement.speaker)
        if key not in self._speakers:
            self._speakers[key] = self._speaker(statement)
        return self._speakers[key]

    def _speaker(self, statement: Statement) -> Entity | None:
        found = self.entity(statement.speaker)
        if found is None or not statement.source:
            return found
        report = self.scene.reports[statement.source[0].report]
        printed = report.quote(statement.source)
        if COUNTED.match(printed):
            return found if found.unnamed else None
        noun = noun_of(printed) or (noun_of(f"the {found.name}") if printed[1:].islower() else None)
        if noun:
            read = self.parties.find(found.id)
            firm = self.parties.firms.meant(report.id, statement.source[0].start, noun, read)
            found = self.entities[firm] if firm and firm != read else found
        if not found.unnamed:
            return found
        return self.sources.described.printed(printed) or found

    def entity(self, key: str | None) -> Entity | None:
        """The gathered entity of a report's own entity's id; one who is first described and then named is the named."""
        entity = self._entity(key)
        if entity is None:
            return None
        if entity.id not in self._known:
            self._known[entity.id] = self.sources.described.known_as(entity)
        return self._known[entity.id]

    def _entity(self, key: str | None) -> Entity | None:
        return self.entities.get(self.scene.entity_of.get(key, key)) if key else None

    def outlet(self, entity: Entity) -> str | None:
        """The outlet of the story's reports that is meant by a name, or by its last word ("the Tribune")."""
        body = entity.speaks_for is None and entity.kind not in {"government", "place"}
        return self._outlets.get(plain(entity.name)) if body else None

    def publisher(self, report: str) -> Entity | None:
        """The body whose own notice a report is, by its outlet: "Harbour Board, notice 12"."""
        outlet = self.scene.reports[report].outlet or ""
        found = self._publishers.get(plain(NOTICE.split(outlet)[0])) if NOTICE.search(outlet) else None
        return self.entities.get(found) if found else None

    @cached_property
    def _publishers(self) -> dict[tuple[str, ...], str]:
        """The bodies of the story by their names."""
        return {
            form: self.parties.find(body.id)
            for body in self.parties.bodies
            for form in self.parties.words[body.id]
            if len(form) > 1 and words_of("media").isdisjoint(form)
        }

    @cached_property
    def _outlets(self) -> dict[tuple[str, ...], str]:
        """Outlets by their names, last words and initials, where one has them."""
        found: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for outlet in {report.outlet for report in self.scene.reports.values() if report.outlet}:
            words = plain(outlet)
            for form in (words, words[-1:], ("".join(word[0] for word in words),)):
                if form and len(form[0]) > SHORTEST:
                    found[form].add(outlet)
        return {form: min(outlets) for form, outlets in found.items() if len(outlets) == 1}

    def side(self, entity: Entity | None) -> str | None:
        """The side that a speaker counts for: whom it speaks for, else itself; none where it has no name."""
        if entity is None:
            return None
        if entity.id not in self._sides:
            self._sides[entity.id] = self._side(entity)
        return self._sides[entity.id]

    def side_in(self, entity: Entity | None, report: str) -> str | None:
        """The side that a speaker counts for in a report: his own where it calls him a former officer of a body."""
        side = self.side(entity)
        if entity is None or side is None or entity.kind != "person" or entity.unnamed or side == entity.id:
            return side
        if (entity.id, report) not in self._gone:
            self._gone[entity.id, report] = self._departed(entity, report)
        return self.parties.find(entity.id) if self._gone[entity.id, report] else side

    def _departed(self, entity: Entity, report: str) -> bool:
        """Whether a report says beside someone's name that he no longer holds an office that he once held."""
        text = self.scene.reports[report].text
        places = [span for each in self.parties.names.of_one(entity) for span in each.mentions if span.report == report]
        return any(
            FORMER_BEFORE.search(text, max(0, span.start - BESIDE), span.start) or FORMER_AFTER.match(text, span.end)
            for span in places
        )

    def side_of(self, key: str) -> str:
        """The side that a name's key stands for."""
        entity = self.entities.get(key)
        return (self.side(entity) or key) if entity else key

    def one(self, entity: Entity) -> tuple[str, str]:
        """What is the same for all names of a speaker, and a name to show: "Arland's navy", "the Arlandic navy"."""
        same = self.entities.get(self.parties.find(entity.id), entity)
        owner = self.parties.owner(same) if same.kind != "person" else None
        words = plain(same.name)
        return (f"{owner} {' '.join(words[1:])}" if owner and len(words) > 1 else same.id), same.name

    def _side(self, entity: Entity) -> str | None:
        if self.outlet(entity) or self.sources.vague(entity):
            return None
        if entity.unnamed:
            found = self.sources.side(entity)
            return self._of(found) if found else None
        same = self.entities.get(self.parties.find(entity.id), entity)
        if entity.speaks_for or same.speaks_for:
            return entity.speaks_for or same.speaks_for or entity.id
        found = self.parties.body_of(same) or self.parties.behind(same)
        behind = self.entities.get(found or "")
        if behind is not None and behind.kind == "person" and behind.id != same.id:
            found = self.parties.body_of(behind) or found
        return self._of(found or self.sources.side_of_described(same) or self.sources.side_of_role(same) or same.id)

    def _of(self, key: str) -> str:
        """The side of a body by its id: its owner's, or its own; a side's key stays as it is."""
        body = self.entities.get(key)
        if body is None:
            return key
        owner = self.entities.get(self.parties.owner(body) or "", body)
        return owner.speaks_for or owner.id

    def named_in(self, span: Span) -> list[Named]:
        """The names within a span, in order; of names that overlap the first and longest."""
        names = self.mentions[span.report]
        found: list[Named] = []
        at = bisect_left(names, Named(span.start, 0, "", False))
        while at < len(names) and names[at].start < span.end:
            name = names[at]
            if name.end <= span.end:
                if not found or name.start >= found[-1].end:
                    found.append(name)
                elif name.start == found[-1].start and name.end > found[-1].end:
                    found[-1] = name
            at += 1
        return found
