"""A run that is stopped or killed leaves whole reports, and the next one finishes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from onrecord.findings import Findings
from onrecord.options import Options
from onrecord.reports.report import Report
from tests.record.opening import export, opened
from tests.store import fakes
from tests.store.fakes import DENIAL, EVERY, HARBOUR, ORCHARD, STEPS


def test_an_interrupted_run_leaves_whole_reports_and_the_next_finishes(tmp_path: Path) -> None:
    def stop(report: Report, *, options: Options) -> Findings:
        if report.id == DENIAL.id:
            raise KeyboardInterrupt
        return fakes.study(report, options=options)

    with opened(tmp_path / "a.db", steps=STEPS._replace(study=stop)) as record, pytest.raises(KeyboardInterrupt):
        record.add(EVERY)
    with opened(tmp_path / "a.db") as record:
        assert {story.reports for story in record.stories()} == {2}, "reading finishes what was left undone"
        record.add(EVERY)
        left = export(record)
    with opened(tmp_path / "b.db") as record:
        record.add(EVERY)
        assert left == export(record)


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.store import fakes
from onrecord.record import Record

place, at = sys.argv[1], sys.argv[2]

def study(report, *, options):
    if at == report.id:
        os.kill(os.getpid(), signal.SIGKILL)
    return fakes.study(report, options=options)

def gather(story, *rest, **more):
    if at == story.name:
        os.kill(os.getpid(), signal.SIGKILL)
    return fakes.gather(story, *rest, **more)

Record.open(place, steps=fakes.STEPS._replace(study=study, gather=gather)).add(fakes.EVERY)
"""


@pytest.mark.parametrize("at", [HARBOUR.id, DENIAL.id, ORCHARD.id, "#harbour", "#orchard"])
def test_a_killed_run_is_finished_by_the_next(tmp_path: Path, at: str) -> None:
    root = Path(__file__).parent.parent.parent
    run = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "killed.db"), at], cwd=root, check=False, capture_output=True
    )
    assert run.returncode == -signal.SIGKILL, run.stderr.decode()
    with opened(tmp_path / "killed.db") as record, opened(tmp_path / "whole.db") as whole:
        summary = record.add(EVERY)
        assert summary.total == len(EVERY)
        whole.add(EVERY)
        assert export(record) == export(whole)
        assert record.verify() == []


def test_a_killed_run_of_several_processes_leaves_none_behind(tmp_path: Path) -> None:
    script = (
        "import sys, time\nfrom tests.store import slow\nfrom onrecord.record import Record\n"
        "if __name__ == '__main__':\n"
        "    Record.open(sys.argv[1], steps=slow.STEPS).add(slow.MANY, workers=2)\n"
    )
    (tmp_path / "run.py").write_text(script)
    root = Path(__file__).parent.parent.parent
    marks = tmp_path / "marks"
    marks.mkdir()
    run = subprocess.Popen(
        [sys.executable, str(tmp_path / "run.py"), str(tmp_path / "a.db")],
        env=os.environ | {"PYTHONPATH": str(root), "SLOW_MARKS": str(marks)},
    )
    _until(lambda: len(list(marks.iterdir())) == 2)
    run.kill()
    run.wait()
    _until(lambda: not any(_alive(int(mark.name)) for mark in marks.iterdir()))


def _until(holds: Any, *, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def _alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(") ", 1)[1][0]
    except FileNotFoundError:
        return False
    return state != "Z"
