"""Writing a story so that only what has changed is written: its rows are compared with those that are there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter

from sqlalchemy import Connection, Table

from onrecord.store.engine import through
from onrecord.store.lines import Row
from onrecord.store.loading import in_parts

Values = tuple[object, ...]


def replace(connection: Connection, table: Table, stories: Iterable[str], rows: Iterable[Row]) -> None:
    """Leave these rows of a table, and no others, to some stories."""
    old = in_parts(through(connection), f"{chosen(table)} WHERE story IN ({{}})", stories)
    write(connection, table, old, values(table, rows))


def chosen(table: Table) -> str:
    """The beginning of a query of the rows of a table, as `write` takes them."""
    return f"SELECT {', '.join(_names(table))} FROM {table.name}"  # noqa: S608 - names of the schema


def values(table: Table, rows: Iterable[Row]) -> Iterator[Values]:
    """Rows as `write` takes them."""
    names = _names(table)
    return (tuple(map(each.get, names)) for each in rows)


def write(connection: Connection, table: Table, before: Iterable[Values], after: Iterable[Values]) -> None:
    """Put rows of a table in the place of those that there are.

    Rows that are to go are taken out before others come, so that a row may pass from one story to another.
    """
    names, keys = _names(table), [column.name for column in table.primary_key]
    key = _key([names.index(each) for each in keys])
    old, new = {key(row): row for row in before}, {key(row): row for row in after}
    put(
        connection,
        table,
        gone=[each for each in old if each not in new],
        rows=[row for each, row in new.items() if old.get(each) != row],
    )


def put(connection: Connection, table: Table, *, gone: list[Values], rows: list[Values]) -> None:
    """Take rows out by their keys, and write others."""
    names = _names(table)
    each = " AND ".join(f"{column.name} = ?" for column in table.primary_key)
    _many(connection, f"DELETE FROM {table.name} WHERE {each}", gone)  # noqa: S608
    marks = ", ".join("?" for _ in names)
    into = f"INSERT OR REPLACE INTO {table.name} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
    _many(connection, into, rows)


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _key(places: Sequence[int]) -> Callable[[Values], Values]:
    """What takes the values of a row that are its key."""
    if len(places) == 1:
        return lambda row: (row[places[0]],)
    return itemgetter(*places)


def _many(connection: Connection, statement: str, rows: list[Values]) -> None:
    if rows:
        connection.exec_driver_sql(statement, rows)
