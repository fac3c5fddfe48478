"""What is to be said of the reports that were just added: copies, new versions, and those that were not read."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, select

from onrecord.copies.nouns import Copy
from onrecord.store import schema
from onrecord.store.codec import decode_list


def copies(connection: Connection, added: Iterable[str]) -> int:
    """How many of the reports are, for the most part, another's text."""
    lines = schema.lines
    bodies = connection.execute(select(lines.c.body).where(lines.c.kind == "copy")).scalars()
    took = {copy.report for copy in decode_list([body for body in bodies if body], Copy) if copy.kind == "copy"}
    return len(took & set(added))


def versions(connection: Connection, added: Iterable[str]) -> int:
    """How many of the reports gave an address that was there another text; the first of an address is none."""
    reports = schema.reports
    rows = connection.execute(select(reports.c.id, reports.c.url).where(reports.c.url.is_not(None))).all()
    every = Counter(url for _, url in rows)
    fresh = Counter(dict(rows)[key] for key in set(added) & dict(rows).keys())
    return sum(count - (count == every[url]) for url, count in fresh.items())


def not_read(connection: Connection, added: Iterable[str]) -> int:
    """How many of the reports are kept unread."""
    findings = schema.findings
    unread = connection.execute(select(findings.c.report).where(findings.c.unread.is_not(None))).scalars()
    return len(set(unread) & set(added))
