"""The public names, and what a reader of a record need not load."""

import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.record import Record


def test_public_names_are_those_listed() -> None:
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None
    assert callable(onrecord.study)
    assert dir(onrecord) == sorted(onrecord.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(onrecord, "nothing")  # noqa: B009 - mypy knows that it is not there


LISTING = """
import sys
from onrecord import Record

with Record.open(sys.argv[1], read_only=True) as record:
    assert len(record.stories()) == 2
    assert record.story("#harbour").claims()
heavy = {"spacy", "trafilatura", "rich", "typer", "jinja2", "numpy", "lxml", "rapidfuzz", "sqlalchemy", "asyncio"}
sys.exit(", ".join(heavy & set(sys.modules)) or 0)
"""


def test_a_story_is_shown_without_loading_what_only_adding_needs(record: Record, tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-c", LISTING, str(tmp_path / "story.db")], check=False, capture_output=True)
    assert run.stderr.decode() == ""
    assert run.returncode == 0
