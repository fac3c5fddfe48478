"""A report as the sequence of its words outside boilerplate, with fingerprints of its runs of words."""

import hashlib
import re
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.copies.wording import Hashes, Places, words_of
from onrecord.reading.prose import prose
from onrecord.reports.report import Report
from onrecord.spans import Span

SHINGLE = 8  # words of a run that is looked for exactly
PRINT = 6  # words of a fingerprint; shorter, so that a light edit leaves some
SAMPLED = 4  # one fingerprint in so many is kept

# An opening quotation mark with all up to its closing one, within a paragraph; at most 1,500 characters.
QUOTED = re.compile(r"“[^”\n]{1,1500}”|(?<!\w)\"[^\"\n]{1,1500}\"")

# Odd numbers with bits all over: a run's hash is the sum of its words' numbers, each by a power of the first.
FACTOR = np.uint64(0x9E3779B97F4A7C15)
SPREAD = np.uint64(0xFF51AFD7ED558CCD)


class Sequence:
    """A report's words in order.

    Attributes:
        report: its id.
        words: numbers that stand for the words, case and apostrophes aside.
        extents: where each begins and ends, code points, [words, 2].
    """

    def __init__(self, report: Report) -> None:
        self.report = report.id
        self._text = report.text
        parts = [(start, *words_of(piece)) for start, piece in prose(report)]
        none = np.zeros(0, np.uint64), np.zeros((0, 2), np.int64)
        self.words = np.concatenate([none[0], *(words for _, words, _ in parts)])
        self.extents = np.concatenate([none[1], *(extents + start for start, _, extents in parts)])

    def __len__(self) -> int:
        """How many words."""
        return int(self.words.size)

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """Whether each word stands inside quotation marks."""
        marks = [match.span() for match in QUOTED.finditer(self._text)]
        bounds = np.array(marks, np.int64).reshape(-1)
        inside: NDArray[np.bool_] = np.searchsorted(bounds, self.extents[:, 0], side="right") % 2 == 1
        return inside

    @cached_property
    def runs(self) -> tuple[Hashes, Places]:
        """The hashes of all runs of `SHINGLE` words, in order, and the place of each; of equal ones the first first."""
        found = hashes(self.words, SHINGLE)
        order = np.argsort(found, kind="stable")
        return found[order], order

    def span(self, first: int, last: int) -> Span:
        """The text of words `[first, last)`."""
        return Span(self.report, int(self.extents[first, 0]), int(self.extents[last - 1, 1]))


class Print(msgspec.Struct, frozen=True):
    """A report's fingerprints.

    Attributes:
        words: hash of all its words, empty where it has none.
        prints: sampled hashes of its runs of words, each once, as bytes.
    """

    words: bytes
    prints: bytes

    @property
    def values(self) -> Hashes:
        """The fingerprints as numbers."""
        return np.frombuffer(self.prints, np.uint64)


def printed(sequence: Sequence) -> Print:
    """The fingerprints of a report's words."""
    words = sequence.words.tobytes()
    return Print(hashlib.sha256(words).digest() if words else b"", fingerprints(sequence.words).tobytes())


def hashes(words: Hashes, length: int) -> Hashes:
    """The hash of the run of so many words at each place; the same in every process."""
    count = max(0, words.size - length + 1)
    found = np.zeros(count, np.uint64)
    for offset in range(length):
        found = found * FACTOR + words[offset : offset + count]
    found = (found ^ (found >> np.uint64(33))) * SPREAD
    return found ^ (found >> np.uint64(33))


def fingerprints(words: Hashes) -> Hashes:
    """Sampled hashes of the runs of `PRINT` words, each once; the same run is sampled in every report or in none."""
    found = hashes(words, PRINT)
    return np.unique(found[found % np.uint64(SAMPLED) == 0])
