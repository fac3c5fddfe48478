"""A person's decisions: append-only, anchored on report ids and spans, so that they survive every re-run."""

from typing import Literal

import msgspec

from onrecord.spans import Span, content_id

Decision = Literal["accept", "reject", "merge", "split", "rename", "correct", "date"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One decision.

    Attributes:
        decision: what was decided.
        about: the spans it is anchored on (a statement's content, a mention of each entity, ...), with their words
            in `words`, so that it can be told whether the text still carries them.
        words: the text of each span of `about`.
        kind: what the spans stand for: `statement`, `quantity`, `time`, `entity`, `claim`, `report`, `story`.
        value: the new name, value or date; "" where none is needed.
        by: who decided, "" if not said.
        note: why, in the person's words.
        sequence: its place in the record's list, from 1.
    """

    decision: Decision
    kind: Literal["statement", "quantity", "time", "entity", "claim", "report", "story"]
    about: tuple[Span, ...]
    words: tuple[str, ...]
    value: str = ""
    by: str = ""
    note: str = ""
    sequence: int = 0

    @property
    def id(self) -> str:
        """Hash of everything but its place, so that the same decision twice is one."""
        return content_id("j", self.decision, self.kind, self.about, self.value, self.by, self.note)
