"""Sentence vectors of stretches of a report's text, as they are kept with its findings."""

import msgspec
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
    assert np.abs((meaning.rows(kept) * exact.matters).sum(axis=1) - 1).max() < 0.01
    assert np.abs(meaning.bearings(kept) - exact.bearings).max() < 0.01 * np.abs(exact.bearings).max()


def test_nothing_to_embed() -> None:
    none = meaning.embed(TEXT, SENTENCES, [])
    assert meaning.rows(none).shape == (0, meaning.WIDTH) and not meaning.bearings(none).size


def test_what_was_kept_before_there_were_bearings_has_none() -> None:
    kept = msgspec.structs.replace(meaning.embed(TEXT, SENTENCES, SENTENCES), bearings=b"")
    assert not meaning.bearings(kept).any() and len(meaning.bearings(kept)) == len(kept.places)
