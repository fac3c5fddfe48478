"""One report's page and the units that it is cut into: a unit is one thing that is said."""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from onrecord.claims.cast import Cast
from onrecord.claims.cues import words_of
from onrecord.claims.signs import NONE, Signs, signs
from onrecord.claims.wording import Marks, Voice, Wording, wording
from onrecord.findings import Findings
from onrecord.quantities.nouns import Quantity
from onrecord.reports.report import Report
from onrecord.spans import Span, content_id
from onrecord.statements.nouns import Statement
from onrecord.stories.words import WORD
from onrecord.times.nouns import Time

NAMING = frozenset({"assert", "praise", "condemn", "ask"})  # acts that, done to a mere noun, claim nothing
LONGEST = 15  # characters of the longest verb that denies, and the space after it


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is said.

    Attributes:
        id: hash of the words' place and the statement.
        span: the words.
        wording: what they say.
        statement: the statement that they are of, or None for the report's own voice.
        denies: whether the statement's cue denies what the words say.
        beside: whether the words are not the statement's own but those of its sentence, which its cue denies.
        place: index of the report's sentence.
        signs: what its words and its sentence tell of a stance; none in the report's own voice.
    """

    id: str
    span: Span
    wording: Wording
    statement: Statement | None = None
    denies: bool = False
    beside: bool = False
    place: int = 0
    signs: Signs = NONE

    @property
    def negative(self) -> bool:
        """Whether the position is against what the words would say without their negations."""
        return self.denies != self.wording.negated

    @property
    def nominal(self) -> bool:
        """Whether it is a statement that only names a thing: "acknowledged the payments"."""
        return self.statement is not None and self.statement.nominal

    def against(self, core: Sequence[str]) -> bool:
        """Whether the position is against some concepts, those of its claim, the weightiest first."""
        said = next((concept for concept in core if concept in self.wording.concepts), None)
        if said is None:
            return self.negative
        verdict = self.wording.verdict and not self.denies
        return self.denies != (verdict != (said in self.wording.denied))


def in_text(unit: Unit) -> tuple[str, int, int, str]:
    """By what units are in order of the texts, those of one place by id."""
    span = unit.span
    return span.report, span.start, span.end, unit.id


class Page:
    """One report with what was found in it, for cutting it into units."""

    def __init__(self, report: Report, found: Findings, cast: Cast) -> None:
        self.report = report
        self.found = found
        self.cast = cast
        self.starts = [sentence.start for sentence in found.sentences]
        self.children: dict[str, list[Statement]] = {}
        # "Arland and Borland admitted that ..." is two statements of the same words; one holds what stands within.
        content = {statement.id: statement.content for statement in found.statements}
        inner: dict[tuple[Span, ...], list[Statement]] = {}
        # "He said the company had ordered him to sail": the order is what he tells, and nothing that the company says.
        # So is what someone quoted says that others have said: it is no position of theirs.
        self.told = {
            s.id
            for s in found.statements
            if s.within in content and (s.retold or s.act == "demand" or self._only_names(s))
        }
        for statement in found.statements:
            if statement.within in content and statement.id not in self.told:
                inner.setdefault(content[statement.within], []).append(statement)
        for key, words in content.items():
            if words in inner:
                self.children[key] = inner[words]

    def sentence(self, at: int) -> int:
        """Index of the sentence at a place in the text."""
        return max(0, bisect_left(self.starts, at + 1) - 1)

    def words(self, span: Span) -> str:
        return self.report.text[span.start : span.end]

    def counts(self, span: Span) -> bool:
        """Whether a figure stands within a span."""
        return bool(_inside(self.found.quantities, span))

    def _only_names(self, statement: Statement) -> bool:
        """Whether a statement only names a thing, and all that is said of it says the one that it stands within."""
        return statement.nominal and statement.act in NAMING and not any(map(self.counts, statement.content))

    def denies(self, statement: Statement) -> bool:
        """Whether a statement's cue is a word of denial, itself denied or not."""
        cues = [
            (self.words(span), self.report.text[max(0, span.start - LONGEST) : span.start]) for span in statement.cue
        ]
        said = [word.lower() for cue, _ in cues for word in WORD.findall(cue)]
        # "She rejected claims that ...", where the cue is the noun.
        said += [
            word.lower()
            for cue, before in cues
            for word in WORD.findall(before)[-1:]
            if cue.lower() in words_of("anaphors") and before[-1:].isspace()
        ]
        return any(word in words_of("denials") for word in said) and not self.withholds(statement)

    def withholds(self, statement: Statement) -> bool:
        """Whether a statement only keeps something back: "They aim to deny the rebels a port", "rejected the offer"."""
        words = (word.lower() for span in statement.cue for word in WORD.findall(self.words(span)))
        return statement.act == "assert" and any(word in words_of("withholding") for word in words)

    def unit(
        self,
        span: Span,
        statement: Statement | None = None,
        *,
        denies: bool = False,
        beside: bool = False,
        told_by: Statement | None = None,
    ) -> Unit:
        """The unit of some words of a statement, or of those that `told_by` tells and the statement denies."""
        place = self.sentence(span.start)
        marks = Marks(
            _inside(self.found.quantities, span),
            _inside_times(self.found.times, span),
            span.start,
            self.words(self.found.sentences[place - 1]) if place else "",
        )
        said = wording(
            self.report.text, span, self.cast, marks=marks, voice=self.voice(told_by or statement), denied=denies
        )
        sentences = self.found.sentences
        return Unit(
            id=content_id("m", span.report, span.start, span.end, statement.id if statement else ""),
            span=span,
            wording=said,
            statement=statement,
            signs=signs(self.report.text, span, said, sentences, place, denies=denies) if statement else NONE,
            denies=denies,
            beside=beside,
            place=place,
        )

    def voice(self, statement: Statement | None) -> Voice:
        """Who says "we" in a statement's words."""
        speaker = self.cast.speaker(statement) if statement else None
        if speaker is None or speaker.unnamed:
            return Voice()
        key, side = self.cast.key(speaker), self.cast.side(speaker)
        direct = statement is not None and statement.kind == "direct"
        return Voice(key, frozenset({key, side} if side else {key}), direct)


BOUND = 12  # characters of a word like "about" that may have been left before the words


def _inside(quantities: tuple[Quantity, ...], span: Span) -> tuple[Quantity, ...]:
    at = bisect_left(quantities, span.start - BOUND, key=lambda quantity: quantity.span.start)
    found = []
    while at < len(quantities) and quantities[at].span.start < span.end:
        if span.start < quantities[at].span.end <= span.end:
            found.append(quantities[at])
        at += 1
    return tuple(found)


def _inside_times(times: tuple[Time, ...], span: Span) -> tuple[Time, ...]:
    at = bisect_left(times, span.start, key=lambda time: time.span.start)
    found = []
    while at < len(times) and times[at].span.start < span.end:
        if span.covers(times[at].span):
            found.append(times[at])
        at += 1
    return tuple(found)
