"""Which names of a story stand for one: a body's short name ("the council") and its long one, a surname and a name.

Told from the names alone, and only where one longer name fits; what gather knows goes before.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cached_property

from onrecord.claims.cues import words_of
from onrecord.claims.nations import plain
from onrecord.claims.placed import places_of, printed_places, same_bodies
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Report

RANK = {"organisation": 0, "government": 1, "person": 2, "group": 3, "place": 4}

# Whose someone is, printed before the name: "Corvane's Vela Ost".
OWNED = re.compile(r"[’']s\s+(?=[^\W\d_])")

# What only a body has, after its name: "Corvane's shares", "Corvane's head office".
OWNS = re.compile(
    r"[’']s?\s+(?:shares|shareholders|head\s+office|headquarters|subsidiar(?:y|ies)|parent\s+company|insurers?|board|"
    r"chief\s+executive|managing\s+director|chairman|chairwoman|head\s+of\s+\w+|workforce|employees|fleet|turnover|profits)\b"
)

# What only a country has, after its name.
STATE = re.compile(
    r"[’']s?\s+(?:\w+\s+)?(?:government|minister|ministry|army|navy|embassy|ambassador|parliament|capital)\b"
)

# "The mining company Norvane", "employees of Norvane": a business by what is printed before its name.
FIRM = re.compile(
    r"\b(?:(?:the|a)\s+(?:[\w-]+\s+){0,3}?(?:company|firm|bank|airline|brewery|chain)|"
    r"(?:employees|workers|customers|shareholders|headquarters|subsidiary)\s+of|shares\s+in)\s+$",
    re.IGNORECASE,
)
LEAD = 60  # characters before a name in which that may stand


class Names:
    """The names of a story's people and bodies.

    Attributes:
        named: the entities that have a name, bodies first, then by id.
        words: for each, the words of its names, lower case.
        bodies: those that are bodies, by what they are or by how they are named.
        by_id: those that have a name, by id.
    """

    def __init__(self, entities: Sequence[Entity], reports: Mapping[str, Report], voices: Set[str] | None) -> None:
        self.reports = reports
        self.voices = voices
        named = sorted((e for e in entities if not e.unnamed), key=lambda e: (RANK[e.kind], e.id))
        own = {plain(entity.name) for entity in named}
        self.words = {
            entity.id: [plain(entity.name), *(form for name in entity.aliases if (form := plain(name)) not in own)]
            for entity in named
        }
        self.named = named
        self.by_id = {entity.id: entity for entity in named}
        self._rank = {entity.id: number for number, entity in enumerate(named)}.__getitem__
        self.leader: dict[str, str] = {}
        self._same_names(named)
        known = {e.id for e in named if e.kind in {"organisation", "government"} or self._like_a_body(e)}
        known = {self.find(key) for key in known}
        # A body under a name of one word is easily taken for a person or, if it speaks, for a place.
        self.bodies = [e for e in named if self.find(e.id) in known or self._bare(e)]
        printed = printed_places(reports)
        self.places = places_of(named, printed)
        self.towns = frozenset(place for place, times in printed.items() if times > 1)
        self._placed(named)
        self._short_names(named)
        people = {e.id for e in named if e.kind == "person" and not self._bare(e) and e.id not in known}
        self.bodies = [e for e in self.bodies if self.find(e.id) not in people and not self._is_outlet(e)]

    def find(self, key: str) -> str:
        """The id of the entity that stands for all that are the same."""
        while key in self.leader:
            key = self.leader[key]
        return key

    def of_one(self, entity: Entity) -> list[Entity]:
        """An entity under all the names that are its."""
        return self._groups[self.find(entity.id)]

    @cached_property
    def _groups(self) -> dict[str, list[Entity]]:
        found: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.named:
            found[self.find(entity.id)].append(entity)
        return dict(found)

    def _like_a_body(self, entity: Entity) -> bool:
        """Whether what was taken for a person is called as a body is: by its first word, or as one "which" does."""
        name, *aliases = self.words[entity.id]
        if entity.kind != "person":
            return False
        texts = self._printed(entity)
        if any(FIRM.search(text, max(0, start - LEAD), start) for text, start, _ in texts):
            return True
        if any(words_of("businesses").isdisjoint(plain(role)) for role in entity.roles):
            return False
        if any(OWNS.match(text, end) for text, _, end in texts):
            return True
        if len(name) == 1 and entity.roles and not any(len(alias) > 1 for alias in aliases):
            return True
        if entity.roles or len(name) < 2:
            return False
        return (name[:1] in aliases and name[-1:] not in aliases) or any(
            text.startswith(", which ", end) for text, _, end in texts
        )

    def _printed(self, entity: Entity) -> list[tuple[str, int, int]]:
        """The texts that print a name, with where it begins and ends in them."""
        return [(self.reports[s.report].text, s.start, s.end) for s in entity.mentions if s.report in self.reports]

    def _is_outlet(self, entity: Entity) -> bool:
        """Whether a name is that of an outlet of the story, for which nobody in its reports speaks."""
        name = self.words[entity.id][0]
        # "Channel" is what is left of "Channel Two".
        cut_short = entity.name[:1].isupper() and words_of("media").issuperset(name)
        return cut_short or (name in self._outlets and name[-1] not in words_of("body_nouns"))

    @cached_property
    def _outlets(self) -> frozenset[tuple[str, ...]]:
        return frozenset(plain(report.outlet) for report in self.reports.values() if report.outlet)

    @cached_property
    def outlet_words(self) -> frozenset[str]:
        """What stands for an outlet of the story, in lower case: its name, each of its words, its initials."""
        initials = {"".join(word[0] for word in outlet) for outlet in self._outlets}
        return frozenset(initials | {" ".join(o) for o in self._outlets} | {word for o in self._outlets for word in o})

    def _is_person(self, entity: Entity) -> bool:
        return entity.kind == "person" and not self._like_a_body(entity)

    def _bare(self, entity: Entity) -> bool:
        speaks = entity.kind == "place" and entity.speaks_for is None and entity.id in (self.voices or ())
        if speaks and not entity.roles:
            return True
        return entity.kind == "person" and not entity.roles and all(len(form) == 1 for form in self.words[entity.id])

    def _same_names(self, named: Sequence[Entity]) -> None:
        first: dict[tuple[str, ...], str] = {}
        people = {self.words[entity.id][0] for entity in named if entity.kind == "person"}
        last = {name[-1:]: name for name in sorted(people) if name}
        for entity in named:
            words = self.words[entity.id][0]
            own = OWNED.search(entity.name)
            if own and plain(entity.name[own.end() :]) in people:
                words = plain(entity.name[own.end() :])
            elif own and plain(entity.name[own.end() :]) == ("office",):
                words = last.get(plain(entity.name[: own.start()]), words)
            speaks = entity.speaks_for is None and entity.id in (self.voices or ())
            if words and (entity.kind != "place" or speaks):
                leader = first.setdefault(words, entity.id)
                if leader != entity.id:
                    self.leader[entity.id] = leader

    def _placed(self, named: Sequence[Entity]) -> None:
        """Join the bodies that are one by what they are and where."""
        for one, other in same_bodies(self.bodies, self.places, self.reports):
            first, second = sorted((self.find(one.id), self.find(other.id)), key=self._rank)
            if first != second:
                self.leader[second] = first

    def _short_names(self, named: Sequence[Entity]) -> None:
        """Join a short name with the one longer name that it can stand for."""
        by_word: dict[str, list[Entity]] = defaultdict(list)
        for entity in named:
            for word in sorted({word for form in self.words[entity.id] for word in form}):
                by_word[word].append(entity)
        for entity in sorted(self.bodies, key=lambda e: (len(self.words[e.id][0]), e.id)):
            short = self.words[entity.id][0]
            # "Arland" is not short for "Arland's State Media".
            if not short or entity.speaks_for or self.find(entity.id) != entity.id or self._is_place(entity):
                continue
            longer = [
                other
                for other in by_word[short[-1]]
                if self.find(other.id) != self.find(entity.id)
                and any(_stands_for(short, form, person=self._is_person(other)) for form in self.words[other.id])
                and not self._owned_by(other, short)
                and not _of_another_state(entity, other)
            ]
            longest = {self.find(other.id) for other in longer}
            if len(longest) > 1:
                longest -= {key for key in longest if any(self._within(key, other) for other in longest)}
            if len(longest) == 1:
                self.leader[entity.id] = longest.pop()

    def _is_place(self, entity: Entity) -> bool:
        """Whether a name is a town's or a country's, by how it is printed, and so not short for a body's."""
        if " ".join(self.words[entity.id][0]) in self.towns:
            return True
        return any(STATE.match(text, end) for text, _, end in self._printed(entity))

    @staticmethod
    def _owned_by(other: Entity, short: Sequence[str]) -> bool:
        """Whether a name is printed as that of what belongs to another: "Ravena's newspapers"."""
        own = OWNED.search(other.name)
        return own is not None and plain(other.name[: own.start()]) == tuple(short)

    def _within(self, key: str, other: str) -> bool:
        return key != other and set(self.words[key][0]) < set(self.words[other][0])


def _of_another_state(short: Entity, other: Entity) -> bool:
    """Whether "the government" is printed where another one, of a known country, is not named."""
    elsewhere = {span.report for span in short.mentions}.isdisjoint(span.report for span in other.mentions)
    return other.speaks_for is not None and elsewhere and "government" in plain(short.name)


def _stands_for(short: Sequence[str], full: Sequence[str], *, person: bool) -> bool:
    """Whether a name can be a shorter form of another: a surname, a body's kind, or its name without its kind."""
    if len(short) >= len(full):
        return False
    if person:
        return len(short) == 1 and short[0] == full[-1]
    if short[-1] == full[-1]:
        return short[-1] in words_of("body_nouns") and set(short) <= set(full)
    return full[-1] not in words_of("body_nouns") and tuple(full[: len(short)]) == tuple(short)
