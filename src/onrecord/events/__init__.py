"""Happenings: what a report says took place, when, where, and who did it to whom."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.events.found import find
    from onrecord.events.nouns import Event, Mode, Participant, Type

__all__ = ["Event", "Mode", "Participant", "Type", "find"]

lazily(
    __name__,
    {
        "found": "find",
        "nouns": "Event Mode Participant Type",
    },
)
