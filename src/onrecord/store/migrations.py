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


_STEPS: dict[int, Callable[[Connection], None]] = {1: _from_1}
