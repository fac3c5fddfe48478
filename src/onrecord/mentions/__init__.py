"""Who and what a report names, by what names, in what roles, and for whom each speaks."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.mentions import gazetteer, outlets, sides
    from onrecord.mentions.nouns import Entity, Mention
    from onrecord.mentions.roster import Roster, find

__all__ = ["Entity", "Mention", "Roster", "find", "gazetteer", "outlets", "sides"]

lazily(
    __name__,
    {
        "": "gazetteer outlets sides",
        "nouns": "Entity Mention",
        "roster": "Roster find",
    },
)
