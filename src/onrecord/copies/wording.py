"""Words of a text as numbers, found all at once: reports are compared by the million, so no word costs a call."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

PLANE = 0x10000  # code points of Unicode's basic plane; the few beyond are looked at one by one
STRAIGHT, CURLY = 0x27, 0x2019  # apostrophes
BASE = 0x9E3779B97F4A7C15  # odd, with bits all over
INVERSE = pow(BASE, -1, 1 << 64)

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]
Codes = NDArray[np.uint32]


def words_of(text: str) -> tuple[Hashes, Places]:
    """A number for each word, case and kind of apostrophe aside, and `[start, end)` of each in code points.

    Words are as `onrecord.stories.words.WORD` has them: letters and digits, with one apostrophe inside.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    inside = _inside(codes)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], inside, [False])).astype(np.int8)))
    extents = edges.reshape(-1, 2).astype(np.int64)
    return _numbers(codes, extents), extents


def _inside(codes: Codes) -> NDArray[np.bool_]:
    """Which code points are of a word."""
    inside: NDArray[np.bool_] = _letters()[np.minimum(codes, PLANE - 1)]
    for place in np.flatnonzero(codes >= PLANE):
        inside[place] = chr(codes[place]).isalnum()
    middle = codes[1:-1]
    marks = np.flatnonzero(((middle == STRAIGHT) | (middle == CURLY)) & inside[:-2] & inside[2:]) + 1
    taken = -1
    for mark in marks.tolist():
        if taken < 0 or not inside[taken:mark].all():  # a word has one apostrophe
            inside[mark] = True
            taken = mark
    return inside


def _numbers(codes: Codes, extents: Places) -> Hashes:
    """The sum of each word's letters, each by a power of BASE: a difference of sums over the text, shifted back."""
    plain = _lower()[np.minimum(codes, PLANE - 1)].astype(np.uint64)
    beyond = codes >= PLANE
    plain[beyond] = codes[beyond]
    upward, back = _powers(1 << max(12, codes.size.bit_length()))
    sums = np.concatenate(([np.uint64(0)], np.cumsum(plain * upward[: plain.size], dtype=np.uint64)))
    found: Hashes = (sums[extents[:, 1]] - sums[extents[:, 0]]) * back[extents[:, 0]]
    return found


@cache
def _letters() -> NDArray[np.bool_]:
    return np.array([chr(code).isalnum() for code in range(PLANE)])


@cache
def _lower() -> Codes:
    lowered = (chr(code).lower() for code in range(PLANE))
    table = np.array([ord(each) if len(each) == 1 else code for code, each in enumerate(lowered)], np.uint32)
    table[CURLY] = STRAIGHT
    return table


@cache
def _powers(count: int) -> tuple[Hashes, Hashes]:
    """Powers of BASE and of its inverse, so many of each, modulo 2 to the 64th."""
    base, inverse = (np.full(count, value, np.uint64) for value in (BASE, INVERSE))
    base[0] = inverse[0] = 1
    return np.cumprod(base, dtype=np.uint64), np.cumprod(inverse, dtype=np.uint64)
