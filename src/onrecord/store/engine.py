"""SQLAlchemy's side of a record's file: transactions in which its tables are read and written."""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, create_engine, event, exc
from sqlalchemy.pool import QueuePool

from onrecord.store.connection import Look, explain

# An interrupt that falls into the return of a connection is raised again, and told by whoever takes it: without a
# handler it would be printed before that, as a traceback. A program that sets logging up still gets it.
logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())


class Engine:
    """Transactions over connections that `connect` makes."""

    def __init__(self, path: Path, connect: Callable[[], sqlite3.Connection]) -> None:
        self._path = path
        self._engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
        event.listen(self._engine, "begin", _begin)

    @contextmanager
    def begin(self, *, writes: bool) -> Iterator[Connection]:
        """A transaction, rolled back where anything is raised within it."""
        try:
            with self._engine.connect().execution_options(writes=writes) as connection, connection.begin():
                yield connection
        except exc.DBAPIError as error:
            raise explain(self._path, error.orig) from error
        except sqlite3.Error as error:
            raise explain(self._path, error) from error

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def through(connection: Connection) -> Look:
    """Plain queries within a transaction."""
    plain = cast(sqlite3.Connection, connection.connection.driver_connection)
    return lambda query, **values: plain.execute(query, values).fetchall()


def _begin(connection: Connection) -> None:
    # A writer takes its turn at once: one that starts as a reader cannot wait for its turn later.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
