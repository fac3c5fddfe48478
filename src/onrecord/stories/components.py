"""Which reports may be of one group at all: those that a chain of pairs, alike enough each, holds together.

A pair is scored only if both reports have key words in common: some of the heaviest of their openings and names. So
most of a large collection's pairs are never looked at.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.stories.bounds import Numbers, bounds
from onrecord.stories.space import MOST, Space, Whole

SHARED = 2  # key words that two reports have in common before they are scored
LEAST = 0.265  # score of a pair from which it holds its reports together
LARGEST = 3_000  # reports that are compared each with each; beyond, pairs must be more alike to hold together
STRICTER = 0.05  # by so much a time
FEW = 600  # reports, whose pairs are scored sooner than bounded
FIRST, MORE = 16, 4  # reports with which one is compared at once, and how many times as many the next time


def components(space: Space, *, least: float = LEAST) -> list[list[Whole]]:
    """Rows that pairs scoring at least `least` hold together, each list in order; a lone row is a list of its own.

    A component is given as its parts: most often one, but what is too large falls into parts that are held together by
    more.
    """
    steps = [least]
    while space.size > LARGEST and steps[-1] <= MOST:
        steps.append(steps[-1] + STRICTER)
    levels = _levels(space, steps)
    return [_parts(rows, levels) for rows in levels.split(0, np.arange(space.size))]


def _parts(rows: Whole, levels: "_Levels") -> list[Whole]:
    """What is left of a component where it may not be too large, in order."""
    done: list[Whole] = []
    left = [(rows, 0)]
    while left:
        part, level = left.pop()
        if len(part) <= LARGEST:
            done.append(part)
        else:
            left += [(each, level + 1) for each in levels.split(level + 1, part)]
    return sorted(done, key=_first)


def _first(part: Whole) -> int:
    return int(part[0])


def _levels(space: Space, steps: Sequence[float]) -> "_Levels":
    """What pairs hold together that score at least so much, for each of some scores from the lowest up."""
    levels = _Levels(len(steps), space.size)
    shared = _Shared(space.keys)
    for one, (likely, bound) in enumerate(_likely(space, steps[0])):
        alike = shared.with_each(one, likely) >= SHARED
        left, most = likely[alike], bound[alike]
        highest, at_once = np.searchsorted(steps, most, "right") - 1, FIRST
        # The likeliest first: most often they hold it together with the others, and these need not be scored.
        while (strangers := levels.of[highest, left] != levels.of[highest, one]).any():
            left, most, highest = left[strangers], most[strangers], highest[strangers]
            likeliest = np.argpartition(-most, min(at_once, len(most)) - 1)
            some, rest = left[likeliest[:at_once]], likeliest[at_once:]
            left, most, highest, at_once = left[rest], most[rest], highest[rest], MORE * at_once
            for other, score in zip(some, space.scores(one, some), strict=True):
                for level in range(bisect_right(steps, score)):
                    levels.join(level, one, int(other))
    return levels


def _likely(space: Space, least: float) -> Iterator[tuple[Whole, Numbers]]:
    """For each row the earlier rows that may score so much with it, and bounds above the scores."""
    if space.size > FEW:
        return bounds(space, least)
    return ((np.arange(row), np.ones(row, np.float32)) for row in range(space.size))


class _Shared:
    """Counts the key words that reports have in common."""

    def __init__(self, keys: NDArray[np.int32]) -> None:
        self.keys = keys
        self.mine = np.zeros(keys.max(initial=0) + 2, bool)  # the last stands for no word

    def with_each(self, one: int, others: Whole) -> Whole:
        """How many key words one has in common with each of some others."""
        keys = self.keys[one, self.keys[one] >= 0]
        self.mine[keys] = True
        found: Whole = self.mine[self.keys[others]].sum(1)
        self.mine[keys] = False
        return found


class _Levels:
    """On each level rows by the part that they are of, which is named by one of its rows; parts of a part on the next.

    Attributes:
        of: names of parts, [levels, rows].
    """

    def __init__(self, levels: int, rows: int) -> None:
        self.of = np.tile(np.arange(rows, dtype=np.int32), (levels, 1))
        self._members: list[dict[int, list[int]]] = [{} for _ in range(levels)]  # of parts of several rows

    def join(self, level: int, one: int, other: int) -> None:
        of, members = self.of[level], self._members[level]
        small, large = sorted((int(of[one]), int(of[other])), key=lambda part: len(members.get(part, "1")))
        if small != large:
            moved = members.pop(small, [small])
            of[moved] = large
            members.setdefault(large, [large]).extend(moved)

    def split(self, level: int, rows: Whole) -> list[Whole]:
        """Some rows, which are in order, by the part that they are of."""
        ordered = rows[np.argsort(self.of[level, rows], kind="stable")]
        parts = np.split(ordered, np.flatnonzero(np.diff(self.of[level, ordered])) + 1)
        return sorted((part for part in parts if part.size), key=_first)
