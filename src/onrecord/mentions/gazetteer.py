"""The world's countries, capitals, seats and bodies of government, international bodies, agencies and outlets.

The names are data, compiled by hand; this module finds the longest one that begins at a place in a text.
"""

import functools
import re
from collections import defaultdict
from typing import Literal

import msgspec

from onrecord.mentions.lexicon import rows

EntryKind = Literal[
    "country", "nation", "adjective", "capital", "seat", "body", "local", "court", "world", "party", "armed", "agency",
    "outlet", "platform",
]  # fmt: skip

# The letters and digits that a name begins with, by which it is filed.
HEAD = re.compile(r"\w+")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One named thing of the world.

    Attributes:
        name: the fullest name.
        kind: what it is; an `adjective` ("Russian") names no entity, a `local` body shares its name with others.
        side: key of the side that it speaks for, or None.
        names: every name, fullest first.
        country: for an adjective, agency or outlet, the key of its country, or None.
        control: of an agency or outlet: state, public or independent; else "".
    """

    name: str
    kind: EntryKind
    side: str | None
    names: tuple[str, ...]
    country: str | None = None
    control: str = ""


class Match(msgspec.Struct, frozen=True):
    """A name found: where it ends, in code points, and every entry that has it, in the order of the data."""

    end: int
    entries: tuple[Entry, ...]


def lookup(name: str) -> Entry | None:
    """The entry with exactly this name, "the" aside, or None."""
    found = _by_name().get(_plain(name)) or _by_name().get(_plain(_without_article(name)))
    return found[0] if found else None


def match(text: str, start: int) -> Match | None:
    """The longest name that begins at `start` and ends at the end of a word.

    Capitals must be as in the data, except that a name may stand all in capitals, as in a dateline.
    """
    head = HEAD.match(text, start)
    if head is None:
        return None
    for name in _by_head().get(head.group().casefold(), ()):
        printed = text[start : start + len(name)].replace("’", "'")
        if (printed == name or (printed == name.upper() and not name.isupper())) and _ends(text, start + len(name)):
            return Match(start + len(name), _by_name()[name])
    return None


def country_names() -> dict[str, str]:
    """Key of each country to its name."""
    return {entry.side: entry.name for entry in _entries() if entry.kind == "country" and entry.side}


def entries() -> tuple[Entry, ...]:
    """Every entry, in the order of the data."""
    return _entries()


def _ends(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_")


def _plain(name: str) -> str:
    return name.strip().replace("’", "'")


def _without_article(name: str) -> str:
    return name.strip()[4:] if name.strip()[:4].casefold() == "the " else name


@functools.cache
def _by_name() -> dict[str, tuple[Entry, ...]]:
    filed: dict[str, list[Entry]] = defaultdict(list)
    for entry in _entries():
        for name in dict.fromkeys(map(_plain, entry.names)):
            filed[name].append(entry)
    return {name: tuple(found) for name, found in filed.items()}


@functools.cache
def _by_head() -> dict[str, tuple[str, ...]]:
    filed: dict[str, list[str]] = defaultdict(list)
    for name in _by_name():
        head = HEAD.match(name)
        if head:
            filed[head.group().casefold()].append(name)
    return {head: tuple(sorted(names, key=lambda name: (-len(name), name))) for head, names in filed.items()}


@functools.cache
def _entries() -> tuple[Entry, ...]:
    return (*_bodies(), *_outlets(), *_countries())


def _countries() -> list[Entry]:
    found = []
    for key, name, others, adjectives, capitals in rows("countries.tsv"):
        found.append(Entry(name=name, kind="country", side=key, names=(name, *_split(others))))
        if adjectives:
            found.append(Entry(name=adjectives, kind="adjective", side=key, names=_split(adjectives), country=key))
        for city in _split(capitals):
            spellings = tuple(city.split("/"))
            found.append(Entry(name=spellings[0], kind="capital", side=key, names=spellings))
    return found


def _bodies() -> list[Entry]:
    found = []
    for kind, key, names in rows("bodies.tsv"):
        split = _split(names)
        side = None if key == "-" else key
        found.append(Entry(name=split[0], kind=msgspec.convert(kind, EntryKind), side=side, names=split))
    return found


def _outlets() -> list[Entry]:
    found = []
    for kind, control, key, names in rows("outlets.tsv"):
        split = _split(names)
        country = None if key == "-" else key
        side = country if control == "state" else None
        entry = Entry(
            name=split[0],
            kind=msgspec.convert(kind, EntryKind),
            side=side,
            names=split,
            country=country,
            control=control,
        )
        found.append(entry)
    return found


def _split(names: str) -> tuple[str, ...]:
    return tuple(name for name in names.split("|") if name)
