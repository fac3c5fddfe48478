"""Pairs of units worth comparing: those that share telling words, are near in meaning, or stand side by side.

Where a key is shared by very many, each is compared with its neighbours by wording alone, so that time stays in step.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, repeat

import numpy as np
from numpy.typing import NDArray

from onrecord.claims.meanings import NEXT, Meanings
from onrecord.claims.neighbours import nearest, neighbours
from onrecord.claims.page import Unit
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
STEP = 8  # units after it in its report with which each is compared, where they are of the next sentence at most

Rows = NDArray[np.int64]


def pairs(units: Sequence[Unit], salience: Salience, meant: Meanings) -> list[Pair]:
    """Ids of every two units worth comparing, in order; of few units, of every two."""
    if len(units) <= FEW:
        return list(combinations(sorted(unit.id for unit in units), 2))
    ids = sorted({unit.id for unit in units})
    row = {key: at for at, key in enumerate(ids)}
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for unit in sorted(units, key=_order):
        for key in keys(unit, salience):
            index[key].append(row[unit.id])
    found = [_within(np.array(crowd)) for crowd in index.values() if len(crowd) > 1]
    found.append(np.array([(row[one], row[other]) for one, other in _side_by_side(units)], np.int64).reshape(-1, 2))
    found.append(nearest(ids, ids, meant, CLOSEST))
    every = np.concatenate(found)
    every = every[every[:, 0] != every[:, 1]]
    ones, others = np.divmod(np.unique(every.min(axis=1) * len(ids) + every.max(axis=1)), len(ids))
    return list(zip(map(ids.__getitem__, ones.tolist()), map(ids.__getitem__, others.tolist()), strict=True))


def _order(unit: Unit) -> tuple[tuple[str, ...], str]:
    return (tuple(sorted(unit.wording.concepts)), unit.id)


def _within(crowd: Rows) -> Rows:
    """Pairs of the units of one key, by their rows, [pairs, 2]; of very many, each with its neighbours only."""
    away = np.arange(1, crowd.size if crowd.size <= CROWD else NEAR + 1)
    first, other = np.meshgrid(np.arange(crowd.size), away, indexing="ij")
    inside = first + other < crowd.size
    return np.stack([crowd[first[inside]], crowd[(first + other)[inside]]], axis=1)


def _side_by_side(units: Iterable[Unit]) -> Iterator[Pair]:
    """Units of one sentence of a report, or of two that follow each other."""
    ordered = sorted(units, key=lambda unit: (unit.span, unit.id))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + STEP]:
            if other.span.report == one.span.report and other.place - one.place <= NEXT:
                yield min(one.id, other.id), max(one.id, other.id)


def beside(units: Sequence[Unit], others: Sequence[Unit], salience: Salience, meant: Meanings) -> Iterator[Pair]:
    """Ids of those of `units` that share a key with one of `others`, or are near it in meaning, each with its id."""
    index: dict[tuple[str, str], list[str]] = defaultdict(list)
    for unit in sorted(units, key=_order):
        for key in keys(unit, salience):
            if len(index[key]) < CROWD:
                index[key].append(unit.id)
    close: dict[str, set[str]] = defaultdict(set)
    for other_id, unit_id in neighbours(others, units, meant, CLOSEST):
        close[other_id].add(unit_id)
    for other in others:
        near = close[other.id].union(*(index.get(shared, ()) for shared in keys(other, salience)))
        yield from zip(sorted(near), repeat(other.id))


def keys(unit: Unit, salience: Salience) -> list[tuple[str, str]]:
    """What a unit is indexed by: its deeds, each with each other thing that it says; pairs of its heaviest things."""
    said = unit.wording
    weights = {key: salience.concept(key, weight) for key, weight in said.concepts.items()}
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
