"""Windows over a long text: how it is cut for the encoder, and which window's word counts for each word piece.

Windows overlap and hand over to each other at a paragraph's beginning where there is one, so that what is said and
who says it are seen together and no seam shows.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.encoder.features import Row

LONGEST = 318  # word pieces of a window, without the two marks at its ends; training saw windows of this length
OVERLAP = 64  # at least so many are seen by two windows
SEARCH = 40  # how much earlier the next window may begin to begin with a paragraph
MARGIN = 24  # the hand-over stays so far from either window's end


class Window(NamedTuple):
    """Word pieces `[start, end)` are read; `[first, last)` of them are this window's to judge."""

    start: int
    end: int
    first: int
    last: int


def windows(breaks: Row) -> list[Window]:
    """Cut a text into windows, given the line breaks before each of its word pieces."""
    total = int(breaks.size)
    cuts = np.flatnonzero(breaks)
    made: list[Window] = []
    start = first = 0
    while start + LONGEST < total:
        end = start + LONGEST
        following = _paragraph(cuts, end - OVERLAP - SEARCH, end - OVERLAP, end - OVERLAP)
        middle = (following + end) // 2
        last = _paragraph(cuts, following + MARGIN, end - MARGIN, middle)
        made.append(Window(start, end, first, last))
        start, first = following, last
    if first < total:
        made.append(Window(start, total, first, total))
    return made


def _paragraph(cuts: NDArray[np.int64], low: int, high: int, wanted: int) -> int:
    """The paragraph's beginning in `[low, high]` nearest to the place wanted, else that place."""
    near = cuts[np.searchsorted(cuts, low) : np.searchsorted(cuts, high, side="right")]
    return int(near[np.argmin(np.abs(near - wanted))]) if near.size else wanted
