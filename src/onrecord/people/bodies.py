"""Which bodies, governments, places and groups of several reports are the same, by names and acronyms.

"Foreign Ministry" may be any country's, so a name joins another only on the same side, or where only one side has it
and its own report speaks of that side.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache

from onrecord.mentions.gazetteer import entries
from onrecord.people.cards import Card, Words, agree, is_acronym, name_words
from onrecord.people.lists import data_lines
from onrecord.people.unions import Unions

_LINKING = frozenset(("of", "the", "and", "for", "on", "in", "to", "s"))


def link(cards: Sequence[Card], groups: Unions, *, explained: Mapping[str, str]) -> None:
    """Join everything among the cards that is no person, surest signs first.

    `explained` has the id of the body by which a report explains an acronym, by the acronym's.
    """
    others = [card for card in cards if not card.person and not card.entity.unnamed]
    for short, long in sorted(explained.items()):
        groups.join(long, short, "defined")
    by_name: dict[Words, list[Card]] = defaultdict(list)
    for card in others:
        if card.id in explained:
            continue  # its acronym may be another body's in another report
        for key in sorted({_key(name) for name in _sure_names(card)}):
            by_name[key].append(card)
    sides: dict[str, set[str | None]] = defaultdict(set)
    for card in cards:
        sides[card.report].add(card.side)
    for key in sorted(by_name):
        _link_sides(by_name[key], groups, None if _every_state().isdisjoint(key) else sides)
    _link_without_country(others, groups)
    given = _given(others, groups, explained)
    bare = [card for card in others if is_short(card) and card.id not in explained]
    _join_able(bare, given, groups, "defined")
    unexplained = [card for card in bare if card.name[0] not in given]
    _join_able(unexplained, spelled_out(others, groups), groups, "acronym")


def _sure_names(card: Card) -> list[Words]:
    """The names to go by: all that a side's own body has, else its name; acronyms only where it has no other name."""
    if card.entity.kind == "government" and card.side is not None:
        return list(card.names)
    names = list(card.names) if card.side is not None else [card.name] if card.name else []
    short = short_names(card)
    return [name for name in names if name not in short] or names


def short_names(card: Card) -> set[Words]:
    """Its acronyms, which another body may have too: those that it defines, and those that its names' initials give."""
    letters = {each for name in card.names for each in initials(name)} | set(card.defined)
    return {name for name in card.names if len(name) == 1 and name[0] in letters}


def _key(name: Words) -> Words:
    """The words of a name in a common order and spelling, the same for "Ministry of Labour" and "labor ministry"."""
    parts = [_same_word().get(part, part) for part in name]
    if "of" in parts[1:-1]:
        at = parts.index("of", 1)
        parts = [*parts[at + 1 :], *parts[:at]]
    kept = tuple(part for part in parts if part and part not in _LINKING)
    return kept or name


def _link_sides(cards: Sequence[Card], groups: Unions, sides: Mapping[str, Set[str | None]] | None) -> None:
    """Join the cards of one name within each side; those of no known side join the only side there is.

    Where every state has such a body, `sides` are those that each report speaks of, and a card joins one of them only:
    a "Foreign Ministry" in a report that never names Oman is another country's.
    """
    known = sorted({card.side for card in cards if card.side is not None})
    by_side: dict[str | None, list[str]] = defaultdict(list)
    for card in cards:
        side = card.side
        if side is None and len(known) == 1 and (sides is None or known[0] in sides[card.report]):
            side = known[0]
        if side is not None or len(known) < 2:
            by_side[side].append(card.id)
    for ids in by_side.values():
        for other in ids:
            groups.join(ids[0], other, "body")


def _link_without_country(cards: Sequence[Card], groups: Unions) -> None:
    """On one side "the Danish navy" is "the navy": its country is left out of what is compared."""
    first: dict[tuple[str, Words], str] = {}
    for card in cards:
        if card.side is None or card.entity.kind not in ("government", "organisation"):
            continue
        words = _country_words().get(card.side, frozenset())
        for key in {tuple(part for part in _key(name) if part not in words) for name in card.names}:
            if key:
                groups.join(first.setdefault((card.side, key), card.id), card.id, "country")


def _given(cards: Sequence[Card], groups: Unions, explained: Mapping[str, str]) -> dict[str, dict[str, Card]]:
    """By acronym, the bodies that some report explains it by, or that have it among their names: a card by group."""
    given: dict[str, dict[str, Card]] = defaultdict(dict)
    for card in cards:
        for name in sorted(short_names(card)) if card.id not in explained else [card.name]:
            given[name[0]].setdefault(groups.find(card.id), card)
    return given


def spelled_out(cards: Iterable[Card], groups: Unions) -> dict[str, dict[str, Card]]:
    """By the initials of their names, the bodies of the story: a card of each by its group."""
    found: dict[str, dict[str, Card]] = defaultdict(dict)
    for card in cards:
        for name in card.names:
            for letters in initials(name):
                found[letters].setdefault(groups.find(card.id), card)
    return found


def is_short(card: Card) -> bool:
    """Whether a report prints nothing but an acronym for it."""
    return len(card.names) == 1 and is_acronym(card.entity.name)


def _join_able(cards: Iterable[Card], given: Mapping[str, Mapping[str, Card]], groups: Unions, sign: str) -> None:
    for card in cards:
        able = {groups.find(root): each for root, each in given.get(card.name[0], {}).items()}
        fitting = [each for each in able.values() if agree(each.side, card.side)]
        if len(fitting) == 1 and groups.find(card.id) not in able:
            groups.join(fitting[0].id, card.id, sign)


def initials(name: Words) -> set[str]:
    """The acronyms that a name may have, with and without its small words."""
    if len(name) < 2:
        return set()
    full = [part for part in name if part not in _LINKING]
    found = {"".join(part[0] for part in full), "".join(part[0] for part in name)}
    return {letters for letters in found if len(letters) > 1}


@cache
def _every_state() -> frozenset[str]:
    """Words for bodies that every state has."""
    return frozenset(data_lines("onrecord.people", "every_state.txt"))


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
