"""One report after another, with all that is kept between them, comes to what all at once come to."""

import random
from pathlib import Path

import pytest

from onrecord.record import REAL, Record
from onrecord.reports.report import Published, Report, report_id
from onrecord.store import families
from onrecord.study import study

from . import made
from .exporting import exported


def report(name: str, outlet: str, day: str | None) -> Report:
    published = Published(earliest=day, latest=day, basis="declared") if day else Published()
    text = made.EVERY[name]
    return Report(id=report_id(text, None, outlet), text=text, outlet=outlet, published=published, extractor="text")


@pytest.mark.parametrize("sampled", [2, 32])
def test_reports_one_by_one_with_decisions_in_between(
    sampled: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(families, "FEW", 100.0)
    monkeypatch.setattr("onrecord.claims.sample.SAMPLED", sampled)
    days = iter(["2031-05-04", None, "2031-05-13", "2031-05-06", None, "2031-05-20"])
    reports = [report(name, "Elver Herald", next(days, None)) for name in sorted(made.EVERY)]
    reports += [report("pumps.txt", "Coast Wire", "2031-05-08"), report("theft.txt", "Coast Wire", None)]
    found = {each.id: study(each) for each in reports}
    steps = REAL._replace(study=lambda report, *, options: found[report.id])
    random.Random(sampled).shuffle(reports)
    with Record.open(tmp_path / "parts.db", steps=steps) as record:
        for number, each in enumerate(reports):
            record.add([each])
            if number == 3:
                record.judge("reject", record.story(record.stories()[0].id).statements()[0].id)
                record.judge("date", reports[0].id, value="2031-05-05")
        record.judge("merge", [story.id for story in record.stories()])
        one_by_one, judgements = exported(record), record.judgements()
        assert record.verify() == []
    with Record.open(tmp_path / "whole.db", steps=steps) as record:
        record.add(reports)
        record.adopt(judgements)
        assert exported(record) == one_by_one
    with Record.open(tmp_path / "parts.db", steps=steps) as record:
        with record._database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM memory")
        record.judge("accept", record.story(record.stories()[0].id).statements()[-1].id)
        without_memory, judgements = exported(record), record.judgements()
    with Record.open(tmp_path / "whole.db", steps=steps) as record:
        record.adopt(judgements[-1:])
        assert exported(record) == without_memory
