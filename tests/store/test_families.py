"""One more report: only what it can touch is grouped again, and the record is as if all had come at once."""

import random
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from onrecord import exports, stories
from onrecord.record import Record, Steps
from onrecord.reports.report import Report
from onrecord.store import families
from onrecord.stories import kinship

from . import fakes
from .fakes import BRIDGE, DENIAL, EVERY, HARBOUR, ORCHARD, SECOND, STEPS, made

TOPICS = ("harbour", "orchard", "tram", "well", "mast")


def many(count: int = 40) -> list[Report]:
    """Reports of five topics, some of two."""
    dice = random.Random(5)
    return [
        made(
            f"Number {n} #{dice.choice(TOPICS)}" + (f" #{dice.choice(TOPICS[:2])}" if n % 19 == 7 else "") + "\n"
            f"Osk says: it is {n % 7}.\n",
            day=f"2031-03-{1 + n % 28:02d}",
        )
        for n in range(count)
    ]


def built(path: Path, portions: Iterable[list[Report]], *, steps: Steps = STEPS) -> list[str]:
    """The export of a record to which reports came in portions, the program started anew for each."""
    for portion in portions:
        with Record.open(path, steps=steps) as record:
            record.add(portion)
    with Record.open(path, steps=steps) as record:
        assert record.verify() == []
        return list(exports.jsonl(record))


def watched(read: list[str]) -> Steps:
    """Steps that note which cards are grouped."""

    class Grouper:
        Card = fakes.Card
        card = staticmethod(fakes.card)
        near = staticmethod(fakes.near)

        @staticmethod
        def regroup(cards: Any, **more: Any) -> Any:
            cards = list(cards)
            read.extend(card.id for card in cards)
            return fakes.regroup(cards, **more)

    return STEPS._replace(grouper=Grouper)


@pytest.fixture(autouse=True)
def always_by_families(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many reports of a record are new."""
    monkeypatch.setattr(families, "FEW", 100.0)


@pytest.mark.parametrize("seed", range(6))
def test_in_any_portions_it_is_the_record_of_all_at_once(tmp_path: Path, seed: int) -> None:
    reports, dice = many(), random.Random(seed)
    expected = built(tmp_path / "whole.db", [reports])
    dice.shuffle(reports)
    cuts = [0, *sorted(dice.sample(range(1, 40), 12)), 40]
    assert built(tmp_path / "parts.db", (reports[a:b] for a, b in pairwise(cuts))) == expected


def test_a_new_report_has_only_its_family_grouped_again(tmp_path: Path) -> None:
    read: list[str] = []
    built(tmp_path / "a.db", [[HARBOUR, SECOND, ORCHARD]])
    built(tmp_path / "a.db", [[DENIAL]], steps=watched(read))
    assert sorted(read) == sorted([HARBOUR.id, SECOND.id, DENIAL.id])
    read.clear()
    built(tmp_path / "a.db", [[BRIDGE]], steps=watched(read))
    assert sorted(read) == sorted([HARBOUR.id, SECOND.id, DENIAL.id, ORCHARD.id, BRIDGE.id])


def test_what_is_kept_may_be_lost(tmp_path: Path) -> None:
    reports = many()
    expected = built(tmp_path / "whole.db", [reports])
    for number, lost in enumerate((("memory",), ("families",), ("memory", "families", "leading", "telling"))):
        path = tmp_path / f"{number}.db"
        built(path, [reports[:30]])
        with Record.open(path, steps=STEPS) as record, record._database.writing() as connection:
            for table in lost:
                connection.exec_driver_sql(f"DELETE FROM {table}")
        assert built(path, [reports[30:]]) == expected


def test_decisions_and_names_hold_reports_in_one_family(tmp_path: Path) -> None:
    def told(order: Iterator[int]) -> list[str]:
        path = tmp_path / f"{next(order)}.db"
        with Record.open(path, steps=STEPS) as record:
            record.add(EVERY)
            one, other = (record.story(name).story.id for name in ("#harbour", "#orchard"))
            record.judge("merge", [one, other])
        with Record.open(path, steps=STEPS) as record:
            record.add([BRIDGE], story="Quay")
            record.add([made("A lamp\n")], story="Quay")
            assert record.verify() == []
            assert len(record.stories()) == 1
            return list(exports.jsonl(record))

    numbers = iter(range(2))
    by_families = told(numbers)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(families, "FEW", -1.0)
        assert told(numbers) == by_families


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


@pytest.mark.parametrize("common", [2, 300])
def test_real_grouping_by_families_is_that_of_all(common: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(families, "COMMON", common)
    monkeypatch.setattr(kinship, "COMMON", common)
    steps = STEPS._replace(grouper=lambda: stories)
    reports = [news(place, number) for place in ("Tarnholm", "Ardmoor", "Pelling") for number in range(5)]
    reports += [made(f"Chess {n}: the final at Lower Quint ended in a draw after {n} hours.\n") for n in range(3)]
    expected = built(tmp_path / "whole.db", [reports], steps=steps)
    random.Random(common).shuffle(reports)
    assert built(tmp_path / "parts.db", ([report] for report in reports), steps=steps) == expected
