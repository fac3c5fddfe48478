"""Groups again only what new reports can touch, to the same end as if all were grouped from the beginning.

What a part of a component holds follows from its reports alone; groups follow from their part, or from the few parts in
which people put reports together; and stories from the groups that a chain of kin holds together.
"""

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np

from onrecord.judgements import Judgement
from onrecord.stories import leaves
from onrecord.stories.card import Card
from onrecord.stories.decided import tied_to
from onrecord.stories.folding import Folding
from onrecord.stories.growing import Growing
from onrecord.stories.kept import Grouped, Kept, Place
from onrecord.stories.kinfolk import Kinfolk
from onrecord.stories.leaves import Episodes
from onrecord.stories.moving import stands
from onrecord.stories.nouns import Story
from onrecord.stories.parting import Part
from onrecord.stories.space import Space
from onrecord.stories.told import order, story


def touched(
    kept: Kept, fresh: Sequence[Card], *, judgements: Sequence[Judgement], named: Mapping[str, str]
) -> Grouped | None:
    """What reports that are new, or that something happened to, have changed; None where everything may have."""
    folding = Folding(kept, fresh, judgements, named)
    return _Touched(folding).grouped() if _is_local(folding) else None


def _is_local(folding: Folding) -> bool:
    """Whether no report is gone out of a part of what was too large, or another may stand in its place."""
    moved = [key for key in folding.deep if not folding.is_like(key)]
    if not moved:
        return True
    (key, *more) = folding.deep
    return not more and key in folding.instead and stands(folding, key, folding.instead[key])


class _Touched:
    def __init__(self, folding: Folding) -> None:
        self.folding, self.kept = folding, folding.kept
        self.growing = Growing(folding)
        self.before = folding.places | self.growing.places  # of all reports whose place may be another
        self.old = set(self.growing.before) | self.growing.left  # the parts grouped again, as they were named
        self.parts = [*self.growing.parts, *self._tied()]
        self.groups = self._groups()
        self.places = self._places()

    def _tied(self) -> list[Part]:
        """Further parts with reports that people put together with, or apart from, some of these."""
        folding = self.folding
        known = {key for part in self.growing.parts for key in part.reports}
        decided = folding.decided.alone & (known | folding.near)
        found: dict[str, Part] = {}
        while True:
            tied = tied_to(decided, folding.judgements, folding.named) - known
            places = self.kept.places("report", tied)
            new = {place.part for place in places.values()} - found.keys() - self.growing.before.keys()
            if not new:
                return list(found.values())
            rows = self.kept.places("part", new)
            self.before |= rows
            for name in sorted(new):
                keys = tuple(sorted(key for key, place in rows.items() if place.part == name and place.leader == key))
                found[name] = Part(rows[keys[0]].level, keys)
                self.old.add(name)
                known |= set(keys)
            decided |= folding.decided.alone & known

    def _groups(self) -> list[Episodes]:
        keys = sorted(key for part in self.parts for key in part.reports)
        space = Space(card.profile for card in self.folding.cards(keys))
        row_of = {key: row for row, key in enumerate(keys)}
        rows = [np.array([row_of[key] for key in part.reports], np.int64) for part in self.parts]
        return leaves.grouped(space, rows, self.folding.decided)

    def _places(self) -> dict[str, Place]:
        """Where the reports stand whose place may be another: in the parts grouped again, or with their words."""
        at = {key: (part.reports[0], part.level) for part in self.parts for key in part.reports}
        within = {key: (min(keys), _head(group)) for group in self.groups for keys in group for key in keys}
        leader_of = {key: place.leader for key, place in self.before.items()} | self.folding.leaders
        elsewhere = self.kept.places("report", set(leader_of.values()) - at.keys())
        cards = {card.id: card for card in self.folding.cards(sorted(self.folding.fresh))}
        found = {}
        for key, leader in leader_of.items():
            if leader in at:
                (part, level), (episode, head) = at[leader], within[leader]
            else:
                place = elsewhere[leader]
                part, level, episode, head = place.part, place.level, place.episode, place.head
            own = (cards[key].key, cards[key].same) if key in cards else (self.before[key].key, self.before[key].same)
            found[key] = Place(
                key=own[0], same=own[1], leader=leader, part=part, level=level, episode=episode, head=head
            )
        return found

    def grouped(self) -> Grouped:
        """All of it."""
        made, words, gone = self.growing.bunches()
        kin = Kinfolk(self.folding, self.groups, self.old, self.before, self.places)
        return Grouped(
            whole=False,
            stories=self._stories(kin),
            places=self.places,
            telling={**dict.fromkeys(kin.old, frozenset()), **kin.telling},
            bunches=tuple(made),
            words=words,
            gone=tuple(gone),
        )

    def _stories(self, kin: Kinfolk) -> tuple[Story, ...]:
        united = kin.united()
        places = {**kin.elsewhere, **self.places}
        led: dict[str, list[str]] = {}
        for key, place in places.items():
            led.setdefault(place.leader, []).append(key)
        episode_of = {key: place.episode for key, place in places.items()}
        made = [leaves.by_episode(list(chain.from_iterable(led[key] for key in keys)), episode_of) for keys in united]
        cards = {card.id: card for card in self.folding.cards(key for each in made for keys in each for key in keys)}
        found = [story(each, cards, self.folding.named) for each in made]
        return tuple(sorted(found, key=lambda each: order(cards[each.reports[0]])))


def _head(group: Episodes) -> str:
    return min(chain.from_iterable(group))
