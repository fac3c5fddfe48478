"""Killed or interrupted in the middle of `add`: whole reports only are kept, and the next run finishes the work."""

import os
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from onrecord.record import Record

from . import made
from .exporting import exported
from .running import ONRECORD, environment

MANY = 12  # reports of each text, so that a run lasts long enough to be cut short
AT = (1, MANY * len(made.EVERY) // 2)  # how many reports are there when it is


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty reports, of ten outlets and more."""
    rows = [
        made.row(text.replace("May", month), outlet=f"{month} Herald {number}", published=f"2031-06-{number + 1:02}")
        for number in range(MANY // 2)
        for month in ("May", "June")
        for text in made.EVERY.values()
    ]
    path = tmp_path_factory.mktemp("reports") / "many.jsonl"
    path.write_text("".join(rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def whole(reports: Path) -> str:
    """The export of a run that nobody interrupted."""
    with Record.open(reports.with_name("whole.db")) as record:
        assert record.add([reports]).added == MANY * len(made.EVERY)
        return exported(record)


@pytest.mark.parametrize("at", AT)
@pytest.mark.parametrize("signs", [(signal.SIGKILL,), (signal.SIGINT,)], ids=["kill -9", "Ctrl-C"])
def test_a_run_that_is_cut_short(
    reports: Path, whole: str, tmp_path: Path, signs: tuple[signal.Signals, ...], at: int
) -> None:
    db = tmp_path / "a.db"
    _cut_short(reports, db, signs[0], at)
    with Record.open(db) as record:
        assert record.verify() == [], "nothing is half added"
        kept = sum(story.reports for story in record.stories())
        assert kept >= at
        summary = record.add([reports])
        assert (summary.already, summary.added) == (kept, MANY * len(made.EVERY) - kept)
        assert record.verify() == []
        assert exported(record) == whole


def _cut_short(reports: Path, db: Path, sign: signal.Signals, at: int) -> None:
    """Start adding, and send the signal once so many reports are in the record."""
    run = subprocess.Popen(
        [*ONRECORD, "add", str(reports), "--db", str(db)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    )  # fmt: skip
    try:
        _until_there(db, at, run)
        os.kill(run.pid, sign)
        out, err = run.communicate(timeout=60)
    finally:
        run.kill()
    assert b"Traceback" not in err, err.decode()
    assert run.returncode == (-signal.SIGKILL if sign == signal.SIGKILL else 130), (out, err)
    if sign == signal.SIGINT:
        assert b"run the same command again to finish" in err


def _until_there(db: Path, at: int, run: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 90
    while _count(db) < at:
        assert time.monotonic() < end, "waited in vain"
        assert run.poll() is None, "it had ended before it was cut short"
        time.sleep(0.003)


def _count(db: Path) -> int:
    """How many reports are in the record, 0 where it is still being laid out."""
    if not db.exists():
        return 0
    looking = sqlite3.connect(f"{db.as_uri()}?mode=ro", uri=True, timeout=1)
    try:
        return int(looking.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        looking.close()
