"""Profiles as rows of numbers, and how much two reports share, from the two alone.

A score is a weighted sum of four cosines: words of the whole text, words of the opening, names, and the meaning of the
first lines. The weights were fitted by random search on public collections; see docs/stories.md.
"""

from array import array
from collections.abc import Iterable
from copy import copy

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.meaning import WIDTH
from onrecord.stories.profile import KEYS, KINDS, NAME_KIND, NAMES, Profile

MEANING = 0.275  # what the likeness of two sentence vectors weighs; for words and names see there
MOST = 0.825  # copies are no more alike than this, or a few of them would make all others look like strangers
ACROSS_LANGUAGES = 0.8  # of the likeness of their names alone
FRESH = 3  # days between two reports within which nothing is lost
HALF_LIFE = 14.0  # further days at which they have lost half of what time can take
TIME_SHARE = 0.5
AT_ONCE = 128  # reports of a table
PROFILES = 4_096  # whose terms are numbered at once

Real = NDArray[np.float64]
Whole = NDArray[np.int64]


class Space:
    """The profiles of some reports, in the order given.

    Attributes:
        ids: of the reports.
        columns, values, starts: weights of words, opening and names, one row after another, and where each begins.
        width: the number of columns.
        terms: the term that each column stands for, and `named` whether that is a name.
        keys: key words by number, [reports, 2 * KEYS], the rest -1.
        meanings, lengths: sentence vectors as whole numbers, so that sums are exact in any order, and their lengths.
        language: a number for each.
        earliest, latest: days.
    """

    def __init__(self, profiles: Iterable[Profile]) -> None:
        """Profiles are taken one by one, so that nobody need hold them all."""
        filling = _Filling()
        for profile in profiles:
            filling.add(profile)
        self.ids = filling.ids
        filling.number()
        self.columns = np.frombuffer(filling.columns, np.int32)
        self.values = np.frombuffer(filling.values, np.float64)
        self.starts = np.array(filling.starts, np.int64)
        self.width = len(filling.known)
        self.terms = filling.terms
        self.named = self.terms % KINDS == NAME_KIND
        self.keys = np.array(filling.keys, np.int32).reshape(-1, 2 * KEYS)
        self.meanings: NDArray[np.int8 | np.float32] = np.frombuffer(filling.meanings, np.int8).reshape(-1, WIDTH)
        self.lengths = np.maximum(np.sqrt(np.einsum("ij,ij->i", self.meanings, self.meanings, dtype=np.float64)), 1.0)
        self.language = np.array(filling.language, np.int64)
        self.earliest, self.latest = np.array(filling.earliest), np.array(filling.latest)
        self.own = np.zeros(self.width)  # the values of one row at a time

    @property
    def size(self) -> int:
        """How many reports there are."""
        return len(self.ids)

    def chosen(self, rows: Whole) -> "Space":
        """Some of the reports alone, in the order given."""
        found = copy(self)
        found.ids = [self.ids[row] for row in rows]
        found.columns, found.values, first = self.entries(rows)
        found.starts = np.append(first, len(found.columns))
        found.keys, found.meanings, found.lengths = self.keys[rows], self.meanings[rows], self.lengths[rows]
        found.language, found.earliest, found.latest = self.language[rows], self.earliest[rows], self.latest[rows]
        return found

    def scores(self, one: int, others: Whole) -> Real:
        """How much a report shares with others, 0 to 1, one number for each."""
        columns, values, first = self.entries(others)
        return self._scores(one, others, columns, values, first)

    def table(self, chosen: Whole) -> Real:
        """The scores of all pairs of some reports, [chosen, chosen]; of a report with itself, 0."""
        found = np.zeros((len(chosen), len(chosen)))
        if len(chosen) < 2:
            return found
        some = self.chosen(chosen)
        some.meanings = some.meanings.astype(np.float32)
        shared = np.empty(len(some.columns))
        # As many reports at once as a processor holds near itself: else it waits for memory most of the time.
        for start in range(0, len(chosen), AT_ONCE):
            end = min(start + AT_ONCE, len(chosen))
            for row in range(end - 1):
                others = slice(max(start, row + 1), end)
                entries = slice(some.starts[others.start], some.starts[end])
                first = some.starts[others] - entries.start
                part = some._scores(row, others, some.columns[entries], some.values[entries], first, shared[entries])
                found[row, others] = found[others, row] = part
        return found

    def packed(self, row: int) -> tuple[bytes, bytes]:
        """The terms of a report and their weights, as its profile has them."""
        entries = slice(self.starts[row] + 1, self.starts[row + 1])
        return self.terms[self.columns[entries]].astype("<u8").tobytes(), self.values[entries].astype("<f8").tobytes()

    def entries(self, rows: Whole) -> tuple[NDArray[np.int32], Real, Whole]:
        """Columns and values of some rows, one row after another, and where each row begins among these."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        first = np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.int64)
        places = np.repeat(self.starts[rows] - first, lengths) + np.arange(int(lengths.sum()))
        return self.columns[places], self.values[places], first

    def _scores(
        self,
        one: int,
        others: Whole | slice,
        columns: NDArray[np.int32],
        values: Real,
        first: Whole,
        room: Real | None = None,
    ) -> Real:
        mine = slice(self.starts[one], self.starts[one + 1])
        self.own[self.columns[mine]] = self.values[mine]
        shared = np.take(self.own, columns, out=room, mode="clip")
        shared *= values
        self.own[self.columns[mine]] = 0.0
        likeness = self.meanings[others].astype(np.float32, copy=False) @ self.meanings[one].astype(np.float32)
        alike = likeness / (self.lengths[others] * self.lengths[one])
        found = np.minimum(np.add.reduceat(shared, first) + MEANING * alike, MOST)
        foreign = self.language[others] != self.language[one]
        if foreign.any():
            names = np.add.reduceat(np.where(self.named[columns], shared, 0.0), first) / NAMES
            found = np.where(foreign, ACROSS_LANGUAGES * names, found)
        rounded: Real = np.round(np.maximum(found, 0.0) * self.closeness(one, others), 6)
        return rounded

    def closeness(self, one: int, others: Whole | slice) -> Real:
        """1 for reports of about one day or of unknown date, falling with the days between them."""
        return left(np.maximum(self.earliest[others] - self.latest[one], self.earliest[one] - self.latest[others]))


def left(gap: Real | Whole) -> Real:
    """What is left of a score where so many days lie between."""
    lost: Real = 1 - np.power(0.5, np.maximum(gap - FRESH, 0.0) / HALF_LIFE)
    return 1 - TIME_SHARE * lost


class _Filling:
    """Profiles as they are taken into a space; see there."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.unnumbered: list[bytes] = []  # terms of the last profiles
        self.known = np.zeros(1, "<u8")  # hashes of terms, in order; the first is in every row, so that none is empty
        self.numbers = np.zeros(1, np.int32)  # and their columns
        self.columns, self.values, self.starts = array("i"), array("d"), array("q", [0])
        self.words: dict[str, int] = {}
        self.keys = array("i")
        self.meanings = bytearray()
        self.languages: dict[str, int] = {}
        self.language = array("q")
        self.earliest, self.latest = array("d"), array("d")

    @property
    def terms(self) -> NDArray[np.uint64]:
        """The term of each column."""
        found = np.zeros(len(self.known), np.uint64)
        found[self.numbers] = self.known
        return found

    def add(self, profile: Profile) -> None:
        self.ids.append(profile.id)
        self.unnumbered += [bytes(8), profile.terms]
        self.values.append(0.0)
        self.values.frombytes(np.frombuffer(profile.weights, "<f8").tobytes())
        self.starts.append(len(self.values))
        if len(self.unnumbered) >= 2 * PROFILES:
            self.number()
        keys = [self.words.setdefault(key, len(self.words)) for key in profile.keys]
        self.keys.extend(keys + [-1] * (2 * KEYS - len(keys)))
        self.meanings += profile.meaning or bytes(WIDTH)
        self.language.append(self.languages.setdefault(profile.language, len(self.languages)))
        first, last = profile.earliest, profile.latest
        # A report whose date is open to either side is near any.
        days = (first, last) if first and last else (-np.inf, np.inf)
        self.earliest.append(days[0])
        self.latest.append(days[1])

    def number(self) -> None:
        """Give the terms of the last profiles their columns."""
        terms, place = np.unique(np.frombuffer(b"".join(self.unnumbered), "<u8"), return_inverse=True)
        new = terms[~np.isin(terms, self.known)]
        numbers = np.arange(len(self.known), len(self.known) + len(new), dtype=np.int32)
        known, numbers = np.concatenate((self.known, new)), np.concatenate((self.numbers, numbers))
        order = np.argsort(known)
        self.known, self.numbers = known[order], numbers[order]
        self.columns.frombytes(self.numbers[np.searchsorted(self.known, terms)][place].astype(np.int32).tobytes())
        self.unnumbered = []
