"""Offices and their holders: "prosecutors", "the prosecutor's office" and "prosecutor Dara Lind" are one side."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from onrecord.claims.cues import demonyms, words_of
from onrecord.claims.holders import in_office
from onrecord.claims.nations import plain, until_joint
from onrecord.claims.parties import Parties
from onrecord.mentions.nouns import Entity


class Offices:
    """The offices of a story that are called by their holders."""

    def __init__(self, parties: Parties, entities: Sequence[Entity]) -> None:
        self.parties = parties
        self.entities = entities

    def side(self, words: Sequence[str]) -> str | None:
        """The side of those who are called by an office ("prosecutors"), or of a holder's role, by id."""
        return self._sides.get(self._holder(words) or "")

    @cached_property
    def _sides(self) -> dict[str, str]:
        """For each holder's noun, the one office of the story, else the one who holds it."""
        found = {}
        for noun in sorted((self._bodies.keys() | self._people.keys()) - self._abroad):
            bodies, people = self._bodies.get(noun, set()), self._people.get(noun, set())
            many = noun in words_of("many_holders")
            if len(bodies) == 1 and (many or len(people) < 2):
                found[noun] = min(bodies)
            elif not bodies and len(people) == 1:
                found[noun] = min(people)
        return found

    @cached_property
    def _bodies(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for body in self.parties.bodies:
            for form in self.parties.words[body.id]:
                words = until_joint(form)
                if len(words) > 1 and words[-1] == "office" and (noun := self._holder(words[:-1])):
                    found[noun].add(self.parties.find(body.id))
        return found

    @cached_property
    def _people(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for person in self.entities:
            if person.kind == "person" and not person.unnamed:
                for role in person.roles:
                    if noun := self._holder(plain(role)):
                        found[noun].add(self.parties.find(person.id))
        return found

    @cached_property
    def _abroad(self) -> set[str]:
        """The holders whom the story also names with a country's adjective: "Swiss prosecutors"."""
        named = [plain(words) for each in self.entities for words in (each.name, *each.roles)]
        qualified = [words for words in named if len(words) > 1 and not demonyms().keys().isdisjoint(words)]
        return {words[-1].removesuffix("s") for words in qualified}

    @staticmethod
    def _holder(words: Sequence[str]) -> str | None:
        """The holder whom some words name and nothing else: "chief prosecutor", "prosecutors", "the mayor"."""
        said = [word for word in words if word not in words_of("ranks")]
        holder = said[0].removesuffix("s") if len(said) == 1 else ""
        return holder if holder in words_of("holders") and in_office(words) else None
