"""Who said what in one report."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.statements.find import Found, Roster, find
    from onrecord.statements.nouns import Act, Kind, Statement

__all__ = ["Act", "Found", "Kind", "Roster", "Statement", "find"]

lazily(
    __name__,
    {
        "find": "Found Roster find",
        "nouns": "Act Kind Statement",
    },
)
