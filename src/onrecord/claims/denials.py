"""Denials whose own words say only that something is untrue, and what they deny."""

from collections.abc import Iterator

from onrecord.claims.cues import words_of
from onrecord.claims.cutting import LEAST_CHARS, clauses
from onrecord.claims.page import Page, Unit
from onrecord.spans import Span
from onrecord.statements.nouns import Statement
from onrecord.stories.words import WORD

LOOK_BACK = 2  # sentences before "called the reports groundless" in which the reports' matter may stand


def is_verdict(pieces: list[Span], page: Page) -> bool:
    """Whether the content merely denies, "fake news", and does not say what."""
    said = [word.lower() for piece in pieces for word in WORD.findall(page.words(piece))]
    return len(said) <= 8 and any(word in words_of("verdicts") for word in said) and not _says_more(said)


def _says_more(said: list[str]) -> bool:
    plain = (
        words_of("verdicts")
        | words_of("anaphors")
        | {"news", "and", "a", "an", "the", "as", "are", "is", "was", "were", "completely", "totally", "utterly", "all"}
    )
    return sum(word not in plain for word in said) > 2


def anaphoric(pieces: list[Span], page: Page) -> bool:
    """Whether the verdict is passed on something told before: "the reports are false"."""
    return any(word.lower() in words_of("anaphors") for piece in pieces for word in WORD.findall(page.words(piece)))


def hangs_verdict(cue: str) -> bool:
    return any(word.lower() in words_of("verdict_verbs") for word in WORD.findall(cue))


def denied_matter(statement: Statement, page: Page) -> Iterator[Unit]:
    """What a verdict is passed on: the rest of its sentence, else what was told just before."""
    place = page.sentence(statement.content[0].start)
    sentence = page.found.sentences[place] if page.found.sentences else None
    if sentence is None or not sentence.overlaps(statement.content[0]):
        return
    own = sorted([*statement.content, *statement.cue, *statement.source])
    rest = [
        unit for span in _outside(sentence, own) for unit in clauses([span], page, statement, denies=True, beside=True)
    ]
    if rest:
        yield max(rest, key=lambda unit: (unit.wording.weight, unit.id))
        return
    before = _denied_before(statement, page) or _told_before(place, page)
    told = clauses(before, page, statement, denies=True, beside=True)
    if told:
        yield max(told, key=lambda unit: (unit.wording.weight, unit.id))


def _denied_before(statement: Statement, page: Page) -> list[Span]:
    """The words of the last statement shortly before whose cue denies, or says that none did, or alleges."""
    here = statement.content[0]
    near = [
        other
        for other in page.found.statements
        if other.content[0] < here
        and page.sentence(here.start) - page.sentence(other.content[0].start) <= LOOK_BACK
        and (other.act in {"deny", "allege"} or page.denies(other))
    ]
    return list(max(near, key=lambda other: (other.content, other.id)).content) if near else []


def _told_before(place: int, page: Page) -> list[Span]:
    return [page.found.sentences[place - 1]] if place else []


def _outside(sentence: Span, own: list[Span]) -> list[Span]:
    pieces, start = [], sentence.start
    for span in own:
        if span.start - start >= LEAST_CHARS:
            pieces.append(Span(sentence.report, start, min(span.start, sentence.end)))
        start = max(start, span.end)
    if sentence.end - start >= LEAST_CHARS:
        pieces.append(Span(sentence.report, start, sentence.end))
    return pieces
