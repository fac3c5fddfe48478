"""The stories of a record, as they are listed and found."""

from pathlib import Path

import pytest

from onrecord.errors import UnknownId
from onrecord.record import Record
from tests.record.opening import opened
from tests.store.fakes import BRIDGE, HARBOUR, ORCHARD, SECOND


def test_stories_are_listed_latest_first(record: Record) -> None:
    harbour, orchard = record.stories()
    assert (harbour.name, harbour.reports, harbour.claims, harbour.statements) == ("#harbour", 4, 2, 4)
    assert (harbour.earliest, harbour.latest) == ("2031-03-01", "2031-03-05")
    assert orchard.id == "s" + ORCHARD.id[1:]


def test_a_story_is_found_by_id_beginning_name_and_earlier_id(record: Record) -> None:
    key = "s" + HARBOUR.id[1:]
    for name in (key, key[:6], "#harbour", "#HARB", "s" + SECOND.id[1:]):
        assert record.story(name).story.id == key
    record.add([BRIDGE])
    assert record.story(key).story.id == "s" + ORCHARD.id[1:], "the id that a story had before stays good"
    assert len(record.stories()) == 1


def test_an_unknown_story_is_told_with_its_nearest(record: Record) -> None:
    with pytest.raises(UnknownId, match=r"no story '#harbur'; there are: s\w+ \(#harbour\)"):
        record.story("#harbur")
    with pytest.raises(UnknownId, match="means 2 stories"):
        record.story("#")
    with pytest.raises(UnknownId, match="has 2 stories; name one"):
        record.story()


def test_a_record_without_stories_says_so(tmp_path: Path) -> None:
    with opened(tmp_path / "a.db") as record:
        assert record.stories() == []
        with pytest.raises(UnknownId, match="no story yet"):
            record.story()
