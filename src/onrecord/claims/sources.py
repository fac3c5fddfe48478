"""Sources without a name of their own: which of them are papers, offices or someone named beside, and which are nobody.

"An e-mail shows", "prosecutors say" and "the administrator, Greta Holm" hide nobody; "two officials" do.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise

from onrecord.claims.cues import has, words_of
from onrecord.claims.nations import plain
from onrecord.claims.parties import Parties
from onrecord.claims.scene import Scene
from onrecord.mentions.nouns import Entity
from onrecord.spans import Span
from onrecord.statements.nouns import Statement
from onrecord.stories.words import WORD

AHEAD = 2  # sentences within which one who is only described at first is named
AROUND = 160  # characters after a source in which it may be said that it wants no name

# "the administrator, Greta Holm": a name right after a description.
NAMED = re.compile(r",\s+(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame)\.?\s+)?([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,2})(?=[\s,.;])")
# "governor Per Lund": a description that ends in a name.
ENDS_NAMED = re.compile(r"\b(?!(?:at|of|for|from|in|with|by|to|the|and)\s)[a-z]+\s+([A-Z][\w’'-]+\s+[A-Z][\w’'-]+)$")
# A name and nothing that tells who it is: "Jonas Rehn", "Milo Karr, 34".
MERELY_NAMED = re.compile(r"(?:[A-Z][\w’'.-]*\s*){1,4}(?:,\s*\d{1,3}\b,?)?")
# One who is described for the first time.
FIRST = re.compile(r"\b(?:a|an|one)\s+$", re.IGNORECASE)
# A number or a vague one before a source.
COUNTED = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|some|several|a few|many|other|unnamed|senior)\s+$",
    re.IGNORECASE,
)
LEAD = 12  # characters before a source in which the number may stand
# Whose someone is, before what he is: "Dahl's spokesman", "the party's treasurer".
POSSESSED = re.compile(r"^(.+?)[’']s?\s+(?=\w)")


class Sources:
    """The sources of a scene that have no name of their own."""

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
        beside = self._name_beside(entity)
        if beside and beside in self._described:
            return self._by_id[self._described[beside]]
        return self._by_form.get(plain(entity.name)) or self._named_next.get(entity.id) or entity

    def side_of_described(self, entity: Entity) -> str | None:
        """The side that the descriptions beside a name tell: "the hospital's spokesman, Finn Oder"."""
        told = Counter(body for each in self._descriptions.get(entity.id, ()) if (body := self._body_of(each)))
        return min(told, key=lambda body: (-told[body], body), default=None)

    @cached_property
    def _by_id(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.scene.entities}

    @cached_property
    def _described(self) -> Mapping[tuple[str, ...], str]:
        """Names, whole and last, that stand beside descriptions, with the id of the one that stands for them."""
        whole: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for entity in self.scene.entities:
            if entity.unnamed and (name := self._name_beside(entity)):
                whole[name].append(entity.id)
        last: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
        for name in whole:
            last[name[-1:]].add(name)
        found = {}
        for name in sorted(whole):
            forms = [name, name[-1:]] if len(last[name[-1:]]) == 1 else [name]
            known = next((ids for form in forms if (ids := self._forms.get(form))), whole[name])
            if all(self._by_id[key].kind in {"person", "organisation", "group"} for key in known):
                found.update(dict.fromkeys(forms, min(known)))
        return found

    @cached_property
    def _descriptions(self) -> Mapping[str, list[Entity]]:
        """The descriptions of each of those that are named beside one."""
        found: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.scene.entities:
            if entity.unnamed and (name := self._name_beside(entity)) in self._described:
                found[self._described[name]].append(entity)
        return found

    def _name_beside(self, entity: Entity) -> tuple[str, ...]:
        """The name that stands right after a description, or at its end; none: ()."""
        if match := ENDS_NAMED.search(entity.name):
            return plain(match[1])
        found = {plain(match[1]) for span in entity.mentions if (match := NAMED.match(self._text(span)))}
        return found.pop() if len(found) == 1 else ()

    def nameless(self, entity: Entity) -> bool:
        """Whether a source is a person, or people, whom the report does not name."""
        if not entity.unnamed or self._hides(entity):
            return entity.unnamed
        words = plain(entity.name)
        return not (
            self.is_paper(entity)
            or words_of("offices").intersection(words)
            or self._place(words)
            or self._name_beside(entity)
            or self._body(entity)
            or self.side(entity)
        )

    def shown(self, entity: Entity) -> bool:
        """Whether a source is a paper that shows something, and not what somebody announced or reported."""
        head = self._head(entity)
        return head in words_of("papers") and head not in words_of("announcements") | words_of("anaphors")

    def is_paper(self, entity: Entity) -> bool:
        """Whether a source is a paper, a picture or a measurement, and nobody."""
        return self._head(entity) in words_of("papers")

    def _head(self, entity: Entity) -> str:
        """The word that says what a source is: the last before "of", "from", "seen by"."""
        words = plain(entity.name)
        end = next((at for at, word in enumerate(words) if at and word in words_of("joints")), len(words))
        return words[end - 1] if words else ""

    def side(self, entity: Entity) -> str | None:
        """The side of a source without a name: a body's, a nation's officials', or his whose spokesman it is."""
        if entity.id not in self._sides:
            self._sides[entity.id] = None if self._hides(entity) else self._side(entity)
        return self._sides[entity.id]

    @cached_property
    def _sides(self) -> dict[str, str | None]:
        return {}

    def _side(self, entity: Entity) -> str | None:
        words = plain(entity.name)
        if not words or self.is_paper(entity):
            return None
        if body := self._body_of(entity):
            return body
        if self._body(entity) or words_of("offices").intersection(words):
            return self.parties.owner(entity) or self._first_of(words)
        if words[-1] in words_of("officialdom"):
            return self.parties.nations.of(words) if entity.kind == "group" and not self._counted(entity) else None
        return self._first_of(words) if self._place(words) or self._name_beside(entity) else None

    def _body_of(self, entity: Entity) -> str | None:
        """The body, or the person, that someone speaks for by what he is called."""
        if words_of("speaks").isdisjoint(plain(entity.name)):
            return None
        owned = POSSESSED.match(entity.name)
        lawyer = not words_of("lawyers").isdisjoint(plain(entity.name))
        body = self._of_owner(plain(owned[1]), lawyer=lawyer) if owned else None
        return body or (None if lawyer else self.parties.body_in(entity))

    def _of_owner(self, owner: tuple[str, ...], *, lawyer: bool) -> str | None:
        found = self._by_form.get(owner)
        if found is not None and lawyer:
            # A lawyer speaks for his client, and not for whom the client speaks.
            return None if self.parties.body_of(found) else self.parties.find(found.id)
        if found is None:
            kinds = {self.parties.find(b.id) for b in self.parties.bodies if owner and plain(b.name)[-1:] == owner[-1:]}
            return kinds.pop() if len(kinds) == 1 else None
        return self.parties.body_of(found) or self.parties.find(found.id)

    def _first_of(self, words: tuple[str, ...]) -> str | None:
        """The id that stands for all nameless sources under one name, a body's shorter name for its one longer."""
        longer = {each for each in self._by_last[words[-1:]] if len(each) > len(words)}
        whole = longer.pop() if len(longer) == 1 and len(words) == 1 else words
        return min(self._nameless[whole], default=None)

    @cached_property
    def _by_last(self) -> Mapping[tuple[str, ...], list[tuple[str, ...]]]:
        found: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for words in self._nameless:
            found[words[-1:]].append(words)
        return found

    @cached_property
    def _nameless(self) -> Mapping[tuple[str, ...], list[str]]:
        found: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for entity in self.scene.entities:
            if entity.unnamed:
                found[plain(entity.name)].append(entity.id)
        return found

    def _body(self, entity: Entity) -> bool:
        words = plain(entity.name)
        return bool(words) and words[-1] in words_of("body_nouns") and words[-1] not in words_of("papers")

    def _place(self, words: tuple[str, ...]) -> bool:
        """Whether every word of a name of two or more is printed with a capital: it is the name of a body."""
        return len(words) > 1 and all(word in self._capitals for word in words)

    @cached_property
    def _capitals(self) -> frozenset[str]:
        """Words of nameless sources that are printed with a capital within them, or all through."""
        found: set[str] = set()
        for entity in self.scene.entities:
            words = WORD.findall(entity.name)
            if entity.unnamed and len(words) > 1 and all(word[0].isupper() for word in words):
                found.update(word.lower() for word in words)
        return frozenset(found)

    @cached_property
    def _by_form(self) -> Mapping[tuple[str, ...], Entity]:
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

    def _counted(self, entity: Entity) -> bool:
        """Whether a source is some persons only: "two officials"."""
        return any(
            COUNTED.search(self.scene.reports[span.report].text[max(0, span.start - LEAD) : span.start])
            for span in entity.mentions
            if span.report in self.scene.reports
        )

    def _hides(self, entity: Entity) -> bool:
        """Whether it is said that a source wants no name, or is only known by what it knows."""
        return has("anonymity", entity.name) or any(
            has("anonymity", self._text(span)[:AROUND].split("\n")[0].split("“")[0]) for span in entity.mentions
        )

    def _text(self, span: Span) -> str:
        report = self.scene.reports.get(span.report)
        return report.text[span.end : span.end + AROUND] if report else ""

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
                if first.kind != "group" and not self._hides(first) and self._goes_on(one, other, first, then):
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
        described = [span for span in first.mentions if span.report == report.id]
        earlier = [span for span in then.mentions if span.report == report.id and span.start < end]
        between = report.text[one.source[0].end : end]
        return (
            bool(described)
            and FIRST.search(report.text[max(0, described[0].start - 6) : described[0].start]) is not None
            and described[0].start >= start - 6
            and not earlier
            and start < end
            and MERELY_NAMED.fullmatch(report.quote(other.source)) is not None
            and len(re.findall(r"[.!?](?=[\s”\"])", between)) <= AHEAD
        )
