"""The record that tests of asking and judging begin with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Record
from tests.record.opening import opened
from tests.store.fakes import EVERY


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record of every made-up report."""
    with opened(tmp_path / "story.db") as record:
        record.add(EVERY)
        yield record
