"""The pieces of a report's text that are read: its lines, without boilerplate, each with the kind of region it is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.reports.report import Region, Report

LONGEST = 10_000  # code points that the model is given at once; a longer line is cut at a space

# One line with anything on it.
LINE = re.compile(r"[^\n]*[^\s][^\n]*")


class Segment(NamedTuple):
    """A stretch of one line: `[start, end)` in code points, its paragraph's number, its region's kind or "prose"."""

    start: int
    end: int
    paragraph: int
    region: str


def segments(report: Report) -> Iterator[Segment]:
    """The pieces to read, in order; boilerplate is left out and a line is cut where a region begins or ends."""
    regions = report.regions
    at = 0
    for paragraph, line in enumerate(LINE.finditer(report.text)):
        while at < len(regions) and regions[at].span.end <= line.start():
            at += 1
        for start, end, region in _pieces(line.start(), line.end(), regions, at):
            if region != "boilerplate":
                yield from _short_enough(report.text, Segment(start, end, paragraph, region))


def _pieces(start: int, end: int, regions: tuple[Region, ...], at: int) -> Iterator[tuple[int, int, str]]:
    for region in regions[at:]:
        span = region.span
        if span.start >= end:
            break
        if start < span.start:
            yield start, span.start, "prose"
        yield max(start, span.start), min(end, span.end), region.kind
        start = min(end, span.end)
    if start < end:
        yield start, end, "prose"


def _short_enough(text: str, segment: Segment) -> Iterator[Segment]:
    start = segment.start
    while segment.end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space + 1 if space > 0 else start + LONGEST
        yield segment._replace(start=start, end=cut)
        start = cut
    if text[start : segment.end].strip():
        yield segment._replace(start=start)
