"""What the reading of statements asks of a report's mentions."""

from typing import Protocol

from onrecord.mentions.nouns import Entity


class Roster(Protocol):
    """What is asked of a report's mentions: who a source phrase names, with pronouns and surnames resolved."""

    def entities(self) -> tuple[Entity, ...]:
        """Every entity so far."""

    def at(self, token: int) -> str | None:
        """The id of the entity that a token mentions, or None."""

    def resolve(self, first: int, last: int) -> str | None:
        """The id of the entity that tokens `[first, last)` name, or None where it cannot be told."""

    def note_speaker(self, entity: str, token: int) -> None:
        """Tell that an entity has just spoken, for the pronouns that follow."""

    def relays(self, entity: str) -> bool:
        """Whether an entity is one that passes words on: an agency, an outlet, state media, a platform."""
