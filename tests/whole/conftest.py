"""Records that several tests look at, each made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.demo import story_folder
from onrecord.record import Record
from onrecord.reports import Report, read_all

from . import made


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The record of the example story; nothing may be added to it."""
    path = tmp_path_factory.mktemp("example") / "example.db"
    with story_folder() as folder, Record.open(path) as record:
        record.add([folder], manifest=folder / "manifest.csv")
        yield record


@pytest.fixture(scope="session")
def read() -> list[Report]:
    """The reports of the example story as they are read, without the page that is refused."""
    with story_folder() as folder:
        found = read_all([folder], manifest=folder / "manifest.csv")
        return [report for report in found if isinstance(report, Report)]


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a record of the made-up stories; a test that changes it takes a copy."""
    folder = tmp_path_factory.mktemp("small")
    with Record.open(folder / "small.db") as record:
        summary = record.add(made.written(folder / "files", made.EVERY))
    assert summary.added == len(made.EVERY)
    return folder / "small.db"
