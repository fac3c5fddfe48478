"""Writing a story so that only what has changed is written: its rows are compared with those that are there."""

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from sqlalchemy import Connection, Table

from onrecord.store.engine import through
from onrecord.store.lines import Row
from onrecord.store.loading import in_parts

Values = tuple[object, ...]


def replace(connection: Connection, table: Table, stories: Iterable[str], rows: Iterable[Row]) -> None:
    """Leave these rows of a table, and no others, to some stories.

    Rows that are to go are taken out before others come, so that a row may pass from one story to another.
    """
    names = [column.name for column in table.columns]
    keys = [column.name for column in table.primary_key]
    key = _key([names.index(each) for each in keys])
    query = f"SELECT {', '.join(names)} FROM {table.name} WHERE story IN ({{}})"  # noqa: S608 - names of the schema
    old = {key(row): row for row in in_parts(through(connection), query, stories)}
    new = {key(row): row for row in (tuple(map(each.get, names)) for each in rows)}
    gone = [each for each in old if each not in new]
    changed = [row for each, row in new.items() if old.get(each) != row]
    each = " AND ".join(f"{key} = ?" for key in keys)
    _many(connection, f"DELETE FROM {table.name} WHERE {each}", gone)  # noqa: S608
    marks = ", ".join("?" for _ in names)
    into = f"INSERT OR REPLACE INTO {table.name} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
    _many(connection, into, changed)


def _key(places: Sequence[int]) -> Callable[[Values], Values]:
    """What takes the values of a row that are its key."""
    if len(places) == 1:
        return lambda row: (row[places[0]],)
    return itemgetter(*places)


def _many(connection: Connection, statement: str, rows: list[Values]) -> None:
    if rows:
        connection.exec_driver_sql(statement, rows)
