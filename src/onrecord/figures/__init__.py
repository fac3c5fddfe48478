"""Figures: quantities of several reports that count the same thing, lined up by day and source."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.figures.lining import line_up
    from onrecord.figures.nouns import FigureSeries, Point

__all__ = ["FigureSeries", "Point", "line_up"]

lazily(
    __name__,
    {
        "lining": "line_up",
        "nouns": "FigureSeries Point",
    },
)
