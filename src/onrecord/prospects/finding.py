"""Prospects of a story: its statements and sentences about the future, and what became of them by the record's end."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Literal

import msgspec

from onrecord.findings import Findings
from onrecord.memory import Memory
from onrecord.people.cast import Cast
from onrecord.prospects.looking_ahead import Marker, likelihoods, looks_ahead, markers, says_how_likely, window
from onrecord.prospects.nouns import Prospect
from onrecord.prospects.outcomes import Expected, Later, expect
from onrecord.reports.report import Report
from onrecord.spans import Span, content_id
from onrecord.statements.nouns import Statement
from onrecord.timeline.tellings import Telling

PART = "prospects"
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})
Outcome = Literal["open", "came about", "did not", "lapsed"]


class Ahead(msgspec.Struct, frozen=True, gc=False):
    """A prospect of one report, still open, with what it expects, and its letters and figures alone."""

    prospect: Prospect
    expected: Expected
    said: str


def find(
    tellings: Sequence[Telling],
    reports: Iterable[Report],
    *,
    cast: Cast,
    as_of: str | None = None,
    findings: Mapping[str, Findings] | None = None,
    memory: Memory | None = None,
) -> tuple[Prospect, ...]:
    """The prospects among a story's sentences (see `timeline.tell`), by window, then report and place.

    An outcome is read off later reports: `came about` where one tells it as done, `did not` where one denies it or
    tells that it was called off; of two that differ the later holds, and a tie leaves it open. `lapsed` means that the
    window lies before the day `as_of`, else the story's latest report, and that no report tells. The same words of one
    speaker count once. With `findings` the prospects of a report are found once, and kept in `memory`.
    """
    by_id = {report.id: report for report in reports}
    now = as_of or max((day for t in tellings if (day := t.published.latest or t.published.earliest)), default="")
    first: dict[tuple[str, str], Ahead] = {}
    memory = memory or Memory()
    for key, own in groupby(tellings, key=lambda telling: telling.span.report):
        told = list(own)
        make = partial(_of_report, told, by_id[key], cast)
        basis = (told[0].published, _basis(findings[key], cast)) if findings is not None else None
        for ahead in memory.once(key, PART, basis, list[Ahead], make) if basis else make():
            first.setdefault((_who(ahead.prospect, cast), ahead.said), ahead)
    later = Later(tellings, [each.expected for each in first.values()], memory)
    found = [_told(each.prospect, *_outcome(each.expected, later, now)) for each in first.values()]
    return tuple(sorted(found, key=lambda each: (each.latest or "9999", each.earliest or "9999", each.span)))


def _of_report(tellings: Sequence[Telling], report: Report, cast: Cast) -> list[Ahead]:
    found = []
    for telling in tellings:
        if telling.region in ("prose", "caption"):
            expected = dict(_found(telling, report, cast))
            for prospect in _innermost(list(expected)):
                said = "".join(filter(str.isalnum, report.quote(prospect.span).casefold()))
                found.append(Ahead(prospect, expected[prospect], said))
    return found


def _basis(found: Findings, cast: Cast) -> object:
    """All that the prospects of a report follow from, beside the report and what was found in it."""
    own = {entity.id for entity in found.entities}
    # A person may have corrected a speaker to one whom only another report names.
    others = ((said, cast.of(said.speaker)) for said in found.statements if said.speaker not in own)
    spoken = [(said.id, e.id, e.name, e.unnamed, e.speaks_for) for said, e in others if e is not None]
    return (cast.meant(found), spoken)


def _told(prospect: Prospect, outcome: Outcome, because: tuple[Span, ...]) -> Prospect:
    return msgspec.structs.replace(prospect, outcome=outcome, because=because)


def _innermost(found: list[Prospect]) -> list[Prospect]:
    """Without a sentence that looks ahead only to what a statement in it tells ("predicted that it would")."""
    return [
        each
        for each in found
        if each.statement is not None
        or not any(
            other is not each and each.span.covers(other.span) and other.latest == each.latest for other in found
        )
    ]


def _who(prospect: Prospect, cast: Cast) -> str:
    """Who says it, so that an unnamed source or a report's own voice that is printed again counts once."""
    if prospect.statement is None:
        return ""
    speaker = cast.of(prospect.speaker)
    return speaker.id if speaker and not speaker.unnamed else prospect.source.casefold()


def _found(telling: Telling, report: Report, cast: Cast) -> Iterable[tuple[Prospect, Expected]]:
    """The prospects of a sentence, all open: one for each statement in it, or one in the report's own voice."""
    taken: set[Span] = set()
    for marker in markers(telling.text):
        statement, span = _stretch(telling, marker)
        if span in taken:
            continue
        days = window(telling, span, marker)
        asks = report.text[span.start : span.end].rstrip("”’\"' ").endswith("?")
        voice = cast.voice(report, statement)
        text, offset = report.quote(span), span.start - telling.span.start
        speaker = cast.of(voice.speaker)
        named = speaker is not None and not speaker.unnamed
        answers = named and (voice.side is not None or says_how_likely(text))
        dated = days[1] is not None
        if asks or not looks_ahead(marker, statement, dated=dated, named=named, answers=answers):
            continue
        taken.add(span)
        expected = expect(telling, span, marker, days, speaker=voice.speaker)
        inside = Marker(
            start=marker.start - offset, end=marker.end - offset, strong=marker.strong, likelihood=marker.likelihood
        )
        prospect = Prospect(
            id=content_id("p", span),
            span=span,
            statement=voice.statement,
            speaker=voice.speaker,
            source=speaker.name if speaker and voice.source.casefold() in PRONOUNS else voice.source,
            earliest=days[0],
            latest=days[1],
            likelihood=likelihoods(span, text, inside),
            outcome="open",
            because=(),
        )
        yield prospect, expected


def _stretch(telling: Telling, marker: Marker) -> tuple[Statement | None, Span]:
    """The innermost statement's words around a marker, within the sentence; else the whole sentence."""
    sentence = telling.span
    at = Span(sentence.report, sentence.start + marker.start, sentence.start + marker.end)
    around = [(len(piece), s.id, s, piece) for s in telling.statements for piece in s.content if piece.overlaps(at)]
    if not around:
        return None, sentence
    _, _, statement, piece = min(around, key=lambda each: each[:2])
    start = min(at.start, max(piece.start, sentence.start))
    return statement, Span(sentence.report, start, max(at.end, min(piece.end, sentence.end)))


def _outcome(expected: Expected, later: Later, now: str) -> tuple[Outcome, tuple[Span, ...]]:
    done, not_done = later.done(expected), later.not_done(expected)
    if expected.denied:
        done, not_done = not_done, done
    last = {name: max((t.published.earliest or "" for t in told), default="") for name, told in _named(done, not_done)}
    if last["came about"] > last["did not"]:
        return "came about", _spans(done)
    if last["did not"] > last["came about"]:
        return "did not", _spans(not_done)
    if done:
        return "open", _spans([*done, *not_done])
    over = expected.window[1] is not None and expected.window[1] < now
    return ("lapsed" if over else "open"), ()


def _named(done: list[Telling], not_done: list[Telling]) -> Iterable[tuple[str, list[Telling]]]:
    return ("came about", done), ("did not", not_done)


def _spans(told: Iterable[Telling]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(t.span for t in sorted(told, key=lambda t: (t.published.earliest or "", t.span))))
