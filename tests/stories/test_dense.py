"""Linkage over a table of all pairs finds the groups that linkage over a heap finds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.stories import linkage
from onrecord.stories.dense import joined
from onrecord.stories.linkage import linked

KEYS = [f"m{n:02d}" for n in range(12)]
PAIRS = st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)).filter(lambda pair: pair[0] < pair[1])
SCORES = st.dictionaries(PAIRS, st.sampled_from([0.1, 0.2, 0.25, 0.3, 0.31, 0.5, 0.9]), max_size=66)


@settings(max_examples=200, deadline=None)
@given(scores=SCORES, threshold=st.sampled_from([0.13, 0.25, 0.4]), alone=st.sampled_from([0.0, 0.12]))
def test_a_table_and_a_heap_give_the_same_groups(
    scores: dict[tuple[str, str], float], threshold: float, alone: float
) -> None:
    by_heap = linked(KEYS, scores, threshold=threshold, alone=alone)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linkage, "MANY", 0)
        assert linked(KEYS, scores, threshold=threshold, alone=alone) == by_heap


def test_few_or_no_items() -> None:
    no_pairs, no_scores = np.zeros((2, 0), np.int64), np.zeros(0)
    assert joined(0, no_pairs, no_scores, threshold=0.1) == []
    assert joined(1, no_pairs, no_scores, threshold=0.1) == [[0]]
    assert joined(3, np.array([[0], [2]]), np.array([0.5]), threshold=0.1) == [[0, 2], [1]]
