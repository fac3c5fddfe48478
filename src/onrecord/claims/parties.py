"""Which body a person speaks for, by the role printed beside the name or by the words around it.

Told from the names and roles of the story alone, and only where one body fits; what gather knows goes before.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cached_property

from onrecord.claims.bare import BareRoles
from onrecord.claims.cues import words_of
from onrecord.claims.firms import Firms
from onrecord.claims.heard import Heard
from onrecord.claims.names import OWNED, Names
from onrecord.claims.nations import Nations, plain, until_joint
from onrecord.claims.owners import Owners
from onrecord.claims.placed import represented
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Report
from onrecord.spans import Span

LONG = 400  # characters before "a spokesman for the company" within which the company must be named


Role = tuple[str, tuple[str, ...]]  # as it is printed, and its words


class Parties:
    """The bodies of a story, and who speaks for them."""

    def __init__(
        self,
        entities: Sequence[Entity],
        reports: Mapping[str, Report],
        voices: Set[str] | None = None,
        sources: Mapping[str, Sequence[tuple[int, str]]] | None = None,
    ) -> None:
        """The parties of a story.

        `voices` are ids of those that some statement names as its source, if known; `sources` for each report where
        the sources of its statements end, with their ids, in order.
        """
        self.reports = reports
        self.sources = sources or {}
        self.voices = voices
        self.names = Names(entities, reports, voices)
        self.words, self.named, self.bodies = self.names.words, self.names.named, self.names.bodies
        self.find = self.names.find
        self.nations = Nations(self.named, self.words, self.find)
        self._plain: dict[str, str | None] = {}
        self._owners = Owners(self.names, self.nations, reports)
        self.businesses = self._businesses()

    @cached_property
    def firms(self) -> Firms:
        """What the story calls its businesses."""
        bodies = {key: self.names.of_one(self.names.by_id[key]) for key in sorted(self.heard.bodies)}
        no_firms = self.names.towns | self.names.outlet_words
        return Firms(bodies, no_firms, self.reports, self.sources, self._plainly_of)

    @cached_property
    def heard(self) -> Heard:
        """Where in the reports the bodies are heard of."""
        return Heard(
            self.names, self.reports, self.sources, self.voices, firm=self._firm_called, body_of=self._plainly_of
        )

    @cached_property
    def bare(self) -> BareRoles:
        """The roles that name no body."""
        return BareRoles(self.heard, self.reports)

    def _firm_called(self, report: str, place: int, noun: str) -> str | None:
        return self.firms.meant(report, place, noun, "")

    def _plainly_of(self, key: str) -> str | None:
        """The body that a source speaks for, where his role names it, wherever that is printed."""
        if key not in self._plain:
            entity = self.names.by_id.get(self.find(key))
            self._plain[key] = self._by_role(entity, self._speaking(entity)) if entity else None
        return self._plain[key]

    def body_of(self, person: Entity) -> str | None:
        """The body that a person speaks for by a role, where the role or the words around it name one."""
        if person.kind == "person" and self.find(person.id) in self.heard.bodies:
            return self._owner(person)
        speaking = self._speaking(person)
        if found := self._by_role(person, speaking):
            return found
        for find in (self.bare.beside, self.bare.owned, self.bare.talked_of):
            for role, words in speaking:
                found = find(words, person, role)
                if found and found != self.find(person.id):
                    return found
        return self._owner(person)

    def _speaking(self, person: Entity) -> list[Role]:
        """The roles by which someone speaks for a body, those that he has no longer left out."""
        roles = [(role, plain(role)) for each in self.names.of_one(person) for role in each.roles]
        offices = [(role, words, set(until_joint(words))) for role, words in roles]
        return [
            (role, words)
            for role, words, office in offices
            if not words_of("speaks").isdisjoint(office) and words_of("departed").isdisjoint(office)
        ]

    def _by_role(self, person: Entity, speaking: Sequence[Role]) -> str | None:
        """The body that a role itself names, or whose name stands right after someone's."""
        for find in (self._of_nation, self._of_person, self._named, self._by_noun):
            for role, words in speaking:
                found = find(words, person, role)
                if found and "government" in words:
                    found = self.bare.country(person, role, found) or found
                if found and found != self.find(person.id):
                    return found
            if find == self._of_nation and speaking and (nation := self.nations.printed_before(person, self.reports)):
                return nation
            if find == self._of_person and (body := self._of_printed(person)):
                return body
        return None

    def _of_printed(self, person: Entity) -> str | None:
        """The one body whose name stands right after someone's: "Rita Moss of the Nurses' Union"."""
        told = represented(self.names.of_one(person), self.reports)
        found = {self.find(body.id) for body in self.bodies if not told.isdisjoint(self.words[body.id])}
        return found.pop() if len(found) == 1 else None

    def body_in(self, described: Entity) -> str | None:
        """The body that the description of a speaker names: "chairwoman of the nurses' union", "its spokesman"."""
        words = plain(described.name)
        if described.name.lower().startswith(("its ", "their ")):
            heard = {self.heard.before(span.report, span.start) or "" for span in described.mentions}
            heard.discard("")
            return heard.pop() if len(heard) == 1 else None
        found = self._named(words, described, "") or self._by_noun(words, described, "")
        return found or (None if words_of("businesses").isdisjoint(words) else self._last_named(described))

    def _last_named(self, described: Entity) -> str | None:
        """The body that was heard or named last before "a spokesman for the company", if all its mentions agree."""
        found = set()
        for span in described.mentions:
            near = [key for at, key in self.heard.places.get(span.report, ()) if span.start - LONG <= at <= span.start]
            near = [key for key in near if not self._of_a_kind(key)]
            if near:
                found.add(near[-1])
        return found.pop() if len(found) == 1 else None

    def _of_a_kind(self, key: str) -> bool:
        """Whether a body's name says of what kind it is, and that it is no company: "the county office"."""
        return any(form and form[-1] in words_of("body_nouns") for form in self.words.get(key, ()))

    def _owner(self, person: Entity) -> str | None:
        """The one body whose name begins with the word printed before the person's: "Corvane's Vela Ost"."""
        if self._of_a_kind(self.find(person.id)):
            return None
        named = [match for each in self.names.of_one(person) if (match := OWNED.search(each.name))]
        # "Corvane's Vela Ost" is a person; "Arland's environment agency" is not Arland Oil's.
        owned = [plain(m.string[: m.start()]) for m in named if m.string[m.end() : m.end() + 1].isupper()]
        found = {
            self.find(b.id)
            for b in self.bodies
            for form in self.words[b.id]
            for own in owned
            if form[: len(own)] == own
        }
        found.discard(self.find(person.id))
        return found.pop() if len(found) == 1 else None

    def _named(self, words: Sequence[str], _person: Entity, _role: str) -> str | None:
        """The body that a role names in full."""
        if tuple(words) not in self._in_full:
            self._in_full[tuple(words)] = self._named_in(words)
        return self._in_full[tuple(words)]

    @cached_property
    def _in_full(self) -> dict[tuple[str, ...], str | None]:
        return {}

    def _named_in(self, words: Sequence[str]) -> str | None:
        if "country" in words:
            return None  # "the country's interior minister"
        said = {"ministry" if word == "minister" else word for word in words}
        named = {
            body.id: max(map(len, forms))
            for body in self.bodies
            if (forms := [form for form in self._forms(body) if form and said.issuperset(form)])
        }
        found = [key for key in named if not words_of("body_nouns").issuperset(self.words[key][0])] or list(named)
        most = max((named[key] for key in found), default=0)
        best = {self.find(key) for key in found if named[key] == most}
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
                elif words and words[-1] not in words_of("body_nouns") and key in self.heard.speaking:
                    named[key] += 1
        found = {}
        for report in sorted(called):
            heard = called[report] & self.heard.speaking
            if len(heard) == 1:
                found[report] = next(iter(heard))
            elif not heard and named:
                found[report] = min(named, key=lambda key: (-named[key], key))
        return found

    def _printed(self, span: Span) -> tuple[str, ...]:
        report = self.reports.get(span.report)
        return plain(report.text[span.start : span.end]) if report else ()

    def behind(self, body: Entity) -> str | None:
        """Who speaks where only "the company" does: a product under whose name nobody speaks is not the company."""
        if self.find(body.id) in self.heard.speaking or body not in self.bodies:
            return None
        called = {
            span.report
            for span in body.mentions
            if (words := self._printed(span)) and words[-1] in words_of("businesses")
        }
        found = {self.businesses[report] for report in called if report in self.businesses}
        return found.pop() if len(found) == 1 else None

    def _forms(self, body: Entity) -> list[tuple[str, ...]]:
        """A body's names, also without whose it is: "Arland's defence ministry"."""
        owned = [plain(body.name[match.end() :]) for match in [OWNED.search(body.name)] if match]
        return [*self.words[body.id], *owned]

    def owner(self, body: Entity) -> str | None:
        """Whose a body is by its name ("Arland's navy", "Arlandic television"), where that one is named too."""
        return self._owners.of(body)

    def _of_nation(self, words: Sequence[str], _person: Entity, _role: str) -> str | None:
        """The country whose adjective a role begins with, for countries that no gazetteer holds."""
        return self.nations.adjective_of(words)

    def _of_person(self, _words: Sequence[str], _person: Entity, role: str) -> str | None:
        """The person whose spokesman someone is by a role ("Adler's spokeswoman"); a lawyer speaks for no body."""
        own = OWNED.search(role)
        first = plain(role[: own.start()]) if own and words_of("lawyers").isdisjoint(plain(role)) else ()
        found = {self.find(e.id) for e in self.named if first and e.kind == "person" and first in self.words[e.id]}
        return found.pop() if len(found) == 1 else None
