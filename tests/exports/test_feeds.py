"""Feeds of what changed: well-formed, with ids that stay, and safe whatever the reports print."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from onrecord import exports
from onrecord.record import Record
from tests.store.fakes import DENIAL, HARBOUR, ORCHARD, SECOND, STEPS, made

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = made(
    "#harbour\nEve says: <script>alert(1)</script> & ]]> \x0b\x1b[2J ￾ done.\n",
    outlet='"><b>&',
    title="</title><script>",
    url="https://wire.example/?a=1&b=%22%3E",
    day="2031-06-01",
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    now = [datetime(2040, 1, 1, tzinfo=UTC)]
    with Record.open(tmp_path / "a.db", steps=STEPS, clock=lambda: now[0]) as record:
        for report in (HARBOUR, SECOND, DENIAL, ORCHARD, HOSTILE):
            record.add([report])
            now[0] += timedelta(days=1)
        yield record


def entries(feed: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(feed).findall(f"{ATOM}entry")


def rows(record: Record, since: str, by: Any = "added") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(exports.json_feed(record, record.diff(since, by=by)))["items"]
    return found


def test_atom_has_what_the_standard_asks_for(record: Record) -> None:
    feed = ElementTree.fromstring(exports.atom(record, record.diff("2040-01-01")))
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "author"):
        assert feed.find(f"{ATOM}{name}") is not None
    found = feed.findall(f"{ATOM}entry")
    assert found
    for entry in found:
        for name in ("id", "title", "updated", "content"):
            assert (entry.findtext(f"{ATOM}{name}") or "").strip()
    ids = [entry.findtext(f"{ATOM}id") for entry in found]
    assert len(set(ids)) == len(ids)
    assert all(key and key.startswith("urn:uuid:") for key in ids)


def test_the_latest_comes_first(record: Record) -> None:
    moments = [
        entry.findtext(f"{ATOM}updated") or "" for entry in entries(exports.atom(record, record.diff("2040-01-01")))
    ]
    assert moments == sorted(moments, reverse=True)
    assert all(datetime.fromisoformat(moment).tzinfo for moment in moments)


def test_json_feed_has_what_its_version_asks_for(record: Record) -> None:
    feed = json.loads(exports.json_feed(record, record.diff("2040-01-01")))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert all(row["id"] and row["content_text"] and row["date_published"] for row in feed["items"])


def test_both_feeds_tell_the_same(record: Record) -> None:
    diff = record.diff("2040-01-01")
    told = [(e.findtext(f"{ATOM}id"), e.findtext(f"{ATOM}title")) for e in entries(exports.atom(record, diff))]
    assert [key for key, _ in told] == [row["id"] for row in rows(record, "2040-01-01")]


def test_a_change_has_the_same_id_at_every_look(record: Record) -> None:
    later = {row["id"] for row in rows(record, "2040-01-05")}
    assert later
    assert later <= {row["id"] for row in rows(record, "2040-01-04")}


def test_each_kind_of_change_is_told(record: Record) -> None:
    titles = [row["title"] for row in rows(record, "2040-01-02")]
    assert "Was asserted, now disputed: the crane fell at noon." in titles
    assert any(title.startswith("New report: ") for title in titles)
    assert "Story new: #orchard" in titles
    assert any(title == "the report itself asserts: the crane fell at noon." for title in titles)


def test_items_open_the_report_that_they_stand_in(record: Record) -> None:
    assert any(row.get("url") == HOSTILE.url for row in rows(record, "2040-01-05"))
    links = [e.find(f"{ATOM}link") for e in entries(exports.atom(record, record.diff("2040-01-05")))]
    assert any(link is not None and link.get("href") == HOSTILE.url for link in links)


def test_hostile_words_are_words(record: Record) -> None:
    feed = exports.atom(record, record.diff("2040-01-05"))
    assert "<script" not in feed
    assert "\x1b" not in feed
    assert any("<script>alert(1)</script>" in (e.findtext(f"{ATOM}content") or "") for e in entries(feed))


def test_by_the_reports_own_dates_days_are_their_beginnings(record: Record) -> None:
    found = rows(record, "2031-03-04", by="dated")
    assert {row["date_published"] for row in found} <= {"2031-03-05T00:00:00Z", "2031-06-01T00:00:00Z"}


def test_without_changes_a_feed_is_empty_and_whole(record: Record) -> None:
    diff = record.diff("2050-01-01")
    assert entries(exports.atom(record, diff)) == []
    assert (
        ElementTree.fromstring(exports.atom(record, diff)).findtext(f"{ATOM}updated") == "2050-01-01T00:00:00.000000Z"
    )
    assert json.loads(exports.json_feed(record, diff))["items"] == []
