"""What a report says, one thing at a time: clauses of its statements, matters of its denials, sentences of its own."""

import re
from collections.abc import Iterator

from onrecord.claims.cast import Cast
from onrecord.claims.cutting import LEAST_CHARS, clauses, cut
from onrecord.claims.denials import anaphoric, before_verdict, denied_matter, hangs_verdict, is_verdict
from onrecord.claims.page import Page, Unit
from onrecord.findings import Findings
from onrecord.reports.report import Report
from onrecord.spans import Span
from onrecord.statements.nouns import Statement
from onrecord.stories.words import WORD


def units(report: Report, found: Findings, cast: Cast) -> tuple[Unit, ...]:
    """Everything that a report's statements say, in order of the text; nothing in its own voice."""
    page = Page(report, found, cast)
    every = {unit.id: unit for statement in found.statements for unit in _of_statement(statement, page)}
    return tuple(sorted(every.values(), key=lambda unit: (unit.span, unit.id)))


def own_voice(report: Report, found: Findings, cast: Cast) -> tuple[Unit, ...]:
    """The sentences that no statement has a share in."""
    page = Page(report, found, cast)
    told = {page.sentence(span.start) for s in found.statements for span in (*s.content, *s.cue, *s.source)}
    told |= {page.sentence(span.end - 1) for s in found.statements for span in s.content}
    headings = [region.span for region in report.regions if region.kind in {"heading", "byline", "caption"}]
    plain = [
        sentence
        for place, sentence in enumerate(found.sentences)
        if place not in told and not any(sentence.overlaps(heading) for heading in headings)
    ]
    return tuple(
        unit
        for sentence in plain
        for unit in clauses([sentence], page, None)
        if not page.words(unit.span).endswith("?")
    )


def _of_statement(statement: Statement, page: Page) -> Iterator[Unit]:
    cue = " ".join(page.words(span) for span in statement.cue)
    if statement.id in page.told or _takes_no_position(statement, page):
        return
    denies = page.denies(statement)
    pieces = [
        piece for span in statement.content for piece in _without(span, page.children.get(statement.id, []), page)
    ]
    hangs = denies or statement.act == "deny" or hangs_verdict(cue)
    if is_verdict(pieces, page, denies=hangs) and (hangs or anaphoric(pieces, page)):
        yield from denied_matter(statement, page)
        return
    for piece in (clause for whole in pieces for clause in cut(whole, page)):
        if is_verdict([piece], page) and anaphoric([piece], page):
            yield from denied_matter(statement, page)
        else:
            matter = before_verdict(piece, page) if denies else piece
            yield from clauses([matter], page, statement, denies=denies)


def _takes_no_position(statement: Statement, page: Page) -> bool:
    """Whether the cue itself is negated: "has not denied", "declined to confirm", "neither confirmed nor denied"."""
    if (
        statement.act == "ask"
        or page.withholds(statement)
        or any(NO_COMMENT.search(page.words(span)) for span in statement.content)
    ):
        return True
    if not statement.cue:
        return False
    cue = statement.cue[0]
    around = page.report.text[max(0, cue.start - 25) : cue.end]
    # What stands before a mark is said, or is another sentence: "“We did not pay,” she said".
    own = MARK.split(around[: cue.start - cue.end])[-1] + page.words(cue)
    if any(page.words(span)[:8].lower() == "neither " for span in statement.source):
        return True
    return any(word.lower() in NEGATED for word in WORD.findall(own)[-5:]) or bool(NOT_ATTACHED.search(own))


NEGATED = frozenset({"not", "never", "neither", "nor", "declined", "refused"})
# What ends a sentence or a clause, or opens or closes a quotation.
MARK = re.compile(r"[.,;:!?\n“”\"]")
# A refusal to take a position: "it did not comment on forgeries", "he had nothing to add".
NO_COMMENT = re.compile(
    r"\b(?:not|n[’']t|no|declined\s+to|refused\s+to)\s+(?:\w+\s+)?comment\b|\bnothing\s+(?:more\s+|further\s+)?to\s+(?:add|say)\b",
    re.IGNORECASE,
)
# "didn't deny", with the negation on the verb before the cue.
NOT_ATTACHED = re.compile(r"n[’']t\s+(?:\w+\s+){0,1}\w*$", re.IGNORECASE)


def _without(span: Span, inner: list[Statement], page: Page) -> list[Span]:
    """A content without the statements within it, which speak for themselves."""
    if not inner:
        return [span]
    told = (piece for statement in inner for piece in (*statement.content, *statement.cue, *statement.source))
    taken = sorted(piece for piece in told if piece.overlaps(span))
    pieces, start = [], span.start
    for piece in taken:
        if piece.start - start >= LEAST_CHARS:
            pieces.append(Span(span.report, start, piece.start))
        start = max(start, piece.end)
    if span.end - start >= LEAST_CHARS:
        pieces.append(Span(span.report, start, span.end))
    return pieces
