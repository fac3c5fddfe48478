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


def neighbours(units: Sequence[Unit], among: Sequence[Unit], meant: Meanings, count: int) -> Iterator[Pair]:
    """Each of `units` with its nearest of `among`, as ids, at most `count` of them; itself may be one of these.

    A large story is parted into cells around every so many-th unit, and only units of one cell are compared.
    """
    mine, theirs = _ordered(units), _ordered(among)
    if not mine or not theirs:
        return
    vectors, others = _both(mine, meant), _both(theirs, meant)
    whole = [(np.arange(len(mine)), np.arange(len(theirs)))]
    cells = whole if len(theirs) <= WHOLE else _cells(vectors, others)
    for rows, columns in cells:
        for row, column in _nearest(vectors, others, rows, columns, count):
            yield mine[row], theirs[column]


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
) -> Iterator[tuple[int, int]]:
    kept = others[columns].T
    for at in range(0, len(rows), BLOCK):
        some = rows[at : at + BLOCK]
        # Rounded, so that the number of threads that multiply decides nothing.
        best = np.argsort(-np.round(vectors[some] @ kept, 4), axis=1, kind="stable")[:, :count]
        for row, near in zip(some, best, strict=True):
            for column in near:
                yield int(row), int(columns[column])
