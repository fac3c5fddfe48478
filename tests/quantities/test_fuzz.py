"""Random and hostile inputs, a small number of them; tests/quantities/fuzz.py takes any number."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.quantities.fuzz import HOSTILE, check_reading, check_text, random_reading, random_text, random_times, slowest


def test_random_numbers_and_trees_break_nothing() -> None:
    chance = random.Random(7)
    found = 0
    for _ in range(600):
        text = random_text(chance)
        check_text(text)
        found += len(check_reading(random_reading(chance, text), random_times(chance, text)))
    assert found > 300


@settings(max_examples=200, deadline=None)
@given(st.text("0123456789.,-–$€% tofandhundredmillionbetween", max_size=60) | st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    check_text(text)


def test_time_grows_no_faster_than_the_text() -> None:
    assert len(HOSTILE) > 10
    worst, times = slowest(2000)
    assert times < 10, worst  # 4 is linear, 16 quadratic
