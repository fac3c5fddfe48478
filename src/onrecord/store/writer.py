"""Everything that is written into a record but judgements and history, each within the caller's transaction.

A report is written with its findings and marked as pending; it stays so until its story has been gathered and written.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select, update

from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.memory import Memory
from onrecord.reports.report import Report
from onrecord.store import differing, lines, schema
from onrecord.store.arrivals import Arrival, content
from onrecord.store.codec import digest, encode
from onrecord.store.engine import through
from onrecord.store.loading import in_parts
from onrecord.store.voices import Voices


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
    _put(connection, schema.reports, report.id, row)
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


class Made(NamedTuple):
    """A story gathered: its findings, those that it leaves otherwise than study gave them, and what is known of it."""

    gathered: Gathered
    findings: dict[str, Findings]
    revised: dict[str, Findings]
    memory: Memory

    @property
    def left(self) -> dict[str, Findings]:
        """The findings as the story leaves them."""
        return self.findings | self.revised


def turn_over(connection: Connection, gone: Iterable[str], made: Sequence[Made], made_from: Mapping[str, str]) -> None:
    """Write stories in the place of others, of which some may be the same; what has not changed is left as it is."""
    before = set(gone)
    for each in made:
        _write_story(connection, each, made_from[each.gathered.story.id])
    tables: dict[Table, list[lines.Row]] = {
        schema.story_reports: [row for each in made for row in _places(each)],
        schema.parts: [row for each in made for row in lines.part_rows(each.gathered)],
        schema.revised: [row for each in made for row in _revised(each)],
    }
    for table, rows in tables.items():
        differing.replace(connection, table, before, rows)
    _write_lines(connection, before, made)
    _write_voices(connection, before, made)
    for key in sorted(before - {each.gathered.story.id for each in made}):
        connection.execute(delete(schema.stories).where(schema.stories.c.id == key))


def _write_lines(connection: Connection, before: set[str], made: Sequence[Made]) -> None:
    """Write what stories say, and then of the claims that have changed what they hold."""
    look, query = through(connection), differing.chosen(schema.lines)
    old = list(in_parts(look, f"{query} WHERE story IN ({{}}) AND parent = ''", before))
    new = list(differing.values(schema.lines, (row for each in made for row in _lines(each))))
    differing.write(connection, schema.lines, old, new)
    was, now = lines.claims_in(old), lines.claims_in(new)
    changed: dict[str, set[str]] = defaultdict(set)
    for story, claim in was.keys() | now.keys():
        if was.get((story, claim)) != now.get((story, claim)):
            changed[story].add(claim)
    held = f"{query} WHERE story = :story AND kind = :kind AND parent IN ({{}})"
    there = (
        row
        for story in sorted(changed)
        for kind in lines.HELD
        for row in in_parts(look, held, changed[story], story=story, kind=kind)
    )
    rows = (row for each in made for row in lines.held_rows(each.gathered, changed[each.gathered.story.id]))
    differing.write(connection, schema.lines, there, differing.values(schema.lines, rows))


def _write_voices(connection: Connection, before: set[str], made: Sequence[Made]) -> None:
    """Write who speaks, of the reports of which that has changed."""
    there = set(in_parts(through(connection), "SELECT statement, story FROM voices WHERE story IN ({})", before))
    kept: set[tuple[str, str]] = set()
    rows: dict[tuple[str, str], lines.Row] = {}
    for each in made:
        story, voices = each.gathered.story.id, Voices(each.gathered, each.left)
        for key in each.gathered.story.reports:
            own = {(said.id, story) for said in voices.findings[key].statements}
            kept |= own
            known = each.memory.seen(key, "voices", (voices.basis(key), each.revised.get(key)))
            if not known or not own <= there:
                rows |= {(row["statement"], story): row for row in voices.rows(key)}
    written = list(differing.values(schema.voices, rows.values()))
    differing.put(connection, schema.voices, gone=list(there - kept), rows=written)


def _write_story(connection: Connection, made: Made, made_from: str) -> None:
    gathered, story = made.gathered, made.gathered.story
    findings = made.left
    dates = [gathered.published[key] for key in story.reports if key in gathered.published]
    row = {
        "name": story.name,
        "made_from": made_from,
        "reports": len(story.reports),
        "claims": len(gathered.claims),
        "statements": sum(len(findings[key].statements) for key in story.reports),
        "earliest": min((each.earliest for each in dates if each.earliest), default=None),
        "latest": max((each.latest for each in dates if each.latest), default=None),
        "body": encode(story),
    }
    _put(connection, schema.stories, story.id, row)


def _put(connection: Connection, table: Table, key: str, row: lines.Row) -> None:
    """Write the row with an id, over the one that is there."""
    if connection.execute(select(table.c.id).where(table.c.id == key)).first():
        connection.execute(update(table).where(table.c.id == key).values(**row))
    else:
        connection.execute(insert(table).values(id=key, **row))


def _places(made: Made) -> list[lines.Row]:
    story, findings = made.gathered.story, made.left
    return [
        {"report": key, "story": story.id, "earliest": found.earliest, "latest": found.latest}
        for key in story.reports
        for found in [made.gathered.published.get(key, findings[key].published)]
    ]


def _lines(made: Made) -> list[lines.Row]:
    return [*lines.line_rows(made.gathered), *lines.given_rows(made.gathered.story.id, made.findings, made.revised)]


def _revised(made: Made) -> list[lines.Row]:
    key = made.gathered.story.id
    return [{"report": each, "story": key, "body": encode(made.revised[each])} for each in sorted(made.revised)]


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
