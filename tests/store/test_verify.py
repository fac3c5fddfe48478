"""What verify finds in a record that was tampered with."""

import sqlite3
from pathlib import Path

import pytest

from onrecord.record import Record

from .fakes import EVERY, HARBOUR, STEPS

PLANTED = [
    ("UPDATE reports SET text = replace(text, 'noon', 'dusk') WHERE id = '{report}'", "id is the hash of"),
    ("UPDATE reports SET text = substr(text, 1, 20) WHERE id = '{report}'", "reaches past the end"),
    ("UPDATE reports SET body = replace(body, '2031-03-01', '2031-03-09')", "what came with it has been changed"),
    ("UPDATE findings SET key = 'x' WHERE report = '{report}'", "its findings do not fit it"),
    ("DELETE FROM findings WHERE report = '{report}'", "nothing says what was found in it"),
    ("UPDATE findings SET body = replace(body, '\"speaker\":\"e', '\"speaker\":\"x')", "the entity x"),
    ("UPDATE passages SET spans = '[[0,3]]' WHERE number = 2", "the words that can be searched at"),
    ("UPDATE lines SET body = replace(body, '\"speaker\":\"e', '\"speaker\":\"x')", "the entity x"),
    ("UPDATE lines SET body = replace(body, '\"statement\":\"s', '\"statement\":\"x')", "the statement x"),
    ("UPDATE parts SET body = '[\"s0\"]' WHERE part = 'doubtful'", "the statement s0 is named, and is not there"),
    ("DELETE FROM story_reports WHERE report = '{report}'", "not those that are placed in it"),
    ("UPDATE judgements SET body = replace(body, 'noon', 'dusk')", "its words do not stand at"),
    ("PRAGMA foreign_keys = OFF; DELETE FROM reports WHERE id = '{report}'", "belongs to a row of reports"),
    ("DROP TRIGGER passages_gone; DELETE FROM passages WHERE number = 1", "the search index does not fit"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "what"), PLANTED)
def test_planted_faults_are_found(tmp_path: Path, change: str, what: str) -> None:
    path = tmp_path / "a.db"
    with Record.open(path, steps=STEPS) as record:
        record.add(EVERY)
        record.judge("reject", [record.story("#harbour").findings(HARBOUR.id).statements[0].id])
        assert record.verify() == []
    file = sqlite3.connect(path)
    file.executescript(change.format(report=HARBOUR.id))
    file.commit()
    file.close()
    with Record.open(path, steps=STEPS) as record:
        problems = record.verify()
    assert any(what in problem.what for problem in problems), problems
    assert problems == sorted(problems)
