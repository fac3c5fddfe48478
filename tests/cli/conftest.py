"""A small record that the tests of the command line share; those that change one take a copy."""

import shutil
from pathlib import Path

import pytest

from tests.cli.made import folder
from tests.cli.running import good, run


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of five reports."""
    return folder(tmp_path_factory.mktemp("made") / "reports")


@pytest.fixture(scope="session")
def record(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of them, only to be read."""
    file = tmp_path_factory.mktemp("record") / "made.db"
    good("add", reports, "--db", file)
    return file


@pytest.fixture
def own(record: Path, tmp_path: Path) -> Path:
    """A copy of the record, to be changed."""
    return Path(shutil.copy(record, tmp_path / "own.db"))


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A record with nothing in it."""
    file = tmp_path / "empty.db"
    assert run("add", tmp_path / "absent.txt", "--db", file).code == 1
    return file


@pytest.fixture(scope="session")
def leak(record: Path) -> str:
    """The id of the story of the leak."""
    (key,) = [story["id"] for story in good("show", "--db", record, "--json").json if story["from"] < "2031-04"]
    return str(key)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run in an empty folder, at one width, with no record chosen for them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("ONRECORD_DB", raising=False)
