"""The points of one series beside each other: which are superseded, and which cannot hold with another side's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from onrecord.figures.lists import factor
from onrecord.figures.nouns import Point
from onrecord.figures.values import both_hold, interval

Interval = tuple[float, float]
NOBODY: Mapping[str, str] = MappingProxyType({})


def compared(
    points: Iterable[Point], *, whose: Mapping[str, str] = NOBODY, former: frozenset[str] = frozenset()
) -> tuple[Point, ...]:
    """The points by day, report and place, each marked as superseded or in conflict where it is.

    `whose` maps a point's quantity to the source that may give it anew, where that is more than its side or speaker;
    `former` names the quantities that are told as earlier ones ("up from 43").
    """
    ordered = sorted(points, key=lambda p: (p.earliest or p.latest or "9999", p.latest or "9999", p.span, p.quantity))
    sourced = [_Sourced(point, whose.get(point.quantity) or _source(point), _interval(point)) for point in ordered]
    here = {point.quantity for point in ordered}
    wholes = [each for each in sourced if each.point.whole not in here]  # a part is no rival of its whole
    by_source: dict[str, list[Point]] = defaultdict(list)
    for each in wholes:
        if each.source:
            by_source[each.source].append(each.point)
    superseded = {point.quantity for given in by_source.values() for point in _superseded(given)} | former
    latest = [each for each in wholes if each.point.quantity not in superseded and each.point.change is None]
    conflicting = _among_sides(latest) | _on_one_day(latest) | _fallen_short(latest)
    return tuple(
        msgspec.structs.replace(point, superseded=point.quantity in superseded, conflict=point.quantity in conflicting)
        for point in ordered
    )


class _Sourced(msgspec.Struct, frozen=True, gc=False):
    """A point with whose it is, and what its words leave open, in the common unit of its dimension."""

    point: Point
    source: str | None
    interval: Interval


def _interval(point: Point) -> Interval:
    low, high = interval(point.low, point.high, point.bound)
    times = factor(point.unit)
    return low * times, high * times


def _source(point: Point) -> str | None:
    """Whose figure it is: the side's, else the speaker's, else the outlet's own; None where that is not known."""
    if point.side or point.speaker:
        return point.side or point.speaker
    return f"outlet {point.source}" if point.statement is None and point.source else None


def _value(point: Point) -> tuple[float, float | None]:
    """The value in its dimension's common unit, rounded so that the same amount in two units is one value."""
    times = factor(point.unit)
    high = None if point.high is None else float(f"{point.high * times:.6g}")
    return float(f"{point.low * times:.6g}"), high


def _superseded(given: Sequence[Point]) -> list[Point]:
    """Of one source's figures, those after which, on a later day, it gave another value."""
    last: dict[tuple[float, float | None], str] = {}
    for point in given:
        value = _value(point)
        last[value] = max(last.get(value, ""), point.earliest or "")
    newest = sorted(last, key=lambda value: (last[value], value[0], value[1] or 0.0), reverse=True)[:2]
    return [
        point
        for point in given
        for own in [_value(point)]
        if point.latest and any(value != own and last[value] > point.latest for value in newest)
    ]


def _among_sides(points: Sequence[_Sourced]) -> set[str]:
    """Figures of two sides that cannot both hold, told from each side's lowest and highest in one pass."""
    sided = [each for each in points if each.point.side is not None]
    extremes = _extremes(sided)
    return {each.point.quantity for each in sided if _excluded(each, extremes)}


def _on_one_day(points: Sequence[_Sourced]) -> set[str]:
    """Figures of any two known sources for one and the same day that cannot both hold."""
    days: dict[tuple[str, str], list[_Sourced]] = defaultdict(list)
    for each in points:
        if each.point.earliest and each.point.latest and each.source is not None:
            days[(each.point.earliest, each.point.latest)].append(each)
    return {
        each.point.quantity
        for given in days.values()
        for extremes in [_extremes(given)]
        for each in given
        if _excluded(each, extremes)
    }


def _fallen_short(points: Sequence[_Sourced]) -> set[str]:
    """Figures of two sources of which the later is lower: counts grow, yet they do not shrink by themselves."""
    told = [
        p for p in points if p.source and p.point.earliest and p.point.latest and not p.source.startswith("outlet ")
    ]
    ahead = sorted(told, key=lambda each: each.point.earliest or "", reverse=True)
    waiting = sorted(told, key=lambda each: (each.point.latest or "", each.point.span), reverse=True)
    found: set[str] = set()
    lowest: dict[str, _Sourced] = {}
    rivals: list[_Sourced] = []
    at = 0
    for each in waiting:
        begun = at
        while at < len(ahead) and (ahead[at].point.earliest or "") > (each.point.latest or ""):
            source = ahead[at].source or ""
            lowest[source] = min(lowest.get(source, ahead[at]), ahead[at], key=lambda p: (p.interval[1], p.point.span))
            at += 1
        if at > begun:
            rivals = sorted(lowest.values(), key=lambda p: (p.interval[1], p.point.span))[:2]
        for rival in rivals:
            if rival.source != each.source and rival.interval[1] < each.interval[0]:
                found |= {rival.point.quantity, each.point.quantity}
    return found


def _extremes(points: Iterable[_Sourced]) -> list[tuple[str, Interval]]:
    """The highest and lowest figures of all, for two sources each: whatever clashes clashes with one of these."""
    by_source: dict[str, tuple[Interval, Interval]] = {}
    for point in points:
        key, own = point.source or "", point.interval
        low, high = by_source.get(key, (own, own))
        by_source[key] = (min(low, own, key=lambda each: (each[1], each)), max(high, own))
    lowest = sorted(by_source, key=lambda key: (by_source[key][0][1], key))[:2]
    highest = sorted(by_source, key=lambda key: (-by_source[key][1][0], key))[:2]
    return [(key, by_source[key][0]) for key in lowest] + [(key, by_source[key][1]) for key in highest]


def _excluded(point: _Sourced, extremes: Iterable[tuple[str, Interval]]) -> bool:
    return any(source != (point.source or "") and not both_hold(point.interval, other) for source, other in extremes)
