"""Everything that is written into a record but judgements and history, each within the caller's transaction.

A report is written with its findings and marked as pending; it stays so until its story has been gathered and written.
"""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select, update

from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.reports.report import Report
from onrecord.store import lines, schema
from onrecord.store.arrivals import Arrival, content
from onrecord.store.codec import digest, encode


def write_report(connection: Connection, report: Report, found: Findings) -> None:
    """Write a report, or write it anew, with everything found in it."""
    row = {
        "content": content(report),
        "text": report.text,
        "outlet": report.outlet,
        "url": report.url,
        "earliest": report.published.earliest,
        "latest": report.published.latest,
        "body": _body(report),
    }
    reports = schema.reports
    if connection.execute(select(reports.c.id).where(reports.c.id == report.id)).first():
        connection.execute(update(reports).where(reports.c.id == report.id).values(**row))
    else:
        connection.execute(insert(reports).values(id=report.id, **row))
    _write_findings(connection, report, found)
    mark(connection, [report.id])


def write_arrival(connection: Connection, key: str, arrived: Arrival) -> None:
    """Write what came with a report, if it is new."""
    arrivals = schema.arrivals
    place = {"report": key, "hash": arrived.hash}
    if not connection.execute(select(arrivals.c.hash).filter_by(**place)).first():
        connection.execute(insert(arrivals).values(**place, body=encode(arrived)))


def write_notes(connection: Connection, report: Report) -> None:
    """Write the notes of a report of which nothing else has changed."""
    connection.execute(update(schema.reports).where(schema.reports.c.id == report.id).values(body=_body(report)))


def name_report(connection: Connection, key: str, name: str) -> bool:
    """Put a report into the story of that name; whether that is new."""
    place = {"report": key, "name": name}
    if connection.execute(select(schema.named.c.report).filter_by(**place)).first():
        return False
    connection.execute(insert(schema.named).values(**place))
    mark(connection, [key])
    return True


def mark(connection: Connection, keys: Iterable[str]) -> None:
    """Note that the stories of these reports are to be gathered again."""
    pending, meta = schema.pending, schema.meta
    marked = sorted(set(keys))
    connection.execute(delete(pending).where(pending.c.report.in_(marked)))
    if marked:
        connection.execute(insert(pending), [{"report": key} for key in marked])
    changes = int(connection.execute(select(meta.c.value).where(meta.c.key == "changes")).scalar_one())
    connection.execute(update(meta).where(meta.c.key == "changes").values(value=str(changes + 1)))


def erase_story(connection: Connection, key: str) -> None:
    """Take a story out, to be written anew or to end."""
    for table in (schema.lines, schema.parts, schema.voices, schema.revised, schema.story_reports):
        connection.execute(delete(table).where(table.c.story == key))
    connection.execute(delete(schema.stories).where(schema.stories.c.id == key))


def write_story(
    connection: Connection,
    gathered: Gathered,
    findings: dict[str, Findings],
    revised: dict[str, Findings],
    *,
    made_from: str,
) -> None:
    """Write a story that is not there, with those findings that it leaves otherwise than study gave them."""
    story = gathered.story
    given = lines.given_rows(story.id, findings, revised)
    findings = findings | revised
    dates = [gathered.published[key] for key in story.reports if key in gathered.published]
    connection.execute(
        insert(schema.stories).values(
            id=story.id,
            name=story.name,
            made_from=made_from,
            reports=len(story.reports),
            claims=len(gathered.claims),
            statements=sum(len(findings[key].statements) for key in story.reports),
            earliest=min((each.earliest for each in dates if each.earliest), default=None),
            latest=max((each.latest for each in dates if each.latest), default=None),
            body=encode(story),
        )
    )
    places = [
        {"report": key, "story": story.id, "earliest": found.earliest, "latest": found.latest}
        for key in story.reports
        for found in [gathered.published.get(key, findings[key].published)]
    ]
    _insert(connection, schema.story_reports, places)
    _insert(connection, schema.lines, [*lines.line_rows(gathered), *given])
    _insert(connection, schema.parts, lines.part_rows(gathered))
    _insert(
        connection,
        schema.revised,
        [{"report": key, "story": story.id, "body": encode(revised[key])} for key in sorted(revised)],
    )
    _insert(connection, schema.voices, lines.voice_rows(gathered, findings))


def _body(report: Report) -> str:
    return encode(msgspec.structs.replace(report, text="", source=""))


def _write_findings(connection: Connection, report: Report, found: Findings) -> None:
    for table in (schema.findings, schema.found, schema.passages):
        connection.execute(delete(table).where(table.c.report == report.id))
    connection.execute(
        insert(schema.findings).values(
            report=report.id,
            fingerprint=found.fingerprint,
            key=digest(content(report), found.fingerprint),
            unread=found.unread,
            statements=len(found.statements),
            body=encode(found),
        )
    )
    _insert(connection, schema.found, lines.found_rows(found))
    _insert(connection, schema.passages, lines.passage_rows(report, found))


def _insert(connection: Connection, table: Table, rows: list[lines.Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)
