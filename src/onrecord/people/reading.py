"""Names that one report was read to be a person's and another a body's: in one story the same name is one's.

A report's own reading goes by few words; those of the story's other reports that print the name decide.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.people.cards import Card, full_names, is_acronym
from onrecord.people.spelling import family_first


def agreed(cards: Sequence[Card]) -> list[Card]:
    """The cards, each name a person's or a body's throughout; a side is never taken for a person.

    A full name that any report has as a person's is one. A word alone is a person's where it is a surname of the story
    that begins no body's name; else it is what most mentions were read to be, and a few capitals are never a person's.
    """
    named = [name for card in _people(cards) for name in full_names(card)]
    called = {"".join(name) for name in named}
    heads = {card.name[0] for card in cards if not card.person and len(card.name) > 1}
    borne = {name[0] if name[0] in family_first() else name[-1] for name in named}
    read = Counter[str]()
    for card in cards:
        if len(card.name) == 1:
            read[card.name[0]] += len(card.entity.mentions) * (1 if card.person else -1)

    def is_person(card: Card) -> bool:
        if card.entity.unnamed or card.side is not None or not card.name or card.entity.kind == "government":
            return card.person
        if len(card.name) > 1 or full_names(card):
            return card.person or "".join(card.name) in called
        (word,) = card.name
        if word in borne:
            return card.person or (card.entity.kind == "organisation" and word not in heads)
        if is_acronym(card.entity.name) or card.entity.kind == "place":
            return card.person and card.entity.name != card.entity.name.upper()
        return read[word] > 0 or (read[word] == 0 and card.person)

    return [msgspec.structs.replace(card, person=True) if is_person(card) else _no_person(card) for card in cards]


def _people(cards: Iterable[Card]) -> Iterable[Card]:
    return (card for card in cards if card.person and not card.entity.unnamed)


def _no_person(card: Card) -> Card:
    return msgspec.structs.replace(card, person=False) if card.person else card
