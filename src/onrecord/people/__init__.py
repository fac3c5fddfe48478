"""People: the persons, bodies and places of a story across its reports, and the sides that they speak for."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.people.cast import Cast, Voice
    from onrecord.people.nouns import Side
    from onrecord.people.parties import sides
    from onrecord.people.resolution import resolve

__all__ = ["Cast", "Side", "Voice", "resolve", "sides"]

lazily(
    __name__,
    {
        "cast": "Cast Voice",
        "nouns": "Side",
        "parties": "sides",
        "resolution": "resolve",
    },
)
