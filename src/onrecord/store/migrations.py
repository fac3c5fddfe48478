"""Laying out a new record, and bringing an older one up to date, one step a version.

A step is frozen: it says what changed between two versions in SQL of that day, and never looks at today's `schema`.
"""

import json
from collections.abc import Callable
from itertools import groupby

from sqlalchemy import Connection, insert, inspect, select, text, update

from onrecord.store import schema, search
from onrecord.store.connection import Database
from onrecord.store.version import FORMAT, VERSION


def lay_out(database: Database) -> None:
    """Make the tables of a new record, unless another program has made them since."""
    with database.writing() as connection:
        if inspect(connection).has_table("meta"):
            return
        schema.tables.create_all(connection)
        search.install(connection)
        about = {"format": FORMAT, "version": str(VERSION), "changes": "0", "release": ""}
        connection.execute(insert(schema.meta), [{"key": key, "value": value} for key, value in about.items()])


def upgrade(database: Database) -> None:
    """Take the tables to today's version, in one transaction."""
    row = schema.meta.c.key == "version"
    with database.writing() as connection:
        version = int(connection.execute(select(schema.meta.c.value).where(row)).scalar_one())
        for step in range(version, VERSION):
            _STEPS[step](connection)
        connection.execute(update(schema.meta).where(row).values(value=str(VERSION)))


def _from_1(connection: Connection) -> None:
    """Version 2 finds statements by any name of their speaker and reports by address, and keeps findings as revised."""
    connection.execute(
        text(
            "CREATE TABLE voices (statement TEXT NOT NULL, story TEXT NOT NULL, speaker TEXT, names TEXT NOT NULL,"
            " earliest TEXT, latest TEXT, PRIMARY KEY (statement, story), FOREIGN KEY(story) REFERENCES stories (id))"
        )
    )
    connection.execute(text("CREATE INDEX voices_story ON voices (story)"))
    connection.execute(
        text(
            "CREATE TABLE revised (report TEXT NOT NULL, story TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (report),"
            " FOREIGN KEY(report) REFERENCES reports (id), FOREIGN KEY(story) REFERENCES stories (id))"
        )
    )
    connection.execute(text("CREATE INDEX revised_story ON revised (story)"))
    connection.execute(text("CREATE INDEX reports_url ON reports (url)"))
    # The names come from gather, so every story is gathered again before it is next read.
    connection.execute(text("UPDATE stories SET made_from = ''"))
    connection.execute(
        text("INSERT INTO pending (report) SELECT id FROM reports WHERE id NOT IN (SELECT report FROM pending)")
    )


def _from_2(connection: Connection) -> None:
    """Version 3 keeps what gathering worked out, and which reports may touch each other, to add one report quickly."""
    for statement in (
        "CREATE TABLE memory (owner TEXT NOT NULL, part TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL,"
        " PRIMARY KEY (owner, part))",
        "CREATE TABLE families (report TEXT NOT NULL, family TEXT NOT NULL, same TEXT NOT NULL, PRIMARY KEY (report))",
        "CREATE INDEX families_family ON families (family)",
        "CREATE INDEX families_same ON families (same)",
        "CREATE TABLE leading (word TEXT NOT NULL, report TEXT NOT NULL, PRIMARY KEY (word, report)) WITHOUT ROWID",
        "CREATE INDEX leading_report ON leading (report)",
        "CREATE TABLE telling (name TEXT NOT NULL, head TEXT NOT NULL, PRIMARY KEY (name, head)) WITHOUT ROWID",
        "CREATE INDEX telling_head ON telling (head)",
        "CREATE INDEX findings_fingerprint ON findings (fingerprint)",
        "INSERT INTO pending (report) SELECT id FROM reports WHERE id NOT IN (SELECT report FROM pending)",
    ):
        connection.execute(text(statement))


def _from_3(connection: Connection) -> None:
    """Version 4 keeps the order of a story's lines apart from them, so that a line stays as it is when others come."""
    connection.execute(text("ALTER TABLE lines RENAME TO placed_lines"))
    connection.execute(text("DROP INDEX lines_id"))
    connection.execute(
        text(
            "CREATE TABLE lines (story TEXT NOT NULL, kind TEXT NOT NULL, parent TEXT NOT NULL, id TEXT NOT NULL,"
            " again INTEGER NOT NULL, body TEXT, PRIMARY KEY (story, kind, parent, id, again),"
            " FOREIGN KEY(story) REFERENCES stories (id))"
        )
    )
    connection.execute(text("CREATE INDEX lines_id ON lines (id)"))
    connection.execute(
        text(
            "INSERT INTO lines (story, kind, parent, id, again, body) SELECT story, kind, parent, id,"
            " ROW_NUMBER() OVER (PARTITION BY story, kind, parent, id ORDER BY place) - 1, body FROM placed_lines"
        )
    )
    ordered = "SELECT story, kind, id FROM placed_lines WHERE parent = '' ORDER BY story, kind, place"
    for story, rows in groupby(connection.execute(text(ordered)).all(), key=lambda row: row.story):
        order = {kind: [row.id for row in some] for kind, some in groupby(rows, key=lambda row: row.kind)}
        connection.execute(
            text("INSERT INTO parts (story, part, body) VALUES (:story, 'order', :body)"),
            {"story": story, "body": json.dumps(order)},
        )
    connection.execute(text("DROP TABLE placed_lines"))
    connection.execute(text("DELETE FROM memory WHERE part = 'roots'"))  # which is called otherwise now


def _from_4(connection: Connection) -> None:
    """Version 5 keeps where each report stands in the grouping, so that one more is compared with few others."""
    for statement in (
        "DROP TABLE families",
        "DROP TABLE leading",
        "CREATE TABLE families (report TEXT NOT NULL, key TEXT NOT NULL, same TEXT NOT NULL, leader TEXT NOT NULL,"
        " part TEXT NOT NULL, level INTEGER NOT NULL, episode TEXT NOT NULL, head TEXT NOT NULL, PRIMARY KEY (report))",
        "CREATE INDEX families_same ON families (same)",
        "CREATE INDEX families_part ON families (part)",
        "CREATE INDEX families_head ON families (head, report)",
        "CREATE TABLE bunches (bunch TEXT NOT NULL, part TEXT NOT NULL, level INTEGER NOT NULL,"
        " earliest INTEGER NOT NULL, latest INTEGER NOT NULL, body BLOB NOT NULL, meanings BLOB NOT NULL,"
        " PRIMARY KEY (bunch))",
        "CREATE INDEX bunches_part ON bunches (part)",
        "CREATE TABLE leading (word TEXT NOT NULL, bunch TEXT NOT NULL, PRIMARY KEY (word, bunch)) WITHOUT ROWID",
        "CREATE INDEX leading_bunch ON leading (bunch)",
        "DELETE FROM memory WHERE part = 'card'",
    ):
        connection.execute(text(statement))


_STEPS: dict[int, Callable[[Connection], None]] = {1: _from_1, 2: _from_2, 3: _from_3, 4: _from_4}
