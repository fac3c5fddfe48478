"""A record's file that cannot be used: one line that says why and what to do, exit code 2, and nothing is changed."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Record

from . import made
from .exporting import exported
from .running import onrecord

# No file may grow beyond this from here on, in place of a full disk; the model has been unpacked by then, or not.
FULL = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))"
READY = "from onrecord.reports.language import language_of; language_of('The mayor said that it was over. ' * 9)"


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that every user can look into, with a report in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        made.written(folder / "files", {"pumps.txt": made.TUNNEL["pumps.txt"] + "The mayor did not comment.\n"})
        yield folder


def _refused(place: Path, words: str, *, powerless: bool = False) -> None:
    """Adding to the file and listing it both end in one line with these words, and leave it as it is."""
    db = place / "a.db"
    before = db.read_bytes()
    ran = onrecord("add", place / "files", "--db", db, powerless=powerless)
    assert ran.code == 2
    assert ran.out == ""
    last = ran.err.strip().splitlines()[-1]
    assert last.startswith("onrecord: ")
    assert words in last
    assert str(db) in last
    assert db.read_bytes() == before


def test_another_programs_database(place: Path) -> None:
    with sqlite3.connect(place / "a.db") as other:
        other.execute("CREATE TABLE customers (name TEXT)")
    other.close()
    _refused(place, "is not a record of onrecord's")


def test_a_file_that_is_no_database(place: Path) -> None:
    (place / "a.db").write_text("To be or not to be.\n" * 400, encoding="utf-8")
    _refused(place, "is not a record of onrecord's")


def test_a_record_of_a_later_version(place: Path, small: Path) -> None:
    shutil.copy(small, place / "a.db")
    other = sqlite3.connect(place / "a.db", isolation_level=None)
    other.execute("UPDATE meta SET value = '9999' WHERE key = 'version'")
    other.close()
    _refused(place, "was written by a later version of onrecord")


def test_a_locked_record(place: Path, small: Path) -> None:
    shutil.copy(small, place / "a.db")
    other = sqlite3.connect(place / "a.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    _refused(place, "is in use by another program")
    assert onrecord("show", "--db", place / "a.db").code == 0, "readers do not wait for a writer"
    other.execute("ROLLBACK")
    other.close()


@pytest.fixture
def unwritable(place: Path, small: Path) -> Iterator[Path]:
    """The folder, and the record in it, as no one may write them."""
    shutil.copy(small, place / "a.db")
    (place / "a.db").chmod(0o444)
    place.chmod(0o555)
    yield place
    place.chmod(0o755)


def test_a_record_that_cannot_be_written(unwritable: Path) -> None:
    _refused(unwritable, "cannot be written to", powerless=True)


def test_a_record_that_cannot_be_written_can_be_shown(unwritable: Path) -> None:
    for command in (("show",), ("search", "pumps"), ("export", "--format", "jsonl")):
        ran = onrecord(*command, "--db", unwritable / "a.db", powerless=True)
        assert ran.code == 0, ran.err
        assert ran.out


def test_a_full_disk_keeps_what_was_added(place: Path, small: Path) -> None:
    db, files = place / "a.db", made.written(place / "more", made.EVERY)
    ran = onrecord("add", *files, "--db", db, first=f"{READY}\n{FULL}")
    assert ran.code == 2
    assert "check the disk" in ran.err or "its disk is full" in ran.err
    with Record.open(db) as record, Record.open(small) as whole:
        assert record.verify() == []
        record.add(files)
        assert exported(record) == exported(whole)


def test_no_space_for_temporary_files_refuses_no_report(place: Path) -> None:
    ran = onrecord("add", place / "files", "--db", place / "a.db", first=FULL)
    assert ran.code == 2
    assert "free some space" in ran.err
    assert "rejected" not in ran.err


def test_no_record_where_one_is_asked_for(tmp_path: Path) -> None:
    for command in ("show", "brief", "export", "verify"):
        ran = onrecord(command, "--db", tmp_path / "none.db")
        assert ran.code == 2
        assert "there is no record at" in ran.err
    assert list(tmp_path.iterdir()) == []
