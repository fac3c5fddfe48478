"""Checking a whole record: every span within its text, every hash, every row of words, every id, every anchor."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from onrecord.findings import Findings
from onrecord.reports.report import Report, report_id
from onrecord.spans import Span, quote
from onrecord.store import links, schema, search
from onrecord.store.arrivals import content
from onrecord.store.codec import decode, digest
from onrecord.store.connection import Database
from onrecord.store.engine import through
from onrecord.store.judged import judgements
from onrecord.store.loading import load_findings, load_reports, load_revised
from onrecord.store.nouns import Problem
from onrecord.store.parts import LISTED
from onrecord.store.reading import load_gathered

_AT_ONCE = 200  # reports held in memory


def verify(database: Database) -> list[Problem]:
    """Everything in a record's file that cannot be, sorted; nothing where it is sound."""
    problems = [Problem("database", what) for what in database.damage()]
    with database.reading() as connection:
        lengths: dict[str, int] = {}
        keys = list(connection.execute(select(schema.reports.c.id).order_by(schema.reports.c.id)).scalars())
        for first in range(0, len(keys), _AT_ONCE):
            problems += _check_reports(connection, keys[first : first + _AT_ONCE], lengths)
        for story in connection.execute(select(schema.stories.c.id).order_by(schema.stories.c.id)).scalars().all():
            problems += _check_story(connection, story, lengths)
        problems += _check_judgements(connection)
    if not database.read_only:
        with database.writing() as connection:
            problems += [Problem("search", what) for what in search.faults(connection)]
    return sorted(set(problems))


def spans_of(noun: Any) -> Iterator[Span]:
    """Every span within a noun, however deep."""
    if isinstance(noun, Span):
        yield noun
    elif isinstance(noun, msgspec.Struct):
        for name in noun.__struct_fields__:
            yield from spans_of(getattr(noun, name))
    elif isinstance(noun, tuple | list):
        for each in noun:
            yield from spans_of(each)
    elif isinstance(noun, dict):
        for each in noun.values():
            yield from spans_of(each)


def _check_reports(connection: Connection, keys: list[str], lengths: dict[str, int]) -> Iterator[Problem]:
    reports, findings = load_reports(through(connection), keys), load_findings(through(connection), keys)
    table = schema.reports
    contents = dict(connection.execute(select(table.c.id, table.c.content).where(table.c.id.in_(keys))).all())
    for key, report in reports.items():
        lengths[key] = len(report.text)
        if report_id(report.text, report.url, report.outlet) != key:
            yield Problem(key, "its text, address or outlet is not the one that its id is the hash of")
        if content(report) != contents[key]:
            yield Problem(key, "what came with it has been changed since it was written")
        yield from _outside(key, report, lengths)
        if key not in findings:
            yield Problem(key, "nothing says what was found in it")
        else:
            yield from _check_findings(connection, report, findings[key])
    yield from _check_passages(connection, reports)


def _check_findings(connection: Connection, report: Report, found: Findings) -> Iterator[Problem]:
    table = schema.findings
    row = connection.execute(select(table.c.key, table.c.statements).where(table.c.report == report.id)).one()
    if found.report != report.id:
        yield Problem(report.id, f"its findings are those of {found.report}")
    if row.key != digest(content(report), found.fingerprint) or row.statements != len(found.statements):
        yield Problem(report.id, "its findings do not fit it")
    lengths = {report.id: len(report.text)}
    yield from _outside(report.id, found, lengths)
    for what in links.broken_within(found):
        yield Problem(report.id, what)


def _outside(where: str, noun: Any, lengths: dict[str, int]) -> Iterator[Problem]:
    for span in spans_of(noun):
        if span.report not in lengths:
            yield Problem(where, f"a span is in {span.report}, which is not there")
        elif span.end > lengths[span.report]:
            yield Problem(where, f"the span [{span.start}, {span.end}) reaches past the end of {span.report}")


def _check_passages(connection: Connection, reports: dict[str, Report]) -> Iterator[Problem]:
    passages = schema.passages
    chosen = select(passages.c.report, passages.c.spans, passages.c.words).where(passages.c.report.in_(reports))
    for key, pairs, words in connection.execute(chosen):
        spans = [Span(key, start, end) for start, end in decode(pairs, list[tuple[int, int]])]
        if quote(reports[key].text, spans) != words:
            yield Problem(key, f"the words that can be searched at {pairs} are not those of its text")


def _check_story(connection: Connection, key: str, lengths: dict[str, int]) -> Iterator[Problem]:
    gathered = load_gathered(through(connection), key).whole()
    yield from _outside(key, gathered, lengths)
    placed = schema.story_reports
    rows = connection.execute(select(placed.c.report).where(placed.c.story == key)).scalars()
    if set(rows) != set(gathered.story.reports):
        yield Problem(key, "its reports are not those that are placed in it")
    for part, (kind, _) in LISTED.items():
        for line, times in Counter(noun.id for noun in getattr(gathered, part)).items():
            if times > 1:
                yield Problem(key, f"{times} lines of kind {kind} have the id {line}")
    for what in links.broken(gathered, load_revised(through(connection), gathered.story.reports)):
        yield Problem(key, what)


def _check_judgements(connection: Connection) -> Iterator[Problem]:
    """Only what no re-run can bring about: anchors that never fitted. What a text no longer carries is orphaned."""
    decided = judgements(connection)
    texts = {
        key: report.text
        for key, report in load_reports(through(connection), {s.report for j in decided for s in j.about}).items()
    }
    for judgement in decided:
        for span, words in zip(judgement.about, judgement.words, strict=False):
            if span.report in texts and texts[span.report][span.start : span.end] != words:
                yield Problem(judgement.id, f"its words do not stand at [{span.start}, {span.end}) of {span.report}")
