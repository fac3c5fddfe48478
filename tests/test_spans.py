"""Ranges of a text."""

from onrecord.spans import merged


def test_ranges_that_touch_or_overlap_are_made_one() -> None:
    assert merged([(5, 9), (0, 2), (2, 3), (6, 7), (12, 13)]) == [(0, 3), (5, 9), (12, 13)]
