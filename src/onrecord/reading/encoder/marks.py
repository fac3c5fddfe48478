"""What the encoder sees in a text: for each word piece the chance of source, cue and content, and the links between.

A window is read by itself, one at a time, so that no number depends on what is read beside it.
"""

import functools
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.reading.encoder.features import Features, features
from onrecord.reading.encoder.files import FILES, MODEL
from onrecord.reading.encoder.windows import Window, windows
from onrecord.reading.running import session

SOURCE, CUE, CONTENT = range(3)  # roles
OUTSIDE, BEGINS, INSIDE = range(3)  # tags of a role
CUE_SOURCE, CUE_CONTENT, CONTENT_SOURCE, CONTENT_CUE, CONTENT_CONTENT = range(
    5
)  # links: from whose first piece, to what

START, END = 101, 102  # BERT's [CLS] and [SEP]
KEPT = 0.015  # links are kept of pieces at least so likely to begin a cue or a content
MOST = 64  # and of no more pieces a window than this, so that a hostile text takes bounded memory

Real = NDArray[np.float32]


class Links(NamedTuple):
    """Of one word piece: log-odds that the pieces from `start` on belong to it, a row for each kind of link."""

    start: int
    rows: Real


class Marks(NamedTuple):
    """A text as the encoder sees it.

    Attributes:
        features: the word pieces and where they stand.
        tags: chances, [pieces, roles, tags].
        links: of pieces that may begin a cue or a content.
        windows: how the text was cut.
    """

    features: Features
    tags: Real
    links: dict[int, Links]
    windows: list[Window]


def marks(text: str) -> Marks:
    """Read a text of any length.

    Raises:
        ModelError: a file of the encoder is missing or damaged.
    """
    given = features(text)
    tags = np.zeros((len(given), 3, 3), np.float32)
    links: dict[int, Links] = {}
    cut = windows(given.breaks)
    for window in cut:
        seen, linked = _read(given, window)
        own = slice(window.first - window.start, window.last - window.start)
        tags[window.first : window.last] = seen[own]
        for at in _worth_keeping(seen[own]):
            links[window.first + int(at)] = Links(window.start, linked[:, own.start + at].copy())
    return Marks(given, tags, links, cut)


def _read(given: Features, window: Window) -> tuple[Real, Real]:
    """Chances of tags and log-odds of links within one window, the marks at its ends taken off."""
    part = slice(window.start, window.end)
    rows = {
        "pieces": np.concatenate(([START], given.pieces[part], [END])),
        "case": np.pad(given.case[part], 1),
        "breaks": np.pad(given.breaks[part], 1),
        "quoting": np.pad(given.quoting[part], 1),
    }
    tags, links = _session().run(None, rows)
    return _softmax(tags[1:-1].reshape(-1, 3, 3)), links[:, 1:-1, 1:-1]


def _softmax(logits: Real) -> Real:
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    chances: Real = raised / raised.sum(-1, keepdims=True)
    return chances


def _worth_keeping(tags: Real) -> NDArray[np.int64]:
    begins = np.maximum(tags[:, CUE, BEGINS], tags[:, CONTENT, BEGINS])
    likely = np.flatnonzero(begins >= KEPT)
    if likely.size > MOST:
        likely = np.sort(likely[np.argsort(-begins[likely], kind="stable")[:MOST]])
    return likely


@functools.cache
def _session() -> onnxruntime.InferenceSession:
    return session(FILES, MODEL)
