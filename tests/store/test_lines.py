"""Lines are written only where they have changed, and read in the order that their story gives them."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.claims.nouns import Claim
from onrecord.record import Record
from onrecord.store.codec import decode
from onrecord.store.engine import through
from onrecord.store.lines import bodies

from .fakes import STEPS, made

MIDDLE = "#pier\nMira says: the pier has sunk.\nJonas says: the quay is whole.\n"
FIRST = "#pier\nMira says: a buoy is adrift.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Record.open(tmp_path / "a.db", steps=STEPS) as record:
        record.add([made(MIDDLE, day="2031-04-01"), made(MIDDLE, outlet="Wire", day="2031-04-02")])
    return tmp_path / "a.db"


def rows(path: Path, query: str) -> set[tuple[object, ...]]:
    file = sqlite3.connect(path)
    found = set(file.execute(query).fetchall())
    file.close()
    return found


def told(record: Record) -> list[str]:
    """What the claims of the one story are, in their order."""
    (story,) = record.stories()
    view = record.story(story.id)
    return [view.quote(claim.wording).strip(".") for claim in view.claims()]


def test_a_line_that_comes_first_leaves_the_others_as_they_are(path: Path) -> None:
    every = "SELECT rowid, id, body FROM lines WHERE kind IN ('claim', 'member', 'origin')"
    before = rows(path, every)
    with Record.open(path, steps=STEPS) as record:
        record.add([made(FIRST, day="2031-04-03")])
        assert told(record) == ["a buoy is adrift", "the pier has sunk", "the quay is whole"]
    assert before < rows(path, every)


def test_who_speaks_is_written_of_the_reports_of_which_it_has_changed(path: Path) -> None:
    every = "SELECT rowid, statement, names FROM voices"
    before = rows(path, every)
    with Record.open(path, steps=STEPS) as record:
        record.add([made(FIRST, day="2031-04-03")])
    assert before < rows(path, every)
    file = sqlite3.connect(path)
    file.execute("DELETE FROM voices")
    file.commit()
    file.close()
    with Record.open(path, steps=STEPS) as record:
        record.add([made(FIRST, outlet="Wire", day="2031-04-04")])
        assert len(record.search("speaker:mira")) == 4


def test_lines_of_one_id_are_kept_apart_and_in_order(path: Path) -> None:
    with Record.open(path, steps=STEPS) as record, record._database.writing() as connection:
        look = through(connection)
        ((story,),) = look("SELECT id FROM stories")
        (first, other) = bodies(look, story, "claim")
        key = decode(first, Claim).id
        connection.exec_driver_sql(
            "INSERT INTO lines (story, kind, parent, id, again, body) VALUES (?, 'claim', '', ?, 1, ?)",
            (story, key, "the second"),
        )
        connection.exec_driver_sql(
            "UPDATE parts SET body = json_set(body, '$.claim', json_array(?, ?, ?)) WHERE part = 'order'",
            (key, decode(other, Claim).id, key),
        )
        assert bodies(look, story, "claim") == [first, other, "the second"]


def placed(path: Path) -> None:
    """Bring a record to version 3, in which each line had its place."""
    file = sqlite3.connect(path, isolation_level=None)
    file.executescript(
        """
        CREATE TABLE placed (story TEXT NOT NULL, kind TEXT NOT NULL, parent TEXT NOT NULL, place INTEGER NOT NULL,
          id TEXT NOT NULL, body TEXT, PRIMARY KEY (story, kind, parent, place),
          FOREIGN KEY(story) REFERENCES stories (id));
        INSERT INTO placed SELECT l.story, l.kind, l.parent, o.key, l.id, l.body
          FROM lines l JOIN parts p ON p.story = l.story AND p.part = 'order',
          json_each(json_extract(p.body, '$.' || l.kind)) o WHERE o.value = l.id AND l.parent = '';
        INSERT INTO placed SELECT story, kind, parent, ROW_NUMBER() OVER (PARTITION BY story, kind, parent ORDER BY id),
          id, body FROM lines WHERE parent <> '';
        DROP TABLE lines;
        ALTER TABLE placed RENAME TO lines;
        CREATE INDEX lines_id ON lines (id);
        DELETE FROM parts WHERE part = 'order';
        DROP TABLE bunches;
        UPDATE meta SET value = '3' WHERE key = 'version';
        """
    )
    file.close()


@pytest.fixture
def older(path: Path) -> Iterator[Path]:
    placed(path)
    yield path


def test_a_version_3_record_keeps_its_lines_and_their_order(older: Path, tmp_path: Path) -> None:
    with Record.open(older, steps=STEPS) as record, Record.open(tmp_path / "new.db", steps=STEPS) as anew:
        anew.add([made(MIDDLE, day="2031-04-01"), made(MIDDLE, outlet="Wire", day="2031-04-02")])
        assert told(record) == told(anew) == ["the pier has sunk", "the quay is whole"]
        assert record.verify() == []
        noted = rows(older, "SELECT number FROM journal WHERE kind = 'standing'")
        record.add([made(FIRST, day="2031-04-03")])
        assert len(rows(older, "SELECT number FROM journal WHERE kind = 'standing'")) == len(noted) + 1
