"""Sources without a name of their own: which of them are papers, offices or bodies, and which are nobody.

"An e-mail shows", "prosecutors say" and "the administrator, Greta Holm" hide nobody; "two officials" do.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property, lru_cache

from onrecord.claims.cues import words_of
from onrecord.claims.described import Described
from onrecord.claims.nations import head, plain
from onrecord.claims.offices import Offices
from onrecord.claims.parties import Parties
from onrecord.claims.scene import Scene
from onrecord.mentions.nouns import Entity
from onrecord.spans import Span
from onrecord.stories.words import WORD

# A number or a vague one before a source.
COUNTED = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|some|several|a few|many|other|unnamed|senior)\s+$",
    re.IGNORECASE,
)
LEAD = 12  # characters before a source in which the number may stand
# Whose someone is, before what he is: "Dahl's spokesman", "the party's treasurer".
POSSESSED = re.compile(r"^(.+?)[’']s?\s+(?=\w)")
# "His lawyer", "the pilot's wife": one who is told by whose he is.
KIN = re.compile(
    r"(?:his|her)\s+\w|(?:the\s+)?[\w\s-]+[’']s\s+(?:wife|husband|widow|mother|father|son|daughter|brother|sister|lawyer)\b",
    re.IGNORECASE,
)
# "Leader of the Free Citizens".
OF_PARTY = re.compile(r"\bof\s+the\s+((?:[A-Z][\w-]+\s?){2,3})$")
# "The mayor": one of whom there is one.
DEFINITE = re.compile(r"\bthe\s+$", re.IGNORECASE)


class Sources:
    """The sources of a scene that have no name of their own."""

    def __init__(self, scene: Scene, parties: Parties) -> None:
        self.scene = scene
        self.parties = parties
        self.described = Described(scene, parties)

    def side_of_described(self, entity: Entity) -> str | None:
        """The side that the descriptions beside a name tell: "the hospital's spokesman, Finn Oder"."""
        told = Counter(body for each in self.described.descriptions.get(entity.id, ()) if (body := self._body_of(each)))
        return min(told, key=lambda body: (-told[body], body), default=None)

    def side_of_role(self, entity: Entity) -> str | None:
        """The side of a body that is never named and that someone speaks for by his role: "a coastguard spokesman"."""
        roles = [plain(role) for each in self.parties.names.of_one(entity) for role in each.roles]
        found = {side for words in roles if (side := self._office_in(words) or self.offices.side(words))}
        return found.pop() if len(found) == 1 else self._party_of(entity)

    def _party_of(self, entity: Entity) -> str | None:
        """The party without a name of its kind for which someone speaks: "budget spokesman of the Free Citizens"."""
        roles = (role for each in self.parties.names.of_one(entity) for role in each.roles)
        named = {plain(match[1]) for role in roles if (match := OF_PARTY.search(role))}
        found = {side for words in named if self._place(words) and (side := self._first_of(words))}
        return found.pop() if len(found) == 1 else None

    @cached_property
    def offices(self) -> Offices:
        """The offices that are called by their holders."""
        return Offices(self.parties, self.scene.entities)

    def _office_in(self, words: tuple[str, ...]) -> str | None:
        """The body without a name, heard in the story, whose kind the words of a role name."""
        if words_of("speaks").isdisjoint(words):
            return None
        found = {side for word in words if word in words_of("body_nouns") if (side := self._first_of((word,)))}
        return found.pop() if len(found) == 1 else None

    def nameless(self, entity: Entity) -> bool:
        """Whether a source is a person, or people, whom the report does not name."""
        if self.vague(entity):
            return True
        if not entity.unnamed or self.described.hides(entity):
            return entity.unnamed
        words = plain(entity.name)
        return not (
            self.is_paper(entity)
            or self._office(entity)
            or self._place(words)
            or self.described.name_beside(entity)
            or self._body(entity)
            or self._one_of_a_kind(entity)
            or self.side(entity)
        )

    def vague(self, entity: Entity) -> bool:
        """Whether a source is called one, and not by a name: "police sources"."""
        return head_of(entity.name) in words_of("vague")

    def _one_of_a_kind(self, entity: Entity) -> bool:
        """Whether it is plain who is meant: "his lawyer", "the pilot's wife", "the mayor"."""
        words = WORD.findall(entity.name)
        if entity.kind == "group" or not words:
            return False
        if KIN.match(entity.name):
            return True
        before = (self._lead(span) for span in entity.mentions)
        the = words[0].lower() == "the" or any(DEFINITE.search(lead) for lead in before)
        return the and head_of(entity.name) in words_of("holders")

    def _lead(self, span: Span) -> str:
        report = self.scene.reports.get(span.report)
        return report.text[max(0, span.start - LEAD) : span.start] if report else ""

    def shown(self, entity: Entity) -> bool:
        """Whether a source is a paper that shows something, and not what somebody announced or reported."""
        head = head_of(entity.name)
        return head in words_of("papers") and head not in words_of("announcements") | words_of("anaphors")

    def is_paper(self, entity: Entity) -> bool:
        """Whether a source is a paper, a picture or a measurement, and nobody."""
        return head_of(entity.name) in words_of("papers")

    def side(self, entity: Entity) -> str | None:
        """The side of a source without a name: a body's, a nation's officials', or his whose spokesman it is."""
        if entity.id not in self._sides:
            self._sides[entity.id] = None if self.described.hides(entity) else self._side(entity)
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
        if self._body(entity) or self._office(entity):
            return self.parties.owner(entity) or self.offices.side(words) or self._first_of(words)
        if len(words) == 1 and (short := self._short_for(words[0])):
            return short
        if words[-1] in words_of("officialdom"):
            return self.parties.nations.of(words) if entity.kind == "group" and not self._counted(entity) else None
        return self._first_of(words) if self._place(words) or self.described.name_beside(entity) else None

    def _body_of(self, entity: Entity) -> str | None:
        """The body, or the person, that someone speaks for by what he is called."""
        if words_of("speaks").isdisjoint(plain(entity.name)):
            return None
        owned = POSSESSED.match(entity.name)
        lawyer = not words_of("lawyers").isdisjoint(plain(entity.name))
        body = self._of_owner(plain(owned[1]), lawyer=lawyer) if owned else None
        return body or (None if lawyer else self.parties.body_in(entity) or self._office_in(plain(entity.name)))

    def _of_owner(self, owner: tuple[str, ...], *, lawyer: bool) -> str | None:
        found = self.described.by_form.get(owner)
        if found is not None and lawyer:
            # A lawyer speaks for his client, and not for whom the client speaks.
            return None if self.parties.body_of(found) else self.parties.find(found.id)
        if found is None:
            kinds = {self.parties.find(b.id) for b in self.parties.bodies if owner and plain(b.name)[-1:] == owner[-1:]}
            return kinds.pop() if len(kinds) == 1 else None
        return self.parties.body_of(found) or self.parties.find(found.id)

    def _short_for(self, word: str) -> str | None:
        """The one body whose name ends in a word: "the line" after "Aller Line"."""
        found = {
            self.parties.find(body.id)
            for body in self.parties.bodies
            for form in self.parties.words[body.id]
            if len(form) > 1 and form[-1] == word
        }
        return found.pop() if len(found) == 1 else None

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
        # "Officials at the central bank" are none.
        kind = head_of(entity.name)
        return kind in words_of("body_nouns") and kind not in words_of("papers")

    def _office(self, entity: Entity) -> bool:
        """Whether a source is an office that speaks with one voice, and not some of it: "prosecutors"."""
        return not words_of("offices").isdisjoint(plain(entity.name)) and not self._counted(entity)

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

    def _counted(self, entity: Entity) -> bool:
        """Whether a source is some persons only: "two officials"."""
        return any(
            COUNTED.search(self.scene.reports[span.report].text[max(0, span.start - LEAD) : span.start])
            for span in entity.mentions
            if span.report in self.scene.reports
        )


@lru_cache(maxsize=10_000)
def head_of(name: str) -> str:
    """The word that says what a source is: the last before "of", "from", "seen by"."""
    return head(plain(name))
