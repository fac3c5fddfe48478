"""Sentence vectors of stretches of a report's text, as they are kept with its findings."""

import numpy as np

from onrecord.reading import meaning
from onrecord.reading.meaning.matter import matters
from onrecord.spans import Span

TEXT = "The ferry sank.  The boat\nwent down."
SENTENCES = [Span("r1", 0, 15), Span("r1", 17, 36)]


def test_what_is_kept_is_what_was_computed() -> None:
    kept = meaning.embed(TEXT, SENTENCES, [Span("r1", 17, 36), Span("r1", 0, 15)])
    assert kept.places == ((0, 15), (17, 36))
    exact = matters(TEXT, SENTENCES, [(0, 15), (17, 36)])
    assert np.abs((meaning.rows(kept) * exact).sum(axis=1) - 1).max() < 0.01


def test_nothing_to_embed() -> None:
    assert meaning.rows(meaning.embed(TEXT, SENTENCES, [])).shape == (0, meaning.WIDTH)
