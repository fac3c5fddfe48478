"""Two people of one name: who speak for two countries, in roles that have no word in common."""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.people.cards import Card
from onrecord.people.support import roles


def part(cards: Sequence[Card]) -> list[list[Card]]:
    """The cards of one full name, by person; nearly always all of them together.

    A role that changes keeps its country, or a word; so a name is two people's only where each country's roles share no
    word with any other's. A card without country or role is taken for the one who is told of most.
    """
    sided: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        if card.side is not None and len(card.side) == 2 and roles(card):
            sided[card.side].append(card)
    words = [set().union(*map(roles, each)) for each in sided.values()]
    if len(sided) < 2 or sum(map(len, words)) > len(set().union(*words)):
        return [list(cards)]
    most = min(sided, key=lambda side: (-len(sided[side]), side))
    known = {card.id for each in sided.values() for card in each}
    sided[most] += [card for card in cards if card.id not in known]
    return [sided[side] for side in sorted(sided)]
