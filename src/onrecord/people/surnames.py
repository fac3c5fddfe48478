"""A surname alone: it joins the one person of the story who bears it; where there are two, one who has its role."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.people.cards import Card, agree, full_names
from onrecord.people.spelling import family_first, transcribed
from onrecord.people.support import roles
from onrecord.people.unions import Unions

LONG = 5  # letters of a surname from which on its spellings are one


class Bearer(msgspec.Struct):
    """Someone who bears a surname: a card that prints it, a side known for them, and the words of their roles."""

    card: str
    side: str | None
    roles: set[str]


def link(persons: Sequence[Card], groups: Unions) -> None:
    """Join the surnames that stand alone."""
    bearers = _bearers(persons, groups)
    bare = [card for card in persons if len(card.name) == 1 and not full_names(card)]
    called: dict[tuple[str, str, str], list[Card]] = defaultdict(list)
    alone: dict[tuple[str, str | None], list[Card]] = defaultdict(list)
    for card in bare:
        key = _key(card.name[0])
        found = _of(card, bearers.get(key, {}))
        if found:
            called[(found[0].card, found[1], key)].append(card)
        elif not bearers.get(key):
            alone[(key, card.side)].append(card)
    for cards in (*called.values(), *alone.values()):
        for card in cards[1:]:
            groups.join(cards[0].id, card.id, "bare")
    for (bearer, sign, _), cards in called.items():
        for card in cards:
            groups.join(bearer, card.id, sign)


def borne(alone: Iterable[Card], persons: Sequence[Card], groups: Unions) -> list[tuple[Card, str]]:
    """Names of one word that are somebody's surname, whatever they were read as, with a card of each who bears it."""
    bearers = _bearers(persons, groups)
    return [
        (card, bearer.card)
        for card in alone
        if len(card.name) == 1 and (card.person or card.side is None)
        for bearer in bearers.get(_key(card.name[0]), {}).values()
        if agree(bearer.side, card.side)
    ]


def _of(card: Card, bearers: dict[str, Bearer]) -> tuple[Bearer, str] | None:
    """The one whom a bare surname can mean, and by which sign."""
    able = [bearer for bearer in bearers.values() if agree(bearer.side, card.side)]
    if len(able) == 1:
        return able[0], "surname"
    fitting = [bearer for bearer in able if bearer.roles & roles(card)]
    return (fitting[0], "role") if len(fitting) == 1 else None


def _bearers(persons: Iterable[Card], groups: Unions) -> dict[str, dict[str, Bearer]]:
    """Each surname's bearers, by group."""
    bearers: dict[str, dict[str, Bearer]] = defaultdict(dict)
    for card in persons:
        for name in full_names(card):
            surname = name[0] if name[0] in family_first() else name[-1]
            for key in {_key(surname), _key(name[-1])}:
                known = bearers[key].setdefault(groups.find(card.id), Bearer(card.id, None, set()))
                known.side = known.side or card.side
                known.roles |= roles(card)
    return bearers


def _key(surname: str) -> str:
    """A surname as it is compared: a long one in any spelling, a short one, which may be another's, as printed."""
    return transcribed(surname) if len(surname) >= LONG else surname
