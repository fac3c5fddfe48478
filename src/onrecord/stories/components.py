"""Which reports may be of one group at all: those that a chain of pairs, alike enough each, holds together.

A pair is scored only if both reports have a key word in common: one of the heaviest of their openings and names. So
most of a large collection's pairs are never looked at.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from onrecord.stories.profile import Profile
from onrecord.stories.space import Space, Whole

KEYS = 16  # heaviest words of a report's opening, and as many of its names, by which it is looked up
LARGEST = 3_000  # reports that are compared each with each; beyond, pairs must be more alike to hold together
STRICTER = 0.05  # by so much a time


def components(space: Space, *, least: float) -> list[Whole]:
    """Rows that pairs scoring at least `least` hold together, each list in order; a lone row is a list of its own."""
    done: list[Whole] = []
    left = [(np.arange(space.size), least)]
    while left:
        rows, bound = left.pop()
        for part in _held_together(space, rows, bound):
            if len(part) <= LARGEST:
                done.append(part)
            else:
                left.append((part, bound + STRICTER))
    return sorted(done, key=lambda part: int(part[0]))


def _held_together(space: Space, rows: Whole, least: float) -> list[Whole]:
    parts = _Parts(rows)
    for one, others in _candidates([space.profiles[row] for row in rows]):
        strangers = others[parts.of[others] != parts.of[one]]
        if strangers.size:
            for other in strangers[space.scores(int(rows[one]), rows[strangers]) >= least]:
                parts.join(one, int(other))
    return parts.all()


def _candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, Whole]]:
    """For each place the earlier places that have a key word in common with it."""
    carriers: dict[str, list[int]] = defaultdict(list)
    for place, profile in enumerate(profiles):
        keys = _keys(profile)
        found = [np.array(carriers[key], np.int64) for key in keys if key in carriers]
        if found:
            yield place, np.unique(np.concatenate(found))
        for key in keys:
            carriers[key].append(place)


def _keys(profile: Profile) -> list[str]:
    heaviest = (sorted(part, key=lambda word: (-part[word], word))[:KEYS] for part in (profile.opening, profile.names))
    return sorted({word for words in heaviest for word in words})


class _Parts:
    """Places by the part that they are of; a part is named by one of its places."""

    def __init__(self, rows: Whole) -> None:
        self.rows = rows
        self.of = np.arange(len(rows))
        self.members = [[place] for place in range(len(rows))]

    def join(self, one: int, other: int) -> None:
        small, large = sorted((int(self.of[one]), int(self.of[other])), key=lambda part: len(self.members[part]))
        if small != large:
            self.of[self.members[small]] = large
            self.members[large] += self.members[small]
            self.members[small] = []

    def all(self) -> list[Whole]:
        return [self.rows[sorted(places)] for places in self.members if places]
