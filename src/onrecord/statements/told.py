"""What a report tells, stretch by stretch: the contents of its statements, and the sentences of its own."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from onrecord.reports.report import Report
from onrecord.spans import Span
from onrecord.statements.nouns import Statement

NOT_TOLD = frozenset({"heading", "byline", "caption"})  # regions that tell nothing of their own


def told(report: Report, sentences: Sequence[Span], statements: Iterable[Statement]) -> tuple[Span, ...]:
    """The contents of the statements and the sentences in the report's own voice, in order."""
    kept = list(statements)
    contents = {span for statement in kept for span in statement.content}
    return tuple(sorted(contents | set(own_sentences(report, sentences, kept))))


def own_sentences(report: Report, sentences: Sequence[Span], statements: Iterable[Statement]) -> tuple[Span, ...]:
    """The sentences that no statement has a share in, headings, bylines and captions left out."""
    taken = [region.span for region in report.regions if region.kind in NOT_TOLD]
    taken += [span for statement in statements for span in (*statement.content, *statement.cue, *statement.source)]
    starts = sorted(span.start for span in taken)
    reached = list(accumulate((end for _, end in sorted((span.start, span.end) for span in taken)), max))
    return tuple(
        sentence
        for sentence in sentences
        if not (before := bisect_left(starts, sentence.end)) or reached[before - 1] <= sentence.start
    )
