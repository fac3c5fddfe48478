"""Whom a story's short names stand for ("the council"), and which body a person speaks for by the role printed beside.

Both are told from the names and roles of the story alone, and only where one body fits; what gather knows goes before.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cached_property

from onrecord.claims.cues import words_of
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Report
from onrecord.spans import Span
from onrecord.stories.words import WORD

RANK = {"organisation": 0, "government": 1, "person": 2, "group": 3, "place": 4}
ITS = 90  # characters before "its chief executive" within which the body must be named
BARE = 3  # words of a role that names no body
TITLE = 12  # characters between a bare role and the name, where another title may stand
AHEAD = 25  # characters before a bare role and its title that show that it is one
PARAGRAPH = 250  # characters before a bare role within which its body must be named
CLOSE = 4  # characters between a body's name, a role and its holder


# Whose someone is, printed before the name: "Corvane's Vela Ost".
OWNED = re.compile(r"[’']s\s+(?=[^\W\d_])")


# What stands before a role that names no body: a new sentence or clause, or "a".
BEFORE_BARE = re.compile(r"(?:^|[.,;:!?\n”\"]|[.,!?]’)\s*(?:(?:a|an|the)\s+)?$")


class Parties:
    """The bodies of a story, and who speaks for them."""

    def __init__(
        self, entities: Sequence[Entity], reports: Mapping[str, Report], voices: Set[str] | None = None
    ) -> None:
        """The parties of a story; `voices` are ids of those that some statement names as its source, if known."""
        self.reports = reports
        self.voices = voices
        named = sorted((e for e in entities if not e.unnamed), key=lambda e: (RANK[e.kind], e.id))
        self.words = {entity.id: [_name(form) for form in (entity.name, *entity.aliases)] for entity in named}
        self.named = named
        self.leader: dict[str, str] = {}
        self._same_names(named)
        known = {self.find(entity.id) for entity in named if entity.kind in {"organisation", "government"}}
        # A body under a name of one word is easily taken for a person or, if it speaks, for a place.
        self.bodies = [e for e in named if self.find(e.id) in known or self._bare(e)]
        self._short_names(named)
        people = {e.id for e in named if e.kind == "person" and not self._bare(e) and e.id not in known}
        self.bodies = [e for e in self.bodies if self.find(e.id) not in people]
        self.businesses = self._businesses()

    def _bare(self, entity: Entity) -> bool:
        speaks = entity.kind == "place" and entity.speaks_for is None and entity.id in (self.voices or ())
        plain = not entity.roles and all(len(form) == 1 for form in self.words[entity.id])
        return plain and (speaks or entity.kind == "person")

    def find(self, key: str) -> str:
        """The id of the entity that stands for all that are the same."""
        while key in self.leader:
            key = self.leader[key]
        return key

    def body_of(self, person: Entity) -> str | None:
        """The body that a person speaks for by a role, where the role or the words around it name one."""
        roles = [(role, _name(role)) for each in self._of_one(person) for role in each.roles]
        speaking = [(role, words) for role, words in roles if not words_of("speaks").isdisjoint(words)]
        for find in (self._named, self._by_noun, self._beside, self._of_nation, self._last_heard):
            for role, words in speaking:
                found = find(words, person, role)
                if found and found != self.find(person.id):
                    return found
        return self._owner(person)

    def _owner(self, person: Entity) -> str | None:
        """The one body whose name begins with the word printed before the person's: "Corvane's Vela Ost"."""
        owned = [_name(OWNED.split(each.name)[0]) for each in self._of_one(person) if OWNED.search(each.name)]
        found = {
            self.find(b.id)
            for b in self.bodies
            for form in self.words[b.id]
            for own in owned
            if form[: len(own)] == own
        }
        found.discard(self.find(person.id))
        return found.pop() if len(found) == 1 else None

    def _of_one(self, person: Entity) -> list[Entity]:
        """A person under all the names that are his."""
        return self._groups[self.find(person.id)]

    @cached_property
    def _groups(self) -> dict[str, list[Entity]]:
        found: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.named:
            found[self.find(entity.id)].append(entity)
        return dict(found)

    def _same_names(self, named: Sequence[Entity]) -> None:
        first: dict[tuple[str, ...], str] = {}
        people = {self.words[entity.id][0] for entity in named if entity.kind == "person"}
        for entity in named:
            words = self.words[entity.id][0]
            own = OWNED.search(entity.name)
            if own and _name(entity.name[own.end() :]) in people:
                words = _name(entity.name[own.end() :])
            speaks = entity.speaks_for is None and entity.id in (self.voices or ())
            if words and (entity.kind != "place" or speaks):
                leader = first.setdefault(words, entity.id)
                if leader != entity.id:
                    self.leader[entity.id] = leader

    def _short_names(self, named: Sequence[Entity]) -> None:
        """Join a short name with the one longer name that it can stand for."""
        by_word: dict[str, list[Entity]] = defaultdict(list)
        for entity in named:
            for word in sorted({word for form in self.words[entity.id] for word in form}):
                by_word[word].append(entity)
        for entity in sorted(self.bodies, key=lambda e: (len(self.words[e.id][0]), e.id)):
            short = self.words[entity.id][0]
            if not short or self.find(entity.id) != entity.id:
                continue
            longer = [
                other
                for other in by_word[short[-1]]
                if self.find(other.id) != self.find(entity.id)
                and any(_stands_for(short, form, person=other.kind == "person") for form in self.words[other.id])
            ]
            longest = {self.find(other.id) for other in longer}
            if len(longest) > 1:
                longest -= {key for key in longest if any(self._within(key, other) for other in longest)}
            if len(longest) == 1:
                self.leader[entity.id] = longest.pop()

    def _within(self, key: str, other: str) -> bool:
        return key != other and set(self.words[key][0]) < set(self.words[other][0])

    def _named(self, words: Sequence[str], _person: Entity, _role: str) -> str | None:
        """The body that a role names in full."""
        said = {"ministry" if word == "minister" else word for word in words}
        found = [body for body in self.bodies if any(form and said.issuperset(form) for form in self._forms(body))]
        found = [body for body in found if not words_of("body_nouns").issuperset(self.words[body.id][0])] or found
        most = max((len(self.words[body.id][0]) for body in found), default=0)
        best = {self.find(body.id) for body in found if len(self.words[body.id][0]) == most}
        return best.pop() if len(best) == 1 else None

    def _by_noun(self, words: Sequence[str], person: Entity, _role: str) -> str | None:
        """The one body of the kind that a role names: "a council secretary", "a company spokeswoman"."""
        nouns = [word for word in words if word in words_of("body_nouns")]
        kinds = {self.find(b.id) for b in self.bodies if any(f and f[-1] in nouns for f in self.words[b.id])}
        if len(kinds) == 1:
            return kinds.pop()
        if words_of("businesses").isdisjoint(words):
            return None
        near = {self.businesses[m.report] for m in person.mentions if m.report in self.businesses}
        return near.pop() if len(near) == 1 else None

    def _businesses(self) -> dict[str, str]:
        """The one body of each report that is called "the company" there, if heard; else the story's most named."""
        called: dict[str, set[str]] = defaultdict(set)
        named: Counter[str] = Counter()
        for body in self.bodies:
            key = self.find(body.id)
            for span in body.mentions:
                words = self._printed(span)
                if words and words[-1] in words_of("businesses"):
                    called[span.report].add(key)
                elif words and words[-1] not in words_of("body_nouns") and key in self._heard:
                    named[key] += 1
        found = {}
        for report in sorted(called):
            heard = called[report] & self._heard
            if len(heard) == 1:
                found[report] = next(iter(heard))
            elif not heard and named:
                found[report] = min(named, key=lambda key: (-named[key], key))
        return found

    def _printed(self, span: Span) -> tuple[str, ...]:
        report = self.reports.get(span.report)
        return _name(report.text[span.start : span.end]) if report else ()

    def behind(self, body: Entity) -> str | None:
        """Who speaks where only "the company" does: a product under whose name nobody speaks is not the company."""
        if self.find(body.id) in self._heard or body not in self.bodies:
            return None
        called = {
            span.report
            for span in body.mentions
            if (words := self._printed(span)) and words[-1] in words_of("businesses")
        }
        found = {self.businesses[report] for report in called if report in self.businesses}
        return found.pop() if len(found) == 1 else None

    def _beside(self, _words: Sequence[str], person: Entity, role: str) -> str | None:
        """The body named right before the role ("Acme spokesman ..."), or last before "its chief executive, ..."."""
        plain = role.strip(' ,"“”').removeprefix("its ").lower()
        for span in person.mentions:
            report = self.reports.get(span.report)
            before = report.text[max(0, span.start - ITS) : span.start].lower() if report else ""
            at = before.rfind(plain)
            if at < 0 or len(before) - at - len(plain) > CLOSE:
                continue
            own = before[:at].endswith("its ")
            end = span.start - len(before) + at
            near = [place for place in self._places.get(span.report, ()) if place[0] <= end]
            if near and (own or end - near[-1][0] <= CLOSE):
                return near[-1][1]
        return None

    def _forms(self, body: Entity) -> list[tuple[str, ...]]:
        """A body's names, also without whose it is: "Arland's defence ministry"."""
        owned = [_name(body.name[match.end() :]) for match in [OWNED.search(body.name)] if match]
        return [*self.words[body.id], *owned]

    def owner(self, body: Entity) -> str | None:
        """Whose a body is by its name ("Arland's navy", "Arlandic television"), where that one is named too."""
        own = OWNED.search(body.name)
        first = _name(body.name[: own.start()]) if own else self.words[body.id][0][:1]
        if len(self.words[body.id][0]) < 2 or not first:
            return None
        named = [e for e in self.named if own and self.words[e.id][0] == first]
        found = {self.find(e.id) for e in named if e.kind != "place"} or {self.find(e.id) for e in named}
        found = found or set(filter(None, [self._of_nation(first, body, "")]))
        found.discard(self.find(body.id))
        return found.pop() if len(found) == 1 else None

    def _of_nation(self, words: Sequence[str], _person: Entity, _role: str) -> str | None:
        """The country whose adjective a role begins with, for countries that no gazetteer holds."""
        named = [
            e
            for e in self.named
            if len(self.words[e.id][0]) == 1 and words and _adjective(words[0], self.words[e.id][0][0])
        ]
        found = {self.find(e.id) for e in named if e.kind != "place"} or {self.find(e.id) for e in named}
        return found.pop() if len(found) == 1 else None

    def _last_heard(self, words: Sequence[str], person: Entity, role: str) -> str | None:
        """The last body to be heard before "a spokeswoman, ..." or a bare "chief executive ..."."""
        if words_of("officers").isdisjoint(words) or len(words) > BARE:
            return None
        plain = role.strip(' ,"“”').lower()
        found = set()
        for span in person.mentions:
            report = self.reports.get(span.report)
            before = report.text[max(0, span.start - len(plain) - AHEAD) : span.start].lower() if report else ""
            at = before.rfind(plain)
            if at >= 0 and len(before) - at - len(plain) <= TITLE and BEFORE_BARE.search(before[:at]):
                near = [place for place in self._places.get(span.report, ()) if place[0] <= span.start]
                if near and span.start - near[-1][0] <= PARAGRAPH:
                    found.add(near[-1][1])
        return found.pop() if len(found) == 1 else None

    @cached_property
    def _heard(self) -> set[str]:
        """The bodies that are named as sources of statements: who speaks for a body speaks for one of these."""
        return {self.find(key) for key in (self.words if self.voices is None else self.voices)}

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, str]]]:
        """For each report, where the mentions of bodies end."""
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        heard = [body for body in self.bodies if self.find(body.id) in self._heard]
        for body in heard:
            for span in body.mentions:
                found[span.report].append((span.end, self.find(body.id)))
        return {report: sorted(places) for report, places in found.items()}


def _name(name: str) -> tuple[str, ...]:
    """The words of a name that are of it, in lower case."""
    words = [match.group().lower().replace("’", "'").removesuffix("'s") for match in WORD.finditer(name)]
    return tuple(word for word in words if word not in words_of("openers"))


def _adjective(word: str, name: str) -> bool:
    """Whether a word is made from a country's name by one of the endings of cues.toml."""
    stem = name.rstrip("aeioy")
    return len(stem) >= LEAST and word != name and any(word in {name + e, stem + e} for e in words_of("of_nation"))


LEAST = 3  # letters of a country's name before its last vowels


def _stands_for(short: Sequence[str], full: Sequence[str], *, person: bool) -> bool:
    """Whether a name can be a shorter form of another: a surname, a body's kind, or its name without its kind."""
    if len(short) >= len(full):
        return False
    if person:
        return len(short) == 1 and short[0] == full[-1]
    if short[-1] == full[-1]:
        return short[-1] in words_of("body_nouns") and set(short) <= set(full)
    return full[-1] not in words_of("body_nouns") and tuple(full[: len(short)]) == tuple(short)
