"""Whether a report may stand in another's place, in a part of what is too large, with no more than that part changed.

An earlier copy of a report scores otherwise than it did, by the days between it and others. What was too large stays
so, and so all parts stay what they are, where the part hangs together with the one as with the other, and has a pair
with each other part that is as close as the closest of the report that is gone.
"""

from bisect import bisect_right
from collections import defaultdict

from onrecord.stories import components
from onrecord.stories.bunches import ties
from onrecord.stories.card import Card
from onrecord.stories.components import Levels
from onrecord.stories.folding import Folding
from onrecord.stories.seeking import Seeking
from onrecord.stories.space import Space


def stands(folding: Folding, gone: str, new: str) -> bool:
    """Whether the part of a report that is gone hangs together with a new one, and with all others as before."""
    steps, place = components.steps(), folding.places[gone]
    at = folding.kept.places("part", {place.part})
    others = folding.cards(sorted(key for key, each in at.items() if each.leader == key and key != gone))
    old, instead = folding.cards([gone, new])
    together = sorted([*others, instead], key=lambda card: card.id)
    levels = Levels(Space(card.profile for card in together), [steps[place.level]])
    if len(set(levels.of[0].tolist())) > 1:
        return False
    for level, near in _ties(folding, old, place.part).values():
        if not any(_has(card, near, steps[level]) for card in (instead, *others)):
            return False
    return True


def _ties(folding: Folding, card: Card, part: str) -> dict[str, tuple[int, list[Card]]]:
    """For each other part on which level the closest pair of a report with it holds, and the reports that do so."""
    seeking = Seeking(card, folding.kept, folding.gone)
    seeking.all()
    steps = components.steps()
    found: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, met in seeking.met.items():
        if met.part != part:
            found[met.part][bisect_right(steps, met.score) - 1].append(key)
    return {name: (max(levels), folding.cards(levels[max(levels)])) for name, levels in found.items()}


def _has(card: Card, near: list[Card], enough: float) -> bool:
    return any(score >= enough for score in ties(card, near, components.steps()).values())
