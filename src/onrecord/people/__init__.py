"""People: the persons, bodies and places of a story across its reports, and the sides that they speak for."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.people.cast import Cast, Voice
    from onrecord.people.doubts import doubts
    from onrecord.people.grounds import grounds, signs
    from onrecord.people.nouns import Doubt, Side
    from onrecord.people.parties import sides
    from onrecord.people.resolution import resolve

__all__ = ["Cast", "Doubt", "Side", "Voice", "doubts", "grounds", "resolve", "sides", "signs"]

lazily(
    __name__,
    {
        "cast": "Cast Voice",
        "doubts": "doubts",
        "grounds": "grounds signs",
        "nouns": "Doubt Side",
        "parties": "sides",
        "resolution": "resolve",
    },
)
