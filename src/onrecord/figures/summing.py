"""Figures of one report that a reader adds up: "1,500 more helpers" beside "900 nurses and 600 cooks".

Parts stand in one list of a sentence, and their whole close by; of one side's large figures it may stand further off.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.figures.counting import PERSON, is_generic
from onrecord.figures.grouping import Lined
from onrecord.figures.lists import listed
from onrecord.figures.nouns import Point
from onrecord.reports.report import Report
from onrecord.spans import Span

MOST = 5  # parts of one whole
WINDOW = 20  # figures to each side of a list among which its whole is looked for
CLOSE = 2  # sentences to each side of a list in which its whole may stand
FAR = 10  # and where the same side or speaker gives a large whole
LARGE = 1000.0
ANY_THING = 100.0  # from here on an exact sum is rarely chance, whatever is counted
GAP = 120  # code points between two figures of one list
# What leads from one figure of a list to the next: ", ", " and ", ", and another ".
_LISTED = re.compile(
    r"(?:[,;]|\b(?:and|plus|along with|as well as))\s"
    r"(?:(?:and|another|a further|the other|the remaining|also|then)\s)*$"
)
# Shares and rates do not add up to an amount of their own unit.
_NO_AMOUNT = frozenset({"percentage", "percentage point", "basis point", "proportion", "count"})


def summed(lined: Sequence[Lined], report: Report, sentences: Sequence[Span]) -> list[Lined]:
    """One report's figures by place; a whole names the quantities of its parts, and each part that of its whole."""
    placed = sorted(lined, key=lambda each: (each.point.span, each.point.quantity))
    starts = [sentence.start for sentence in sentences]
    at = [bisect_right(starts, each.point.span.start) for each in placed]
    parts: dict[int, tuple[str, ...]] = {}
    whole_of: dict[int, str] = {}
    for first, end in _lists(placed, at, report.text):
        for inner, among in _readings(first, end, len(placed)):
            whole = _whole(placed, at, inner, [n for n in among if n not in parts])
            if whole is None:
                continue
            parts[whole] = tuple(placed[n].point.quantity for n in inner)
            whole_of |= dict.fromkeys(inner, placed[whole].point.quantity)
            break
    return [_marked(each, parts.get(n, ()), whole_of.get(n)) for n, each in enumerate(placed)]


def _lists(placed: Sequence[Lined], at: Sequence[int], text: str) -> Iterator[tuple[int, int]]:
    """The first and the end of each run of figures that one sentence lists; runs of one, and long ones, left out."""
    first = 0
    for n in range(1, len(placed) + 1):
        if n < len(placed) and at[n] == at[n - 1] and _is_listed(placed[n - 1].point, placed[n].point, text):
            continue
        if 1 < n - first <= MOST + 1:
            yield first, n
        first = n


def _is_listed(one: Point, other: Point, text: str) -> bool:
    begin, end = one.span.end, other.span.start
    return 0 < end - begin <= GAP and bool(_LISTED.search(text[begin:end]))


def _readings(first: int, end: int, total: int) -> Iterator[tuple[range, list[int]]]:
    """How a list may be read: led by its whole, closed by it, or parts throughout, with the whole elsewhere."""
    if end - first > 2:
        yield range(first + 1, end), [first]
        yield range(first, end - 1), [end - 1]
    if end - first <= MOST:
        around = [*range(max(0, first - WINDOW), first), *range(end, min(total, end + WINDOW))]
        yield range(first, end), around


def _whole(placed: Sequence[Lined], at: Sequence[int], inner: range, among: Sequence[int]) -> int | None:
    """The nearest figure that the parts come to."""
    parts = [placed[n] for n in inner]
    if not all(map(_adds_up, parts)):
        return None
    fitting = [
        n
        for n in among
        if _is_sum(placed[n], parts)
        and abs(at[n] - at[inner[0]]) <= (FAR if _one_gives_all(placed[n], parts) else CLOSE)
    ]
    return min(fitting, key=lambda n: (abs(at[n] - at[inner[0]]), min(abs(n - p) for p in inner), n), default=None)


def _adds_up(lined: Lined) -> bool:
    point = lined.point
    closed = point.high is None and point.bound not in ("range", "at_most", "less_than")
    amount = point.unit is None or (point.unit not in _NO_AMOUNT and " per " not in point.unit)
    return closed and amount and point.low > 1 and not lined.former


def _is_sum(whole: Lined, parts: Sequence[Lined]) -> bool:
    """Whether parts come to a whole, and nothing that is told of them speaks against it."""
    total = math.fsum(part.point.low for part in parts)
    if not _adds_up(whole) or not math.isclose(total, whole.point.low, rel_tol=1e-9):
        return False
    alike = all(
        (part.point.unit, part.counted.change, part.counted.when)
        == (whole.point.unit, whole.counted.change, whole.counted.when)
        for part in parts
    )
    states = {part.counted.state for part in parts if _is_told(part)}
    parted = _is_told(whole) and bool(states) and whole.counted.state not in states
    return alike and not parted and (whole.point.low >= ANY_THING or _is_akin(whole, parts))


def _is_akin(whole: Lined, parts: Sequence[Lined]) -> bool:
    """Whether a small whole may hold the parts by what it counts: people at large, the same thing, the same told."""
    own = whole.counted
    if own.unit or own.head in ("", PERSON) or is_generic(own.head) or own.head in listed("persons.txt"):
        return True
    same_state = _is_told(whole) and any(part.counted.state == own.state for part in parts)
    return same_state or any(part.counted.head == own.head for part in parts)


def _is_told(lined: Lined) -> bool:
    """Whether it is told what became of what is counted; a mark that begins with "~" is no more than a verb."""
    return bool(lined.counted.state) and not lined.counted.state.startswith("~")


def _one_gives_all(whole: Lined, parts: Sequence[Lined]) -> bool:
    """Whether one side, or one speaker, gives a large whole and all of its parts."""
    givers = {each.point.side or each.point.speaker for each in (whole, *parts)}
    return whole.point.low >= LARGE and len(givers) == 1 and None not in givers


def _marked(lined: Lined, parts: tuple[str, ...], whole: str | None) -> Lined:
    if not parts and whole is None:
        return lined
    return msgspec.structs.replace(lined, point=msgspec.structs.replace(lined.point, parts=parts, whole=whole))
