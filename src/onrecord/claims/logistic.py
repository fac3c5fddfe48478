"""A logistic scorer whose weights are data: the chance of something, from numbers that each tell a little."""

from collections.abc import Mapping
from functools import cache
from math import exp

import msgspec

from onrecord.stories.words import table


class Logistic(msgspec.Struct, frozen=True):
    """What each number weighs, and where the sum begins."""

    weights: dict[str, float]
    start: float

    def chance(self, numbers: Mapping[str, float]) -> float:
        """0 to 1; what the weights do not name counts for nothing."""
        return 1.0 / (1.0 + exp(-self.odds(numbers)))

    def odds(self, numbers: Mapping[str, float]) -> float:
        """The logarithm of the odds, no farther from 0 than `FAR`."""
        weights = self.weights
        total = self.start + sum([weights.get(key, 0.0) * number for key, number in numbers.items() if number])
        return max(-FAR, min(FAR, total))


FAR = 30.0  # beyond which a sum makes no difference, and its exponential too large a number
START = "(start)"


@cache
def logistic(name: str) -> Logistic:
    """The scorer of a data file of this package."""
    rows = {key: float(weight) for key, weight in table("onrecord.claims", name)}
    return Logistic({key: weight for key, weight in rows.items() if key != START}, rows.get(START, 0.0))
