"""Pairs of units worth comparing, through an index of what two of them would have to share."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from onrecord.claims.page import Unit
from onrecord.stories.linkage import Pair

HEAVIEST = 8  # concepts of a unit that are indexed
NAMES = 4


def pairs(units: Sequence[Unit]) -> list[Pair]:
    """Ids of every two units that share two heavy concepts, or one and a name, in order."""
    index: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for unit in sorted(units, key=lambda unit: unit.id):
        for key in keys(unit):
            index[key].append(unit.id)
    return sorted({pair for ids in index.values() for pair in combinations(ids, 2)})


def beside(units: Sequence[Unit], others: Iterable[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Each of `others` with each of `units` that it shares a key with."""
    index: dict[tuple[str, ...], list[Unit]] = defaultdict(list)
    for unit in sorted(units, key=lambda unit: unit.id):
        for key in keys(unit):
            index[key].append(unit)
    for other in others:
        near = {unit.id: unit for shared in keys(other) for unit in index.get(shared, ())}
        for unit_id in sorted(near):
            yield near[unit_id], other


def keys(unit: Unit) -> Iterator[tuple[str, ...]]:
    """What a unit is indexed by: pairs of its heaviest concepts, each with each name, and rare ones of a short unit."""
    weights = unit.wording.concepts
    heavy = sorted(sorted(weights, key=lambda concept: (-weights[concept], concept))[:HEAVIEST])
    yield from combinations(heavy, 2)
    names = unit.wording.names[:NAMES]
    yield from (("name", name, concept) for name in names for concept in heavy)
    if len(heavy) <= 3:
        yield from ((concept,) for concept in heavy if weights[concept] >= 1.0)
