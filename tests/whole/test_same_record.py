"""A record is a pure function of its reports: no order, portion, number of processes or repetition shows in it."""

import random
from pathlib import Path

import pytest

from onrecord import brief
from onrecord.record import Record
from onrecord.reports import Report

from .exporting import exported


@pytest.fixture(scope="module")
def usual(example: Record) -> str:
    return exported(example)


@pytest.mark.parametrize("portions", [1, 3])
def test_order_and_portions_do_not_show(read: list[Report], usual: str, tmp_path: Path, portions: int) -> None:
    shuffled = list(read)
    random.Random(portions).shuffle(shuffled)
    size = -(-len(shuffled) // portions)
    with Record.open(tmp_path / "a.db") as record:
        for start in range(0, len(shuffled), size):
            record.add(shuffled[start : start + size])
        assert exported(record) == usual
        assert record.verify() == []


def test_two_processes_give_the_same_record(read: list[Report], usual: str, tmp_path: Path) -> None:
    with Record.open(tmp_path / "a.db") as record:
        record.add(reversed(read), workers=2)
        assert exported(record) == usual


def test_adding_twice_changes_nothing(read: list[Report], tmp_path: Path) -> None:
    with Record.open(tmp_path / "a.db") as record:
        record.add(read[:4])
        before = exported(record), brief.html(record.story(record.stories()[0].id))
        summary = record.add([*read[:4], *read[:2]])
        assert (summary.added, summary.already) == (0, 6)
        assert (exported(record), brief.html(record.story(record.stories()[0].id))) == before
