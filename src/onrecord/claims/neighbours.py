"""The units that are nearest in meaning to each, without comparing every two of a large story."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.claims.meanings import Meanings
from onrecord.reading.meaning import Vectors

Places = NDArray[np.int64]

WHOLE = 3000  # units up to which all are compared with all
CELLS = 2  # cells, of the larger stories, in which a unit is looked for
BLOCK = 512  # units compared at once
FINE = 10_000  # likenesses that differ by less than one in so many are taken for equal


def nearest(mine: Sequence[str], theirs: Sequence[str], meant: Meanings, count: int) -> Places:
    """Each unit with its nearest of others, at most `count`, by their places in two sorted lists of ids, [pairs, 2].

    A unit may be one of its own nearest. A large story is parted into cells around some of its units, and only units of
    one cell are compared.
    """
    if not mine or not theirs:
        return np.zeros((0, 2), np.int64)
    vectors, others = _both(mine, meant), _both(theirs, meant)
    whole = [(np.arange(len(mine)), np.arange(len(theirs)))]
    cells = whole if len(theirs) <= WHOLE else _cells(vectors, others)
    found = [
        np.stack(places, axis=1)
        for some, among_them in cells
        for places in _nearest(vectors, others, some, among_them, count)
    ]
    return np.concatenate(found)


def _both(ids: Sequence[str], meant: Meanings) -> Vectors:
    """What each unit means, and what is said around it, side by side."""
    rows = [meant.row[key] for key in ids]
    return np.hstack([meant.own[rows], meant.around[rows]])


def _cells(vectors: Vectors, others: Vectors) -> list[tuple[np.ndarray, np.ndarray]]:
    """Which units, and which others, are nearest to each of some of the others.

    These are the first by id, a hash: as good as drawn by lot, and nearly all of them the same when a unit is added.
    """
    middles = others[: max(1, round(len(others) ** 0.5))]
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
    places = np.arange(last, dtype=np.int32)
    for at in range(0, len(rows), BLOCK):
        some = rows[at : at + BLOCK]
        # Rounded, so that the number of threads that multiply decides nothing; each place has a number of its own.
        # 32 bits hold them: a likeness is 2 at the most, and no cell has a hundred thousand units.
        alike = np.rint((vectors[some] @ kept) * FINE).astype(np.int32) * np.int32(last) - places
        best = np.argpartition(alike, last - count, axis=1)[:, last - count :] if count < last else _all(alike)
        yield np.repeat(some, best.shape[1]), columns[best.ravel()]


def _all(table: np.ndarray) -> np.ndarray:
    return np.tile(np.arange(table.shape[1]), (len(table), 1))
