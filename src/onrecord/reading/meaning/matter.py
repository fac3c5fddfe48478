"""What stretches of a report are about, read where they stand: "it was filed" near "a letter had reached the bank".

The weights go on from all-MiniLM-L6-v2's; they were trained so that words for and against one claim lie close, see
`training/matter.py`. A stretch's vector is the mean over its own word pieces.
"""

import functools
from collections.abc import Sequence

import numpy as np
import onnxruntime

from onrecord.reading.meaning.files import FILES, MATTER
from onrecord.reading.meaning.vectors import WIDTH, Vectors
from onrecord.reading.meaning.windows import Window, windows
from onrecord.reading.running import session
from onrecord.spans import Span

Place = tuple[int, int]


def matters(text: str, sentences: Sequence[Span], places: Sequence[Place]) -> Vectors:
    """A vector of length 1 for each place, [places, 384]; zeros for one that no sentence holds.

    `sentences` and `places` are in order. Of a place that goes on over many sentences the part is read that stands with
    its beginning.

    Raises:
        ModelError: a file of the model is missing or damaged.
    """
    found = np.zeros((len(places), WIDTH), np.float32)
    row = 0
    for window in windows(text, sentences):
        if not window.starts.size:
            continue
        mine = row
        while row < len(places) and places[row][0] < window.ends[-1]:
            row += 1
        if row > mine:
            _pool(found[mine:row], window, places[mine:row])
    return found


def _pool(out: Vectors, window: Window, places: Sequence[Place]) -> None:
    """The mean vector of the pieces of each place."""
    read = _session().run(None, {"pieces": window.pieces})[0][window.first : -1]
    for row, (start, end) in enumerate(places):
        first, last = np.searchsorted(window.ends, start, "right"), np.searchsorted(window.starts, end, "left")
        if first < last:
            mean = read[first:last].mean(axis=0)
            out[row] = mean / max(float(np.linalg.norm(mean)), 1e-12)


@functools.cache
def _session() -> onnxruntime.InferenceSession:
    return session(FILES, MATTER)
