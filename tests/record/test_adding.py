"""What comes into a record: all of it is accounted for, and its order does not show."""

import itertools
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.errors import ReportError
from onrecord.findings import Findings
from onrecord.options import Options
from onrecord.reports.arrival import Rejection
from onrecord.reports.report import Published, Report
from tests.record.opening import export, opened
from tests.store import fakes
from tests.store.fakes import BRIDGE, EVERY, HARBOUR, ORCHARD, SECOND, STEPS, made


def test_everything_that_comes_in_is_accounted_for(tmp_path: Path) -> None:
    bad = Rejection(source="x.txt", reason="empty")
    with opened(tmp_path / "a.db") as record:
        first = record.add([HARBOUR, "x.txt", SECOND, HARBOUR])
        again = record.add([*EVERY, "x.txt"])
    assert (first.added, first.already, first.rejected, first.total) == (2, 1, (bad,), 4)
    assert (again.added, again.already, again.rejected, again.total) == (3, 2, (bad,), 6)
    assert again.not_read == 1


def test_a_report_that_cannot_be_studied_is_rejected(tmp_path: Path) -> None:
    def refuse(report: Report, *, options: Options) -> Findings:
        if report.id == SECOND.id:
            raise ReportError("too deep to parse")
        return fakes.study(report, options=options)

    with opened(tmp_path / "a.db", steps=STEPS._replace(study=refuse)) as record:
        summary = record.add([HARBOUR, msgspec.structs.replace(SECOND, source="b.txt"), ORCHARD])
        assert (summary.added, summary.rejected) == (2, (Rejection(source="b.txt", reason="too deep to parse"),))
        assert record.verify() == []


@pytest.mark.parametrize("seed", range(6))
def test_order_and_portions_of_arrival_do_not_show(tmp_path: Path, seed: int) -> None:
    twin = msgspec.structs.replace(HARBOUR, title="Crane down", published=Published())
    other = msgspec.structs.replace(HARBOUR, title="A crane", extractor="page 2")
    arrivals = [*EVERY, BRIDGE, twin, other]
    with opened(tmp_path / "straight.db") as record:
        record.add(arrivals)
        expected = export(record)
    dice = random.Random(seed)
    dice.shuffle(arrivals)
    cut = dice.randrange(len(arrivals))
    with opened(tmp_path / "shuffled.db") as record:
        record.add(arrivals[:cut])
        record.add(arrivals[cut:])
        assert export(record) == expected
        assert record.verify() == []


def test_two_processes_give_the_same_record(tmp_path: Path) -> None:
    with opened(tmp_path / "one.db") as one, opened(tmp_path / "two.db") as two:
        one.add(EVERY)
        assert two.add([*reversed(EVERY), HARBOUR], workers=2).already == 1
        assert export(one) == export(two)


def test_unchanged_reports_are_not_read_again_and_untouched_stories_not_gathered(tmp_path: Path) -> None:
    read: list[str] = []
    gathered: list[str] = []

    def study(report: Report, *, options: Options) -> Findings:
        read.append(report.id)
        return fakes.study(report, options=options)

    def gather(story: Any, *rest: Any, **more: Any) -> Any:
        gathered.append(story.name)
        return fakes.gather(story, *rest, **more)

    steps = STEPS._replace(study=study, gather=gather)
    with opened(tmp_path / "a.db", steps=steps) as record:
        record.add([HARBOUR, ORCHARD])
        record.add([HARBOUR, ORCHARD, SECOND])
        assert record.stories()
    assert sorted(read) == sorted([HARBOUR.id, ORCHARD.id, SECOND.id])
    assert sorted(gathered) == ["#harbour", "#harbour", "#orchard"]
    with opened(tmp_path / "a.db", steps=steps, options=Options(floor=0.4)) as record:
        record.add([])
    assert len(read) == 6


def test_metadata_are_chosen_by_basis_then_value(tmp_path: Path) -> None:
    bare = msgspec.structs.replace(HARBOUR, published=Published())
    given = msgspec.structs.replace(
        HARBOUR, published=Published(earliest="2031-02-02", latest="2031-02-02", basis="given"), title="Zig"
    )
    titled = msgspec.structs.replace(HARBOUR, title="Ann")
    for number, order in enumerate(itertools.permutations([bare, given, titled])):
        with opened(tmp_path / f"{number}.db") as record:
            assert record.add(order).total == 3
            kept = record.story().report(HARBOUR.id)
            assert (kept.title, kept.published) == ("Ann", HARBOUR.published)
            assert record.story().findings(HARBOUR.id).published == HARBOUR.published


def test_another_text_at_one_address_is_a_version_of_the_first(tmp_path: Path) -> None:
    address = "https://ledger.example/crane"
    first = made("Crane #harbour\nMira says: it fell.\n", url=address, day="2031-03-01")
    edited = made("Crane #harbour\nMira says: it fell at noon.\n", url=address, day="2031-03-02")
    for number, order in enumerate([(first, edited), (edited, first)]):
        with opened(tmp_path / f"{number}.db") as record:
            assert record.add(order[:1]).versions == 0
            assert record.add(order[1:]).versions == 1
            assert record.story().versions == {edited.id: first.id}


def test_a_story_that_a_person_names_is_kept_apart(tmp_path: Path) -> None:
    with opened(tmp_path / "a.db") as record:
        record.add([HARBOUR], story="The quay")
        record.add([ORCHARD], story="The quay")
        assert [story.name for story in record.stories()] == ["The quay"]
        assert record.story("the quay").story.reports == (ORCHARD.id, HARBOUR.id)


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    with opened(tmp_path / "a.db") as record:
        record.add([HARBOUR, ORCHARD], progress=lambda *step: told.append(step))
    assert ("read", 2, None) in told
    assert told[-1] == ("gather", 2, 2)
