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
            said = unit.wording
            told = statement is not None and bool(said.figures or (said.weight > 0 and (said.negated or denies)))
            if said.weight >= LEAST_WEIGHT or told or (beside and said.weight > 0 and said.names):
                found.append(unit)
    return found


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
        if right - left >= LEAST_CHARS:
            closing = text[start + right : start + right + 1] == "”" and words.count("“") > words.count("”", 0, right)
            yield Span(span.report, start + left, start + right + closing)
        start = end


def _joint(text: str, match: re.Match[str]) -> bool:
    """Whether a joint is one between clauses: after a comma, or followed by "that"."""
    return text[max(0, match.start() - 2) : match.start()].rstrip().endswith(",") or match.group().lower().endswith(
        "that"
    )
