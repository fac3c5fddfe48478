"""The units that are nearest in meaning to each, without comparing every two of a large story."""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.claims.meanings import Meanings
from onrecord.reading.meaning import Vectors

Places = NDArray[np.int64]
Real = NDArray[np.float64] | Vectors

WHOLE = 3000  # units up to which all are compared with all
CELLS = 2  # cells, of the larger stories, in which a unit is looked for
BLOCK = 512  # units compared at once
FINE = 10_000  # likenesses that differ by less than one in so many are taken for equal


class Nearest(msgspec.Struct, frozen=True):
    """Units with the nearest of others, by their places in two sorted lists of ids.

    Attributes:
        rows: the units, [units].
        near: so many of the others as were asked for, or all there are, in any order, [units, count].
        alike: how near each is, in whole numbers of 1 over `FINE`, [units, count].
    """

    rows: Places
    near: Places
    alike: Places

    def pairs(self) -> Places:
        """Each unit with each of its nearest, [pairs, 2]."""
        return np.stack([np.repeat(self.rows, self.near.shape[1]), self.near.ravel()], axis=1)


class Known(msgspec.Struct, frozen=True):
    """What is known of some units' nearest, and the places of the others that they have not been compared with."""

    nearest: Nearest
    fresh: Places


def nearest(
    mine: Sequence[str], theirs: Sequence[str], meant: Meanings, count: int, known: Known | None = None
) -> tuple[Places, Nearest | None]:
    """Each unit with its nearest of others, at most `count`, by their places in two sorted lists of ids, [pairs, 2].

    A unit may be one of its own nearest. A large story is parted into cells around some of its units, and only units of
    one cell are compared. Of one that is not parted comes with it what there is to know the next time.
    """
    if not mine or not theirs:
        return np.zeros((0, 2), np.int64), None
    vectors: Real = _both(mine, meant)
    others: Real = _both(theirs, meant)
    if len(theirs) > WHOLE:
        found = [_nearest(vectors, others, some, among, count).pairs() for some, among in _cells(vectors, others)]
        return np.concatenate(found), None
    # What is kept must not hang on how many are multiplied at once, or by how many threads: so with 64 bits.
    vectors, others = vectors.astype(np.float64), others.astype(np.float64)
    rows, columns = np.arange(len(mine)), np.arange(len(theirs))
    if known is not None:
        rows = np.setdiff1d(rows, known.nearest.rows)
    whole = _nearest(vectors, others, rows, columns, count)
    if known is not None:
        whole = _joined(whole, _more(vectors, others, known, count))
    return whole.pairs(), whole


def _both(ids: Sequence[str], meant: Meanings) -> Vectors:
    """What each unit means, and what is said around it, side by side."""
    rows = [meant.row[key] for key in ids]
    return np.hstack([meant.own[rows], meant.around[rows]])


def _cells(vectors: Real, others: Real) -> list[tuple[Places, Places]]:
    """Which units, and which others, are nearest to each of some of the others.

    These are the first by id, a hash: as good as drawn by lot, and nearly all of them the same when a unit is added.
    """
    middles = others[: max(1, round(len(others) ** 0.5))]
    mine, theirs = _closest(vectors, middles), _closest(others, middles)
    return [
        (np.flatnonzero((mine == cell).any(axis=1)), np.flatnonzero((theirs == cell).any(axis=1)))
        for cell in range(len(middles))
    ]


def _closest(vectors: Real, middles: Real) -> Places:
    """The `CELLS` nearest middles of each."""
    found = [
        np.argsort(-(vectors[at : at + BLOCK] @ middles.T), axis=1, kind="stable")[:, :CELLS]
        for at in range(0, len(vectors), BLOCK)
    ]
    return np.vstack(found)


def _nearest(vectors: Real, others: Real, rows: Places, columns: Places, count: int) -> Nearest:
    """Rows with the nearest of the columns, ties to the first; a block of both at once."""
    width = min(count, len(columns))
    found = Nearest(np.zeros(0, np.int64), np.zeros((0, width), np.int64), np.zeros((0, width), np.int64))
    among = others[columns]
    for at in range(0, len(rows), BLOCK):
        some = rows[at : at + BLOCK]
        found = _joined(found, _best(some, _alike(vectors[some], among), columns, count))
    return found


def _more(vectors: Real, others: Real, known: Known, count: int) -> Nearest:
    """The nearest of units of which those are known that were the nearest without the fresh ones."""
    rows, fresh = known.nearest.rows, np.broadcast_to(known.fresh, (len(known.nearest.rows), len(known.fresh)))
    alike = np.hstack([known.nearest.alike, _alike(vectors[rows], others[known.fresh])])
    return _best(rows, alike, np.hstack([known.nearest.near, fresh]), count)


def _alike(vectors: Real, others: Real) -> Places:
    """How alike each two are, [vectors, others], in whole numbers of 1 over `FINE`."""
    return np.rint((vectors @ others.T) * FINE).astype(np.int64)


def _best(rows: Places, alike: Places, places: Places, count: int) -> Nearest:
    """Rows with the most alike of some places, [rows, places] or the same of all; ties to the first place."""
    places = np.broadcast_to(places, alike.shape)
    width = alike.shape[1]
    if count >= width:
        return Nearest(rows, places, alike)
    # Each place has a number of its own.
    ranked = alike * (int(places.max(initial=0)) + 1) - places
    best = np.argpartition(ranked, width - count, axis=1)[:, width - count :]
    return Nearest(rows, np.take_along_axis(places, best, axis=1), np.take_along_axis(alike, best, axis=1))


def _joined(one: Nearest, other: Nearest) -> Nearest:
    """What is told of some rows, and of others."""
    return Nearest(
        np.concatenate([one.rows, other.rows]),
        np.concatenate([one.near, other.near]),
        np.concatenate([one.alike, other.alike]),
    )
