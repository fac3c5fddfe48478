"""Whose a body is by its name: "Arland's navy", "Arlandic television", "Hest" where that is Arland's capital."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from onrecord.claims.cues import words_of
from onrecord.claims.names import OWNED, Names
from onrecord.claims.nations import Nations, plain
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Report

# "The embassy OF ARLAND", "the Ministry of Health OF ARLAND": a state's body with the state after it.
OF_STATE = re.compile(
    r"\b(?:embassy|ministry|government|army|navy|air force|parliament|cabinet)"
    r"(?:\s+of\s+[\w\s]{1,40}?)?\s+of\s+([A-Z][\w’'-]+)$",
    re.IGNORECASE,
)


class Owners:
    """The countries and others of a story that bodies belong to."""

    def __init__(self, names: Names, nations: Nations, reports: Mapping[str, Report]) -> None:
        self.names = names
        self.nations = nations
        self.reports = reports

    def of(self, body: Entity) -> str | None:
        """Whose a body is by one of its names, where that one is named too."""
        names = self.names.of_one(body) if body.id in self.names.words else [body]
        found = {owner for each in names if (owner := self._by_name(each))}
        return found.pop() if len(found) == 1 else None

    def _by_name(self, body: Entity) -> str | None:
        find, words = self.names.find, self.names.words
        own = OWNED.search(body.name)
        printed = words.get(body.id) or [plain(body.name)]
        if own and body.name[:1].islower():
            return None  # "the town's utility"
        if (state := OF_STATE.search(body.name)) and (country := self._country(plain(state[1]))):
            return country
        first = plain(body.name[: own.start()]) if own else printed[0][:1]
        if len(printed[0]) == 1 and not own and printed[0][0] in self._capitals:
            return find(self._capitals[printed[0][0]])
        if len(printed[0]) < 2 or not first or _independent(printed[0]):
            return None
        named = [e for e in self.names.named if own and words[e.id][0] == first]
        found = {find(e.id) for e in named if e.kind != "place"} or {find(e.id) for e in named}
        found = found or set(filter(None, [self.nations.adjective_of(first)]))
        found.discard(find(body.id))
        return found.pop() if len(found) == 1 else None

    def _country(self, words: tuple[str, ...]) -> str | None:
        """The one that is named by some words and may be a country."""
        named = [e for e in self.names.named if self.names.words[e.id][0] == words and e.kind != "person"]
        found = {self.names.find(e.id) for e in named if e.kind != "place"} or {self.names.find(e.id) for e in named}
        return found.pop() if len(found) == 1 else None

    @cached_property
    def _capitals(self) -> dict[str, str]:
        """Names of cities (lower case) that stand for a country of the story, by id."""
        return self.nations.capitals(self.reports)


def _independent(words: Sequence[str]) -> bool:
    """Whether a body speaks for itself, and not for the country whose name stands before its own.

    Its "mission to the Football Federation" is the country's.
    """
    end = next((at for at, word in enumerate(words) if word == "to"), len(words))
    return "ministry" not in words and not words_of("independent").isdisjoint(words[1:end])
