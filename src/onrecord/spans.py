"""Spans of a report's text, and ids that are hashes of content."""

import hashlib
from collections.abc import Iterable

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A half-open range of code points in one report's text; never empty.

    Attributes:
        report: id of the report whose text is meant.
        start: first code point.
        end: code point after the last.
    """

    report: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: "Span") -> bool:
        """Whether all of `other` lies within this span."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a code point."""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def pair(self) -> list[int]:
        """`[start, end]`, as the JSON contract prints a span."""
        return [self.start, self.end]


def quote(text: str, spans: Iterable[Span]) -> str:
    """The words of several spans of one text, pieces joined by an ellipsis."""
    return " … ".join(text[span.start : span.end] for span in spans)


def merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Half-open ranges in order, those that touch or overlap made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def content_id(kind: str, *parts: object) -> str:
    """An id that follows from content alone: a letter for the kind, then 14 hexadecimal digits of SHA-256."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return kind + digest[:14]
