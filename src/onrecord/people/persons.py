"""Which persons of several reports are the same: full names and their spellings, then surnames and titles alone.

Each step adds links only where the names leave no choice; people with the same surname stay apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA

from onrecord.people import namesakes, surnames
from onrecord.people.cards import Card, Words, agree, fold, full_names
from onrecord.people.spelling import family_first, transcribed
from onrecord.people.support import supported
from onrecord.people.unions import Unions

BLOCK = 400  # names with the same initials that are still compared with each other
LONG = 6  # letters of a word that may be misprinted by one


def link(cards: Sequence[Card], groups: Unions) -> None:
    """Join the persons among the cards, surest signs first."""
    persons = [card for card in cards if card.person and not card.entity.unnamed]
    _link_same(persons, groups)
    _link_middle_names(persons, groups)
    _link_within(persons, groups)
    _link_spellings(persons, groups)
    _link_orders(persons, groups)
    surnames.link(persons, groups)
    _link_titles(persons, groups)


def _link_same(persons: Iterable[Card], groups: Unions) -> None:
    """The same full name, however it is parted ("Jong-un", "Jong Un", "Jongun"), unless it is two people's."""
    called: dict[str, list[Card]] = defaultdict(list)
    for card in persons:
        for name in full_names(card):
            called["".join(name)].append(card)
    for cards in called.values():
        for one in namesakes.part(cards):
            for card in one[1:]:
                groups.join(one[0].id, card.id, "name")


def _link_middle_names(persons: Iterable[Card], groups: Unions) -> None:
    """ "Ann Marie Berg" and "Ann Berg", where no second Ann Berg has another middle name."""
    by_ends: dict[Words, dict[Words, str]] = defaultdict(dict)
    for card in persons:
        for name in full_names(card):
            by_ends[(name[0], name[-1])].setdefault(name[1:-1], card.id)
    for middles in by_ends.values():
        longest = sorted(middles, key=lambda middle: (-len("".join(middle)), middle))
        if all(_abbreviates(middle, longest[0]) for middle in longest[1:]):
            for middle in longest[1:]:
                groups.join(middles[longest[0]], middles[middle], "middle")


def _abbreviates(short: Words, long: Words) -> bool:
    """Whether every middle name of the short form stands in the long one, whole or as an initial."""
    return len(short) <= len(long) and all(
        part == whole or (len(part) == 1 and whole.startswith(part)) for part, whole in zip(short, long, strict=False)
    )


def _link_within(persons: Sequence[Card], groups: Unions) -> None:
    """ "Skipper Ann Berg" and "Ann Berg": a full name behind one more word, in one longer name of the story."""
    ends: dict[Words, dict[str, Card]] = defaultdict(dict)
    for card in persons:
        for name in full_names(card):
            if len(name) > 2:
                ends[name[1:]].setdefault(groups.find(card.id), card)
    strangers = Strangers(persons, groups)
    for card in persons:
        for name in full_names(card):
            longer = {groups.find(root): each for root, each in ends.get(name, {}).items()}
            if len(longer) == 1:
                (other,) = longer.values()
                if agree(other.side, card.side):
                    strangers.join(card, other, "within")


def _link_spellings(persons: Sequence[Card], groups: Unions) -> None:
    """Two spellings of one name, unless one report prints both, as it would for two people."""
    strangers = Strangers(persons, groups)
    blocks: dict[Words, dict[Words, Card]] = defaultdict(dict)
    for card in persons:
        for name in full_names(card):
            blocks[tuple(part[0] for part in name)].setdefault(name, card)
    for initials in sorted(blocks):
        names = sorted(blocks[initials])[:BLOCK]
        written = [tuple(map(transcribed, name)) for name in names]
        for i, name in enumerate(names):
            for j in range(i + 1, len(names)):
                differing = [k for k, (a, b) in enumerate(zip(written[i], written[j], strict=True)) if a != b]
                if len(differing) < 2:
                    _link_spelled(blocks[initials], name, names[j], differing, strangers)


def _link_spelled(
    block: Mapping[Words, Card], name: Words, other: Words, differing: list[int], strangers: "Strangers"
) -> None:
    """Join names that differ as transcriptions do; with the same side or role, also by one letter of one long word."""
    one, two = block[name], block[other]
    if not agree(one.side, two.side):
        return
    if not differing:
        strangers.join(one, two, "spelling")
        return
    (place,) = differing
    a, b = name[place], other[place]
    if min(len(a), len(b)) >= LONG and OSA.distance(a, b, score_cutoff=1) == 1 and supported(one, two):
        strangers.join(one, two, "letter")


def _link_orders(persons: Sequence[Card], groups: Unions) -> None:
    """ "Sol-gi Han" and "Han Sol-gi": the family name first or last; of an unknown one with the same side or role."""
    strangers = Strangers(persons, groups)
    by_name: dict[Words, Card] = {}
    for card in persons:
        for name in full_names(card):
            by_name.setdefault(name, card)
    for name in sorted(by_name):
        turned = (*name[1:], name[0])
        one, two = by_name[name], by_name.get(turned)
        if two is None or turned == name or not agree(one.side, two.side):
            continue
        if name[0] in family_first() or supported(one, two):
            strangers.join(one, two, "order")


class Strangers:
    """Joins two people unless some report prints both, as it would only for two."""

    def __init__(self, persons: Iterable[Card], groups: Unions) -> None:
        self._groups = groups
        self._reports: dict[str, set[str]] = defaultdict(set)
        for card in persons:
            self._reports[groups.find(card.id)].add(card.report)

    def join(self, one: Card, other: Card, sign: str) -> None:
        """Join the two where no report tells against it."""
        first, second = self._groups.find(one.id), self._groups.find(other.id)
        if first == second or not self._reports[first].isdisjoint(self._reports[second]):
            return
        if self._groups.join(one.id, other.id, sign):
            self._reports[self._groups.find(first)] = self._reports[first] | self._reports[second]


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
            groups.join(named.pop() if named else first.setdefault(key, card.id), card.id, "title")


def _title(words: str) -> Words:
    parts = [fold(part) for part in words.split()]
    return tuple(parts[1:] if parts and parts[0] == "the" else parts)
