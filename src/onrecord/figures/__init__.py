"""Figures: quantities of several reports that count the same thing, lined up by day and source."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.figures.lining import line_up
    from onrecord.figures.nouns import FigureSeries, Point
    from onrecord.figures.sums import sum_notes

__all__ = ["FigureSeries", "Point", "line_up", "sum_notes"]

lazily(
    __name__,
    {
        "lining": "line_up",
        "nouns": "FigureSeries Point",
        "sums": "sum_notes",
    },
)
