"""The scale of a chart: where a value and a day fall, which of them are named, and the column of the undated.

Widths are in SVG units, one to a CSS pixel.
"""

import math
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from onrecord.brief.wording import MONTHS

LOG = 30.0  # ratio of the highest to the lowest figure from which the scale is logarithmic
LEFT, RIGHT, TOP, BOTTOM, ASIDE = 56.0, 14.0, 18.0, 30.0, 62.0
PAD = 22.0  # on both sides of the days, to keep marks off the edges
NAMED = 92  # width that a day's name takes


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """Where a value or a day falls: `low` and `high` are the ends of the values, `first` and `last` of the days.

    `aside` is the width of the column of the undated, 0 for none.
    """

    width: float
    height: float
    low: float
    high: float
    log: bool
    step: float
    first: date
    last: date
    aside: float

    @property
    def right(self) -> float:
        """Where the time axis ends."""
        return self.width - RIGHT - self.aside

    def y(self, value: float) -> float:
        """The height of a value."""
        f = math.log10 if self.log else float
        part = (f(value) - f(self.low)) / (f(self.high) - f(self.low))
        return self.height - BOTTOM - part * (self.height - BOTTOM - TOP)

    def x(self, day: date) -> float:
        """The place of a day."""
        whole = (self.last - self.first).days
        part = (day - self.first).days / whole if whole else 0.5
        return LEFT + PAD + part * (self.right - LEFT - 2 * PAD)

    def values(self) -> list[tuple[float, str]]:
        """The values that have a line across, each with its name."""
        return [(value, _told(value)) for value in _ticks(self)]

    def days(self) -> list[tuple[date, str]]:
        """Up to five days to name, evenly spaced, each with its name; the year is told where it is new."""
        whole = (self.last - self.first).days
        room = max(1, int((self.right - LEFT) // NAMED))
        step = max(1, math.ceil(whole / room))
        days = [self.first + timedelta(days=k) for k in range(0, whole + 1, step)]
        named, year = [], 0
        for day in days:
            far = whole > 900
            text = f"{MONTHS[day.month - 1]} {day.year}" if far else f"{day.day} {MONTHS[day.month - 1]}"
            named.append((day, text if far or day.year == year else f"{text} {day.year}"))
            year = day.year
        return named


def fitted(values: Sequence[float], days: Sequence[date], undated: int, *, width: float, height: float) -> Scale:
    """The scale on which some values and days, and so many figures without a date, can be drawn; at least one value."""
    low, high = min(values), max(values)
    log = low > 0 and high / low >= LOG
    step = 0.0
    if log:
        low, high = 10 ** math.floor(math.log10(low) - 0.05), 10 ** math.ceil(math.log10(high) + 0.05)
    else:
        low, high, step = _ends(low, high)
    most = (width - LEFT - RIGHT) * (0.5 if days else 1.0)
    aside = min(most, ASIDE + 30.0 * (undated - 1)) if days and undated else most if undated else 0.0
    first, last = (min(days), max(days)) if days else (date.min, date.min)
    return Scale(
        width=width, height=height, low=low, high=high, log=log, step=step, first=first, last=last, aside=aside
    )


def _ends(low: float, high: float) -> tuple[float, float, float]:
    """Ends and step of a linear scale: from nought, unless the figures lie close together far above it."""
    zero = low >= 0 and (low < 0.9 * high or low == high)
    bottom = 0.0 if zero else low
    step = _step((high - bottom) or abs(high) or 1.0)
    bottom = math.floor(bottom / step) * step
    top = math.ceil((high + 0.1 * (high - bottom or 1.0)) / step) * step
    return bottom, top, step


def _step(spread: float) -> float:
    """A round step that parts a spread in about four."""
    size: float = 10.0 ** math.floor(math.log10(spread / 4))
    return next((size * k for k in (1, 2, 2.5, 5) if size * k >= spread / 4), size * 10)


def _ticks(scale: Scale) -> list[float]:
    if scale.log:
        low, high = round(math.log10(scale.low)), round(math.log10(scale.high))
        return [10.0**k for k in range(low, high + 1, max(1, (high - low) // 6))]
    return [scale.low + k * scale.step for k in range(round((scale.high - scale.low) / scale.step) + 1)]


def _told(value: float) -> str:
    """A value as short as a label must be."""
    for size, sign in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{value / size:.3g}{sign}"
    return f"{value:,.0f}" if value == round(value) else f"{value:.3g}"
