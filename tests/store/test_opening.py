"""Files that are a record, are to become one, or cannot be: each with its own clear error."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from onrecord.errors import BusyDatabase, ForeignDatabase, NewerDatabase, RecordError
from onrecord.record import Record
from onrecord.store import schema, version
from onrecord.store.opening import open_database

from .fakes import EVERY, HARBOUR, STEPS


def filled(path: Path) -> Path:
    with Record.open(path, steps=STEPS) as record:
        record.add(EVERY)
    return path


def test_a_new_file_and_an_empty_one_become_records(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    for name in ("new.db", "empty.db", "a name with ? and #.db"):
        with Record.open(tmp_path / name, steps=STEPS) as record:
            assert record.add([HARBOUR]).added == 1
        with Record.open(tmp_path / name, steps=STEPS) as record:
            assert len(record.stories()) == 1


def test_a_half_made_file_is_made_whole(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "half.db") as file:
        file.execute("PRAGMA journal_mode = WAL")
    file.close()
    with Record.open(tmp_path / "half.db", steps=STEPS) as record:
        assert record.add([HARBOUR]).added == 1


def test_writers_keep_a_log_and_foreign_keys_hold(tmp_path: Path) -> None:
    database = open_database(filled(tmp_path / "a.db"))
    with database.reading() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    with pytest.raises(RecordError, match="FOREIGN KEY"), database.writing() as connection:
        connection.execute(text("DELETE FROM reports"))
    database.close()
    with pytest.raises(RecordError, match="has been closed"), database.reading():
        pass


@pytest.mark.parametrize(
    ("place", "why"),
    [("", "is a folder"), ("missing/a.db", "no folder"), ("none.db", "no record at .* yet")],
)
def test_a_place_that_cannot_be_opened(tmp_path: Path, place: str, why: str) -> None:
    with pytest.raises(RecordError, match=why):
        Record.open(tmp_path / place, create=False)
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Notes on the harbour, by hand.\n" * 100)
    with pytest.raises(ForeignDatabase, match=r"notes\.txt is not a record"):
        Record.open(path)
    assert path.read_text().startswith("Notes")


@pytest.mark.parametrize(
    "layout", ["CREATE TABLE songs (name)", "CREATE TABLE meta (key, value)", "CREATE TABLE meta (other)"]
)
def test_another_programs_database_is_left_alone(tmp_path: Path, layout: str) -> None:
    path = tmp_path / "songs.db"
    with sqlite3.connect(path) as file:
        file.execute(layout)
    file.close()
    before = path.read_bytes()
    with pytest.raises(ForeignDatabase, match="choose another file"):
        Record.open(path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["songs.db"]


def test_a_later_versions_record_is_not_opened(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db")
    with sqlite3.connect(path) as file:
        file.execute("UPDATE meta SET value = ? WHERE key = 'version'", (str(version.VERSION + 1),))
    file.close()
    with pytest.raises(NewerDatabase, match="update onrecord"):
        Record.open(path)


def test_a_locked_record_says_so(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Record.open(path, steps=STEPS, patience=0.05) as record:
        assert len(record.stories()) == 2, "readers do not wait for a writer"
        with pytest.raises(BusyDatabase, match=r"a\.db is in use by another program; wait"):
            record.add([HARBOUR], story="Quay")
    other.execute("ROLLBACK")
    other.close()


def test_a_record_opened_for_reading_is_not_changed(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db")
    before = path.read_bytes()
    with Record.open(path, steps=STEPS, read_only=True) as record:
        assert len(record.stories()) == 2
        assert record.verify() == []
        with pytest.raises(BusyDatabase, match="opened for reading only"):
            record.add([HARBOUR])
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_written_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path / "a.db")
    monkeypatch.setattr(
        "onrecord.store.connection._uri", lambda path, **_: f"{path.absolute().as_uri()}?immutable=1&mode=ro"
    )
    with Record.open(path, steps=STEPS) as record:
        assert len(record.stories()) == 2
        with pytest.raises(BusyDatabase, match="cannot be written to; make the file and its folder writable"):
            record.add([HARBOUR], story="Quay")


def test_a_folder_that_cannot_be_written_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path / "a.db")
    monkeypatch.setattr("os.access", lambda *_: False)
    with Record.open(path, steps=STEPS, read_only=True) as record:
        assert len(record.stories()) == 2
    assert [each.name for each in tmp_path.iterdir()] == ["a.db"]


def test_a_full_disk_keeps_what_was_added(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Record.open(path, steps=STEPS) as record:
        record.add([HARBOUR])
        with record._database.reading() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
            connection.execute(text(f"PRAGMA max_page_count = {pages + 1}"))
        with pytest.raises(BusyDatabase, match=r"a\.db could not grow: its disk is full; free some space"):
            record.add([each for each in EVERY for _ in range(2)])
    with Record.open(path, steps=STEPS) as record, Record.open(tmp_path / "b.db", steps=STEPS) as whole:
        assert record.verify() == []
        assert record.add(EVERY).total == len(EVERY)
        whole.add(EVERY)
        assert record.stories() == whole.stories()


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db")
    whole = bytearray(path.read_bytes())
    whole[4096:] = b"\xff" * (len(whole) - 4096)
    path.write_bytes(whole)
    with pytest.raises(RecordError, match=r"a\.db is damaged"), Record.open(path, steps=STEPS) as record:
        record.stories()


# Version 1, as it was: it had no names of speakers, no revised findings, and no index of addresses.
VERSION_1 = """
CREATE TABLE meta (key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (key));
CREATE TABLE reports (id TEXT NOT NULL, content TEXT NOT NULL, text TEXT NOT NULL, outlet TEXT, url TEXT, earliest TEXT,
  latest TEXT, body TEXT NOT NULL, PRIMARY KEY (id));
CREATE TABLE arrivals (report TEXT NOT NULL, hash TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (report, hash),
  FOREIGN KEY(report) REFERENCES reports (id));
CREATE TABLE named (report TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (report, name),
  FOREIGN KEY(report) REFERENCES reports (id));
CREATE TABLE findings (report TEXT NOT NULL, fingerprint TEXT NOT NULL, "key" TEXT NOT NULL, unread TEXT,
  statements INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (report), FOREIGN KEY(report) REFERENCES reports (id));
CREATE TABLE found (report TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (report, kind, id),
  FOREIGN KEY(report) REFERENCES reports (id));
CREATE INDEX found_id ON found (id);
CREATE TABLE passages (number INTEGER NOT NULL, report TEXT NOT NULL, kind TEXT NOT NULL, statement TEXT, act TEXT,
  start INTEGER NOT NULL, spans TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (number),
  FOREIGN KEY(report) REFERENCES reports (id));
CREATE INDEX passages_report ON passages (report);
CREATE TABLE stories (id TEXT NOT NULL, name TEXT NOT NULL, made_from TEXT NOT NULL, reports INTEGER NOT NULL,
  claims INTEGER NOT NULL, statements INTEGER NOT NULL, earliest TEXT, latest TEXT, body TEXT NOT NULL,
  PRIMARY KEY (id));
CREATE TABLE story_reports (report TEXT NOT NULL, story TEXT NOT NULL, earliest TEXT, latest TEXT, PRIMARY KEY (report),
  FOREIGN KEY(report) REFERENCES reports (id), FOREIGN KEY(story) REFERENCES stories (id));
CREATE INDEX story_reports_story ON story_reports (story);
CREATE TABLE lines (story TEXT NOT NULL, kind TEXT NOT NULL, parent TEXT NOT NULL, place INTEGER NOT NULL,
  id TEXT NOT NULL, body TEXT, PRIMARY KEY (story, kind, parent, place), FOREIGN KEY(story) REFERENCES stories (id));
CREATE INDEX lines_id ON lines (id);
CREATE TABLE parts (story TEXT NOT NULL, part TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (story, part),
  FOREIGN KEY(story) REFERENCES stories (id));
CREATE TABLE judgements (sequence INTEGER NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (sequence),
  UNIQUE (id));
CREATE TABLE pending (report TEXT NOT NULL, PRIMARY KEY (report), FOREIGN KEY(report) REFERENCES reports (id));
CREATE TABLE journal (number INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
  body TEXT NOT NULL, PRIMARY KEY (number));
CREATE INDEX journal_at ON journal (at);
CREATE VIRTUAL TABLE passage_words USING fts5(words, content='passages', content_rowid='number',
  tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
  INSERT INTO passage_words (rowid, words) VALUES (new.number, new.words); END;
CREATE TRIGGER passages_gone AFTER DELETE ON passages BEGIN
  INSERT INTO passage_words (passage_words, rowid, words) VALUES ('delete', old.number, old.words); END;
"""
_OF_1 = "meta reports arrivals named findings found passages stories story_reports lines parts judgements journal"


def version_1(path: Path, source: Path) -> Path:
    """A record of version 1 with the rows that it would have had."""
    file = sqlite3.connect(path, isolation_level=None)
    file.executescript(VERSION_1)
    file.execute("ATTACH ? AS today", (str(source),))
    for table in _OF_1.split():
        columns = ", ".join(f'"{row[1]}"' for row in file.execute(f"PRAGMA main.table_info({table})"))
        of_today = columns.replace('"place"', "ROW_NUMBER() OVER (PARTITION BY story, kind, parent ORDER BY id, again)")
        file.execute(f"INSERT INTO main.{table} ({columns}) SELECT {of_today} FROM today.{table}")
    file.execute("DELETE FROM parts WHERE part = 'order'")
    file.execute("UPDATE main.meta SET value = '1' WHERE key = 'version'")
    file.close()
    return path


def test_a_version_1_record_is_brought_up_to_date(tmp_path: Path) -> None:
    source = filled(tmp_path / "today.db")
    old = version_1(tmp_path / "old.db", source)
    with pytest.raises(RecordError, match="has an older layout; open it once for writing"):
        Record.open(old, read_only=True)
    with Record.open(old, steps=STEPS) as record, Record.open(source, steps=STEPS) as today:
        assert record.search("speaker:mira") == today.search("speaker:mira") != []
        assert record.stories() == today.stories()
        assert record.verify() == []
        assert record.diff("2000-01-01").reports == today.diff("2000-01-01").reports
        with record._database.reading() as here, today._database.reading() as there:
            for table in schema.tables.tables:
                look, model = inspect(here), inspect(there)
                assert _layout(look.get_columns(table)) == _layout(model.get_columns(table))
                assert look.get_indexes(table) == model.get_indexes(table)
                assert look.get_pk_constraint(table) == model.get_pk_constraint(table)
                assert look.get_foreign_keys(table) == model.get_foreign_keys(table)


def _layout(columns: object) -> list[tuple[str, str, bool]]:
    assert isinstance(columns, list)
    return [(column["name"], str(column["type"]), column["nullable"]) for column in columns]


INTERRUPTED = """
import sqlite3
from pathlib import Path
from onrecord.store.engine import Engine

class Stopped(sqlite3.Connection):
    stops = False

    def rollback(self):
        if self.stops:
            raise KeyboardInterrupt
        super().rollback()

engine = Engine(Path("a.db"), lambda: sqlite3.connect(":memory:", factory=Stopped))
try:
    for Stopped.stops in (False, True):
        with engine.begin(writes=False):
            pass
except KeyboardInterrupt:
    print("told once")
"""


def test_an_interrupt_at_the_return_of_a_connection_is_told_by_nobody_else() -> None:
    done = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("told once\n", "")
