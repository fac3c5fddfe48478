"""Temporal expressions: found in a report's text, anchored, and read as evidence of when it was published."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.times.anchoring import anchor, anchor_all
    from onrecord.times.dating import infer_published
    from onrecord.times.found import find
    from onrecord.times.nouns import Time, TimeType

__all__ = ["Time", "TimeType", "anchor", "anchor_all", "find", "infer_published"]

lazily(
    __name__,
    {
        "anchoring": "anchor anchor_all",
        "dating": "infer_published",
        "found": "find",
        "nouns": "Time TimeType",
    },
)
