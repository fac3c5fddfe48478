"""Dated happenings: what a report says took place, when, where and with whom."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.events.found import find
    from onrecord.events.nouns import Event, Participant

__all__ = ["Event", "Participant", "find"]

lazily(
    __name__,
    {
        "found": "find",
        "nouns": "Event Participant",
    },
)
