"""Cuts a report into windows: runs of whole sentences, each with the sentences before it, that are read at once."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.encoder.features import tokenizer
from onrecord.spans import Span

NEW = 160  # word pieces of the sentences that a window is for
BEFORE = 64  # word pieces of the sentences before them, which only tell what they are about
SENTENCE = 200  # word pieces that are read of one sentence
CHARS = 16 * SENTENCE  # a piece is a few letters; so a sentence of megabytes is not cut into pieces whole
START, END = 101, 102  # BERT's [CLS] and [SEP]

Row = NDArray[np.int64]


class Piece(NamedTuple):
    """A word piece: its number, and its place in the text, half-open."""

    number: int
    start: int
    end: int


class Window(NamedTuple):
    """Word pieces that are read at once.

    Attributes:
        pieces: their numbers, with the marks at both ends, [tokens].
        first: the first that is not of the sentences before.
        starts, ends: places in the text of the pieces from `first` on.
    """

    pieces: Row
    first: int
    starts: Row
    ends: Row


def windows(text: str, sentences: Sequence[Span]) -> Iterator[Window]:
    """The windows of a text, in order; every sentence is of one."""
    cut = [_pieces(text, sentence) for sentence in sentences]
    first = 0
    while first < len(cut):
        end, size = first + 1, len(cut[first])
        while end < len(cut) and size + len(cut[end]) <= NEW:
            size += len(cut[end])
            end += 1
        yield _window(_before(cut, first), [piece for sentence in cut[first:end] for piece in sentence])
        first = end


def _pieces(text: str, sentence: Span) -> list[Piece]:
    words = text[sentence.start : min(sentence.end, sentence.start + CHARS)]
    found = tokenizer().encode(words, add_special_tokens=False)
    places = zip(found.ids[:SENTENCE], found.offsets[:SENTENCE], strict=True)
    return [Piece(number, sentence.start + start, sentence.start + end) for number, (start, end) in places]


def _before(cut: Sequence[list[Piece]], first: int) -> list[Piece]:
    """The pieces of the sentences right before one, as many as fit."""
    at, size = first, 0
    while at > 0 and size + len(cut[at - 1]) <= BEFORE:
        at -= 1
        size += len(cut[at])
    return [piece for sentence in cut[at:first] for piece in sentence]


def _window(before: list[Piece], new: list[Piece]) -> Window:
    numbers = [START, *(piece.number for piece in before), *(piece.number for piece in new), END]
    return Window(
        np.array(numbers, np.int64),
        1 + len(before),
        np.array([piece.start for piece in new], np.int64),
        np.array([piece.end for piece in new], np.int64),
    )
