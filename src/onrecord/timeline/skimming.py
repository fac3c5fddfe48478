"""A report skimmed: its sentences and the days that they name, without the language model.

A timeline over thousands of reports needs no parse. Sentences end at their marks; a time's direction ("Monday" to come
or past) follows the nearest word that can only be, or most often is, a verb of one tense.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

import msgspec

from onrecord import times
from onrecord.people.lists import data_lines
from onrecord.reading.segments import Segment, segments
from onrecord.reading.tokens import Reading, Sentence, Token
from onrecord.reports.report import Published, Report
from onrecord.spans import Span
from onrecord.timeline.precision import precision
from onrecord.timeline.words import is_past
from onrecord.times.nouns import Time
from onrecord.times.tense import FUTURE_MODALS, PLANNED

LONGEST = 2000  # code points after which a sentence is cut at a space, mark or no mark
TAILS = ("", "e", "d", "ed", "ned", "n", "s")  # endings after which a word of a plan is still that word
BE = {"is": "VBZ", "are": "VBP", "'s": "VBZ", "’s": "VBZ", "was": "VBD", "were": "VBD", "had": "VBD"}
NO_VERB = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "these", "those"})

# The end of a sentence: its marks, closing quotation marks or brackets, also set apart by a space, then space.
END = re.compile(r"(?<![.!?…])[.!?…]++(?:\s?(?:''|[\"”’')\]]))*+(?=\s)")
# What a sentence may begin with after its opening quotation marks or brackets.
OPENING = re.compile(r"\s+(?:(?:``|[\"“‘'(\[])\s?)*[A-Z0-9À-Þ$£€]")
# The word before a full stop.
LAST_WORD = re.compile(r"[^\s(“\"‘]*\Z")
# A word or contraction, as the finding of tenses sees a sentence.
WORD = re.compile(r"[^\W_]+|['’][a-z]{1,2}\b")
# Words that make the tense of the verbs around worth finding: a weekday, or a month without its year.
OPEN_DAY = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)


class Skimmed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One sentence of a report.

    Attributes:
        span: where it stands.
        text: its words as printed.
        place: how many sentences of the report come before it.
        published: when its report was published.
        days: the days that it names, `YYYY-MM-DD`, sorted; coarser dates are left out.
        dated: whether it names any date at all, coarser ones among them.
        region: the kind of region it stands in, or "prose".
    """

    span: Span
    text: str
    place: int
    published: Published
    days: tuple[str, ...]
    dated: bool
    region: str


def skim(report: Report) -> tuple[Skimmed, ...]:
    """The sentences of a report, boilerplate left out, in order of the text."""
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for piece in segments(report):
        for start, end in _cut(report.text, piece):
            first = len(tokens)
            if OPEN_DAY.search(report.text, start, end):
                tokens += _tensed(report.text, start, end, first, len(sentences))
            sentences.append(Sentence(start, end, first, len(tokens), piece.paragraph, piece.region))
    reading = Reading(report=report.id, text=report.text, tokens=tuple(tokens), sentences=tuple(sentences), names=())
    found = times.find(reading, published=report.published)
    return tuple(_skimmed(report, sentences, found))


def _skimmed(report: Report, sentences: list[Sentence], found: tuple[Time, ...]) -> Iterator[Skimmed]:
    starts = [sentence.start for sentence in sentences]
    within: list[list[Time]] = [[] for _ in sentences]
    for time in found:
        within[bisect_right(starts, time.span.start) - 1].append(time)
    for place, sentence in enumerate(sentences):
        dates = [time for time in within[place] if time.type in ("DATE", "TIME") and time.value]
        yield Skimmed(
            span=Span(report.id, sentence.start, sentence.end),
            text=report.text[sentence.start : sentence.end],
            place=place,
            published=report.published,
            days=tuple(sorted({time.earliest for time in dates if time.earliest and _is_day(time)})),
            dated=any(time.earliest for time in dates),
            region=sentence.region,
        )


def _is_day(time: Time) -> bool:
    return precision(time) == "day" and time.earliest == time.latest


def _cut(text: str, piece: Segment) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch, without the space around them."""
    start = piece.start
    for mark in END.finditer(text, piece.start, piece.end):
        if OPENING.match(text, mark.end(), piece.end) and not _abbreviates(text, start, mark):
            yield from _trimmed(text, start, mark.end())
            start = mark.end()
    yield from _trimmed(text, start, piece.end)


def _abbreviates(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether a full stop ends an abbreviation or an initial, not a sentence."""
    if mark.group()[0] != "." or len(mark.group()) > 1:
        return False
    before = LAST_WORD.search(text, max(start, mark.start() - 20), mark.start())
    word = before.group() if before else ""
    return word in _abbreviations() or (len(word) == 1 and word.isupper() and word != "I")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(data_lines("onrecord.timeline", "abbreviations.txt"))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch without the space around it, in pieces where it is too long; nothing where nothing is left."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space + 1 if space > 0 else start + LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _tensed(text: str, start: int, end: int, first: int, sentence: int) -> list[Token]:
    """A sentence's words with the tags that tell tense; each hangs on the word before it, up to the first verb.

    Words before the first verb hang on the word after them, so that "on Monday" opens a sentence as it closes one.
    """
    words = list(WORD.finditer(text, start, end))
    tags = _tags([word.group() for word in words])
    verbs = [place for place, tag in enumerate(tags) if tag.startswith("VB")]
    opening = verbs[0] if verbs else 0
    tokens = []
    for place, word in enumerate(words):
        helps = tags[place] in ("MD", "TO")
        head = place + 1 if helps or place < opening else max(place - 1, opening)
        printed = word.group()
        tokens.append(
            Token(
                word.start(),
                word.end(),
                printed,
                _planned(printed),
                tags[place],
                "aux" if helps else "dep",
                first + min(head, len(words) - 1),
                sentence,
            )
        )
    return tokens


def _tags(words: list[str]) -> list[str]:
    """Penn tags where the words show them: modals and "to" with their verbs, forms of "be", past forms."""
    tags = [""] * len(words)
    for place, word in enumerate(words):
        lower = word.lower()
        before = words[place - 1].lower() if place else ""
        after = words[place + 1] if place + 1 < len(words) else ""
        if place and tags[place - 1] in ("MD", "TO"):
            tags[place] = "VB"
        elif lower in FUTURE_MODALS and word != "May" and after.islower():
            tags[place] = "MD"
        elif lower == "to" and after.islower() and after not in NO_VERB:
            tags[place] = "TO"
        elif lower in BE:
            tags[place] = BE[lower]
        elif is_past(lower):
            tags[place] = "VBN" if _planned(word) in PLANNED else "" if before in ("be", "is", "are") else "VBD"
    return tags


def _planned(word: str) -> str:
    """The word of a plan that a form belongs to ("scheduled": schedule), else the form itself."""
    lower = word.lower()
    return next((lower[: len(lower) - len(tail)] for tail in TAILS if _is_planned(lower, tail)), lower)


def _is_planned(lower: str, tail: str) -> bool:
    return lower.endswith(tail) and lower[: len(lower) - len(tail)] in PLANNED
