"""Figures for the same thing, lined up: a drawing over time and a table of the words it is drawn from."""

from collections.abc import Mapping

from onrecord.brief import wording
from onrecord.brief.chart import SHAPES, Mark, drawing
from onrecord.brief.desk import Desk
from onrecord.brief.nouns import Chart, FigureLine
from onrecord.figures.nouns import FigureSeries, Point
from onrecord.figures.sums import number, sum_notes

Sums = Mapping[str, tuple[str, ...]]


def charts(desk: Desk) -> tuple[tuple[Chart, ...], tuple[Chart, ...]]:
    """Series with several figures, most figures first; and those with one alone."""
    sums = sum_notes(desk.view.figures())
    ranked = sorted(desk.view.figures(), key=lambda s: (-_weight(s), -len(s.points), s.counted, s.id))
    several = desk.capped([s for s in ranked if len(s.points) > 1], desk.limits.series, "series of figures")
    single = desk.capped([s for s in ranked if len(s.points) == 1], desk.limits.series, "single figures")
    return tuple(_chart(desk, s, sums) for s in several), tuple(_chart(desk, s, sums) for s in single)


def _weight(series: FigureSeries) -> int:
    """How much a series has to tell: sources that differ and figures that conflict come first."""
    sources = {point.side or point.source for point in series.points}
    return len(sources) + 2 * sum(point.conflict for point in series.points)


def _chart(desk: Desk, series: FigureSeries, sums: Sums) -> Chart:
    shapes = _shapes(desk, series)
    marks = [_mark(point, shapes[_key(desk, point)]) for point in series.points]
    drawn = marks if len(marks) > 1 else []
    names = {number: name for name, number in reversed(shapes.items())}
    names |= {SHAPES - 1: "others"} if len(shapes) > SHAPES else {}
    return Chart(
        id=series.id,
        counted=series.counted,
        wide=drawing(drawn, names=names, counted=series.counted, ident=f"{series.id}-w", width=500, height=300),
        narrow=drawing(drawn, names=names, counted=series.counted, ident=f"{series.id}-n", width=330, height=280),
        keys=tuple(sorted(names.items())),
        lines=tuple(
            _line(desk, point, shapes[_key(desk, point)], sums.get(point.quantity, ())) for point in series.points
        ),
        spread=_spread(series),
    )


def _key(desk: Desk, point: Point) -> str:
    """What a point's shape stands for: its side, else its source."""
    return desk.side(point.side) or point.source or "in the report’s own voice"


def _shapes(desk: Desk, series: FigureSeries) -> dict[str, int]:
    """A shape for each side or source, in order of the points; the last shape is for all the others."""
    found: dict[str, int] = {}
    for point in series.points:
        found.setdefault(_key(desk, point), min(len(found), SHAPES - 1))
    return found


def _mark(point: Point, shape: int) -> Mark:
    high = point.high if point.bound == "range" else None
    return Mark(
        earliest=point.earliest,
        latest=point.latest,
        low=point.low,
        high=high,
        bound=point.bound,
        shape=shape,
        faded=point.superseded,
        label=wording.word("sign", point.bound) + _short(point.low) + (f"–{_short(high)}" if high is not None else ""),
        told=_told(point),
    )


def _told(point: Point) -> str:
    """A point in words, for those who cannot see the drawing."""
    value = wording.word("bound", point.bound) + number(point.low)
    value += f" to {number(point.high)}" if point.high is not None and point.bound == "range" else ""
    return f"{point.source or 'the report itself'}, {wording.days(point.earliest, point.latest)}: {value}"


def _short(value: float) -> str:
    """A number for a label in the drawing: "12,000", "1.5m"."""
    for size, sign in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{value / size:.4g}{sign}"
    return number(value)


def _line(desk: Desk, point: Point, shape: int, sums: tuple[str, ...]) -> FigureLine:
    notes = [f"{point.change}" for _ in (1,) if point.change]
    notes += ["superseded by the same side"] if point.superseded else []
    notes += ["conflicts with another side"] if point.conflict else []
    notes += sums
    return FigureLine(
        words=desk.words(point.span),
        when=wording.days(point.earliest, point.latest),
        source=point.source or desk.refs[point.span.report].outlet,
        side=desk.side(point.side),
        shape=shape,
        notes=tuple(notes),
    )


def _spread(series: FigureSeries) -> str:
    low = min(point.low for point in series.points)
    high = max(point.high if point.high is not None else point.low for point in series.points)
    return number(low) if low == high else f"{number(low)} to {number(high)}"
