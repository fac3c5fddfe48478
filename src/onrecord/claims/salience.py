"""What the words and names of one story tell: what most of its statements speak of tells little of any one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import log

import msgspec

from onrecord.claims.page import Unit

EASE = 25  # units by which a small story is taken for larger, so that few units make no word common
RAREST = 30  # share of units, one in so many, from which on a word tells all that it can
FLOOR = 0.25  # what the most common word of a story still tells
FEW = 4  # reports by which a small story is taken for larger
HALF = 0.4  # share of the reports from which on a concept is what all of them are about
NAME = 0.7  # what a name weighs beside concepts


class Salience(msgspec.Struct, frozen=True):
    """How much each concept and each name of a story tells, 0 to 1."""

    concepts: Mapping[str, float] = {}
    names: Mapping[str, float] = {}

    def concept(self, concept: str, weight: float) -> float:
        """The weight of a concept in this story."""
        return weight * self.concepts.get(concept, 1.0)

    def weighed(self, concepts: Mapping[str, float]) -> dict[str, float]:
        """The weights of some concepts in this story."""
        telling = self.concepts
        return {key: weight * telling.get(key, 1.0) for key, weight in concepts.items()}

    def name(self, key: str) -> float:
        """The weight of a name in this story."""
        return NAME * self.names.get(key, 1.0)


def salience(units: Iterable[Unit], own: Iterable[Unit] = ()) -> Salience:
    """The salience of a story's concepts and names, from its statements; and from the reports that tell of each."""
    kept = list(units)
    everywhere = _everywhere([*kept, *own])
    concepts = Counter(concept for unit in kept for concept in unit.wording.concepts)
    names = Counter(name for unit in kept for name in {*unit.wording.names, *unit.wording.own})
    return Salience(
        {key: _telling(count, len(kept)) * everywhere.get(key, 1.0) for key, count in sorted(concepts.items())},
        {key: _telling(count, len(kept)) for key, count in sorted(names.items())},
    )


def _everywhere(units: Iterable[Unit]) -> dict[str, float]:
    """What is left of the concepts that many of the reports speak of: the matter that all of them are about."""
    reports: dict[str, set[str]] = defaultdict(set)
    every = set()
    for unit in units:
        every.add(unit.span.report)
        for concept in unit.wording.concepts:
            reports[concept].add(unit.span.report)
    total = len(every) + FEW
    return {key: 1.0 - max(0.0, len(told) / total - HALF) for key, told in sorted(reports.items())}


def _telling(count: int, total: int) -> float:
    return min(1.0, max(FLOOR, log((total + EASE) / count) / log(RAREST)))
