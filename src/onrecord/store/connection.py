"""The one place that knows that a record is a SQLite file: opening it, its transactions, and what its errors mean.

Most commands only read, by a few plain queries (`looking`); SQLAlchemy, which takes longer to load than they take to
run, is loaded by the first that asks for more (`reading`, `writing`).
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import BusyDatabase, ForeignDatabase, RecordError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from onrecord.store.engine import Engine

# Runs a query of standard SQL, values by name (`:name`), and gives its rows.
Look = Callable[..., list[tuple[Any, ...]]]

# What a person can do about each of SQLite's primary result codes (https://www.sqlite.org/rescode.html).
_BUSY = {
    sqlite3.SQLITE_BUSY: "is in use by another program; wait until that is done, then run this again",
    sqlite3.SQLITE_LOCKED: "is in use by another program; wait until that is done, then run this again",
    sqlite3.SQLITE_READONLY: "cannot be written to; make the file and its folder writable, or work on a copy",
    sqlite3.SQLITE_PERM: "cannot be written to; make the file and its folder writable, or work on a copy",
    sqlite3.SQLITE_FULL: "could not grow: its disk is full; free some space and run this again; what was added is kept",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check that the file and its folder can be read and written",
    sqlite3.SQLITE_IOERR: "could not be read or written; check the disk, then run this again",
}


class Database:
    """A SQLite file with its transactions: those that read see one moment, `writing` is all or nothing."""

    def __init__(self, path: Path, *, read_only: bool, patience: float) -> None:
        self.path = path
        self.read_only = read_only
        self.closed = False
        self._address = _uri(path, read_only=read_only or not _can_change(path))
        self._patience = patience

    @contextmanager
    def looking(self) -> Iterator[Look]:
        """A transaction of plain queries that sees the record as it is at its first."""
        with self.explained():
            self._plain.execute("BEGIN")
            try:
                yield lambda query, **values: self._plain.execute(query, values).fetchall()
            finally:
                self._plain.execute("ROLLBACK")

    def reading(self) -> "AbstractContextManager[Connection]":
        """A transaction that sees the record as it is at its first read."""
        self._check_open()
        return self._engine.begin(writes=False)

    def writing(self) -> "AbstractContextManager[Connection]":
        """A transaction that writes everything or nothing.

        Raises:
            BusyDatabase: locked, read-only, or on a full disk.
        """
        self._check_open()
        if self.read_only:
            raise BusyDatabase(f"{self.path} was opened for reading only; open it for writing to change it")
        return self._engine.begin(writes=True)

    def connect(self) -> sqlite3.Connection:
        """A connection of its own, which begins no transaction by itself."""
        connection = sqlite3.connect(
            self._address, uri=True, timeout=self._patience, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        # With a log, a crash may lose the last report, never half of one.
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    def use_log(self) -> None:
        """Write ahead to a log from now on, so that readers and one writer do not wait for each other."""
        with self.explained():
            self._plain.execute("PRAGMA journal_mode = WAL")

    def tables(self) -> list[str]:
        """Names of the tables, none of them in a new file."""
        with self.looking() as look:
            return [name for (name,) in look("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]

    def damage(self) -> list[str]:
        """What SQLite itself finds wrong with the file, in its words."""
        with self.looking() as look:
            broken = [row[0] for row in look("PRAGMA integrity_check") if row[0] != "ok"]
            loose = [
                f"a row of {row[0]} belongs to a row of {row[2]} that is not there"
                for row in look("PRAGMA foreign_key_check")
            ]
        return broken + sorted(loose)

    def close(self) -> None:
        """Let go of the file."""
        self.closed = True
        for held in ("_engine", "_plain"):
            if held in self.__dict__:
                self.__dict__.pop(held).close()

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Say what SQLite's errors mean for this file."""
        self._check_open()
        try:
            yield
        except sqlite3.Error as error:
            raise explain(self.path, error) from error

    @cached_property
    def _plain(self) -> sqlite3.Connection:
        return self.connect()

    @cached_property
    def _engine(self) -> "Engine":
        from onrecord.store.engine import Engine  # noqa: PLC0415 - see above

        return Engine(self.path, self.connect)

    def _check_open(self) -> None:
        if self.closed:
            raise RecordError(f"{self.path} has been closed; open it again")


def _uri(path: Path, *, read_only: bool) -> str:
    address = path.absolute().as_uri()
    if not read_only:
        return f"{address}?mode=rwc"
    # A log beside the file needs a place for its index; where there is no log, nothing can change, and none is needed.
    log = path.with_name(path.name + "-wal")
    unchanging = not log.exists() and not os.access(path.parent, os.W_OK)
    return f"{address}?mode=ro" + ("&immutable=1" if unchanging else "")


def _can_change(path: Path) -> bool:
    """Whether a record may be written to: a new one in its folder, one that is there with the log beside it."""
    return not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def explain(path: Path, error: BaseException | None) -> RecordError:
    """The error to raise for one of SQLite's, with what a person can do about it."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY:
        return BusyDatabase(f"{path} {_BUSY[code]}")
    if code == sqlite3.SQLITE_NOTADB:
        return ForeignDatabase(f"{path} is not a record of onrecord's; choose another file with --db")
    if code == sqlite3.SQLITE_CORRUPT:
        return RecordError(f"{path} is damaged ({error}); restore a copy, or add its reports to a new record")
    return RecordError(f"{path}: {error}")
