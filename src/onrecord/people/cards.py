"""A report's entity as it is compared across reports: its names without titles, in a common spelling."""

import re
import unicodedata
from functools import cache, lru_cache

import msgspec

from onrecord.mentions.nouns import Entity
from onrecord.people.lists import data_lines

# What parts the words of a name, hyphens included, so that "Jong-un" and "Jong Un" are alike.
_PARTING = re.compile(r"[\s\-‐‑–—.,/]+")
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_SMALL = frozenset(
    (
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "van",
        "von",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "of",
        "the",
        "and",
        "for",
        "y",
    )
)


Words = tuple[str, ...]


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """An entity of one report, with what it is compared by.

    Attributes:
        id: the entity's id.
        report: the report it is of.
        entity: the entity.
        person: whether it is a person.
        name: words of its name, folded, titles left off.
        names: the same of every proper name printed for it, its own first.
        defined: acronyms, folded, that the report explains by it.
    """

    id: str
    report: str
    entity: Entity
    person: bool
    name: Words
    names: tuple[Words, ...]
    defined: tuple[str, ...] = ()

    @property
    def side(self) -> str | None:
        """Key of the side it speaks for."""
        return self.entity.speaks_for


def card(report: str, entity: Entity, *, defined: tuple[str, ...] = ()) -> Card:
    """The card of a report's entity."""
    person = entity.kind == "person"
    printed = [entity.name, *(alias for alias in entity.aliases if is_proper(alias))]
    names = dict.fromkeys(words for name in printed if (words := _compared(name, person=person)))
    own = _compared(entity.name, person=person)
    return Card(
        id=entity.id, report=report, entity=entity, person=person, name=own, names=tuple(names), defined=defined
    )


def _compared(name: str, *, person: bool) -> Words:
    """The words of a name; letters with points are one word, since "U.N." is "UN"."""
    words = name_words(name, person=person)
    return ("".join(words),) if not person and len(words) > 1 and all(len(word) == 1 for word in words) else words


def is_acronym(name: str) -> bool:
    """Whether a name is a few capitals."""
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isalpha() and letters.isupper()


def full_names(card: Card) -> list[Words]:
    """Its names of two words or more."""
    return [name for name in card.names if len(name) > 1]


def is_proper(name: str) -> bool:
    """Whether every word of a name but the small ones begins as names do ("Kim", not "the leader")."""
    parts = [part for part in name.split() if part.casefold() not in _SMALL]
    return any(part[0].isalnum() for part in parts) and not any(part[0].islower() for part in parts)


@lru_cache(maxsize=100_000)
def name_words(name: str, *, person: bool) -> tuple[str, ...]:
    """The words of a name in a common spelling: no accents, hyphens, possessive, article, or titles of a person."""
    parts = [fold(part) for part in _PARTING.split(_POSSESSIVE.sub("", name.strip()))]
    parts = [part for part in parts if part]
    if parts and parts[0] == "the":
        parts = parts[1:]
    if person:
        while len(parts) > 1 and parts[0] in titles():
            parts = parts[1:]
    return tuple(parts)


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word without case, accents and marks."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if char.isalnum())


def agree(first: str | None, second: str | None) -> bool:
    """Whether two sides do not contradict each other."""
    return first is None or second is None or first == second


@cache
def titles() -> frozenset[str]:
    """Words that stand before people's names and are no part of them."""
    return frozenset(fold(word) for word in data_lines("onrecord.people", "titles.txt"))
