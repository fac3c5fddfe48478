"""Signs of a stance in the words of a unit and in the sentence around it: read once, when a report is cut."""

from collections.abc import Sequence

import msgspec

from onrecord.claims.cues import has
from onrecord.claims.purposes import Purpose, purpose
from onrecord.claims.wording import Wording
from onrecord.spans import Span


class Signs(msgspec.Struct, frozen=True, kw_only=True):
    """What words tell of a stance beside their negations.

    Attributes:
        reassures: whether they say that all is well with what they speak of.
        faults: whether they find fault with another's account.
        counters: whether their sentence sets its speaker against what was said before.
        countered: whether the sentence before it, in its paragraph, does.
        before_now: whether their sentence tells it as said before, and no longer.
        contrite: whether their sentence owns up to something, or is sorry for it.
        purpose: what they say that an act is for, if they do.
    """

    reassures: bool = False
    faults: bool = False
    counters: bool = False
    countered: bool = False
    before_now: bool = False
    contrite: bool = False
    purpose: Purpose | None = None


NONE = Signs()


def signs(text: str, span: Span, wording: Wording, sentences: Sequence[Span], place: int, *, denies: bool) -> Signs:
    """The signs of a statement's words; `sentences` are the report's, `place` the index of theirs."""
    words = text[span.start : span.end]
    around = text[sentences[place].start : sentences[place].end] if sentences else ""
    return Signs(
        reassures=not wording.negated and has("reassurances", words),
        faults=has("faults", words),
        counters=has("counters", around),
        countered=has("counters", _before(text, sentences, place)),
        before_now=has("before_now", around),
        contrite=has("contrition", around),
        purpose=None if denies else purpose(text, span, wording),
    )


def _before(text: str, sentences: Sequence[Span], place: int) -> str:
    """The sentence before one, in its paragraph; else nothing."""
    if not 0 < place < len(sentences) or "\n" in text[sentences[place - 1].end : sentences[place].start]:
        return ""
    return text[sentences[place - 1].start : sentences[place - 1].end]
