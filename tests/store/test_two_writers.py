"""Two programs that write one record at once: neither undoes, nor counts twice, what the other did."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord import exports
from onrecord.errors import RecordError
from onrecord.findings import Findings
from onrecord.options import Options
from onrecord.record import Record
from onrecord.reports.report import Report

from . import fakes
from .fakes import BRIDGE, HARBOUR, ORCHARD, SECOND, STEPS


def whole(path: Path, *reports: Report) -> list[str]:
    with Record.open(path, steps=STEPS) as record:
        record.add(reports)
        return list(exports.jsonl(record))


def test_a_report_that_another_program_adds_meanwhile_is_already_there(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    other = msgspec.structs.replace(HARBOUR, title="The crane")

    def study(report: Report, *, options: Options) -> Findings:
        if report.title is None:
            with Record.open(path, steps=STEPS) as second:
                second.add([other])
        return fakes.study(report, options=options)

    with Record.open(path, steps=STEPS._replace(study=study)) as record:
        summary = record.add([HARBOUR])
        assert (summary.added, summary.already) == (0, 1)
        assert record.story().report(HARBOUR.id).title == "The crane"
        assert record.verify() == []
        assert list(exports.jsonl(record)) == whole(tmp_path / "b.db", HARBOUR, other)


def test_stories_are_gathered_again_when_reports_come_in_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    came: list[Report] = []

    def gather(story: Any, *rest: Any, **more: Any) -> Any:
        if not came:
            came.append(BRIDGE)
            with Record.open(path, steps=STEPS) as second:
                second.add(came)
        return fakes.gather(story, *rest, **more)

    with Record.open(path, steps=STEPS._replace(gather=gather)) as record:
        record.add([HARBOUR, ORCHARD, SECOND])
        assert [story.reports for story in record.stories()] == [4]
        assert record.verify() == []
        assert list(exports.jsonl(record)) == whole(tmp_path / "b.db", SECOND, BRIDGE, ORCHARD, HARBOUR)


def test_a_view_tells_that_its_story_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Record.open(path, steps=STEPS) as record, Record.open(path, steps=STEPS) as second:
        record.add([HARBOUR])
        view = record.story()
        assert len(view.claims()) == 2
        second.add([SECOND])
        assert len(view.claims()) == 2, "what was read stays"
        with pytest.raises(RecordError, match="changed while it was being read; read it again"):
            view.entities()
