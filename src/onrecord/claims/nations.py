"""The countries of a story by their adjectives, owners and capitals, those that no gazetteer holds among them."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache

from onrecord.claims.cues import demonyms, words_of
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Report
from onrecord.stories.words import WORD

LEAST = 3  # letters of a country's name before its last vowels
BEFORE = 60  # characters before a name in which the adjective of a role may stand

# "Hest, the Orvanian capital"; "the Orvanian government in Hest": a city that stands for its country.
CAPITAL = re.compile(r"([A-Z][\w’'-]+), the ([A-Z][\w-]+) capital\b")
SEAT = re.compile(r"\b([A-Z][\w-]+) government in ([A-Z][\w’'-]+)")
# "the Orvanian president, ": a role with its country's adjective right before a name.
ADJECTIVE = re.compile(r"\b([A-Z][\w-]+)(?:[’']s)?((?:\s+[\w-]+){1,4}),?\s+(?:[A-Z][\w-]+\s+){0,2}$")


class Nations:
    """The countries that a story names, by id."""

    def __init__(
        self, named: Sequence[Entity], words: Mapping[str, Sequence[tuple[str, ...]]], find: Callable[[str], str]
    ) -> None:
        """The countries among the named; `words` are those of their names, `find` tells which stands for the same."""
        self.named = [e for e in named if e.kind != "person" or not e.roles]
        self.words = words
        self._find = find

    def adjective_of(self, words: Sequence[str]) -> str | None:
        """The country that the first of some words (lower case) is made from."""
        return self._one_of([e for e in self._bare if words and is_adjective(words[0], self.words[e.id][0][0])])

    def of(self, words: Sequence[str]) -> str | None:
        """The country whose adjective stands first: "Arlandic officials"; a code where it is known, else an id."""
        known = [code for size in (2, 1) if (code := demonyms().get(" ".join(words[:size])))]
        return None if "and" in words else known[0] if known else self.adjective_of(words)

    def printed_before(self, person: Entity, reports: Mapping[str, Report]) -> str | None:
        """The country in whose name someone is printed to speak: "the Orvanian president, Ansel Korda"."""
        found = set()
        for span in person.mentions:
            report = reports.get(span.report)
            match = ADJECTIVE.search(report.text, max(0, span.start - BEFORE), span.start) if report else None
            if match and not words_of("speaks").isdisjoint(match[2].lower().split()):
                found.add(self.adjective_of([match[1].lower()]) or self._called(match[1]))
        found.discard(None)
        return found.pop() if len(found) == 1 else None

    def capitals(self, reports: Mapping[str, Report]) -> dict[str, str]:
        """Names of cities (lower case) that stand for the country whose capital they are printed to be."""
        found: dict[str, set[str]] = {}
        for key in sorted(reports):
            pairs = [(m[1], m[2]) for m in CAPITAL.finditer(reports[key].text)]
            pairs += [(m[2], m[1]) for m in SEAT.finditer(reports[key].text)]
            for city, adjective in pairs:
                if country := self.adjective_of([adjective.lower()]):
                    found.setdefault(city.lower(), set()).add(country)
        return {city: min(countries) for city, countries in found.items() if len(countries) == 1}

    def _called(self, name: str) -> str | None:
        return self._one_of([e for e in self._bare if self.words[e.id][0][0] == name.lower()])

    @cached_property
    def _bare(self) -> list[Entity]:
        return [e for e in self.named if self.words[e.id] and len(self.words[e.id][0]) == 1]

    def _one_of(self, found: Sequence[Entity]) -> str | None:
        """The id of the one among some names, which of all that are the same stands for them."""
        keys = {self._find(e.id) for e in found if e.kind != "place"} or {self._find(e.id) for e in found}
        return keys.pop() if len(keys) == 1 else None


def is_adjective(word: str, name: str) -> bool:
    """Whether a word is made from a country's name by one of the endings of cues.toml."""
    stem = name.rstrip("aeioy")
    return len(stem) >= LEAST and word != name and any(word in {name + e, stem + e} for e in words_of("of_nation"))


@lru_cache(maxsize=4096)
def plain(name: str) -> tuple[str, ...]:
    """The words of a name that are of it, in lower case."""
    words = [match.group().lower().replace("’", "'").removesuffix("'s") for match in WORD.finditer(name)]
    return tuple(word for word in words if word not in words_of("openers"))


def until_joint(words: Sequence[str]) -> Sequence[str]:
    """The words of a name or role that say what one is: those before "of", "from", "seen by"."""
    return words[: next((at for at, word in enumerate(words) if at and word in words_of("joints")), len(words))]


def head(words: Sequence[str]) -> str:
    """The word of a name or role that says what one is: the last of those."""
    return said[-1] if (said := until_joint(words)) else ""
