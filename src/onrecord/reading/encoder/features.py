"""What the encoder is given of a text: word pieces, and beside each its case, line breaks and quotation marks.

The weights know no capitals, and word pieces drop line breaks and the pairing of marks; these features give them back.
"""

import functools
import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.reading.encoder.files import FILES, TOKENIZER

LOWER, CAPITAL, UPPER, MIXED, NO_LETTERS = range(5)
CLOSED, UNCLOSED = 1, 2  # inside a quotation that its line closes; inside one that it does not

# Double quotation marks of either form; a line break ends every quotation.
MARK = re.compile('[“«"”»\n]')
OPENING, CLOSING = '“«"', '”»"'

Row = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Features(NamedTuple):
    """Of each word piece: number, case, breaks before it (0 to 2), quotation state, `[start, end)` in code points."""

    pieces: Row
    case: Row
    breaks: Row
    quoting: Row
    starts: Row
    ends: Row
    words: Row  # number of the word that a piece is of
    names: Row  # the same, but words with capitals that only a space parts count as one

    def __len__(self) -> int:
        """How many word pieces, whatever the number of fields."""
        return int(self.pieces.size)


def features(text: str) -> Features:
    """Cut a text into word pieces and tell what stands around each."""
    encoded = tokenizer().encode(text, add_special_tokens=False)
    starts = np.array([start for start, _ in encoded.offsets], np.int64)
    ends = np.array([end for _, end in encoded.offsets], np.int64)
    inside = _quoting(text)
    case = np.array([_case(text[start:end]) for start, end in encoded.offsets], np.int64)
    breaks, words = _breaks(text, starts, ends), _words(text, starts, ends)
    return Features(
        pieces=np.array(encoded.ids, np.int64),
        case=case,
        breaks=breaks,
        quoting=inside[np.minimum(starts, len(text) - 1)] if len(starts) else starts,
        starts=starts,
        ends=ends,
        words=words,
        names=_names(words, np.isin(case, (CAPITAL, UPPER, MIXED)), (starts[1:] - ends[:-1] == 1) & (breaks[1:] == 0)),
    )


@functools.cache
def tokenizer() -> Tokenizer:
    """Cuts a text into word pieces; never pads or truncates."""
    made = Tokenizer.from_str(FILES.content(TOKENIZER).decode("utf-8"))
    made.no_truncation()
    made.no_padding()
    return made


@functools.lru_cache(maxsize=20_000)
def _case(piece: str) -> int:
    if not any(map(str.isalpha, piece)):
        return NO_LETTERS
    if piece.islower():
        return LOWER
    if piece.isupper():
        return UPPER if len(piece) > 1 else CAPITAL
    return CAPITAL if piece[0].isupper() and piece[1:].islower() else MIXED


def _breaks(text: str, starts: Row, ends: Row) -> Row:
    """Line breaks between each piece and the one before, two at most."""
    places = np.array([found.start() for found in re.finditer("\n", text)], np.int64)
    before = np.concatenate(([0], ends[:-1])) if len(ends) else ends
    breaks: Row = np.clip(np.searchsorted(places, starts) - np.searchsorted(places, before), 0, 2)
    return breaks


def _words(text: str, starts: Row, ends: Row) -> Row:
    """Count words: a piece goes on with the word before it where letters or digits touch."""
    touching = [
        start == end and text[start].isalnum() and text[end - 1].isalnum()
        for start, end in zip(starts[1:].tolist(), ends[:-1].tolist(), strict=True)
    ]
    words: Row = np.cumsum([0, *(not each for each in touching)])[: len(starts)]
    return words


def _names(words: Row, capital: Flags, spaced: Flags) -> Row:
    """Count names: a word with a capital goes on with one before it where only a space is between."""
    begins = np.diff(words, prepend=-1) != 0
    leads = capital[begins][words]  # whether each piece's word begins with a capital
    names: Row = np.cumsum([0, *(begins[1:] & ~(leads[1:] & leads[:-1] & spaced))])[: len(words)]
    return names


def _quoting(text: str) -> Row:
    """For each code point: outside a quotation, inside a closed one, or inside one that its line does not close."""
    state = np.zeros(max(1, len(text)), np.int64)
    opened: int | None = None
    for mark in MARK.finditer(text):
        at = mark.start()
        if mark[0] == "\n":
            if opened is not None:
                state[opened:at] = UNCLOSED
            opened = None
        elif opened is None:
            opened = at if mark[0] in OPENING else None
        elif mark[0] in CLOSING:
            state[opened : at + 1] = CLOSED
            opened = None
    if opened is not None:
        state[opened:] = UNCLOSED
    return state
