"""What a stretch of text says, as far as words alone tell: concepts, names in order, figures, days, polarity."""

import re
from collections.abc import Mapping
from functools import cache

import msgspec

from onrecord.claims.cast import Cast, Named
from onrecord.claims.concepts import Said, said
from onrecord.claims.cues import demonyms, finder, has, words_of
from onrecord.claims.figures import Figure, figures
from onrecord.claims.polarity import contrasts, has_verdict, hedges, negated, negations, turns
from onrecord.quantities.nouns import Quantity
from onrecord.spans import Span
from onrecord.stories.words import WORD
from onrecord.times.nouns import Time


class Marks(msgspec.Struct, frozen=True):
    """The quantities and times that study found in a stretch of text, where it starts, and the sentence before it."""

    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    start: int = 0
    before: str = ""


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """What one stretch of text says.

    Attributes:
        concepts: weight by concept, names left out.
        deeds: those of the concepts that happen or are done; `sure` those that the list of synonyms holds.
        denied: those of the concepts of which it says that they are not so.
        names: keys of the names, in order of their first place.
        own: keys of the speaker and of whom it speaks for, where the words say "we", "it" or "the company".
        figures: in order.
        days: first and last day of each date that it gives.
        negated: whether an odd number of negations stands in it.
        verdict: whether it says itself that what it speaks of is untrue.
        ahead: whether it is about the future.
        more: concepts of which it says "more" or "another", beside what there was.
        hedged: whether a word leaves open if it is so.
        singular: whether it speaks of the last, the first or the only one of its kind.
        agent: key of the name that it begins with, where that one acts; else None.
        passive: whether the first to be named has it done to him.
    """

    concepts: Mapping[str, float]
    names: tuple[str, ...]
    deeds: frozenset[str] = frozenset()
    sure: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    figures: tuple[Figure, ...] = ()
    days: tuple[tuple[str, str], ...] = ()
    negated: bool = False
    verdict: bool = False
    ahead: bool = False
    more: frozenset[str] = frozenset()
    hedged: bool = False
    singular: bool = False
    agent: str | None = None
    passive: bool = False

    @property
    def weight(self) -> float:
        """What its concepts weigh together."""
        return sum(self.concepts.values())


class Voice(msgspec.Struct, frozen=True):
    """Who says "we" in some words: the speaker's key, and those of whom it speaks for; `direct` in a quotation."""

    speaker: str | None = None
    own: frozenset[str] = frozenset()
    direct: bool = False


NOBODY = Voice()

# "More than" bounds a number and adds nothing to it.
MORE_THAN = re.compile(r"\bmore than\b", re.IGNORECASE)
# What would have been is not to come.
WOULD_HAVE = re.compile(r"\bwould(?:\s+not|n[’']t)?\s+have\b", re.IGNORECASE)


def wording(
    text: str,
    span: Span,
    cast: Cast,
    *,
    marks: Marks,
    voice: Voice = NOBODY,
    denied: bool = False,
) -> Wording:
    """What the words of a span say; `marks` are the quantities and times within it; `denied` where a cue denies."""
    words = text[span.start : span.end]
    names = _with_demonyms(text, span, cast.named_in(span))
    verdict = has_verdict(words)
    told = _concepts(text, span, _taken(names, marks, words), dropped=_dropped() if verdict or denied else frozenset())
    weights: dict[str, float] = {}
    for each in told:
        weights[each.concept] = max(weights.get(each.concept, 0.0), each.weight)
    agent = _agent(text, span, names, voice)
    keys = [name.key for name in names]
    if agent is not None and agent not in keys:
        keys.insert(0, agent)
    return Wording(
        concepts=dict(sorted(weights.items())),
        deeds=frozenset(each.concept for each in told if each.deed),
        sure=frozenset(each.concept for each in told if each.sure),
        denied=negated(words, told, span.start),
        names=tuple(dict.fromkeys(keys)),
        own=_own(words, voice, denied or bool(negations(words))),
        figures=figures(text, marks.quantities, span, before=marks.before),
        days=_days(text, marks.times),
        negated=(turns(words) + (verdict and not denied)) % 2 == 1,
        verdict=verdict,
        ahead=has("ahead", WOULD_HAVE.sub("", words)),
        more=_more(text, span, told),
        hedged=hedges(words),
        singular=has("singular", words),
        agent=agent,
        passive=ANY_PASSIVE.search(words) is not None,
    )


def _own(words: str, voice: Voice, denies: bool) -> frozenset[str]:
    """Those of whom a speaker speaks without a name; who denies something speaks of himself."""
    return voice.own if denies or has("first_person" if voice.direct else "selves", words) else frozenset()


@cache
def _dropped() -> frozenset[str]:
    """Words of a denial that are not of its matter."""
    return words_of("verdicts") | words_of("fillers") | words_of("anaphors")


def _taken(names: list[Named], marks: Marks, words: str) -> list[tuple[int, int]]:
    """The places of names, numbers and times, and of what is only set against what is so."""
    taken = [(name.start, name.end) for name in names]
    taken += [
        (q.span.start, q.counted.start if q.counted and q.span.start < q.counted.start < q.span.end else q.span.end)
        for q in marks.quantities
    ]
    taken += [(time.span.start, time.span.end) for time in marks.times if time.type in {"DATE", "TIME"}]
    taken += [(marks.start + start, marks.start + end) for start, end in contrasts(words)]
    return sorted(taken)


def _concepts(text: str, span: Span, taken: list[tuple[int, int]], *, dropped: frozenset[str]) -> list[Said]:
    found: list[Said] = []
    at = 0
    aside = _aside(text, span)
    for each in said(text, span.start, span.end):
        while at < len(taken) and taken[at][1] <= each.start:
            at += 1
        if at < len(taken) and taken[at][0] <= each.start:
            continue
        word = text[each.start : each.end].lower()
        if word in dropped or word in words_of("negations"):
            continue
        if found and _modifies(found[-1], each, text):
            found[-1] = msgspec.structs.replace(found[-1], weight=found[-1].weight * COMPOUND, sure=False)
        found.append(_weighed(each, found[-1] if found else None, text, aside))
    return found


def _modifies(one: Said, other: Said, text: str) -> bool:
    """Whether a noun of a deed only tells of which kind the next one is: "inspection record", "payment system"."""
    adjacent = text[one.end : other.start] == " " and one.sure and not other.sure
    return adjacent and text[one.start : one.end].lower().endswith(tuple(sorted(words_of("nominal_endings"))))


def _weighed(each: Said, last: Said | None, text: str, aside: int) -> Said:
    """A concept with what is left of its weight where it stands."""
    word = text[each.start : each.end].lower()
    plain = any(word in words_of(name) for name in ("light", "businesses", "body_nouns"))
    lesser = plain or each.start >= aside
    weight = each.weight * (LIGHT if plain else 1.0) * (BESIDE if each.start >= aside else 1.0)
    if last and not each.sure and not last.sure and text[last.end : each.start] == " ":
        weight *= COMPOUND
    return msgspec.structs.replace(each, weight=weight, deed=each.deed and not lesser, sure=each.sure and not lesser)


COMPOUND = 0.6  # what is left of the weight of the second of two words that stand for one thing
LIGHT = 0.3  # what is left of the weight of a word that carries little
BESIDE = 0.5  # what is left of it in a clause that tells what came with the matter
MAIN = 25  # characters that the matter itself takes at the least


def _aside(text: str, span: Span) -> int:
    """Where the matter itself ends and what came with it begins ("... before the roof fell")."""
    match = finder("asides").search(text, min(span.start + MAIN, span.end), span.end)
    return match.start() if match else span.end


def _days(text: str, times: tuple[Time, ...]) -> tuple[tuple[str, str], ...]:
    """First and last day of each date; one after "since" has no last."""
    found = []
    for time in times:
        if time.type == "DATE" and time.earliest and time.latest and not THAN.match(text, time.span.end):
            before = text[max(0, time.span.start - LEAD) : time.span.start]
            first = NO_START if BY.search(before) else time.earliest
            found.append((first, NO_END if SINCE.search(before) else time.latest))
    return tuple(found)


# Behind what is no date but a delay: "a month later than planned".
THAN = re.compile(r"\s+than\b")
NO_START, NO_END = "0001-01-01", "9999-12-31"
LEAD = 45  # characters before a date in which it may be bounded
# "since", or "not before", before a date.
SINCE = re.compile(r"\b(?:since|(?:not|n[’']t|never)\s+(?:\w+\s+){0,4}?(?:before|until))\s+(?:the\s+)?$", re.IGNORECASE)
# "by" before a date.
BY = re.compile(r"\bby\s+(?:the\s+)?(?:(?:end|middle)\s+of\s+)?$", re.IGNORECASE)


def _more(text: str, span: Span, told: list[Said]) -> frozenset[str]:
    """The concepts that stand right after "more" or "another"."""
    words = MORE_THAN.sub(lambda match: "_" * len(match.group()), text[span.start : span.end])
    after = {
        place for match in finder("more").finditer(words) for place in range(match.end() + 1, match.end() + NEXT + 1)
    }
    return frozenset(each.concept for each in told if each.start - span.start in after)


NEXT = 12  # characters after "more" within which what there is more of must stand


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
# Who thinks, sees or knows something does nothing that the words are about.
OPINION = re.compile(
    r"\W*(?:that\s+)?(?:i|we|he|she|they|it)\s+(?:\w+ly\s+|still\s+|had\s+|did\s+not\s+|do\s+not\s+|don[’']t\s+)*"
    r"(?:think|thought|believe|believed|see|saw|seen|feel|felt|expect|expected|doubt|doubted|hope|hoped|suspect|suspected|"
    r"count|counted|find|found|know|knew|known|learn|learned|record|recorded|register|registered|receive|received)\b",
    re.IGNORECASE,
)
# The same in a quotation, where "he" is someone else.
FIRST_PERSON = re.compile(r"\W*(?:we|our|i|my)\b", re.IGNORECASE)
# Words after a form of "be", for telling a passive of something suffered.
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?(\w+)", re.IGNORECASE)
# A passive of anything, for comparing who acts.
ANY_PASSIVE = re.compile(r"\b(?:was|were|been|being|be)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ld|nt|de)\b", re.IGNORECASE)
# "Adler's statement that ...": who said it does not do it.
ACCOUNT = re.compile(
    r"[’']s?\s+(?:\w+\s+)?(?:statement|claim|account|report|assertion|allegation|accusation|version|announcement|admission)s?\b",
    re.IGNORECASE,
)
OPENING = 40  # characters within which the one who acts must be named


def _agent(text: str, span: Span, names: list[Named], voice: Voice) -> str | None:
    """Who acts: the name that the words begin with, or the speaker behind their "it" or "we"."""
    words = text[span.start : span.end]
    if any(match.group(1).lower() in words_of("suffered") for match in PASSIVE.finditer(words)):
        return None
    first = names[0] if names and names[0].start - span.start <= OPENING else None
    if first and ACCOUNT.match(text, first.end):
        return None
    if OPINION.match(words):
        return None
    own = (FIRST_PERSON if voice.direct else SELF).match(words)
    if own and voice.speaker and (first is None or first.start - span.start >= own.end()):
        return voice.speaker
    return first.key if first else None
