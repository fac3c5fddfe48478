"""Profiles as rows of numbers, and how much two reports share, from the two alone.

A score is a weighted sum of four cosines: words of the whole text, words of the opening, names, and the meaning of the
first lines. The weights were fitted by random search on public collections; see docs/stories.md.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.meaning import WIDTH
from onrecord.stories.profile import Profile

WORDS, OPENING, NAMES, MEANING = 0.33, 0.28, 0.115, 0.275
MOST = 0.825  # copies are no more alike than this, or a few of them would make all others look like strangers
ACROSS_LANGUAGES = 0.8  # of the likeness of their names alone
FRESH = 3  # days between two reports within which nothing is lost
HALF_LIFE = 14.0  # further days at which they have lost half of what time can take
TIME_SHARE = 0.5

Real = NDArray[np.float64]
Whole = NDArray[np.int64]


class Space:
    """The profiles of some reports, in the order given."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = profiles
        self.size = len(profiles)
        terms: dict[tuple[int, str], int] = {(0, ""): 0}  # the first is in every row, so that none is empty
        columns, values, self.starts = _rows(profiles, terms)
        self.columns, self.values, self.width = columns, values, len(terms)
        self.named = np.array([kind == 2 for kind, _ in terms])
        self.meanings = _meanings(profiles)
        self.lengths = np.maximum(np.sqrt((self.meanings.astype(np.float64) ** 2).sum(1)), 1.0)
        languages = sorted({profile.language for profile in profiles})
        self.language = np.array([languages.index(profile.language) for profile in profiles], np.int64)
        self.earliest, self.latest = _days(profiles)

    def scores(self, one: int, others: Whole) -> Real:
        """How much a report shares with others, 0 to 1, one number for each."""
        return self._scores(one, others, *self._entries(others))

    def table(self, chosen: Whole) -> Real:
        """The scores of all pairs of some reports, [chosen, chosen]; of a report with itself, 0."""
        found = np.zeros((len(chosen), len(chosen)))
        columns, values, first = self._entries(chosen)
        for row, one in enumerate(chosen[:-1]):
            after = first[row + 1]
            others = chosen[row + 1 :]
            part = self._scores(int(one), others, columns[after:], values[after:], first[row + 1 :] - after)
            found[row, row + 1 :] = found[row + 1 :, row] = part
        return found

    def _entries(self, rows: Whole) -> tuple[Whole, Real, Whole]:
        """Columns and values of some rows, one row after another, and where each row begins among these."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        first = np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.int64)
        places = np.repeat(self.starts[rows] - first, lengths) + np.arange(int(lengths.sum()))
        return self.columns[places], self.values[places], first

    def _scores(self, one: int, others: Whole, columns: Whole, values: Real, first: Whole) -> Real:
        own = np.zeros(self.width)
        mine = slice(self.starts[one], self.starts[one + 1])
        own[self.columns[mine]] = self.values[mine]
        shared = own[columns] * values
        alike = (self.meanings[others] @ self.meanings[one]) / (self.lengths[others] * self.lengths[one])
        found = np.minimum(np.add.reduceat(shared, first) + MEANING * alike, MOST)
        foreign = self.language[others] != self.language[one]
        if foreign.any():
            names = np.add.reduceat(np.where(self.named[columns], shared, 0.0), first) / NAMES
            found = np.where(foreign, ACROSS_LANGUAGES * names, found)
        rounded: Real = np.round(np.maximum(found, 0.0) * self.closeness(one, others), 6)
        return rounded

    def closeness(self, one: int, others: Whole) -> Real:
        """1 for reports of about one day or of unknown date, falling with the days between them."""
        gap = np.maximum(self.earliest[others] - self.latest[one], self.earliest[one] - self.latest[others])
        lost: Real = 1 - np.power(0.5, np.maximum(gap - FRESH, 0.0) / HALF_LIFE)
        return 1 - TIME_SHARE * lost


def _rows(profiles: Sequence[Profile], terms: dict[tuple[int, str], int]) -> tuple[Whole, Real, Whole]:
    columns: list[int] = []
    values: list[float] = []
    starts = [0]
    for profile in profiles:
        columns.append(0)
        values.append(0.0)
        parts = (profile.words, WORDS), (profile.opening, OPENING), (profile.names, NAMES)
        for kind, (vector, weight) in enumerate(parts):
            columns += [terms.setdefault((kind, term), len(terms)) for term in vector]
            values += [value * weight**0.5 for value in vector.values()]
        starts.append(len(columns))
    return np.array(columns, np.int64), np.array(values), np.array(starts, np.int64)


def _meanings(profiles: Sequence[Profile]) -> NDArray[np.float32]:
    """A row of whole numbers for each, so that sums are exact in any order; zeros where a profile has no meaning."""
    found = np.zeros((len(profiles), WIDTH), np.float32)
    for row, profile in enumerate(profiles):
        if profile.meaning:
            found[row] = np.frombuffer(profile.meaning, np.int8)
    return found


def _days(profiles: Sequence[Profile]) -> tuple[Real, Real]:
    """First and last possible days; a report whose date is open to either side is near any."""
    both = [(p.earliest, p.latest) if p.earliest and p.latest else (-np.inf, np.inf) for p in profiles]
    return np.array([first for first, _ in both]), np.array([last for _, last in both])
