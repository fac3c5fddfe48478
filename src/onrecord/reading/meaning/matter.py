"""What stretches of a report are about, read where they stand: "it was filed" near "a letter had reached the bank".

The weights go on from all-MiniLM-L6-v2's; they were trained so that words for and against one claim lie close, and that
a second, short vector tells who is for it and who against, see `training/matter.py`. A stretch's vectors are means over
its own word pieces; the second one's over those shortly around it too.
"""

import functools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import onnxruntime

from onrecord.reading.meaning.files import FILES, MATTER
from onrecord.reading.meaning.nouns import BEARING
from onrecord.reading.meaning.vectors import WIDTH, Vectors
from onrecord.reading.meaning.windows import Window, windows
from onrecord.reading.running import session
from onrecord.spans import Span

Place = tuple[int, int]
AROUND = 8  # word pieces to each side of a place that its bearing is read from too


class Read(NamedTuple):
    """What was read of some places of a text; zeros for a place that no sentence holds.

    `matters` holds a vector of length 1 for each, [places, 384]. `bearings`, [places, 36], are of use between places
    that speak of one thing: the dot product of the first 32 numbers is the higher the likelier both are for it, or both
    against; the others are log odds of what a place does with what it speaks of, see `ALONE`.
    """

    matters: Vectors
    bearings: Vectors


def matters(text: str, sentences: Sequence[Span], places: Sequence[Place]) -> Read:
    """What each place of a text is about, and its bearing on that.

    `sentences` and `places` are in order. Of a place that goes on over many sentences the part is read that stands with
    its beginning.

    Raises:
        ModelError: a file of the model is missing or damaged.
    """
    found = Read(np.zeros((len(places), WIDTH), np.float32), np.zeros((len(places), BEARING), np.float32))
    row = 0
    for window in windows(text, sentences):
        if not window.starts.size:
            continue
        mine = row
        while row < len(places) and places[row][0] < window.ends[-1]:
            row += 1
        if row > mine:
            _pool(Read(found.matters[mine:row], found.bearings[mine:row]), window, places[mine:row])
    return found


def _pool(out: Read, window: Window, places: Sequence[Place]) -> None:
    """The mean vectors of the pieces of each place; a bearing has a part of its own pieces, and one of those around."""
    whole = _session().run(None, {"pieces": window.pieces})[0]
    read, own, around = np.split(whole, [WIDTH, WIDTH + BEARING], axis=1)
    for row, (start, end) in enumerate(places):
        first = window.first + int(np.searchsorted(window.ends, start, "right"))
        last = window.first + int(np.searchsorted(window.starts, end, "left"))
        if first < last:
            mean = read[first:last].mean(axis=0)
            out.matters[row] = mean / max(float(np.linalg.norm(mean)), 1e-12)
            near = around[max(0, first - AROUND) : last + AROUND]
            out.bearings[row] = own[first:last].mean(axis=0) + near.mean(axis=0)


@functools.cache
def _session() -> onnxruntime.InferenceSession:
    return session(FILES, MATTER)
