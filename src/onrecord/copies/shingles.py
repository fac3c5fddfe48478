"""A report as the sequence of its words outside boilerplate, with fingerprints of its runs of words."""

import re
import zlib
from collections.abc import Iterator

import msgspec

from onrecord.reports.report import Report
from onrecord.spans import Span
from onrecord.stories.profile import prose
from onrecord.stories.words import WORD

SHINGLE = 8  # words of a run that is looked for exactly
PRINT = 6  # words of a fingerprint; shorter, so that a light edit leaves some
SAMPLED = 4  # one fingerprint in so many is kept

# An opening quotation mark with all up to its closing one, within a paragraph; at most 1,500 characters.
QUOTED = re.compile(r"“[^”\n]{1,1500}”|(?<!\w)\"[^\"\n]{1,1500}\"")


class Sequence(msgspec.Struct, frozen=True, kw_only=True):
    """A report's words in order.

    Attributes:
        report: its id.
        words: numbers that stand for the words, case and apostrophes aside.
        starts, ends: where each word is, code points.
        quoted: whether each word stands inside quotation marks.
    """

    report: str
    words: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]

    def span(self, first: int, last: int) -> Span:
        """The text of words `[first, last)`."""
        return Span(self.report, self.starts[first], self.ends[last - 1])


def sequence(report: Report) -> Sequence:
    """The words of a report outside its boilerplate."""
    words, starts, ends = [], [], []
    for start, piece in prose(report):
        for match in WORD.finditer(piece):
            word = match.group().lower().replace("’", "'")
            words.append(zlib.crc32(word.encode()))
            starts.append(start + match.start())
            ends.append(start + match.end())
    return Sequence(
        report=report.id,
        words=tuple(words),
        starts=tuple(starts),
        ends=tuple(ends),
        quoted=tuple(_quoted(report.text, starts)),
    )


def _quoted(text: str, starts: list[int]) -> Iterator[bool]:
    spans = iter(QUOTED.finditer(text))
    span = next(spans, None)
    for start in starts:
        while span is not None and span.end() <= start:
            span = next(spans, None)
        yield span is not None and span.start() <= start


def fingerprints(words: tuple[int, ...]) -> set[int]:
    """Sampled hashes of the runs of `PRINT` words; the same run is sampled in every report or in none."""
    found = set()
    for run in zip(*(words[i:] for i in range(PRINT)), strict=False):
        value = hash(run)  # of numbers, so the same in every process
        if value % SAMPLED == 0:
            found.add(value)
    return found
