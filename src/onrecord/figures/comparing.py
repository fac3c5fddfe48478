"""The points of one series beside each other: which are superseded, and which cannot hold with another side's."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.figures.nouns import Point
from onrecord.figures.values import both_hold, interval

Interval = tuple[float, float]


def compared(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points by day, report and place, each marked as superseded or in conflict where it is."""
    ordered = sorted(points, key=lambda p: (p.earliest or "9999", p.latest or "9999", p.span, p.quantity))
    by_source: dict[str, list[Point]] = defaultdict(list)
    for point in ordered:
        if key := point.side or point.speaker:
            by_source[key].append(point)
    superseded = {point.quantity for given in by_source.values() for point in _superseded(given)}
    latest = [point for point in ordered if point.quantity not in superseded and point.change is None]
    conflicting = _among_sides(latest) | _on_one_day(latest)
    return tuple(
        msgspec.structs.replace(point, superseded=point.quantity in superseded, conflict=point.quantity in conflicting)
        for point in ordered
    )


def _source(point: Point) -> str | None:
    """Whose figure it is: the side's, else the speaker's, else the outlet's own; None where that is not known."""
    if point.side or point.speaker:
        return point.side or point.speaker
    return f"outlet {point.source}" if point.statement is None and point.source else None


def _interval(point: Point) -> Interval:
    return interval(point.low, point.high, point.bound)


def _superseded(given: Sequence[Point]) -> list[Point]:
    """Of one source's figures, those after which, on a later day, it gave another value."""
    last: dict[tuple[float, float | None], str] = {}
    for point in given:
        value = (point.low, point.high)
        last[value] = max(last.get(value, ""), point.earliest or "")
    newest = sorted(last, key=lambda value: (last[value], value[0], value[1] or 0.0), reverse=True)[:2]
    return [
        point
        for point in given
        if point.latest and any(value != (point.low, point.high) and last[value] > point.latest for value in newest)
    ]


def _among_sides(points: Sequence[Point]) -> set[str]:
    """Figures of two sides that cannot both hold, told from each side's lowest and highest in one pass."""
    sided = [point for point in points if point.side is not None]
    return {point.quantity for point in sided if _excluded(point, _extremes(sided))}


def _on_one_day(points: Sequence[Point]) -> set[str]:
    """Figures of any two known sources for one and the same day that cannot both hold."""
    days: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for point in points:
        if point.earliest and point.latest and _source(point) is not None:
            days[(point.earliest, point.latest)].append(point)
    return {
        p.quantity
        for given in days.values()
        for extremes in [_extremes(given)]
        for p in given
        if _excluded(p, extremes)
    }


def _extremes(points: Iterable[Point]) -> list[tuple[str, Interval]]:
    """The highest and lowest figures of all, for two sources each: whatever clashes clashes with one of these."""
    by_source: dict[str, tuple[Interval, Interval]] = {}
    for point in points:
        key, own = _source(point) or "", _interval(point)
        low, high = by_source.get(key, (own, own))
        by_source[key] = (min(low, own, key=lambda each: (each[1], each)), max(high, own))
    lowest = sorted(by_source, key=lambda key: (by_source[key][0][1], key))[:2]
    highest = sorted(by_source, key=lambda key: (-by_source[key][1][0], key))[:2]
    return [(key, by_source[key][0]) for key in lowest] + [(key, by_source[key][1]) for key in highest]


def _excluded(point: Point, extremes: Iterable[tuple[str, Interval]]) -> bool:
    own = _interval(point)
    return any(source != _source(point) and not both_hold(own, other) for source, other in extremes)
