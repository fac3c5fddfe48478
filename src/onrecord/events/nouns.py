"""A dated happening of a report."""

import msgspec

from onrecord.spans import Span


class Participant(msgspec.Struct, frozen=True, order=True):
    """Someone in an event: `role` is agent, patient or other; `entity` an entity's id."""

    role: str
    entity: str


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A happening.

    Attributes:
        id: hash of the report and trigger.
        trigger: the word that tells it ("signed", "deployment").
        participants: who took part.
        place: id of the entity where it happened, or None.
        time: id of the time when it happened, or None.
    """

    id: str
    trigger: Span
    participants: tuple[Participant, ...] = ()
    place: str | None = None
    time: str | None = None
