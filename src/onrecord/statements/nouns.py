"""Words of a report that are attributed to a source."""

from typing import Literal

import msgspec

from onrecord.spans import Span

Kind = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "assert", "deny", "confirm", "concede", "allege", "warn", "promise", "demand", "predict", "condemn", "praise", "ask"
]


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Words attributed to a source.

    Attributes:
        id: hash of the report, content and source.
        source: the words that name the source here; empty when the text names none.
        cue: the words that attribute ("said", "according to"); empty for a quotation that runs on.
        content: the words said, one or more pieces, in order, never empty.
        kind: direct (in quotation marks), indirect, mixed.
        act: what was done with the words.
        within: id of the statement that this one stands within, or None.
        speaker: id of the entity that speaks, or None where it could not be told.
        via: ids of those who relayed it, outermost first ("Reuters quoted the office as saying": Reuters).
        said: the day it was said, `YYYY-MM-DD`, or None.
        confidence: 0 to 1.
        retold: somebody who is quoted tells it ("My aunt told me that ...", she said), and vouches for it alone.
        nominal: the words are a thing, not something said of it ("praised a budding alliance"): no finite verb
            but in a relative clause.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Kind
    act: Act = "assert"
    within: str | None = None
    speaker: str | None = None
    via: tuple[str, ...] = ()
    said: str | None = None
    confidence: float = 1.0
    retold: bool = False
    nominal: bool = False
