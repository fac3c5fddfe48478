"""Exports: the same bytes for the same record, spans with their words, and cells that no spreadsheet runs."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from onrecord import exports
from onrecord.exports.cells import cell
from onrecord.record import Record
from tests.store.fakes import EVERY, HARBOUR, ORCHARD, SECOND, STEPS, made

LIVE = made("=SUM(A1) #live\nEve says: +1 is more.\n", outlet="@home", title="=HYPERLINK(1)", day="2031-06-01")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "a.db", steps=STEPS) as record:
        record.add([*EVERY, LIVE])
        yield record


def rows(record: Record, name: str, raw: bool = False) -> list[dict[str, str]]:
    lines = dict(exports.csv_tables(record, raw=raw))[name]
    return list(csv.DictReader(io.StringIO("".join(lines))))


def test_each_line_is_an_object_with_its_kind(record: Record) -> None:
    lines = [msgspec.json.decode(line) for line in exports.jsonl(record)]
    assert all(next(iter(line)) == "kind" for line in lines)
    assert {line["kind"] for line in lines} == {"story", "report", "statement", "name", "quantity", "entity", "claim"}
    said = next(line for line in lines if line["kind"] == "statement" and line["report"] == SECOND.id)
    assert (said["statement_kind"], said["speaker_name"]) == ("indirect", "Lena")
    assert said["content"][0]["words"] == "the crane fell at noon."
    report = next(line for line in lines if line.get("id") == HARBOUR.id)
    assert report["text"] == HARBOUR.text
    assert report["published"]["basis"] == "declared"


def test_one_story_alone_can_be_exported(record: Record) -> None:
    record.judge("reject", [record.story("#orchard").statements()[0].id])
    kinds = [msgspec.json.decode(line)["kind"] for line in exports.jsonl(record, story="#live")]
    assert (kinds.count("story"), kinds.count("report"), kinds.count("judgement")) == (1, 1, 0)
    orchard = [msgspec.json.decode(line) for line in exports.jsonl(record, story="#orchard")]
    assert orchard[-1]["kind"] == "judgement"
    assert orchard[-1]["about"][0]["words"] == "the frost took 40 trees."
    assert [row["report"] for row in rows(record, "statements") if row["doubtful"] == "yes"] == [ORCHARD.id]


def test_the_same_content_gives_the_same_bytes(record: Record, tmp_path: Path) -> None:
    with Record.open(tmp_path / "b.db", steps=STEPS) as other:
        other.add([LIVE, *reversed(EVERY)])
        assert list(exports.jsonl(record)) == list(exports.jsonl(other))
        for (name, here), (same, there) in zip(exports.csv_tables(record), exports.csv_tables(other), strict=True):
            assert (name, "".join(here)) == (same, "".join(there))


def test_tables_hold_every_line(record: Record) -> None:
    assert [row["id"] for row in rows(record, "reports")].count(HARBOUR.id) == 1
    assert len(rows(record, "reports")) == 6
    said = next(row for row in rows(record, "statements") if row["report"] == SECOND.id)
    assert (said["speaker"], said["words"], said["outlet"]) == ("Lena", "the crane fell at noon.", "Tide Post")
    assert SECOND.text[int(said["start"]) : int(said["end"])] == said["words"]
    claim = next(row for row in rows(record, "claims") if row["standing"] == "disputed")
    assert (claim["members"], claim["since"]) == ("3", "2031-03-05")
    assert len([row for row in rows(record, "members") if row["claim"] == claim["id"]]) == 3


def test_cells_that_a_spreadsheet_would_run_are_escaped(record: Record) -> None:
    safe = next(row for row in rows(record, "reports") if row["id"] == LIVE.id)
    assert (safe["title"], safe["outlet"]) == ("'=HYPERLINK(1)", "'@home")
    bare = next(row for row in rows(record, "reports", raw=True) if row["id"] == LIVE.id)
    assert (bare["title"], bare["outlet"]) == ("=HYPERLINK(1)", "@home")
    words = [row["words"] for row in rows(record, "statements")]
    assert "'+1 is more." in words


@pytest.mark.parametrize("live", ["=1", "+1", "-1", "@a", "\ta", "\ra", "\na"])
def test_live_cells(live: str) -> None:
    assert cell(live) == "'" + live
    assert cell(live, raw=True) == live
    assert cell("a" + live) == "a" + live
