"""Which values the words of a figure leave open, and which figures can both hold."""

import pytest

from onrecord.figures.values import both_hold, interval, rounding
from onrecord.quantities.nouns import Bound

Figure = tuple[float, float | None, Bound]


@pytest.mark.parametrize(
    ("one", "other", "hold"),
    [
        ((10_000, None, "more_than"), (12_000, None, "exact"), True),
        ((10_000, None, "exact"), (12_000, None, "exact"), False),
        ((10_000, 15_000, "range"), (12_000, None, "exact"), True),
        ((10_000, 15_000, "range"), (14_000, 20_000, "range"), True),
        ((10_000, 15_000, "range"), (25_000, 30_000, "range"), False),
        ((100, None, "less_than"), (120, None, "exact"), False),
        ((100, None, "at_most"), (100, None, "at_least"), True),
        ((100, None, "about"), (108, None, "exact"), True),
        ((100, None, "about"), (120, None, "exact"), False),
        ((1_200_000, None, "exact"), (1_214_500, None, "exact"), True),
        ((12, None, "exact"), (13, None, "exact"), False),
        ((120, None, "exact"), (123, None, "exact"), False),
    ],
)
def test_what_can_both_hold(one: Figure, other: Figure, hold: bool) -> None:
    assert both_hold(interval(*one), interval(*other)) is hold
    assert both_hold(interval(*other), interval(*one)) is hold


def test_rounding_is_half_a_unit_of_the_last_digit_and_never_much() -> None:
    assert rounding(1_200_000) == 50_000
    assert rounding(10_000) == 500
    assert rounding(12_345) == 0
    assert rounding(900) == 0
    assert rounding(0.5) == 0
