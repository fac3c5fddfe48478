"""A chart of figures over time as plain SVG, readable without colour.

Each source has a shape, a range is a bar, an open bound an arrow; figures without a date have a column of their own.
Widths are in SVG units, one to a CSS pixel.
"""

from datetime import date

import msgspec
from markupsafe import Markup, escape

from onrecord.brief.marks import visible
from onrecord.brief.scale import BOTTOM, LEFT, RIGHT, TOP, Scale, fitted
from onrecord.quantities.nouns import Bound

SHAPES = 7  # how many sources can be told apart by shape
CHAR = 7.4  # width of a label's sign
_Box = tuple[float, float, float, float]  # left, top, right, bottom
UPWARD: frozenset[Bound] = frozenset({"at_least", "more_than"})
DOWNWARD: frozenset[Bound] = frozenset({"at_most", "less_than"})


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A figure to draw: its days, value, bound, the number of its shape, a short label, and itself in words."""

    earliest: str | None
    latest: str | None
    low: float
    high: float | None
    bound: Bound
    shape: int
    label: str
    told: str
    faded: bool = False


def drawing(
    marks: list[Mark],
    *,
    names: dict[int, str] | None = None,
    counted: str = "",
    ident: str = "",
    width: int = 640,
    height: int = 300,
) -> Markup:
    """The chart as an SVG element with a title and a description, or nothing where there are no marks."""
    if not marks:
        return Markup()
    values = [value for mark in marks for value in (mark.low, mark.high) if value is not None]
    days = [day for mark in marks for day in _dated(mark) or ()]
    undated = sum(_dated(mark) is None for mark in marks)
    scale = fitted(values, days, undated, width=float(width), height=float(height))
    parts = [
        *_values(scale),
        *_days(scale, dated=bool(days)),
        *_points(marks, scale, undated),
    ]
    told = ". ".join(mark.told for mark in marks[:40]) + ("" if len(marks) <= 40 else f", and {len(marks) - 40} more")
    key = "; ".join(f"shape {number + 1} is {name}" for number, name in sorted((names or {}).items()))
    return Markup(
        '<svg class="chart" role="img" viewBox="0 0 {w} {h}" aria-labelledby="{i}-t {i}-d" xmlns="http://www.w3.org/2000/svg">'
        '<title id="{i}-t">{title}</title><desc id="{i}-d">{desc}</desc>{body}</svg>'
    ).format(
        w=width,
        h=height,
        i=ident,
        title=visible(f"{counted}: {len(marks)} figures over time"),
        desc=visible(f"{told}. {key}."),
        body=Markup("".join(parts)),  # noqa: S704 numbers and escaped text only
    )


def _dated(mark: Mark) -> tuple[date, date] | None:
    """A mark's first and last day; None where either is open, since "1 May or later" is no place on an axis."""
    first, last = _day(mark.earliest), _day(mark.latest)
    return (first, last) if first and last else None


def _day(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def _values(scale: Scale) -> list[str]:
    """Lines across with the values that they stand for."""
    parts = []
    for value, told in scale.values():
        y = scale.y(value)
        parts.append(f'<line class="grid" x1="{LEFT:.1f}" x2="{scale.width - RIGHT:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(_text(LEFT - 8, y + 4, told, "end"))
    if scale.log:
        parts.append(_text(LEFT, TOP - 6, "each line is ten times the one below (log scale)", "start"))
    return parts


def _days(scale: Scale, *, dated: bool) -> list[str]:
    """The time axis with a few days named, and the column of the undated."""
    base = scale.height - BOTTOM
    parts = [f'<line class="axis" x1="{LEFT:.1f}" x2="{scale.right:.1f}" y1="{base:.1f}" y2="{base:.1f}"/>']
    for day, label in scale.days() if dated else []:
        x = scale.x(day)
        parts.append(f'<line class="axis" x1="{x:.1f}" x2="{x:.1f}" y1="{base:.1f}" y2="{base + 5:.1f}"/>')
        parts.append(_text(x, base + 19, label, "middle"))
    if scale.aside:
        x = scale.right
        parts.append(f'<line class="aside" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP:.1f}" y2="{base + 5:.1f}"/>')
        parts.append(_text(scale.right + scale.aside / 2, base + 19, "undated", "middle"))
    return parts


def _points(marks: list[Mark], scale: Scale, undated: int) -> list[str]:
    """Every mark, those of one place set side by side, and labels where there is room."""
    taken: list[_Box] = []
    placed: list[tuple[Mark, float]] = []
    beside = 0.5
    for mark in marks:
        days = _dated(mark)
        y = scale.y(mark.low)
        if days:
            x = _beside((scale.x(days[0]) + scale.x(days[1])) / 2, y, taken)
        else:
            x = scale.right + scale.aside * beside / undated
            beside += 1
        end = _end(mark, scale)
        taken.append((x - 7, min(y, end) - 7, x + 7, max(y, end) + 7))
        placed.append((mark, x))
    parts = [_drawn(mark, x, scale) for mark, x in placed]
    return parts + [label for mark, x in placed for label in _labelled(mark, x, scale, taken)]


def _end(mark: Mark, scale: Scale) -> float:
    """The height at which a range, or the arrow of an open bound, ends; the mark's own height for any other."""
    y = scale.y(mark.low)
    if mark.high is not None:
        return scale.y(mark.high)
    if mark.bound in UPWARD:
        return max(TOP - 8, y - 30)
    return min(scale.height - BOTTOM, y + 30) if mark.bound in DOWNWARD else y


def _beside(x: float, y: float, taken: list[_Box]) -> float:
    """The nearest free place to the right or left of one that is taken."""
    for k in range(8):
        shift = (k + 1) // 2 * 15.0 * (1 if k % 2 else -1)
        if not any(a - 5 < x + shift < c + 5 and b - 5 < y < d + 5 for a, b, c, d in taken):
            return x + shift
    return x


def _drawn(mark: Mark, x: float, scale: Scale) -> str:
    """A mark: its span of days, its range or arrow, its shape."""
    style = f"k{mark.shape}" + (" faded" if mark.faded else "") + (" about" if mark.bound == "about" else "")
    y = scale.y(mark.low)
    parts = [f'<g class="mark {style}">', f"<title>{escape(visible(mark.told))}</title>"]
    first, last = _dated(mark) or (scale.first, scale.first)
    if last > first:
        parts.append(
            f'<line class="days" x1="{scale.x(first):.1f}" x2="{scale.x(last):.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
        )
    end = _end(mark, scale)
    if mark.high is not None:
        parts += [f'<path class="stem" d="M{x:.1f} {y:.1f}V{end:.1f}"/>', shape(mark.shape, x, end)]
    elif end != y:
        head = "m-4 6l4 -6l4 6" if end < y else "m-4 -6l4 6l4 -6"
        parts.append(f'<path class="stem" d="M{x:.1f} {y:.1f}V{end:.1f}{head}"/>')
    parts += [shape(mark.shape, x, y), "</g>"]
    return "".join(parts)


def shape(number: int, x: float, y: float) -> str:
    """One of seven shapes, centred: circle, square, triangle, diamond, triangle down, cross, ring."""
    if number % SHAPES == 0:
        return f'<circle class="shape" cx="{x:.1f}" cy="{y:.1f}" r="5"/>'
    if number % SHAPES == 6:
        return f'<circle class="shape ring" cx="{x:.1f}" cy="{y:.1f}" r="4.2"/>'
    outline = (
        "M-4.6 -4.6h9.2v9.2h-9.2z",
        "M0 -5.8L5.4 4.2H-5.4z",
        "M0 -6.4L6.4 0L0 6.4L-6.4 0z",
        "M0 5.8L5.4 -4.2H-5.4z",
        "M-1.7 -5.4h3.4v3.7h3.7v3.4h-3.7v3.7h-3.4v-3.7h-3.7v-3.4h3.7z",
    )[number % SHAPES - 1]
    return f'<path class="shape" transform="translate({x:.1f} {y:.1f})" d="{outline}"/>'


def _labelled(mark: Mark, x: float, scale: Scale, taken: list[_Box]) -> list[str]:
    """The value beside its mark, where there is room; the table has them all."""
    y = scale.y(mark.low)
    width = len(mark.label) * CHAR
    low, high = (LEFT, scale.right) if _dated(mark) else (scale.right, scale.width)
    for left, base, anchor in (
        (x + 9, y + 4, "start"),
        (x - 9, y + 4, "end"),
        (x, y + 20, "middle"),
        (x, y - 11, "middle"),
    ):
        start = left if anchor == "start" else left - width if anchor == "end" else left - width / 2
        box = (start, base - 10, start + width, base + 2)
        inside = low <= box[0] and box[2] <= high and box[3] <= scale.height - BOTTOM - 1 and box[1] >= 0
        if inside and not any(box[0] < c and a < box[2] and box[1] < d and b < box[3] for a, b, c, d in taken):
            taken.append(box)
            return [_text(left, base, mark.label, anchor, style="value")]
    return []


def _text(x: float, y: float, text: str, anchor: str, *, style: str = "") -> str:
    extra = f' class="{style}"' if style else ""
    return f'<text{extra} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(visible(text))}</text>'
