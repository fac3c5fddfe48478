"""Puts reports into episodes, one for each happening, and episodes into the stories that they are part of.

Both are pure functions of the set of reports: scores of pairs from the pairs alone, average linkage inside connected
components, ties by id. Reports with the same words are one until all is grouped.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

import msgspec
import numpy as np

from onrecord.findings import Findings
from onrecord.judgements import Judgement
from onrecord.reports.report import Report
from onrecord.stories import bunches, kinship, leaves
from onrecord.stories.bunches import Bunch
from onrecord.stories.card import Card, cards
from onrecord.stories.components import Part, components
from onrecord.stories.decided import Decided, decided
from onrecord.stories.kept import Grouped, Place
from onrecord.stories.nouns import Story
from onrecord.stories.profile import Profile
from onrecord.stories.space import Space
from onrecord.stories.told import order, story


def group(
    reports: Sequence[Report],
    findings: Mapping[str, Findings],
    *,
    judgements: Sequence[Judgement] = (),
    named: Mapping[str, str] | None = None,
) -> tuple[Story, ...]:
    """The stories that the reports tell, in order of their earliest report.

    `named` maps the ids of reports that a user put into a story to its name: they are together, apart from those of
    other names. Judgements of kind `story` or `report` that merge or split hold too. Every report is in one story.
    """
    return _Grouping(cards(reports, findings), judgements, named or {}).stories


def regroup(cards: Iterable[Card], *, judgements: Sequence[Judgement] = (), named: Mapping[str, str]) -> Grouped:
    """The stories of all reports of a record, and what it keeps of their grouping; see `group`."""
    return _Grouping(cards, judgements, named).kept()


class _Grouping:
    """All reports grouped, from the beginning."""

    def __init__(self, cards: Iterable[Card], judgements: Sequence[Judgement], named: Mapping[str, str]) -> None:
        self.cards: dict[str, Card] = {}
        self.keys: dict[str, str] = {}
        space = Space(self._passed(cards))
        self.decided = decided(judgements, self.cards, named)
        self.folded = _folded(self.cards, self.decided)
        row_of = {key: row for row, key in enumerate(space.ids)}
        self.space = space.chosen(np.array([row_of[key] for key in sorted(self.folded)], np.int64))
        del space
        self.parts = [part for parts in components(self.space) for part in parts]
        self.groups = leaves.grouped(self.space, [part.rows for part in self.parts], self.decided)
        self.episode_of = {key: min(keys) for each in self.groups for keys in each for key in keys}
        self.telling = {min(keys): self._telling(keys) for keys in map(_flat, self.groups)}
        self.stories = self._stories(named)

    def _passed(self, cards: Iterable[Card]) -> Iterator[Profile]:
        """The profile of each card, of which no more than what is light is kept; each report once."""
        for card in cards:
            if card.id not in self.cards:
                self.cards[card.id], self.keys[card.id] = card.light, card.key
                yield card.profile

    def _telling(self, keys: Sequence[str]) -> frozenset[str]:
        return kinship.names_of([self.cards[key].profile for key in keys])

    def _stories(self, named: Mapping[str, str]) -> tuple[Story, ...]:
        row_of = {key: row for row, key in enumerate(self.space.ids)}
        united = kinship.united(
            map(_flat, self.groups),
            self.telling,
            partial(leaves.likeness, self.space, row_of),
            apart=self.decided.apart,
        )
        made = [
            [
                [key for leader in leaders for key in self.folded[leader]]
                for leaders in leaves.by_episode(ids, self.episode_of)
            ]
            for ids in united
        ]
        found = [story(each, self.cards, named) for each in made]
        return tuple(sorted(found, key=lambda each: order(self.cards[each.reports[0]])))

    def kept(self) -> Grouped:
        """What a record keeps of it."""
        head_of = {key: min(keys) for keys in map(_flat, self.groups) for key in keys}
        found = tuple(made for part in self.parts for made in self._bunches(part, head_of))
        return Grouped(
            whole=True,
            stories=self.stories,
            places=self._places(head_of),
            telling=self.telling,
            bunches=found,
            words={each.id: bunches.words(self.cards[key].profile for key in each.reports) for each in found},
        )

    def _places(self, head_of: Mapping[str, str]) -> dict[str, Place]:
        return {
            key: Place(
                key=self.keys[key],
                same=self.cards[key].same,
                leader=leader,
                part=self.space.ids[part.rows[0]],
                level=part.level,
                episode=self.episode_of[leader],
                head=head_of[leader],
            )
            for part in self.parts
            for leader in (self.space.ids[row] for row in part.rows)
            for key in self.folded[leader]
        }

    def _bunches(self, part: Part, head_of: Mapping[str, str]) -> Iterator[Bunch]:
        ids = self.space.ids
        rows = sorted(part.rows.tolist(), key=lambda row: (head_of[ids[row]], self.space.earliest[row], row))
        return bunches.bunches(ids[part.rows[0]], part.level, (self._profile(row) for row in rows))

    def _profile(self, row: int) -> Profile:
        terms, weights = self.space.packed(row)
        light = self.cards[self.space.ids[row]].profile
        meaning = self.space.meanings[row].tobytes()
        return msgspec.structs.replace(light, terms=terms, weights=weights, meaning=meaning)


def _flat(episodes: Sequence[Sequence[str]]) -> list[str]:
    return list(chain.from_iterable(episodes))


def _folded(cards: Mapping[str, Card], decided: Decided) -> dict[str, list[str]]:
    """The reports with the same title and text under their earliest; one that people decided on stands alone."""
    alone = decided.alone
    same: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in sorted(cards, key=lambda key: order(cards[key])):
        same[cards[key].same, key if key in alone else ""].append(key)
    return {keys[0]: keys for keys in same.values()}
