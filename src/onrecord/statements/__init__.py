"""Who said what in one report."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.statements.find import Found, find
    from onrecord.statements.nouns import Act, Kind, Statement
    from onrecord.statements.roster import Roster

__all__ = ["Act", "Found", "Kind", "Roster", "Statement", "find"]

lazily(
    __name__,
    {
        "find": "Found find",
        "nouns": "Act Kind Statement",
        "roster": "Roster",
    },
)
