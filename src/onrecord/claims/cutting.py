"""Cuts what is said into clauses, each of which can be agreed with or denied by itself."""

import re
from collections.abc import Iterator

from onrecord.claims.cues import finder
from onrecord.claims.page import Page, Unit
from onrecord.spans import Span
from onrecord.statements.nouns import Statement

LEAST_WEIGHT = (
    0.5  # a clause without a figure or a denied deed whose concepts weigh less says too little to be told again
)
LEAST_CHARS = 8


def clauses(
    spans: list[Span],
    page: Page,
    statement: Statement | None,
    *,
    denies: bool = False,
    beside: bool = False,
    told_by: Statement | None = None,
) -> list[Unit]:
    """The clauses of some spans that say enough to be told again; `told_by` where the words are another statement's."""
    found = []
    for span in spans:
        for clause in cut(span, page):
            unit = page.unit(clause, statement, denies=denies, beside=beside, told_by=told_by)
            if unit.wording.weight >= LEAST_WEIGHT or _tells(unit, page):
                found.append(unit)
    return found


def _tells(unit: Unit, page: Page) -> bool:
    """Whether a clause of light words says something all the same: a figure, a denial, or what someone says briefly."""
    said, statement = unit.wording, unit.statement
    if statement is None or said.figures:
        return bool(said.figures or said.days)
    if said.weight > 0 and (said.negated or unit.denies or (unit.beside and said.names)):
        return True
    return not unit.beside and not statement.nominal and _is_brief(page.words(unit.span), unit.span, statement)


def _is_brief(words: str, span: Span, statement: Statement) -> bool:
    """Whether a clause stands by itself: with its subject, or as all that the statement says."""
    whole = any(len(content) - len(span) <= MARKS for content in statement.content if content.overlaps(span))
    return BRIEF.match(words) is not None or (whole and " " in words)


MARKS = 3  # characters by which a clause that is all that is said may be shorter than that: its quotation marks
# What begins with its subject, and goes on: "there was none", "they came", "the work is his"; and not "by publicly".
BRIEF = re.compile(
    r"\W*(?:(?:and|but|that)\s+){0,2}"
    r"(?:(?:it|they|he|she|we|I|you|there|this|that|these|those|nobody|nothing|none)\s+\w"
    r"|(?:(?:the|a|an|my|our|his|her|its|their)\s|(?-i:[A-Z])\w*\s)\s*(?:[\w’'-]+\s+){2}\w)",
    re.IGNORECASE,
)
# Marks that end a clause for good.
STOP = re.compile(r"[;\n]|[.!?](?=[\s”\"'’]|$)")
# Space, quotation marks and commas at the ends of a clause.
EDGE = " \t\n,;:“”\"'‘’—–-"


def cut(span: Span, page: Page) -> Iterator[Span]:
    """A span at its sentences' ends, semicolons, and the joints of cues.toml, quotation marks off its ends."""
    text = page.report.text
    ends = {sentence.end for sentence in page.found.sentences if span.start < sentence.end < span.end}
    ends |= {match.end() for match in STOP.finditer(text, span.start, span.end) if text[match.start()] in ";\n"}
    ends |= {match.start() for match in finder("breaks").finditer(text, span.start, span.end) if _joint(text, match)}
    start = span.start
    for end in [*sorted(ends), span.end]:
        words = text[start:end]
        left = len(words) - len(words.lstrip(EDGE))
        right = len(words.rstrip(EDGE))
        if right - left >= LEAST_CHARS or (end - start == len(span) and page.counts(span)):
            closing = text[start + right : start + right + 1] == "”" and words.count("“") > words.count("”", 0, right)
            yield Span(span.report, start + left, start + right + closing)
        start = end


def _joint(text: str, match: re.Match[str]) -> bool:
    """Whether a joint is one between clauses: after a comma, or followed by "that"."""
    return text[max(0, match.start() - 2) : match.start()].rstrip().endswith(",") or match.group().lower().endswith(
        "that"
    )
