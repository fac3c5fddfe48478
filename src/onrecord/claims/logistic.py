"""A logistic scorer whose weights are data: the chance of something, from numbers that each tell a little."""

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.stories.words import table


class Logistic(msgspec.Struct, frozen=True):
    """What each number weighs, and where the sum begins."""

    weights: dict[str, float]
    start: float

    def chance(self, numbers: Mapping[str, float]) -> float:
        """0 to 1; what the weights do not name counts for nothing."""
        return 1.0 / (1.0 + exp(-self.odds(numbers)))

    def chances(self, told: Sequence[Mapping[str, float]]) -> list[float]:
        """The same of several, all of which tell the same things in the same order."""
        if not told:
            return []
        rows = np.array([list(each.values()) for each in told], np.float64)
        return [1.0 / (1.0 + exp(-odds)) for odds in self.odds_of(list(told[0]), rows).tolist()]

    def odds(self, numbers: Mapping[str, float]) -> float:
        """The logarithm of the odds, no farther from 0 than `FAR`."""
        weights = self.weights
        total = self.start + sum([weights.get(key, 0.0) * number for key, number in numbers.items() if number])
        return max(-FAR, min(FAR, total))

    def odds_of(self, names: Sequence[str], rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The same of rows of numbers under some names, [rows, names], each row added up in the order of the names."""
        total = np.zeros(len(rows))
        for name, column in zip(names, rows.T, strict=True):
            total += self.weights.get(name, 0.0) * column
        return np.clip(self.start + total, -FAR, FAR)


FAR = 30.0  # beyond which a sum makes no difference, and its exponential too large a number
START = "(start)"


@cache
def logistic(name: str) -> Logistic:
    """The scorer of a data file of this package."""
    rows = {key: float(weight) for key, weight in table("onrecord.claims", name)}
    return Logistic({key: weight for key, weight in rows.items() if key != START}, rows.get(START, 0.0))
