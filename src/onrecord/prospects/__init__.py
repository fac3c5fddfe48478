"""Prospects: what the reports of a story expect, and whether it came about."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.prospects.finding import find
    from onrecord.prospects.nouns import Prospect

__all__ = ["Prospect", "find"]

lazily(
    __name__,
    {
        "finding": "find",
        "nouns": "Prospect",
    },
)
