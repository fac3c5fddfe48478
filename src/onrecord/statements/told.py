"""What a report tells, stretch by stretch: the contents of its statements, and its sentences."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from onrecord.reports.report import Report
from onrecord.spans import Span
from onrecord.statements.nouns import Statement

NOT_TOLD = frozenset({"heading", "byline", "caption"})  # regions that tell nothing of their own


def told(report: Report, sentences: Sequence[Span], statements: Iterable[Statement]) -> tuple[Span, ...]:
    """The contents of the statements, also sentence by sentence, and the sentences but for headings, in order."""
    contents = {span for statement in statements for span in statement.content}
    parts = {part for span in contents for part in _by_sentence(span, sentences)}
    return tuple(sorted(contents | parts | set(plain_sentences(report, sentences))))


def _by_sentence(span: Span, sentences: Sequence[Span]) -> Iterator[Span]:
    """What a span has of each sentence that it reaches."""
    at = bisect_left(sentences, span.start, key=lambda sentence: sentence.end)
    while at < len(sentences) and sentences[at].start < span.end:
        start, end = max(span.start, sentences[at].start), min(span.end, sentences[at].end)
        if start < end:
            yield Span(span.report, start, end)
        at += 1


def plain_sentences(report: Report, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """The sentences, but for headings, bylines and captions."""
    taken = [region.span for region in report.regions if region.kind in NOT_TOLD]
    starts = sorted(span.start for span in taken)
    reached = list(accumulate((end for _, end in sorted((span.start, span.end) for span in taken)), max))
    return tuple(
        sentence
        for sentence in sentences
        if not (before := bisect_left(starts, sentence.end)) or reached[before - 1] <= sentence.start
    )
