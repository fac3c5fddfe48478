"""Two groups become one only where reports across them are nearly as alike as reports within them."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.stories.closeness import Rule, closely_linked
from onrecord.stories.space import Real

RULE = Rule(least=0.2, closeness=0.9, usual=0.2, trust=1.0)


def table(within: float, across: float, sizes: tuple[int, int] = (3, 3)) -> Real:
    first, second = sizes
    scores = np.full((first + second, first + second), across)
    scores[:first, :first] = scores[first:, first:] = within
    return scores


def test_two_close_groups_that_are_alike_stay_two() -> None:
    assert closely_linked(table(0.8, 0.5), RULE) == [[0, 1, 2], [3, 4, 5]]


def test_the_same_likeness_across_joins_groups_that_are_looser_within() -> None:
    assert closely_linked(table(0.52, 0.5), RULE) == [[0, 1, 2, 3, 4, 5]]


def test_without_closeness_it_is_average_linkage() -> None:
    assert closely_linked(table(0.8, 0.5), Rule(least=0.4)) == [[0, 1, 2, 3, 4, 5]]
    assert closely_linked(table(0.8, 0.3), Rule(least=0.4)) == [[0, 1, 2], [3, 4, 5]]


def test_what_is_not_alike_enough_stays_apart_and_so_does_what_must() -> None:
    assert closely_linked(table(0.1, 0.1), RULE) == [[row] for row in range(6)]
    scores = table(0.8, 0.1)
    scores[0, 1] = scores[1, 0] = -np.inf
    found = closely_linked(scores, RULE)
    assert not any({0, 1} <= set(members) for members in found)


def test_a_row_may_stand_for_several_reports() -> None:
    scores = np.array([[0.0, 0.6, 0.0], [0.6, 0.0, 0.5], [0.0, 0.5, 0.0]])
    assert closely_linked(scores, Rule(least=0.3), np.array([1, 1, 1])) == [[0, 1], [2]]
    assert closely_linked(scores, Rule(least=0.3), np.array([1, 9, 1])) == [[0, 1, 2]]


def test_nothing_and_one() -> None:
    assert closely_linked(np.zeros((0, 0)), RULE) == []
    assert closely_linked(np.zeros((1, 1)), RULE) == [[0]]


@settings(deadline=None)
@given(st.lists(st.sampled_from([0.1, 0.3, 0.5, 0.9]), min_size=15, max_size=15))
def test_every_row_is_in_one_group_and_groups_hold_together(values: list[float]) -> None:
    scores = np.zeros((6, 6))
    scores[np.triu_indices(6, 1)] = values
    scores += scores.T
    found = closely_linked(scores, RULE)
    assert sorted(row for members in found for row in members) == list(range(6))
    for members in found:
        inside = scores[np.ix_(members, members)]
        assert len(members) == 1 or inside.sum() / (len(members) * (len(members) - 1)) >= RULE.least
