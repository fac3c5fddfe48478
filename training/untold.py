"""Reports about which nobody has told what makes one claim: their units, for a network to learn from another.

Read from PolNeAR's articles in the kit's JSON form, of which the texts alone are used. A unit here is what a statement
holds, or a sentence that is in none, much as `onrecord.claims.units` cuts them.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from onrecord.findings import Findings
from onrecord.options import Options
from onrecord.reading.meaning.windows import Window, windows
from onrecord.reports import Report
from onrecord.reports.read import read_as_is
from onrecord.study import prepare

SHORT, SHORT_SENTENCE = 12, 25  # characters up to which a statement, and a sentence, says little by itself
FEWEST = 4  # units of a report that is of use
TOGETHER = 3  # reports that are learned from at once, as if of one story


class Place(NamedTuple):
    """A unit's word pieces within a window, half-open; `row` is the unit's."""

    row: int
    window: int
    start: int
    end: int


class Untold(NamedTuple):
    """Some reports: their windows of word pieces, and where their units are."""

    windows: list[list[int]]
    places: list[Place]


def untold(path: Path) -> list[Untold]:
    """The reports of a file of articles, some at once, without those that hold next to nothing."""
    found = [each for each in _each(path) if len(each.places) >= FEWEST]
    return [_joined(found[at : at + TOGETHER]) for at in range(0, len(found), TOGETHER)]


def _each(path: Path) -> Iterator[Untold]:
    options = Options()
    for report in read_as_is([path], options=options):
        if isinstance(report, Report):
            yield _read(report, prepare(report, options))


def _read(report: Report, found: Findings) -> Untold:
    units = _units(found)
    lines: list[list[int]] = []
    places: dict[tuple[int, int], Place] = {}
    for number, window in enumerate(windows(report.text, found.sentences)):
        for start, end in units:
            pieces = pieces_of(window, start, end)
            if pieces and (start, end) not in places:
                places[start, end] = Place(len(places), number, *pieces)
        lines.append(window.pieces.tolist())
    return Untold(lines, list(places.values()))


def pieces_of(window: Window, start: int, end: int) -> tuple[int, int] | None:
    """The word pieces of some code points within a window, half-open; None where it has none of them."""
    first = int(np.searchsorted(window.ends, start, "right"))
    last = int(np.searchsorted(window.starts, end, "left"))
    return (window.first + first, window.first + last) if first < last else None


def _units(found: Findings) -> list[tuple[int, int]]:
    said = {
        (span.start, span.end)
        for statement in found.statements
        for span in statement.content
        if span.end - span.start > SHORT
    }
    own = {
        (span.start, span.end)
        for span in found.sentences
        if span.end - span.start > SHORT_SENTENCE
        and not any(start < span.end and span.start < end for start, end in said)
    }
    return sorted(said | own)


def _joined(reports: list[Untold]) -> Untold:
    lines: list[list[int]] = []
    places: list[Place] = []
    for each in reports:
        rows, before = len(places), len(lines)
        places += [Place(rows + p.row, before + p.window, p.start, p.end) for p in each.places]
        lines += each.windows
    return Untold(lines, places)
