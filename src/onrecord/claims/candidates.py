"""Pairs of units worth comparing: those that share telling words, are near in meaning, or stand side by side.

Where a key is shared by very many, each is compared with its neighbours by wording alone, so that time stays in step.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from onrecord.claims.meanings import NEXT
from onrecord.claims.page import Unit, in_text
from onrecord.claims.salience import Salience
from onrecord.stories.linkage import Pair

DEEDS = 4  # deeds of a unit that are indexed
HEAVIEST = 8  # its other concepts and names
NO_DEED = 4  # of these, how many are indexed in pairs without a deed
SHORT = 4  # concepts of what says little
LONE = 0.5  # what one thing must weigh by which alone units are compared
FEW = 200  # units up to which every two are compared
CROWD = 60  # units of one key from which on only neighbours are compared
NEAR = 12  # neighbours to one side
CLOSEST = 40  # units nearest in meaning with which each is compared
TABLE = 16_000_000  # places in a table in which pairs are marked
STEP = 8  # units after it in its report with which each is compared, where they are of the next sentence at most

Key = tuple[str, str]
Rows = NDArray[np.int64]
# The nearest of some units among others, so many of each: what they are asked for, and the ids of both, sorted.
Nearest = Callable[[str, Sequence[str], Sequence[str], int], Rows]


class Keys:
    """What units are indexed by, told once of each."""

    def __init__(self, salience: Salience) -> None:
        self._salience = salience
        self._known: dict[str, list[Key]] = {}

    def of(self, unit: Unit) -> list[Key]:
        """A unit's keys (see `keys`)."""
        if unit.id not in self._known:
            self._known[unit.id] = keys(unit, self._salience)
        return self._known[unit.id]


def pairs(units: Sequence[Unit], known: Keys, near: Nearest) -> Rows:
    """Every two units worth comparing, by their places among the sorted ids, [pairs, 2], in order; of few every two."""
    ids = sorted({unit.id for unit in units})
    if len(units) <= FEW:
        return np.array(list(combinations(range(len(ids)), 2)), np.int64).reshape(-1, 2)
    row = {key: at for at, key in enumerate(ids)}
    index: dict[Key, list[int]] = defaultdict(list)
    for unit in sorted(units, key=_order):
        for key in known.of(unit):
            index[key].append(row[unit.id])
    found = [_within(np.array(crowd)) for crowd in index.values() if len(crowd) > 1]
    found.append(np.array([(row[one], row[other]) for one, other in _side_by_side(units)], np.int64).reshape(-1, 2))
    found.append(near("said", ids, ids, CLOSEST))
    every = np.concatenate(found)
    every = every[every[:, 0] != every[:, 1]]
    return _each_once(every.min(axis=1), every.max(axis=1), len(ids), len(ids))


def _each_once(ones: Rows, others: Rows, rows: int, columns: int) -> Rows:
    """Pairs of places in order, each once, [pairs, 2]; marked in a table where it is not too large, else sorted."""
    coded = ones * columns + others
    if rows * columns > TABLE:
        return np.stack(np.divmod(np.unique(coded), max(1, columns)), axis=1)
    marked = np.zeros((rows, columns), bool)
    marked.ravel()[coded] = True
    return np.stack(np.nonzero(marked), axis=1)


def _order(unit: Unit) -> tuple[tuple[str, ...], str]:
    return (tuple(sorted(unit.wording.concepts)), unit.id)


def _within(crowd: Rows) -> Rows:
    """Pairs of the units of one key, by their rows, [pairs, 2]; of very many, each with its neighbours only."""
    return crowd[_together(crowd.size)]


@lru_cache(maxsize=1_000)
def _together(size: int) -> Rows:
    """Pairs of so many, by their places, [pairs, 2]; of very many, each with its neighbours only."""
    away = np.arange(1, size if size <= CROWD else NEAR + 1)
    first, other = np.meshgrid(np.arange(size), away, indexing="ij")
    inside = first + other < size
    return np.stack([first[inside], (first + other)[inside]], axis=1)


def _side_by_side(units: Iterable[Unit]) -> Iterator[Pair]:
    """Units of one sentence of a report, or of two that follow each other."""
    ordered = sorted(units, key=in_text)
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + STEP]:
            if other.span.report == one.span.report and other.place - one.place <= NEXT:
                yield min(one.id, other.id), max(one.id, other.id)


def beside(units: Sequence[Unit], others: Sequence[Unit], known: Keys, near: Nearest) -> Rows:
    """Those of `units` that share a key with one of `others`, or are near it in meaning, each with it, [pairs, 2].

    By the places of both among the sorted ids of the two, in order of the others, then of the units.
    """
    ids, beyond = sorted(unit.id for unit in units), sorted(unit.id for unit in others)
    row = {key: at for at, key in enumerate(ids)}
    index: dict[Key, list[int]] = defaultdict(list)
    for unit in sorted(units, key=_order):
        for key in known.of(unit):
            if len(index[key]) < CROWD:
                index[key].append(row[unit.id])
    place = {key: at for at, key in enumerate(beyond)}
    shared = [(place[other.id], index[key]) for other in others for key in known.of(other) if key in index]
    counts = np.array([len(crowd) for _, crowd in shared], np.int64)
    first = np.repeat(np.array([at for at, _ in shared], np.int64), counts)
    second = np.fromiter((at for _, crowd in shared for at in crowd), np.int64, len(first))
    close = near("own", beyond, ids, CLOSEST)
    ones, theirs = np.concatenate([first, close[:, 0]]), np.concatenate([second, close[:, 1]])
    return _each_once(ones, theirs, len(beyond), len(ids))[:, ::-1]


def keys(unit: Unit, salience: Salience) -> list[Key]:
    """What a unit is indexed by: its deeds, each with each other thing that it says; pairs of its heaviest things."""
    said = unit.wording
    weights = salience.weighed(said.concepts)
    heavy = sorted(weights, key=lambda key: (-weights[key], key))
    deeds = [key for key in heavy if key in said.deeds][:DEEDS]
    names = sorted({*said.names, *said.own}, key=lambda key: (-salience.name(key), key))[:DEEDS]
    others = [*(key for key in heavy if key not in deeds), *names][: HEAVIEST + DEEDS]
    rest = [key for key in heavy if key not in deeds][:NO_DEED]
    found = {*combinations(sorted(deeds), 2), *combinations(sorted(rest), 2)}
    found |= {(deed, other) for deed in deeds for other in others}
    if len(heavy) <= SHORT:
        # What says little may meet another in one thing alone.
        found |= {(key, "") for key in heavy if weights[key] >= LONE}
    found |= {(deed, "") for deed in deeds if deed in said.sure}
    return sorted(found)
