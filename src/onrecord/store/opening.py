"""Opening a record's file: a new one is laid out, an older layout is brought up to date, anything else is refused."""

from pathlib import Path

from onrecord.errors import ForeignDatabase, NewerDatabase, RecordError
from onrecord.store.connection import Database
from onrecord.store.version import FORMAT, VERSION


def open_database(path: Path, *, read_only: bool = False, create: bool = True, patience: float = 5.0) -> Database:
    """Open the file of a record, making it where there is none.

    Args:
        path: the file; nothing there, or an empty file, is a new record.
        read_only: change nothing, not even the layout of an older record.
        create: whether a new record may be made.
        patience: seconds to wait for another program that is writing.

    Raises:
        ForeignDatabase: it is not a record.
        NewerDatabase: a later version of onrecord wrote it.
        BusyDatabase: it is locked, cannot be written, or its disk is full.
        RecordError: there is nothing to open, or no place to make it.
    """
    _check_place(path, create=create and not read_only)
    database = Database(path, read_only=read_only, patience=patience)
    try:
        _bring_up(database)
    except BaseException:
        database.close()
        raise
    return database


def _check_place(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise RecordError(f"{path} is a folder; name a file for the record")
    if not path.parent.is_dir():
        raise RecordError(f"there is no folder {path.parent}; make it first, or name another file for the record")
    if not create and (not path.exists() or path.stat().st_size == 0):
        raise RecordError(f"there is no record at {path} yet; `onrecord add` makes one")


def _bring_up(database: Database) -> None:
    version = _version(database)
    if version == VERSION:
        return
    if version is not None and version > VERSION:
        raise NewerDatabase(
            f"{database.path} was written by a later version of onrecord (layout {version}, this one knows"
            f" {VERSION}); update onrecord to use it"
        )
    if version is not None and database.read_only:
        raise RecordError(f"{database.path} has an older layout; open it once for writing to bring it up to date")
    from onrecord.store import migrations  # noqa: PLC0415 - needs SQLAlchemy; a record of today's layout does not

    if version is None:
        database.use_log()
        migrations.lay_out(database)
    else:
        migrations.upgrade(database)


def _version(database: Database) -> int | None:
    """The layout's version; None for a new file."""
    names = database.tables()
    if not names:
        return None
    about = _about(database) if "meta" in names else {}
    if about.get("format") != FORMAT or not about.get("version", "").isdigit():
        raise ForeignDatabase(f"{database.path} is not a record of onrecord's; choose another file with --db")
    return int(about["version"])


def _about(database: Database) -> dict[str, str]:
    columns = {"key", "value"}
    with database.looking() as look:
        if not columns <= {row[1] for row in look("PRAGMA table_info(meta)")}:
            return {}
        return {str(key): str(value) for key, value in look("SELECT key, value FROM meta")}
