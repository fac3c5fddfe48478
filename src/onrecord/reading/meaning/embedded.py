"""Makes the sentence vectors of stretches of a report's text, and reads them back."""

from collections.abc import Iterable, Sequence

import numpy as np

from onrecord.reading.meaning.matter import matters
from onrecord.reading.meaning.nouns import BEARING, Embedded
from onrecord.reading.meaning.vectors import WIDTH, Vectors
from onrecord.spans import Span

HALF = np.dtype("<f2")
SCALE = 127  # kept as a whole number of -127 to 127, which moves a cosine by less than 0.01


def embed(text: str, sentences: Sequence[Span], spans: Iterable[Span]) -> Embedded:
    """The vectors of some spans of a text, each read where it stands among the sentences.

    Raises:
        ModelError: a file of the model is missing or damaged.
    """
    places = sorted({(span.start, span.end) for span in spans})
    found = matters(text, sentences, places)
    return Embedded(places=tuple(places), packed=pack(found.matters), bearings=pack_bearings(found.bearings))


def pack_bearings(found: Vectors) -> bytes:
    """Bearings as numbers of 16 bits, 36 each."""
    return found.astype(HALF).tobytes()


def bearings(embedded: Embedded) -> Vectors:
    """The bearing of each place, [places, 36]; zeros where none were kept."""
    if not embedded.bearings:
        return np.zeros((len(embedded.places), BEARING), np.float32)
    return np.frombuffer(embedded.bearings, HALF).reshape(-1, BEARING).astype(np.float32)


def pack(found: Vectors) -> bytes:
    """Vectors as signed bytes, 384 each."""
    return np.rint(found * SCALE).astype(np.int8).tobytes()


def rows(embedded: Embedded) -> Vectors:
    """One vector of length about 1 for each place, [places, WIDTH]."""
    whole = np.frombuffer(embedded.packed, np.int8).reshape(len(embedded.places), WIDTH)
    return whole.astype(np.float32) / np.float32(SCALE)
