"""The record's file: its tables, who writes them, and the views that readers have of them."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.store import (
        changes,
        deciding,
        doubting,
        earlier,
        engine,
        intake,
        journal,
        judged,
        loading,
        lookup,
        readers,
        reasons,
        release,
        search,
        settling,
        tally,
        verify,
        writer,
    )

__all__ = [
    "changes",
    "deciding",
    "doubting",
    "earlier",
    "engine",
    "intake",
    "journal",
    "judged",
    "loading",
    "lookup",
    "readers",
    "reasons",
    "release",
    "search",
    "settling",
    "tally",
    "verify",
    "writer",
]

# Each is loaded by the first that needs it: listing stories needs none of them.
lazily(__name__, {"": " ".join(__all__)})
