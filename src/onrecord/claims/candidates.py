"""Pairs of units worth comparing, through an index of what two of them would have to share.

Where a key is shared by very many, each is compared with its neighbours by wording alone, so that time stays in step.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from onrecord.claims.page import Unit
from onrecord.claims.salience import Salience
from onrecord.stories.linkage import Pair

DEEDS = 4  # deeds of a unit that are indexed
HEAVIEST = 8  # its other concepts and names
NO_DEED = 4  # of these, how many are indexed in pairs without a deed
SHORT = 4  # concepts of what says little
LONE = 0.5  # what one thing must weigh by which alone units are compared
CROWD = 60  # units of one key from which on only neighbours are compared
NEAR = 12  # neighbours to one side


def pairs(units: Sequence[Unit], salience: Salience) -> list[Pair]:
    """Ids of every two units that share a deed and another thing, or two heavy things, in order."""
    index: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in sorted(units, key=_order):
        for key in keys(unit, salience):
            index[key].append(unit)
    return sorted({pair for crowd in index.values() for pair in _within(crowd)})


def _order(unit: Unit) -> tuple[tuple[str, ...], str]:
    return (tuple(sorted(unit.wording.concepts)), unit.id)


def _within(crowd: Sequence[Unit]) -> Iterator[Pair]:
    ids = [unit.id for unit in crowd]
    if len(ids) <= CROWD:
        found: Iterable[tuple[str, str]] = combinations(ids, 2)
    else:
        found = ((one, other) for at, one in enumerate(ids) for other in ids[at + 1 : at + 1 + NEAR])
    yield from ((min(pair), max(pair)) for pair in found if pair[0] != pair[1])


def beside(units: Sequence[Unit], others: Iterable[Unit], salience: Salience) -> Iterator[tuple[Unit, Unit]]:
    """Each of `others` with each of `units` that it shares a key with; of a crowd with a key, only the first."""
    index: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in sorted(units, key=_order):
        for key in keys(unit, salience):
            if len(index[key]) < CROWD:
                index[key].append(unit)
    for other in others:
        near = {unit.id: unit for shared in keys(other, salience) for unit in index.get(shared, ())}
        for unit_id in sorted(near):
            yield near[unit_id], other


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
