"""What a stretch of text says, as far as words alone tell: concepts, names in order, figures, days, polarity."""

import re
from collections.abc import Mapping
from functools import cache

import msgspec

from onrecord.claims.cast import Cast, Named
from onrecord.claims.concepts import concept, weight
from onrecord.claims.cues import demonyms, has, words_of
from onrecord.claims.figures import Figure, figures
from onrecord.claims.polarity import has_verdict, negations
from onrecord.quantities.nouns import Quantity
from onrecord.spans import Span
from onrecord.stories.words import WORD
from onrecord.times.nouns import Time


class Marks(msgspec.Struct, frozen=True):
    """The quantities and times that study found in a stretch of text."""

    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """What one stretch of text says.

    Attributes:
        concepts: weight by concept, names left out.
        names: keys of the names, in order of their first place.
        figures: in order.
        days: first and last day of each date that it gives.
        negated: whether an odd number of negations stands in it.
        ahead: whether it is about the future.
        more: whether it speaks of more of something, beside what there was.
        hedged: whether a word leaves open if it is so.
        agent: key of the name that it begins with, where that one acts; else None.
    """

    concepts: Mapping[str, float]
    names: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    days: tuple[tuple[str, str], ...] = ()
    negated: bool = False
    ahead: bool = False
    more: bool = False
    hedged: bool = False
    agent: str | None = None

    @property
    def weight(self) -> float:
        """What its concepts weigh together."""
        return sum(self.concepts.values())


# "More than" bounds a number and adds nothing to it.
MORE_THAN = re.compile(r"\bmore than\b", re.IGNORECASE)


def wording(
    text: str,
    span: Span,
    cast: Cast,
    *,
    marks: Marks,
    speaker: str | None = None,
    denied: bool = False,
) -> Wording:
    """What the words of a span say.

    `marks` are the quantities and times within it, `speaker` is the key of who says "we"; `denied` where a cue denies.
    """
    words = text[span.start : span.end]
    names = _with_demonyms(text, span, cast.named_in(span))
    taken = [(name.start, name.end) for name in names]
    taken += [
        (q.span.start, q.counted.start if q.counted and q.counted.start > q.span.start else q.span.end)
        for q in marks.quantities
    ]
    taken += [(time.span.start, time.span.end) for time in marks.times]
    agent = _agent(text, span, names, speaker)
    keys = [name.key for name in names]
    if agent is not None and agent not in keys:
        keys.insert(0, agent)
    verdict = has_verdict(words)
    concepts_ = _concepts(text, span, sorted(taken), dropped=_dropped() if verdict or denied else frozenset())
    return Wording(
        concepts=dict(sorted(concepts_.items())),
        names=tuple(dict.fromkeys(keys)),
        figures=figures(text, marks.quantities),
        days=tuple((t.earliest, t.latest) for t in marks.times if t.type == "DATE" and t.earliest and t.latest),
        negated=(negations(words) + (verdict and not denied)) % 2 == 1,
        ahead=has("ahead", words),
        more=has("more", MORE_THAN.sub("", words)),
        hedged=has("hedges", words),
        agent=agent,
    )


@cache
def _dropped() -> frozenset[str]:
    """Words of a denial that are not of its matter."""
    return words_of("verdicts") | words_of("fillers") | words_of("anaphors")


def _concepts(text: str, span: Span, taken: list[tuple[int, int]], *, dropped: frozenset[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    at = 0
    for match in WORD.finditer(text, span.start, span.end):
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        if at < len(taken) and taken[at][0] <= match.start():
            continue
        word = match.group().lower()
        meant = concept(word)
        if meant and word not in dropped and word not in words_of("negations"):
            found[meant] = max(found.get(meant, 0.0), weight(word))
    return found


def _with_demonyms(text: str, span: Span, names: list[Named]) -> list[Named]:
    """The names, with the adjectives of countries where no name stands."""
    found = list(names)
    words = list(WORD.finditer(text, span.start, span.end))
    taken = {place for name in names for place in range(name.start, name.end)}
    for size in (2, 1):
        for group in zip(*(words[i:] for i in range(size)), strict=False):
            start, end = group[0].start(), group[-1].end()
            code = demonyms().get(" ".join(word.group().lower() for word in group))
            if code and text[start].isupper() and start not in taken and end - 1 not in taken:
                found.append(Named(start, end, code, True))
                taken.update(range(start, end))
    return sorted(found)


# A pronoun that may stand for the speaker where the words begin.
SELF = re.compile(r"\W*(?:that\s+)?(?:it|its|we|our|they|their|i|my|he|his|she|her)\b", re.IGNORECASE)
# Words after a form of "be", for telling a passive of something suffered.
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?(\w+)", re.IGNORECASE)
OPENING = 40  # characters within which the one who acts must be named


def _agent(text: str, span: Span, names: list[Named], speaker: str | None) -> str | None:
    """Who acts: the name that the words begin with, or the speaker behind their "it" or "we"."""
    words = text[span.start : span.end]
    if any(match.group(1).lower() in words_of("suffered") for match in PASSIVE.finditer(words)):
        return None
    first = names[0] if names and names[0].start - span.start <= OPENING else None
    own = SELF.match(words)
    if own and speaker and (first is None or first.start - span.start >= own.end()):
        return speaker
    return first.key if first else None
