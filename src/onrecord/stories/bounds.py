"""Bounds above the scores of a report with many others, from a few hundred numbers of each.

A score is a product of two rows of numbers and what the days between them leave of it. The product is exact over the
commonest words. Of the others, as many as fall into one bucket are told by the length of their part of the row; so is
what the main directions of the sentence vectors leave over. A product of two parts is at most that of their lengths.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.meaning import WIDTH
from onrecord.stories.space import ACROSS_LANGUAGES, MEANING, Space, Whole, left

COMMON = 256  # words that have a number of their own
BUCKETS = 256  # into which the others fall
DIRECTIONS = 64  # of the sentence vectors
AT_ONCE = 1 << 24  # bounds that are held at once, 64 MB
PART = 4_096  # reports whose numbers are made at once
YEAR = 366  # days between two reports after which the days take no more, as far as a bound goes
EASE = 1e-4  # by which these numbers may be off

Numbers = NDArray[np.float32]


def bounds(space: Space, least: float) -> Iterator[tuple[Whole, Numbers]]:
    """For each row the rows before it that may score `least` with it, and bounds above their scores."""
    known = _numbers(space)
    days = _Days(space)
    mixed = len(np.unique(space.language)) > 1
    step = max(1, AT_ONCE // max(1, space.size))
    for start in range(0, space.size, step):
        end = min(start + step, space.size)
        block = known[start:end] @ known[:end].T
        if mixed:
            block[space.language[start:end, None] != space.language[None, :end]] = ACROSS_LANGUAGES
        for row in range(start, end):
            most = block[row - start, :row]
            near = np.flatnonzero(most >= least - EASE)
            most = most[near] * days.left(row, near) + np.float32(EASE)
            kept = np.flatnonzero(most >= least)
            yield near[kept], most[kept]


class _Days:
    """What the days between two reports leave of their score, quickly."""

    def __init__(self, space: Space) -> None:
        # Days that are open to a side are far off there, yet not so far that differences are too large.
        self.earliest, self.latest = (
            np.clip(days, -(1 << 29), 1 << 29).astype(np.int32) for days in (space.earliest, space.latest)
        )
        self.by_days = left(np.arange(YEAR)).astype(np.float32)

    def left(self, one: int, others: Whole) -> Numbers:
        gap = np.maximum(self.earliest[others] - self.latest[one], self.earliest[one] - self.latest[others])
        found: Numbers = self.by_days[np.clip(gap, 0, YEAR - 1)]
        return found


def _numbers(space: Space) -> Numbers:
    """A row for each report, [reports, COMMON + BUCKETS + DIRECTIONS + 1], whose products are bounds."""
    common = np.argsort(-np.bincount(space.columns, minlength=space.width), kind="stable")[:COMMON]
    place = COMMON + np.arange(space.width) % BUCKETS
    place[common] = np.arange(len(common))
    parts = [np.arange(start, min(start + PART, space.size)) for start in range(0, space.size, PART)]
    spread = np.zeros((WIDTH, WIDTH))
    for rows in parts:
        vectors = _vectors(space, rows)
        spread += vectors.T @ vectors
    main = np.linalg.eigh(spread)[1][:, -DIRECTIONS:].astype(np.float32)
    found = np.empty((space.size, COMMON + BUCKETS + DIRECTIONS + 1), np.float32)
    for rows in parts:
        found[rows] = np.hstack((_words(space, rows, place), _main(space, rows, main)))
    return found


def _words(space: Space, rows: Whole, place: Whole) -> Numbers:
    """Weights of the common words, and the length of what falls into each bucket."""
    found = np.zeros((len(rows), COMMON + BUCKETS))
    entries = slice(space.starts[rows[0]], space.starts[rows[-1] + 1])
    of = np.repeat(np.arange(len(rows)), np.diff(space.starts[rows[0] : rows[-1] + 2]))
    np.add.at(found, (of, place[space.columns[entries]]), space.values[entries] ** 2)
    return np.sqrt(found).astype(np.float32)


def _main(space: Space, rows: Whole, main: Numbers) -> Numbers:
    """Sentence vectors along the main directions, and the length of what is left of each."""
    vectors = _vectors(space, rows)
    kept = vectors @ main
    over = np.maximum((vectors**2).sum(1) - (kept**2).sum(1), 0.0)
    return np.column_stack((kept, np.sqrt(over)))


def _vectors(space: Space, rows: Whole) -> Numbers:
    """Sentence vectors as they enter a score."""
    found: Numbers = space.meanings[rows] * (MEANING**0.5 / space.lengths[rows, None]).astype(np.float32)
    return found
