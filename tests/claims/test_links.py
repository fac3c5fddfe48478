"""Chances of pairs as arrays tell what the pairs themselves tell."""

import random
from collections import defaultdict

import numpy as np

from onrecord.claims.links import Links
from onrecord.stories.linkage import Pair


def drawn() -> dict[Pair, float]:
    """Chances of pairs, some of them equal, in no order and with either unit first."""
    draw = random.Random(7)
    ids = [f"m{number:02}" for number in range(12)]
    return {tuple(draw.sample(ids, 2)): draw.choice([0.1, 0.3, draw.random()]) for _ in range(40)}  # type: ignore[misc]


def test_the_sums_are_added_up_in_order_of_the_pairs() -> None:
    chances, sums = drawn(), defaultdict[str, float](float)
    for (one, other), chance in sorted(chances.items()):
        sums[one] += chance
        sums[other] += chance
    assert Links.of(chances).totals() == sums


def test_the_surest_pair_of_each() -> None:
    chances = drawn()
    best = {
        key: min((-chance, pair) for pair, chance in chances.items() if key in pair)
        for key in {key for pair in chances for key in pair}
    }
    assert Links.of(chances).surest() == [pair for _, pair in sorted(set(best.values()))]
    assert set(Links.of(chances).sure(0.3)) == {pair for pair, chance in chances.items() if chance >= 0.3}


def test_of_a_pair_that_is_given_again_the_later_counts() -> None:
    links = Links(["a", "b"], ["c"], np.array([[0, 0], [1, 0]]), np.array([0.2, 0.4]))
    assert links.beside({("b", "c"): 1.0, ("a", "b"): 0.5}).by_pair() == {
        ("a", "c"): 0.2,
        ("b", "c"): 1.0,
        ("a", "b"): 0.5,
    }
    assert links.beside({}) is links
    assert links.surest() == [("b", "c"), ("a", "c")]
