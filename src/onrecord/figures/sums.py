"""Sums among a story's figures in short words, the same in every view."""

from collections.abc import Iterable

from onrecord.figures.nouns import FigureSeries, Point


def sum_notes(series: Iterable[FigureSeries]) -> dict[str, tuple[str, ...]]:
    """For each quantity that is a whole or a part: "= 900 + 600", "part of 1,500"."""
    points = [point for each in series for point in each.points]
    values = {point.quantity: point.low for point in points}
    return {point.quantity: _notes(point, values) for point in points if point.parts or point.whole}


def _notes(point: Point, values: dict[str, float]) -> tuple[str, ...]:
    whole = (f"part of {number(values[point.whole])}",) if point.whole else ()
    parts = (f"= {' + '.join(number(values[part]) for part in point.parts)}",) if point.parts else ()
    return parts + whole


def number(value: float) -> str:
    """A number with its thousands parted, without needless digits."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.4g}"
