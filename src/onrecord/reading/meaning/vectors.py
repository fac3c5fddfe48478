"""Sentence vectors of all-MiniLM-L6-v2, computed one text at a time so that no number depends on the texts beside it.

Reimers and Gurevych, Sentence-BERT, 2019; the weights ship as int8 ONNX, see `training/meaning.py`.
"""

import functools
from collections.abc import Sequence

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.reading.encoder.features import tokenizer
from onrecord.reading.meaning.files import FILES, MODEL
from onrecord.reading.running import session

WIDTH = 384
LONGEST = 254  # word pieces that are read, the two marks at the ends not counted; what follows is left out
CHARS = 16 * LONGEST  # a piece is a few letters; so a text of megabytes is not cut into pieces whole
START, END = 101, 102  # BERT's [CLS] and [SEP]

Vectors = NDArray[np.float32]


def vectors(texts: Sequence[str]) -> Vectors:
    """A vector of length 1 for each text, [texts, 384]; the dot product of two is the cosine of what they mean.

    A text of no words, too, gets a vector; of a long one the first 254 word pieces are read.

    Raises:
        ModelError: a file of the model is missing or damaged.
    """
    found = np.empty((len(texts), WIDTH), np.float32)
    for row, text in enumerate(texts):
        found[row] = _session().run(None, {"pieces": pieces(text)})[0]
    return found


def pieces(text: str) -> NDArray[np.int64]:
    """The numbers of a text's first word pieces, with the marks at both ends."""
    return np.array([START, *tokenizer().encode(text[:CHARS], add_special_tokens=False).ids[:LONGEST], END], np.int64)


@functools.cache
def _session() -> onnxruntime.InferenceSession:
    return session(FILES, MODEL)
