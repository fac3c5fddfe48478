"""A logistic scorer whose weights are data."""

import pytest

from onrecord.claims.logistic import Logistic, logistic


def test_without_numbers_the_chance_is_that_of_the_start() -> None:
    assert Logistic({}, 0.0).chance({}) == 0.5


def test_each_number_counts_by_its_weight_and_what_is_not_named_not_at_all() -> None:
    scorer = Logistic({"near": 2.0, "far": -2.0}, 0.0)
    assert scorer.chance({"near": 1.0}) > 0.85
    assert scorer.chance({"near": 1.0, "far": 1.0, "unheard of": 9.0}) == pytest.approx(0.5)


def test_no_number_is_too_large() -> None:
    assert Logistic({"near": 1.0}, 0.0).chance({"near": 1e9}) == pytest.approx(1.0)
    assert Logistic({"near": 1.0}, 0.0).chance({"near": -1e9}) == pytest.approx(0.0)


@pytest.mark.parametrize("name", ["likeness.tsv", "leanings.tsv", "bonds.tsv"])
def test_the_shipped_weights_are_read(name: str) -> None:
    assert len(logistic(name).weights) > 5
    assert logistic(name).start != 0.0
