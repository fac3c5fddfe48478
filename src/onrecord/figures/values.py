"""The values that the words of a figure leave open, and whether two figures can both hold."""

from onrecord.quantities.nouns import Bound

ABOUT = 0.1  # share by which "about" may be off
ROUND_FROM = 1000.0  # from here on a figure that ends in zeros is held to be rounded
ROUND_SHARE = 0.05  # yet by no more than this share


def interval(low: float, high: float | None, bound: Bound) -> tuple[float, float]:
    """The lowest and highest value that the words allow; infinite where they set no end."""
    if bound in ("at_least", "more_than"):
        return low, float("inf")
    if bound in ("at_most", "less_than"):
        return float("-inf"), low
    if high is not None:
        return min(low, high), max(low, high)
    slack = abs(low) * ABOUT if bound == "about" else rounding(low)
    return low - slack, low + slack


def rounding(value: float) -> float:
    """Half a unit of the last digit that is not zero, for large round figures; else 0."""
    if abs(value) < ROUND_FROM or value != int(value):
        return 0.0
    unit, left = 1, int(abs(value))
    while left % 10 == 0:
        unit, left = unit * 10, left // 10
    return min(unit / 2, abs(value) * ROUND_SHARE) if unit > 1 else 0.0


def both_hold(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two intervals share a value."""
    return one[0] <= other[1] and other[0] <= one[1]
