"""Laying out a new record, and bringing an older one up to date, one step a version.

A step is frozen: it says what changed between two versions in SQL of that day, and never looks at today's `schema`.
"""

from collections.abc import Callable

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


_STEPS: dict[int, Callable[[Connection], None]] = {1: _from_1, 2: _from_2}
