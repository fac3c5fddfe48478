"""Timeline: what happened when, across the reports of a story, with the precision that the words give."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.timeline.chronicle import Entry, chronicle
    from onrecord.timeline.layout import lay_out
    from onrecord.timeline.narrowing import narrow
    from onrecord.timeline.nouns import Moment, Precision
    from onrecord.timeline.shared_days import Proof, proofs
    from onrecord.timeline.tellings import Telling, tell

__all__ = ["Entry", "Moment", "Precision", "Proof", "Telling", "chronicle", "lay_out", "narrow", "proofs", "tell"]

lazily(
    __name__,
    {
        "chronicle": "Entry chronicle",
        "layout": "lay_out",
        "narrowing": "narrow",
        "nouns": "Moment Precision",
        "shared_days": "Proof proofs",
        "tellings": "Telling tell",
    },
)
