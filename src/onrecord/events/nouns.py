"""A happening of a report: dated, or an act that one party does to another."""

from typing import Literal

import msgspec

from onrecord.spans import Span

# The types of PLOVER, the political event coding ontology (Open Event Data Alliance 2018; Halterman et al. 2023).
Type = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Mode = Literal["told", "ahead", "negated", "alleged"]


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
        type: what kind of act it is, or None where it is only dated.
        mode: `told` as done; `ahead`, wanted or still to come; `negated`; `alleged`, what someone is accused of.
        words: the clause that tells it.
    """

    id: str
    trigger: Span
    participants: tuple[Participant, ...] = ()
    place: str | None = None
    time: str | None = None
    type: Type | None = None
    mode: Mode = "told"
    words: Span | None = None
