"""Who said what in one report."""

from onrecord.statements.find import Found, Roster, find
from onrecord.statements.nouns import Act, Kind, Statement

__all__ = ["Act", "Found", "Kind", "Roster", "Statement", "find"]
