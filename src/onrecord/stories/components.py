"""Which reports may be of one group at all: those that a chain of pairs, alike enough each, holds together.

A pair is scored only if both reports have key words in common: some of the heaviest of their openings and names. So
most of a large collection's pairs are never looked at.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from onrecord.stories.profile import Profile
from onrecord.stories.space import Space, Whole

SHARED = 2  # key words that two reports have in common before they are scored
LEAST = 0.265  # score of a pair from which it holds its reports together
KEYS = 16  # heaviest words of a report's opening, and as many of its names, by which it is looked up
LARGEST = 3_000  # reports that are compared each with each; beyond, pairs must be more alike to hold together
STRICTER = 0.05  # by so much a time
FIRST, MORE = 16, 4  # reports with which one is compared at once, and how many times as many the next time


def components(space: Space, *, least: float = LEAST) -> list[Whole]:
    """Rows that pairs scoring at least `least` hold together, each list in order; a lone row is a list of its own.

    What is too large falls into parts that are held together by more.
    """
    return sorted((part for rows in held_together(space, least) for part in parted(space, rows, least)), key=_first)


def held_together(space: Space, least: float = LEAST) -> list[Whole]:
    """The same, however large."""
    return _held_together(space, np.arange(space.size), least)


def parted(space: Space, rows: Whole, least: float = LEAST) -> list[Whole]:
    """Rows that are held together by pairs scoring at least `least`, in parts that are not too large."""
    if len(rows) <= LARGEST:
        return [rows]
    done: list[Whole] = []
    left = [(rows, least + STRICTER)]
    while left:
        rows, bound = left.pop()
        for part in _held_together(space, rows, bound):
            if len(part) <= LARGEST:
                done.append(part)
            else:
                left.append((part, bound + STRICTER))
    return done


def _first(part: Whole) -> int:
    return int(part[0])


def _held_together(space: Space, rows: Whole, least: float) -> list[Whole]:
    parts = _Parts(rows)
    for one, others in _candidates([space.profiles[row] for row in rows]):
        left, at_once = others, FIRST
        # A few at first: most often one of them is of the part that the others are of, and these need not be scored.
        while (strangers := left[parts.of[left] != parts.of[one]]).size:
            some, left, at_once = strangers[:at_once], strangers[at_once:], MORE * at_once
            for other in some[space.scores(int(rows[one]), rows[some]) >= least]:
                parts.join(one, int(other))
    return sorted(parts.all(), key=_first)


def _candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, Whole]]:
    """For each place the earlier places that have enough key words in common with it."""
    carriers: dict[str, list[int]] = defaultdict(list)
    for place, profile in enumerate(profiles):
        keys = keys_of(profile)
        found = [np.array(carriers[key], np.int64) for key in keys if key in carriers]
        if found:
            places, counts = np.unique(np.concatenate(found), return_counts=True)
            yield place, places[counts >= SHARED]
        for key in keys:
            carriers[key].append(place)


def keys_of(profile: Profile) -> list[str]:
    """The heaviest words of a report's opening and of its names, sorted."""
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
