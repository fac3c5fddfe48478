"""One more report: only what it can touch is grouped again, and the record is as if all had come at once."""

import random
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from onrecord import exports, stories
from onrecord.record import Record, Steps
from onrecord.reports.report import Report
from onrecord.store import families
from onrecord.stories import bunches, components, growing, kinship

from .fakes import STEPS, made

REAL = STEPS._replace(grouper=lambda: stories)


def built(path: Path, portions: Iterable[list[Report]], *, steps: Steps = REAL) -> list[str]:
    """The export of a record to which reports came in portions, the program started anew for each."""
    for portion in portions:
        with Record.open(path, steps=steps) as record:
            record.add(portion)
    with Record.open(path, steps=steps) as record:
        assert record.verify() == []
        return list(exports.jsonl(record))


def news(place: str, number: int) -> Report:
    """A report on one of a few matters that share words and, some of them, names."""
    people = {"Tarnholm": "Vessa Krull", "Ardmoor": "Vessa Krull", "Pelling": "Odo Brandt"}
    return made(
        f"The dam above {place} was drained on Friday after a crack was found, {people[place]} of the Water Board said."
        f" Divers went down {number} times to the Skelder wall, and the Brackwater Trust wants an inquiry into the"
        f" Melhaven contract of the builder, Corrie Stanz.",
        outlet=f"Post {number}",
        day=f"2031-05-{1 + number:02d}",
    )


def reports_of(matters: Iterable[str], count: int) -> list[Report]:
    return [news(place, number) for place in matters for number in range(count)]


CHESS = [made(f"Chess {n}: the final at Lower Quint ended in a draw after {n} hours.\n") for n in range(3)]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts that split, and bunches that are full, with a few reports."""
    for module, name, value in ((components, "LARGEST", 4), (bunches, "SIZE", 2), (growing, "SIZE", 2)):
        monkeypatch.setattr(module, name, value)


def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes how each change is grouped."""
    ways: list[str] = []
    everything, some = stories.regroup, stories.touched

    def touched(*given: Any, **more: Any) -> Any:
        found = some(*given, **more)
        ways.extend(["some"] if found else [])
        return found

    def regroup(*given: Any, **more: Any) -> Any:
        ways.append("all")
        return everything(*given, **more)

    monkeypatch.setattr(stories, "touched", touched)
    monkeypatch.setattr(stories, "regroup", regroup)
    return ways


def rows(path: Path) -> list[Any]:
    """What is kept of the grouping."""
    with Record.open(path, steps=REAL) as record, record._database.looking() as look:
        return look("SELECT * FROM families ORDER BY report") + look("SELECT name, head FROM telling ORDER BY 1, 2")


@pytest.mark.parametrize(("common", "seed"), [(2, 1), (300, 2), (300, 3)])
def test_in_any_portions_it_is_the_record_of_all_at_once(
    common: int, seed: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(kinship, "COMMON", common)
    reports, dice = [*reports_of(("Tarnholm", "Ardmoor", "Pelling"), 5), *CHESS], random.Random(seed)
    expected = built(tmp_path / "whole.db", [reports])
    kept = rows(tmp_path / "whole.db")
    ways = watched(monkeypatch)
    dice.shuffle(reports)
    cuts = [0, *sorted(dice.sample(range(1, len(reports)), 9)), len(reports)]
    assert built(tmp_path / "parts.db", (reports[a:b] for a, b in pairwise(cuts))) == expected
    assert rows(tmp_path / "parts.db") == kept
    assert ways.count("some") > ways.count("all")


def test_what_is_kept_may_be_lost(tmp_path: Path) -> None:
    reports = [*reports_of(("Tarnholm", "Pelling"), 5), *CHESS]
    expected = built(tmp_path / "whole.db", [reports])
    for number, lost in enumerate(
        (("memory",), ("families",), ("memory", "families", "bunches", "leading", "telling"))
    ):
        path = tmp_path / f"{number}.db"
        built(path, [reports[:9]])
        with Record.open(path, steps=REAL) as record, record._database.writing() as connection:
            for table in lost:
                connection.exec_driver_sql(f"DELETE FROM {table}")
        assert built(path, [reports[9:]]) == expected


def test_decisions_and_names_hold_as_reports_come(tmp_path: Path) -> None:
    dams, fields = reports_of(("Tarnholm",), 6), CHESS

    def told(path: Path) -> list[str]:
        with Record.open(path, steps=REAL) as record:
            record.add([*dams[:4], fields[0]])
            record.judge("merge", [dams[0].id, fields[0].id])
        with Record.open(path, steps=REAL) as record:
            record.add([dams[4]], story="Quay")
            record.add([fields[1]], story="Quay")
            record.add([dams[5], fields[2]])
            assert record.verify() == []
            return list(exports.jsonl(record))

    by_parts = told(tmp_path / "parts.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(families, "FEW", -1.0)
        patch.setattr(families, "SOME", -1)
        assert told(tmp_path / "whole.db") == by_parts


def test_of_what_is_kept_only_what_changes_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path, written = tmp_path / "a.db", list[tuple[str, Any]]()
    *some, last = reports_of(("Tarnholm",), 4)
    built(path, [[*some, *CHESS]])
    many = families._many

    def watch(connection: Any, statement: str, rows: Iterable[Any]) -> None:
        listed = list(rows)
        written.extend((statement, row) for row in listed)
        many(connection, statement, listed)

    monkeypatch.setattr(families, "_many", watch)
    built(path, [[last]])
    assert [row[0] for statement, row in written if "INTO families" in statement].count(last.id) == 1
    assert not {each.id for each in CHESS} & {value for _, row in written for value in row}


def test_where_much_is_new_all_is_grouped_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(families, "SOME", 2)
    monkeypatch.setattr(families, "FEW", 0.3)
    ways = watched(monkeypatch)
    first, *others = reports_of(("Tarnholm", "Pelling"), 5)
    built(tmp_path / "a.db", [[first], others[:2], others[2:]])
    assert ways == ["some", "some", "all"]
