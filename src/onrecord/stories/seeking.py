"""Finds the reports that a new one is tied to, as far as these tell what becomes of the parts of components."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from onrecord.stories import components
from onrecord.stories.bunches import Bunch, Seeker, ties
from onrecord.stories.card import Card
from onrecord.stories.kept import Kept

AT_ONCE = 256  # reports that are scored at once
BUNCHES = 50  # of which sentence vectors are read at once


class Met(NamedTuple):
    """Where a report stands that another is tied to, and their score."""

    part: str
    level: int
    bunch: str
    score: float


class Seeking:
    """One new report, and those that it is known to be tied to by now.

    Attributes:
        met: these, by id.
    """

    def __init__(self, card: Card, kept: Kept, gone: Collection[str]) -> None:
        self.card, self.kept, self.gone = card, kept, gone
        self.seeker = Seeker(card)
        self.met: dict[str, Met] = {}
        self.listed = kept.listed(card.profile.keys)
        days = np.array([(each.earliest, each.latest) for each in self.listed]).reshape(-1, 2)
        self.days = days[:, 0], days[:, 1]
        self.held: dict[str, Bunch] = {}
        self.shared: dict[str, float] = {}
        self.scored: set[str] = set()

    def closest(self) -> None:
        """Meet all that it is tied to as closely as their part holds together."""
        for _ in self._meet(len(components.steps()) - 1):
            pass

    def all(self) -> None:
        """Meet all that it is tied to."""
        for _ in self._meet(0):
            pass

    def meets(self, level: int) -> bool:
        """Whether it is tied, as closely as a level asks for, to one of a part of a higher level: it meets one more.

        Those that are told by `closest` are passed over.
        """
        enough = components.steps()[level]
        for some in self._meet(level):
            if any(self.met[key].level > level and self.met[key].score >= enough for key in some):
                return True
        return False

    def _meet(self, level: int) -> Iterator[list[str]]:
        """Score the likely ones, those of the likeliest bunches first: ids of those it is tied to, some at a time."""
        waiting: dict[str, Bunch] = {}
        for found, shared, least in self._likely(components.steps()[level]):
            likely = self.seeker.likely(found, shared, least)
            keys = [key for key in likely if key not in self.scored and key not in self.gone]
            waiting.update(dict.fromkeys(keys, found))
            if len(waiting) >= AT_ONCE:
                yield self._score(waiting)
                waiting = {}
        if waiting:
            yield self._score(waiting)

    def _score(self, some: Mapping[str, Bunch]) -> list[str]:
        self.scored.update(some)
        found = ties(self.card, self.kept.cards(list(some)), components.steps())
        self.met.update(
            {key: Met(some[key].part, some[key].level, some[key].id, score) for key, score in found.items()}
        )
        return list(found)

    def _likely(self, floor: float) -> Iterator[tuple[Bunch, float, float]]:
        """Bunches of which a report may score as much as its part, or a floor, asks for: the likeliest first.

        Each with a bound above what words share, and with how much is asked for.
        """
        if not self.listed:
            return
        least = np.minimum(np.array(components.steps())[[each.level for each in self.listed]], floor)
        near = np.flatnonzero(self.seeker.by_days(*self.days) >= least)
        some = self._read([self.listed[place].id for place in near])
        if not some:
            return
        new = [place for place, each in enumerate(some) if each.id not in self.shared]
        if new:
            found = self.seeker.by_terms([some[place] for place in new])
            self.shared.update(zip((some[place].id for place in new), found.tolist(), strict=True))
        shared = np.array([self.shared[each.id] for each in some])
        bounds = self.seeker.by_both(some, shared)
        order = [place for place in np.argsort(-bounds, kind="stable") if bounds[place] >= least[near[place]]]
        for start in range(0, len(order), BUNCHES):
            places = order[start : start + BUNCHES]
            full = self._full([some[place].id for place in places])
            for place in places:
                yield full[some[place].id], float(shared[place]), float(least[near[place]])

    def _read(self, keys: Sequence[str]) -> list[Bunch]:
        missing = [key for key in keys if key not in self.held]
        self.held.update((each.id, each) for each in self.kept.bunches("bunch", missing))
        return [self.held[key] for key in keys]

    def _full(self, keys: Sequence[str]) -> dict[str, Bunch]:
        """Bunches with their sentence vectors."""
        missing = [key for key in keys if not self.held[key].meanings]
        self.held.update((each.id, each) for each in self.kept.bunches("bunch", missing, full=True))
        return {key: self.held[key] for key in keys}
