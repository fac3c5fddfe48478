"""What `diff` tells beside standings: new positions, figures that move, prospects that come due, names, looks."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.errors import OptionError
from onrecord.figures.nouns import FigureSeries, Point
from onrecord.gathered import Gathered
from onrecord.mentions.nouns import Entity
from onrecord.prospects.nouns import Prospect
from onrecord.record import Record
from onrecord.reports.report import Report
from onrecord.spans import Span, content_id
from onrecord.store import journal
from tests.store.fakes import STEPS, gather, made

FIRST = made("#quay\nMira says: 12 boats sank.\nBy Friday the quay opens.\n", outlet="Tide Post", day="2031-03-01")
AGAIN = made("#quay\nLena says: 12 boats sank.\n", outlet="Wire", day="2031-03-04")
MORE = made("#quay\nMira says: 15 boats sank.\n", outlet="Tide Post", day="2031-03-06")
OPENED = made("#quay\nThe quay opened.\n", outlet="Wire", day="2031-03-08")
LOOKS_BACK = made("#quay\nMira says: 3 boats sank.\n", outlet="Ledger", day="2031-02-01")


def gathered(story: Any, reports: Any, findings: Any, **more: Any) -> Gathered:
    """Claims as the fakes make them, one series of boats by source, and one prospect."""
    plain = gather(story, reports, findings, **more)
    texts = {report.id: report for report in reports}
    points = []
    for report in sorted(reports, key=lambda each: (each.published.earliest or "", each.id)):
        for quantity in findings[report.id].quantities:
            line = report.text.rfind("\n", 0, quantity.span.start) + 1
            points.append(_point(report, quantity.id, quantity.span, quantity.low, report.text[line:].split()[0]))
    series = FigureSeries(id=content_id("f", *(p.quantity for p in points)), counted="boats", points=tuple(points))
    ahead = next((_found(r, "By Friday the quay opens.") for r in reports if "By Friday" in r.text), None)
    done = next((_found(r, "The quay opened.") for r in reports if "The quay opened" in r.text), None)
    prospects = [_prospect(ahead, done, max(texts[key].published.latest or "" for key in texts))] if ahead else []
    return msgspec.structs.replace(plain, figures=(series,) if points else (), prospects=tuple(prospects))


def _point(report: Report, key: str, span: Span, low: float, source: str) -> Point:
    day = report.published.day
    return Point(
        quantity=key, span=span, statement=None, speaker=None, source=source, side=None, earliest=day, latest=day,
        low=low, high=None, bound="exact", change=None, unit=None,
    )  # fmt: skip


def _found(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(report.id, start, start + len(words))


def _prospect(ahead: Span, done: Span | None, now: str) -> Prospect:
    outcome: Any = "came about" if done else "lapsed" if now > "2031-03-05" else "open"
    return Prospect(
        id=content_id("p", ahead), span=ahead, statement=None, speaker=None, source="Tide Post", earliest=None,
        latest="2031-03-05", outcome=outcome, because=(done,) if done else (),
    )  # fmt: skip


class Day:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2040, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self) -> None:
        self.now += timedelta(days=1)


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def record(tmp_path: Path, day: Day) -> Iterator[Record]:
    """A record in which each report came a day after the one before."""
    with Record.open(tmp_path / "a.db", steps=STEPS._replace(gather=gathered), clock=day) as record:
        for report in (FIRST, AGAIN, MORE, OPENED):
            record.add([report])
            day.on()
        yield record


def test_a_new_statement_on_an_old_claim(record: Record) -> None:
    (said,) = record.diff("2040-01-02").statements
    assert (said.words, said.stance, said.span.report) == ("12 boats sank.", "asserts", AGAIN.id)
    assert said.at == "2040-01-02T00:00:00.000000Z"
    assert said.claim in {claim.id for claim in record.story().claims()}
    assert record.diff("2040-01-03").statements == ()


def test_the_statements_of_a_new_claim_are_not_told_twice(record: Record) -> None:
    everything = record.diff("2040-01-01")
    assert everything.statements == ()
    assert {change.words for change in everything.new} == {"12 boats sank.", "15 boats sank."}


def test_a_figure_moves_where_its_own_source_gives_another(record: Record) -> None:
    (moved,) = record.diff("2040-01-02").figures
    assert (moved.counted, moved.source, moved.before, moved.after) == ("boats", "Mira", "12", "15")
    assert (moved.before_span.report, moved.span.report) == (FIRST.id, MORE.id)
    assert record.diff("2040-01-04").figures == ()


def test_a_figure_of_a_new_source_moves_from_the_last_that_anyone_gave(record: Record, day: Day) -> None:
    record.add([made("#quay\nPim says: 18 boats sank.\n", day="2031-03-09")])
    (moved,) = record.diff(day.now.isoformat()).figures
    assert (moved.before_source, moved.before, moved.source, moved.after) == ("Mira", "15", "Pim", "18")


def test_a_figure_for_an_earlier_day_is_no_move(record: Record, day: Day) -> None:
    record.add([LOOKS_BACK])
    assert record.diff(day.now.isoformat()).figures == ()


def test_a_prospect_that_a_new_report_settles(record: Record) -> None:
    (due,) = record.diff("2040-01-04").prospects
    assert (due.outcome, due.words, due.latest) == ("came about", "By Friday the quay opens.", "2031-03-05")
    assert [span.report for span in due.because] == [OPENED.id]


def test_a_prospect_whose_window_passes(tmp_path: Path, day: Day) -> None:
    with Record.open(tmp_path / "b.db", steps=STEPS._replace(gather=gathered), clock=day) as record:
        record.add([FIRST, AGAIN])
        day.on()
        record.add([MORE])
        assert [due.outcome for due in record.diff("2040-01-02").prospects] == ["lapsed"]
        day.on()
        record.add([made("#quay\nRain again.\n", day="2031-03-20")])
        assert record.diff("2040-01-03").prospects == ()


def test_the_same_by_the_reports_own_dates(record: Record) -> None:
    diff = record.diff("2031-03-04", by="dated")
    assert diff.reports == tuple(sorted([AGAIN.id, MORE.id, OPENED.id]))
    assert [(said.span.report, said.at) for said in diff.statements] == [(AGAIN.id, "2031-03-04")]
    assert [(moved.before, moved.after, moved.at) for moved in diff.figures] == [("12", "15", "2031-03-06")]
    assert [due.outcome for due in diff.prospects] == ["came about"]
    assert diff.renamed == ()


def test_who_is_called_otherwise_is_renamed(record: Record) -> None:
    here, there = Span("r1", 0, 4), Span("r2", 5, 9)
    old = [_entity("Oske", here), _entity("Lindt", Span("r1", 20, 25))]
    new = [_entity("Peter Oske", here, there), _entity("Lindt", Span("r1", 20, 25)), _entity("Caro", Span("r3", 0, 4))]
    (named,) = journal.renamings(old, new).values()
    assert (named.before, named.after, named.mention) == ("Oske", "Peter Oske", here)


def test_unnamed_sources_have_no_names_to_change() -> None:
    here = Span("r1", 0, 7)
    assert journal.renamings([_entity("experts", here, unnamed=True)], [_entity("Peter Oske", here)]) == {}
    assert journal.renamings([_entity("Peter Oske", here)], [_entity("experts", here, unnamed=True)]) == {}


def _entity(name: str, *mentions: Span, unnamed: bool = False) -> Entity:
    return Entity(id=content_id("e", name, *mentions), name=name, kind="person", mentions=mentions, unnamed=unnamed)


def test_a_renaming_is_told_until_the_name_comes_back(tmp_path: Path, day: Day) -> None:
    called = {"name": "Mira"}

    def naming(*given: Any, **more: Any) -> Gathered:
        plain = gather(*given, **more)
        entities = tuple(
            msgspec.structs.replace(e, name=called["name"]) if e.name == "Mira" else e for e in plain.entities
        )
        return msgspec.structs.replace(plain, entities=entities)

    with Record.open(tmp_path / "b.db", steps=STEPS._replace(gather=naming), clock=day) as record:
        record.add([FIRST])
        for name, report in (("Mira Holt", AGAIN), ("Mira", MORE)):
            day.on()
            called["name"] = name
            record.add([report])
            if name == "Mira Holt":
                (renamed,) = record.diff("2040-01-01").renamed
                assert (renamed.before, renamed.after, renamed.span.report) == ("Mira", "Mira Holt", FIRST.id)
        assert record.diff("2040-01-01").renamed == ()
        assert [(each.before, each.after) for each in record.diff("2040-01-03").renamed] == [("Mira Holt", "Mira")]


# Looks


def test_since_the_last_look(record: Record, day: Day) -> None:
    with pytest.raises(OptionError, match="nobody has noted a look"):
        record.diff("look")
    record.seen()
    assert record.diff("look").reports == ()
    late = made("#quay\nLena says: 15 boats sank.\n", day="2031-03-09")
    record.add([late])  # at the same tick of the clock
    diff = record.diff("look")
    assert diff.reports == (late.id,)
    assert diff.since == "2040-01-05T00:00:00.000000Z"
    assert [said.words for said in diff.statements] == ["15 boats sank."]
    record.seen()
    assert record.diff("look").reports == ()


def test_a_look_is_behind_what_it_saw_even_where_the_clock_was_set_back(record: Record, day: Day) -> None:
    record.seen()
    day.now -= timedelta(days=900)
    late = made("#quay\nLena says: 15 boats sank.\n", day="2031-03-09")
    record.add([late])
    assert record.diff("look").reports == (late.id,)


def test_a_look_changes_nothing_else(record: Record) -> None:
    before = record.story().gathered
    record.seen()
    assert record.story().gathered == before
    assert record.verify() == []


@pytest.mark.parametrize("since", ["yesterday", "", "2031-02-30", "0001-01-01T00:00+23:00", "9999-12-31T23:59-23:00"])
@pytest.mark.parametrize("by", ["added", "dated"])
def test_what_is_no_day_is_told(record: Record, since: str, by: Any) -> None:
    with pytest.raises(OptionError, match="is neither a day"):
        record.diff(since, by=by)


def test_a_look_has_no_reports_own_dates(record: Record) -> None:
    with pytest.raises(OptionError, match="--by added"):
        record.diff("look", by="dated")


@pytest.mark.parametrize("by", ["added", "dated"])
def test_an_empty_record_says_what_to_do(tmp_path: Path, by: Any) -> None:
    with Record.open(tmp_path / "b.db", steps=STEPS) as record, pytest.raises(OptionError, match="holds no report yet"):
        record.diff("2031-01-01", by=by)
