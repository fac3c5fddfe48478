"""Drafts of reports with acts, and the relations that they come to."""

import msgspec

from onrecord.events.nouns import Event, Mode, Participant, Type
from onrecord.findings import Findings
from onrecord.relations import Relation, relate
from onrecord.spans import content_id
from tests.people.made import Draft, Gathering


class Told(Draft):
    """A report whose acts are written down."""

    def __init__(
        self, text: str, *, day: str | None = None, outlet: str = "The Lantern", until: str | None = None
    ) -> None:
        super().__init__(text, day=day, outlet=outlet, until=until)
        self.events: list[Event] = []

    def act(
        self,
        kind: Type,
        clause: str,
        trigger: str,
        agents: tuple[str, ...] = (),
        patients: tuple[str, ...] = (),
        *,
        mode: Mode = "told",
        time: str | None = None,
        place: str | None = None,
    ) -> None:
        """Enter an act between entities given by id."""
        parties = [Participant("agent", each) for each in agents] + [Participant("patient", each) for each in patients]
        span = self.at(trigger)
        self.events.append(
            Event(
                id=content_id("e", span),
                trigger=span,
                participants=tuple(sorted(parties)),
                place=place,
                time=time,
                type=kind,
                mode=mode,
                words=self.at(clause),
            )
        )

    def found(self) -> Findings:
        """Everything entered."""
        return msgspec.structs.replace(super().found(), events=tuple(self.events))


def attack(
    text: str = "Rovia attacked Lunen with 40 boats.", *, day: str | None, outlet: str = "A", until: str | None = None
) -> Told:
    """A report of one undated attack of Rovia on Lunen; its first sentence tells it."""
    draft = Told(text, day=day, outlet=outlet, until=until)
    rovia = draft.name("Rovia", "government", side="xr")
    lunen = draft.name("Lunen", "government", side="xl")
    draft.act("ASSAULT", text.partition(".")[0], "attacked", (rovia,), (lunen,))
    return draft


def relations(*drafts: Draft) -> tuple[tuple[Relation, ...], Gathering]:
    """What drafts come to, with their story."""
    made = Gathering(*drafts)
    return relate(made.reports, made.findings, published=made.published, cast=made.cast), made
