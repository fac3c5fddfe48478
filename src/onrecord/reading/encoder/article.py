"""The text that the encoder is given, a report's pieces one after another without boilerplate, and the way back."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.reading.segments import Segment

Extent = tuple[int, int]  # `[start, end)` in code points

PARAGRAPH_BREAK = "\n\n"  # as training saw it, whatever the report's own


class Article(NamedTuple):
    """Text to read, and where each piece of it begins, here and in the report."""

    text: str
    starts: tuple[int, ...]
    pieces: tuple[Extent, ...]
    report: str

    def back(self, start: int, end: int) -> tuple[Extent, ...]:
        """The extents in the report's own text of `[start, end)` here; one, unless something else stands between."""
        found: list[Extent] = []
        at = max(0, bisect_right(self.starts, start) - 1)
        while at < len(self.pieces) and self.starts[at] < end:
            first, last = self.pieces[at]
            shift = first - self.starts[at]
            low, high = max(first, start + shift), min(last, end + shift)
            if low < high:
                joined = bool(found) and not self.report[found[-1][1] : low].strip()
                found[-1:] = [(found[-1][0], high)] if joined else [*found[-1:], (low, high)]
            at += 1
        return tuple(found)

    def here(self, start: int, end: int) -> Extent | None:
        """The extent here of `[start, end)` in the report's text; None where it is not read."""
        covered = [
            (at + max(start, first) - first, at + min(end, last) - first)
            for at, (first, last) in self._near(start, end)
            if first < end and start < last
        ]
        return (covered[0][0], covered[-1][1]) if covered else None

    def _near(self, start: int, end: int) -> Iterable[tuple[int, Extent]]:
        low = bisect_right(self.pieces, start, key=lambda piece: piece[1])
        high = bisect_right(self.pieces, end, key=lambda piece: piece[0])
        return zip(self.starts[low:high], self.pieces[low:high], strict=True)


def article(report: str, segments: Iterable[Segment]) -> Article:
    """Put a report's pieces together for reading."""
    parts: list[str] = []
    starts: list[int] = []
    pieces: list[Extent] = []
    length, paragraph = 0, -1
    for segment in segments:
        between = "" if not parts else PARAGRAPH_BREAK if segment.paragraph != paragraph else _gap(pieces, segment)
        words = report[segment.start : segment.end]
        parts += [between, words]
        starts.append(length + len(between))
        pieces.append((segment.start, segment.end))
        length, paragraph = starts[-1] + len(words), segment.paragraph
    return Article("".join(parts), tuple(starts), tuple(pieces), report)


def _gap(pieces: list[Extent], segment: Segment) -> str:
    """What stands between two pieces of one line: nothing where they touch, else a space."""
    return "" if pieces[-1][1] == segment.start else " "
