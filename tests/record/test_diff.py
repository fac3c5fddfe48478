"""What has changed in a record, by when it came in and by the reports' own dates."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.errors import OptionError
from onrecord.record import Record
from onrecord.store.diffs import Diff
from tests.record.opening import export, opened
from tests.store.fakes import BRIDGE, DENIAL, EVERY, HARBOUR, ORCHARD, SECOND


def test_diff_by_what_was_added(tmp_path: Path) -> None:
    now = [datetime(2040, 1, 1, tzinfo=UTC)]
    with opened(tmp_path / "a.db", clock=lambda: now[0]) as record:
        record.add([HARBOUR, ORCHARD])
        now[0] = datetime(2040, 1, 5, tzinfo=UTC)
        record.add([SECOND])
        now[0] = datetime(2040, 1, 9, tzinfo=UTC)
        record.add([DENIAL, BRIDGE])
        everything = record.diff("2040-01-01")
        later = record.diff("2040-01-05")
        last = record.diff("2040-01-06T00:00+02:00")
        assert record.diff("2040-01-10") == Diff(since="2040-01-10", by="added")
    assert len(everything.reports) == 5
    assert not everything.changed
    assert {change.after for change in everything.new} == {"asserted", "denied", "disputed"}
    assert [(change.before, change.after) for change in later.changed] == [("asserted", "disputed")]
    assert [(change.before, change.after) for change in last.changed] == [("corroborated", "disputed")]
    assert last.denied == last.changed
    assert last.changed[0].words == "the crane fell at noon."
    assert last.reports == tuple(sorted([DENIAL.id, BRIDGE.id]))
    assert [(story.how, len(story.of)) for story in last.stories] == [("merged", 2)]


def test_diff_by_the_reports_own_dates(record: Record) -> None:
    diff = record.diff("2031-03-04", by="dated")
    assert diff.reports == (DENIAL.id,)
    assert [(change.before, change.after) for change in diff.changed] == [("corroborated", "disputed")]
    assert not diff.new
    with pytest.raises(OptionError, match="neither a day"):
        record.diff("yesterday")


def test_the_clock_shows_nowhere_else(tmp_path: Path) -> None:
    with (
        opened(tmp_path / "a.db") as one,
        opened(tmp_path / "b.db", clock=lambda: datetime(1999, 1, 1, tzinfo=UTC)) as two,
    ):
        one.add(EVERY)
        two.add(EVERY)
        assert export(one) == export(two)
