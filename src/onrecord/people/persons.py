"""Which persons of several reports are the same: full names, their spellings, then bare surnames.

Each step adds links only where the names leave no choice; people with the same surname stay apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from onrecord.people.cards import Card, agree, fold
from onrecord.people.lists import data_lines
from onrecord.people.unions import Unions

Words = tuple[str, ...]
BLOCK = 400  # names with the same initials that are still compared with each other


def link(cards: Sequence[Card], groups: Unions) -> None:
    """Join the persons among the cards, surest signs first."""
    persons = [card for card in cards if card.person and not card.entity.unnamed]
    _link_same(persons, groups)
    _link_middle_names(persons, groups)
    _link_spellings(persons, groups)
    _link_bare(persons, groups)
    _link_titles(persons, groups)


def _full_names(card: Card) -> list[Words]:
    return [name for name in card.names if len(name) > 1]


def _link_same(persons: Iterable[Card], groups: Unions) -> None:
    """The same full name, however it is parted ("Jong-un", "Jong Un", "Jongun")."""
    first: dict[str, str] = {}
    for card in persons:
        for name in _full_names(card):
            groups.join(first.setdefault("".join(name), card.id), card.id)


def _link_middle_names(persons: Iterable[Card], groups: Unions) -> None:
    """ "Ann Marie Berg" and "Ann Berg", where no second Ann Berg has another middle name."""
    by_ends: dict[Words, dict[Words, str]] = defaultdict(dict)
    for card in persons:
        for name in _full_names(card):
            by_ends[(name[0], name[-1])].setdefault(name[1:-1], card.id)
    for middles in by_ends.values():
        longest = sorted(middles, key=lambda middle: (-len("".join(middle)), middle))
        if all(_abbreviates(middle, longest[0]) for middle in longest[1:]):
            for middle in longest[1:]:
                groups.join(middles[longest[0]], middles[middle])


def _abbreviates(short: Words, long: Words) -> bool:
    """Whether every middle name of the short form stands in the long one, whole or as an initial."""
    return len(short) <= len(long) and all(
        part == whole or (len(part) == 1 and whole.startswith(part)) for part, whole in zip(short, long, strict=False)
    )


def _link_spellings(persons: Sequence[Card], groups: Unions) -> None:
    """Two spellings of one name, unless one report prints both, as it would for two people."""
    reports: dict[str, set[str]] = defaultdict(set)
    blocks: dict[Words, dict[Words, Card]] = defaultdict(dict)
    for card in persons:
        reports[groups.find(card.id)].add(card.report)
        for name in _full_names(card):
            blocks[tuple(part[0] for part in name)].setdefault(name, card)
    for initials in sorted(blocks):
        names = sorted(blocks[initials])[:BLOCK]
        for i, name in enumerate(names):
            for other in names[i + 1 :]:
                one, two = blocks[initials][name], blocks[initials][other]
                if agree(one.side, two.side) and _same_in_print(name, other, supported=_supported(one, two)):
                    _join_strangers(one.id, two.id, groups, reports)


def _join_strangers(one: str, other: str, groups: Unions, reports: dict[str, set[str]]) -> None:
    first, second = groups.find(one), groups.find(other)
    if not reports[first] & reports[second] and groups.join(first, second):
        reports[groups.find(first)] = reports[first] | reports[second]


def _supported(card: Card, other: Card) -> bool:
    """Whether something beside the names says that the two are one: the same side, or a word of their roles."""
    return (card.side is not None and card.side == other.side) or bool(_roles(card) & _roles(other))


def _roles(card: Card) -> set[str]:
    return {word for role in card.entity.roles for word in map(fold, role.split()) if len(word) > 3}


def _same_in_print(name: Words, other: Words, *, supported: bool) -> bool:
    """Whether names differ as transcriptions do; with support, also by one letter of one long word."""
    differing = [(a, b) for a, b in zip(name, other, strict=True) if _transcribed(a) != _transcribed(b)]
    if not differing:
        return True
    if len(differing) > 1 or not supported:
        return False
    one, two = differing[0]
    return min(len(one), len(two)) >= 6 and OSA.distance(one, two, score_cutoff=1) == 1


@lru_cache(maxsize=50_000)
def _transcribed(word: str) -> str:
    """A word of a name as it would be written if there were one way to write it."""
    for printed, compared in _transcriptions():
        word = word.replace(printed, compared)
    return "".join(char for i, char in enumerate(word) if i == 0 or char != word[i - 1])


@cache
def _transcriptions() -> tuple[tuple[str, str], ...]:
    rows = (line.split("\t") for line in data_lines("onrecord.people", "transcriptions.tsv"))
    return tuple((row[0], row[1]) for row in rows)


def _link_bare(persons: Sequence[Card], groups: Unions) -> None:
    """A surname alone joins the one person of the story who bears it; where there are two, it stays alone."""
    bearers = _bearers(persons, groups)
    alone: dict[tuple[str, str | None], str] = {}
    for card in persons:
        if len(card.name) != 1 or _full_names(card):
            continue
        able = {root for root, side in bearers.get(card.name[0], {}).items() if agree(side, card.side)}
        if len(able) == 1:
            groups.join(able.pop(), card.id)
        elif not bearers.get(card.name[0]):
            groups.join(alone.setdefault((card.name[0], card.side), card.id), card.id)


def _bearers(persons: Iterable[Card], groups: Unions) -> dict[str, dict[str, str | None]]:
    """Each surname's bearers, by group, with a side that is known for them."""
    bearers: dict[str, dict[str, str | None]] = defaultdict(dict)
    for card in persons:
        for name in _full_names(card):
            surname = name[0] if len(name) > 1 and name[0] in _family_first() else name[-1]
            for key in {surname, name[-1]}:
                sides = bearers[key]
                root = groups.find(card.id)
                sides[root] = sides.get(root) or card.side
    return bearers


def _link_titles(persons: Sequence[Card], groups: Unions) -> None:
    """ "The foreign minister" of one side joins the one person of that side who is called so."""
    called: dict[tuple[Words, str], set[str]] = defaultdict(set)
    for card in persons:
        for alias in card.entity.aliases if card.side else ():
            called[(_title(alias), card.side or "")].add(groups.find(card.id))
    first: dict[tuple[Words, str], str] = {}
    for card in persons:
        key = (_title(card.entity.name), card.side or "")
        if not card.side or not card.entity.name[:1].islower():
            continue
        named = {groups.find(root) for root in called.get(key, set())}
        if len(named) <= 1:
            groups.join(named.pop() if named else first.setdefault(key, card.id), card.id)


def _title(words: str) -> Words:
    parts = [fold(part) for part in words.split()]
    return tuple(parts[1:] if parts and parts[0] == "the" else parts)


@cache
def _family_first() -> frozenset[str]:
    return frozenset(data_lines("onrecord.people", "family_first.txt"))
