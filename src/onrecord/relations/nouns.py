"""What one party does to another, as reports tell it."""

from typing import Literal

import msgspec

from onrecord.events.nouns import Mode, Type
from onrecord.spans import Span

Basis = Literal["told", "published", "unknown"]


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """An act of one party towards another, or towards nobody named, with all that tell it.

    Attributes:
        id: hash of its first trigger, type, mode and parties.
        type: of PLOVER (see `events.nouns.Type`).
        mode: told as done, ahead, negated, or alleged.
        agent: id of the gathered entity that acts.
        agent_side: key of the side that it speaks for, or None.
        patient: id of the gathered entity that is acted upon, or None.
        patient_side: key of the side that it speaks for, or None.
        mutual: both act ("talks between"); `agent` is then merely the first by id.
        earliest, latest: the days on which it happened, or None.
        basis: `told`, the days are in the words; `published`, they are those of the reports that tell it undated.
        place: id of the gathered entity where it happened, or None.
        figures: numbers within the clauses.
        spans: the clauses that tell it, earliest report first.
        triggers: the words in them that tell what was done, one for each clause.
    """

    id: str
    type: Type
    mode: Mode
    agent: str
    agent_side: str | None
    patient: str | None
    patient_side: str | None
    mutual: bool
    earliest: str | None
    latest: str | None
    basis: Basis
    place: str | None
    figures: tuple[Span, ...]
    spans: tuple[Span, ...]
    triggers: tuple[Span, ...]
