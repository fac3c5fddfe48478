"""Which reports may be of one group at all: those that a chain of pairs, alike enough each, holds together.

A pair is scored only if both reports have key words in common: some of the heaviest of their openings and names. So
most of a large collection's pairs are never looked at.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

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


class Part(NamedTuple):
    """What is left of a component where it may not be too large.

    Attributes:
        rows: of the space, in order.
        level: how often pairs had to be more alike, for it to be no larger.
    """

    rows: Whole
    level: int


def components(space: Space, *, least: float = LEAST) -> list[list[Part]]:
    """Rows that pairs scoring at least `least` hold together, each list in order; a lone row is a list of its own.

    A component is given as its parts: most often one, but what is too large falls into parts that are held together by
    more.
    """
    levels = Levels(space, steps(least) if space.size > LARGEST else [least])
    return [_parts(rows, levels) for rows in levels.split(0, np.arange(space.size))]


def steps(least: float = LEAST) -> list[float]:
    """The score from which on a pair holds its reports together, for each level."""
    found = [least]
    while found[-1] <= MOST:
        found.append(found[-1] + STRICTER)
    return found


def _parts(rows: Whole, levels: "Levels") -> list[Part]:
    done: list[Part] = []
    left = [Part(rows, 0)]
    while left:
        part = left.pop()
        if len(part.rows) <= LARGEST:
            done.append(part)
        else:
            left += [Part(each, part.level + 1) for each in levels.split(part.level + 1, part.rows)]
    return sorted(done, key=lambda part: _first(part.rows))


def _first(part: Whole) -> int:
    return int(part[0])


def _likely(space: Space, least: float) -> Iterator[tuple[Whole, Numbers]]:
    """For each row the earlier rows that may score so much with it, and bounds above the scores."""
    if space.size > FEW:
        return bounds(space, least)
    return ((np.arange(row), np.ones(row, np.float32)) for row in range(space.size))


class Shared:
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


class Levels:
    """What pairs hold together that score at least so much, for each of some scores from the lowest up.

    Attributes:
        of: on each level rows by the part that they are of, which is named by one of its rows, [levels, rows].
    """

    def __init__(self, space: Space, steps: Sequence[float]) -> None:
        self.of = np.tile(np.arange(space.size, dtype=np.int32), (len(steps), 1))
        self._members: list[dict[int, list[int]]] = [{} for _ in steps]  # of parts of several rows
        shared = Shared(space.keys)
        for one, (likely, bound) in enumerate(_likely(space, steps[0])):
            alike = shared.with_each(one, likely) >= SHARED
            left, most = likely[alike], bound[alike]
            highest, at_once = np.searchsorted(steps, most, "right") - 1, FIRST
            # The likeliest first: most often they hold it together with the others, and these need not be scored.
            while (strangers := self.of[highest, left] != self.of[highest, one]).any():
                left, most, highest = left[strangers], most[strangers], highest[strangers]
                likeliest = np.argpartition(-most, min(at_once, len(most)) - 1)
                some, rest = left[likeliest[:at_once]], likeliest[at_once:]
                left, most, highest, at_once = left[rest], most[rest], highest[rest], MORE * at_once
                for other, score in zip(some, space.scores(one, some), strict=True):
                    for level in range(bisect_right(steps, score)):
                        self._join(level, one, int(other))

    def _join(self, level: int, one: int, other: int) -> None:
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
