"""Dated happenings: what a report says took place, when, where and with whom."""

from onrecord.events.found import find
from onrecord.events.nouns import Event, Participant

__all__ = ["Event", "Participant", "find"]
