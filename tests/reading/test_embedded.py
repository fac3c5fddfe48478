"""Sentence vectors of stretches of a report's text, as they are kept with its findings."""

import numpy as np

from onrecord.reading import meaning
from onrecord.spans import Span

TEXT = "The ferry sank.  The boat\nwent down."


def test_what_is_kept_is_what_was_computed() -> None:
    kept = meaning.embed(TEXT, [Span("r1", 17, 36), Span("r1", 0, 15)])
    assert kept.places == ((0, 15), (17, 36))
    exact = meaning.vectors(["The ferry sank.", "The boat went down."])
    assert np.abs((meaning.rows(kept) * exact).sum(axis=1) - 1).max() < 0.01


def test_nothing_to_embed() -> None:
    assert meaning.rows(meaning.embed(TEXT, [])).shape == (0, meaning.WIDTH)
