"""The units that are nearest in meaning to each, without comparing every two of a large story."""

from collections.abc import Iterator, Sequence

import numpy as np

from onrecord.claims.meanings import Meanings
from onrecord.claims.page import Unit
from onrecord.reading.meaning import Vectors
from onrecord.stories.linkage import Pair

WHOLE = 3000  # units up to which all are compared with all
CELLS = 2  # cells, of the larger stories, in which a unit is looked for
BLOCK = 512  # units compared at once
FINE = 10_000  # likenesses that differ by less than one in so many are taken for equal


def neighbours(units: Sequence[Unit], among: Sequence[Unit], meant: Meanings, count: int) -> list[Pair]:
    """Each of `units` with its nearest of `among`, as ids, at most `count` of them; itself may be one of these.

    A large story is parted into cells around every so many-th unit, and only units of one cell are compared.
    """
    mine, theirs = _ordered(units), _ordered(among)
    if not mine or not theirs:
        return []
    vectors, others = _both(mine, meant), _both(theirs, meant)
    whole = [(np.arange(len(mine)), np.arange(len(theirs)))]
    cells = whole if len(theirs) <= WHOLE else _cells(vectors, others)
    return [
        (mine[row], theirs[column])
        for some, among_them in cells
        for rows, columns in _nearest(vectors, others, some, among_them, count)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
    ]


def _ordered(units: Sequence[Unit]) -> list[str]:
    return sorted({unit.id for unit in units})


def _both(ids: Sequence[str], meant: Meanings) -> Vectors:
    """What each unit means, and what is said around it, side by side."""
    rows = [meant.row[key] for key in ids]
    return np.hstack([meant.own[rows], meant.around[rows]])


def _cells(vectors: Vectors, others: Vectors) -> list[tuple[np.ndarray, np.ndarray]]:
    """Which units, and which others, are nearest to each of some of the others."""
    step = max(1, round(len(others) ** 0.5))
    middles = others[::step]
    mine, theirs = _closest(vectors, middles), _closest(others, middles)
    return [
        (np.flatnonzero((mine == cell).any(axis=1)), np.flatnonzero((theirs == cell).any(axis=1)))
        for cell in range(len(middles))
    ]


def _closest(vectors: Vectors, middles: Vectors) -> np.ndarray:
    """The `CELLS` nearest middles of each."""
    found = [
        np.argsort(-(vectors[at : at + BLOCK] @ middles.T), axis=1, kind="stable")[:, :CELLS]
        for at in range(0, len(vectors), BLOCK)
    ]
    return np.vstack(found)


def _nearest(
    vectors: Vectors, others: Vectors, rows: np.ndarray, columns: np.ndarray, count: int
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Rows with the nearest of the columns, ties to the first; a block of both at once."""
    kept, last = others[columns].T, len(columns)
    for at in range(0, len(rows), BLOCK):
        some = rows[at : at + BLOCK]
        # Rounded, so that the number of threads that multiply decides nothing; each place has a number of its own.
        alike = np.rint((vectors[some] @ kept) * FINE).astype(np.int64) * last - np.arange(last)
        best = np.argpartition(alike, last - count, axis=1)[:, last - count :] if count < last else _all(alike)
        yield np.repeat(some, best.shape[1]), columns[best.ravel()]


def _all(table: np.ndarray) -> np.ndarray:
    return np.tile(np.arange(table.shape[1]), (len(table), 1))
