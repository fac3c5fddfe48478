"""Whether words say that something is so or that it is not, as a whole and for each thing that they speak of."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from onrecord.claims.concepts import Said
from onrecord.claims.cues import finder, has, words_of
from onrecord.stories.words import WORD

# A verdict passed on what the words speak of: "were entirely false", "as fake news".
VERDICT = re.compile(r"\b(?:is|are|was|were|be|as)\s+\W?(?:(?:a|an|the|\w+ly)\s+)?\W?\w+", re.IGNORECASE)
# "rotten beams, and not the snow": what is set against what is so, up to the next comma.
CONTRAST = re.compile(
    r"(?:,|,?\s(?:and|but))\s+(?:not|rather than)\s+(?:by\s+|because of\s+)?[^,;.]{3,40}", re.IGNORECASE
)
# Phrases with a negation that deny nothing: "no more than 300", "not before 15 June", "after weeks of denying it".
IDLE = re.compile(
    r"\bwith or without\b|\bwhether or not\b|\bno\.?\s+\d|"
    r"\b(?:not|no)\s+(?:only|doubt|longer|(?:more|fewer|less|later|earlier)\s+than)\b|"
    r"\bnot\s+(?:\w+\s+){0,4}?(?:before|until)\s+(?:the\s+)?(?=\d|[A-Z][a-z]+\s+\d|(?:next|early|late)\b)|"
    r"\b(?:after|despite|having)\s+(?:\w+\s+){0,5}?(?:denying|denials?|denied)\b",
    re.IGNORECASE,
)
# Where the reach of a negation ends.
FENCE = re.compile(r"[,;:.—–]|\b(?:but|because|which|who|while|although|though|after|before|until)\b", re.IGNORECASE)
# The same for a negation that stands behind what it denies.
BACK_FENCE = re.compile(FENCE.pattern + r"|\b(?:and|that|or)\b", re.IGNORECASE)
# What stands between negations of two clauses, neither of which turns the other.
BESIDE = re.compile(FENCE.pattern + r"|\b(?:and|n?or|then|so|since)\b", re.IGNORECASE)
# What is granted or supposed before the main clause: "Even if he did not know, ...".
GRANTED = re.compile(
    r"^\W*(?:and\s+|but\s+)?(?:even\s+(?:if|though)|although|though|while|whereas|if|unless)\b[^,;.]{3,160},\s+(?=\w)",
    re.IGNORECASE,
)
REACH = 60  # characters that a negation reaches
LONGEST = 20  # characters of the longest phrase that denies
SUBJECT = 40  # characters from a subject to the negation of its verb
BACK = 12  # characters from a verb to the "no" of its object: "received no ..."


def contrasts(words: str) -> list[tuple[int, int]]:
    """Where words are set against what is so ("..., not the snow"); they say nothing of their own here."""
    return [match.span() for match in CONTRAST.finditer(words)]


def negations(words: str) -> list[tuple[int, int]]:
    """The negations in some words, a verdict of untruth not counted, in order."""
    idle = [match.span() for match in IDLE.finditer(words)] + contrasts(words)
    found = [match.span() for match in WORD.finditer(words) if _negates(match.group().lower())]
    found += [match.span() for match in finder("failing").finditer(words)]
    taken = {place for start, end in idle for place in range(start, end)}
    return sorted(span for span in found if span[0] not in taken)


def turns(words: str) -> int:
    """How often negations turn what some words say; of those side by side ("no letter, and no call") one counts."""
    granted = GRANTED.match(words)
    marks = [mark for mark in negations(words) if granted is None or mark[0] >= granted.end()]
    return len(marks) - sum(bool(BESIDE.search(words, one[1], other[0])) for one, other in pairwise(marks))


def _negates(word: str) -> bool:
    return word in words_of("negations") or word.replace("’", "'").endswith("n't")


def negated(words: str, said: Sequence[Said], offset: int) -> frozenset[str]:
    """The concepts of which the words say that they are not so; `offset` is the place of the words in the text."""
    marks = negations(words)
    denied: dict[str, bool] = {}
    for each in said:
        start, end = each.start - offset, each.end - offset
        near = marks[bisect_left(marks, (start - REACH - LONGEST, 0)) : bisect_left(marks, (end + SUBJECT + 1, 0))]
        count = sum(_reaches(words, mark, start, end, deed=each.deed) for mark in near)
        denied.setdefault(each.concept, (count + each.contrary) % 2 == 1)
    return frozenset(concept for concept in sorted(denied) if denied[concept])


def _reaches(words: str, mark: tuple[int, int], start: int, end: int, *, deed: bool) -> bool:
    """Whether a negation denies a thing: it stands before it, or with the verb of which it is the subject or object."""
    if mark[1] <= start:
        return start - mark[1] <= REACH and not FENCE.search(words, mark[1], start)
    if mark[0] < end:
        return False
    word = words[mark[0] : mark[1]].lower().replace("’", "'")
    if word in {"not", "never"} or word.endswith("n't"):
        return mark[0] - end <= SUBJECT and not BACK_FENCE.search(words, end, mark[0])
    return (
        deed and mark[0] - end <= BACK and word in words_of("negated_objects") and not FENCE.search(words, end, mark[0])
    )


def has_verdict(words: str) -> bool:
    """Whether the words themselves say that something is untrue."""
    return any(has("verdicts", match.group()) for match in VERDICT.finditer(words))


# What hedges nothing: the month, a thing ruled out, what someone believes himself, and what there is the means for.
SURE = re.compile(
    r"\bMay\b|\b[Cc]ould\s+not\b|\b[Cc]ouldn[’']t\b|"
    r"\b(?:[Ii]|[Ww]e|[Hh]e|[Ss]he|[Tt]hey)\s+(?:\w+\s+)?(?:believed|suspected)\b"
)


# What somebody could do, or what could happen, is what he says; only a report leaves open by it if it is so.
COULD = re.compile(r"\b[Cc]ould\b")


def hedges(words: str, *, named: bool = False) -> bool:
    """Whether some words leave open if it is so; `named` where someone stands by them with his name."""
    left = SURE.sub("", words)
    return has("hedges", COULD.sub("", left) if named else left)
