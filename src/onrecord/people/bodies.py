"""Which bodies, governments, places and groups of several reports are the same, by names and acronyms.

"Foreign Ministry" may be any country's, so a name joins another only on the same side, or where only one side has it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from onrecord.mentions.gazetteer import entries
from onrecord.people.cards import Card, name_words
from onrecord.people.lists import data_lines
from onrecord.people.unions import Unions

Words = tuple[str, ...]
_LINKING = frozenset(("of", "the", "and", "for", "on", "in", "to", "s"))


def link(cards: Sequence[Card], groups: Unions) -> None:
    """Join everything among the cards that is no person, surest signs first."""
    others = [card for card in cards if not card.person and not card.entity.unnamed]
    by_name: dict[Words, list[Card]] = defaultdict(list)
    for card in others:
        for key in sorted({_key(name) for name in _sure_names(card)}):
            by_name[key].append(card)
    for key in sorted(by_name):
        _link_sides(by_name[key], groups)
    _link_without_country(others, groups)
    _link_acronyms(others, groups)


def _sure_names(card: Card) -> list[Words]:
    """The names to go by: all that a side's own entity has, else its name and the acronyms that fit it."""
    if card.side is not None:
        return list(card.names)
    letters = {each for name in card.names for each in _initials(name)}
    own = [name for name in card.names if len(name) == 1 and name[0] in letters]
    whole = [name for name in card.names if card.name[0] in _initials(name)] if len(card.name) == 1 else []
    return list(dict.fromkeys((card.name, *own, *whole))) if card.name else []


def _key(name: Words) -> Words:
    """The words of a name in a common order and spelling, the same for "Ministry of Labour" and "labor ministry"."""
    parts = [_same_word().get(part, part) for part in name]
    if "of" in parts[1:-1]:
        at = parts.index("of", 1)
        parts = [*parts[at + 1 :], *parts[:at]]
    kept = tuple(part for part in parts if part and part not in _LINKING)
    return kept or name


def _link_sides(cards: Iterable[Card], groups: Unions) -> None:
    """Join the cards of one name within each side; those of no known side join the only side there is."""
    by_side: dict[str | None, list[str]] = defaultdict(list)
    for card in cards:
        by_side[card.side].append(card.id)
    sided = sorted(side for side in by_side if side is not None)
    if len(sided) > 1:
        by_side.pop(None, None)
    for side, ids in by_side.items():
        first = by_side[sided[0]][0] if side is None and sided else ids[0]
        for other in ids:
            groups.join(first, other)


def _link_without_country(cards: Sequence[Card], groups: Unions) -> None:
    """On one side "the Danish navy" is "the navy": its country is left out of what is compared."""
    first: dict[tuple[str, Words], str] = {}
    for card in cards:
        if card.side is None or card.entity.kind not in ("government", "organisation"):
            continue
        words = _country_words().get(card.side, frozenset())
        for key in {tuple(part for part in _key(name) if part not in words) for name in card.names}:
            if key:
                groups.join(first.setdefault((card.side, key), card.id), card.id)


def _link_acronyms(cards: Sequence[Card], groups: Unions) -> None:
    """ "WTO" joins the one body of the story whose initials it gives."""
    initials: dict[str, dict[str, str | None]] = defaultdict(dict)
    for card in cards:
        for name in card.names:
            for letters in _initials(name):
                initials[letters][groups.find(card.id)] = card.side
    for card in cards:
        if len(card.names) != 1 or not _is_acronym(card.entity.name):
            continue
        own = groups.find(card.id)
        able = {groups.find(root): side for root, side in initials.get(card.name[0], {}).items()}
        able.pop(own, None)
        fitting = [root for root, side in able.items() if side is None or card.side is None or side == card.side]
        if len(fitting) == 1:
            groups.join(own, fitting[0])


def _initials(name: Words) -> set[str]:
    """The acronyms that a name may have, with and without its small words."""
    if len(name) < 2:
        return set()
    full = [part for part in name if part not in _LINKING]
    found = {"".join(part[0] for part in full), "".join(part[0] for part in name)}
    return {letters for letters in found if len(letters) > 1}


def _is_acronym(name: str) -> bool:
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isalpha() and letters.isupper()


@cache
def _country_words() -> dict[str, frozenset[str]]:
    """By side, the words of its country's names and adjectives."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries():
        if entry.kind in ("country", "adjective") and entry.side:
            found[entry.side].update(part for name in entry.names for part in name_words(name, person=False))
    return {side: frozenset(words) for side, words in found.items()}


@cache
def _same_word() -> dict[str, str]:
    rows = (line.split("\t") for line in data_lines("onrecord.people", "bodies.tsv"))
    return {row[0]: row[1] if len(row) > 1 else "" for row in rows}
