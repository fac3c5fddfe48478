"""The command line as a process: interrupted, piped, without its streams, and quick to start."""

import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.made import FOREIGN, RACE, rows
from tests.cli.running import good, process

MANY = 48
PLACES = ("Brandford", "Tarn", "Oakley", "Merrow", "Linfield", "Hollis", "Farrow", "Ashby", "Denholm", "Winter Cross")
HEAVY = (
    "spacy",
    "thinc",
    "numpy",
    "trafilatura",
    "lxml",
    "htmldate",
    "py3langid",
    "jinja2",
    "rich",
    "rapidfuzz",
    "onnxruntime",
)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file of many reports, no two alike."""
    reports = [
        {
            "outlet": f"Outlet {number}",
            "published": f"2031-05-{1 + number % 28:02}",
            "title": f"Council of {PLACES[number % 10]} votes on bridge {number}",
            "text": "\n\n".join(
                f"The council of {PLACES[(number + step) % 10]} voted {number + 3} to {step} for bridge {number} on "
                f"Tuesday, said Mara Lindt, the mayor. “Bridge {number} costs {100 + number * step} dollars,” she said."
                for step in range(3)
            ),
        }
        for number in range(MANY)
    ]  # fmt: skip
    file = tmp_path / "many.jsonl"
    file.write_text(rows(*reports), encoding="utf-8")
    return file


@pytest.mark.parametrize("workers", [1, 2])
def test_interrupted_it_keeps_what_it_has_and_the_next_run_finishes(many: Path, tmp_path: Path, workers: int) -> None:
    started = process("add", many, "--db", "stopped.db", "--workers", workers, start_new_session=True)
    _wait_for_reports(tmp_path / "stopped.db", started)
    os.killpg(started.pid, signal.SIGINT)
    out, err = started.communicate(timeout=60)
    assert (started.returncode, out) == (130, "")
    assert err.splitlines() == [
        "onrecord: interrupted; the reports added so far are kept: run the same command again to finish"
    ]
    summary = good("add", many, "--db", "stopped.db", "--json").json[0]
    assert summary["in"] == MANY
    assert 0 < summary["already_there"] < MANY
    assert good("verify", "--db", "stopped.db", "--json").json == []
    if workers == 1:
        good("add", many, "--db", "whole.db")
        assert good("export", "--db", "stopped.db").out == good("export", "--db", "whole.db").out


def _wait_for_reports(file: Path, started: "subprocess.Popen[str]") -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and started.poll() is None:
        if file.exists():
            try:
                with closing(sqlite3.connect(file, timeout=0.05)) as connection:
                    if connection.execute("SELECT COUNT(*) FROM reports").fetchone() > (1,):
                        return
            except sqlite3.OperationalError:
                pass  # it is being laid out
        time.sleep(0.02)
    pytest.fail(f"no report was added: {started.communicate()}")


def test_a_reader_that_leaves_early_is_no_failure(record: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    started = process("export", "--db", record, stdout=writing)
    os.close(writing)
    _, err = started.communicate(timeout=60)
    assert (started.returncode, err) == (0, "")


def test_the_first_line_alone(record: Path) -> None:
    started = process("export", "--db", record)
    assert started.stdout
    assert json.loads(started.stdout.readline())["kind"] == "story"
    started.stdout.close()
    started.wait(timeout=60)
    assert started.stderr
    assert (started.returncode, started.stderr.read()) == (0, "")
    started.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", ["show", "export"])
def test_output_that_cannot_be_written_is_told(command: str, record: Path) -> None:
    with Path("/dev/full").open("w") as full:
        started = process(command, "--db", record, stdout=full)
        _, err = started.communicate(timeout=60)
    assert started.returncode == 2
    assert err == "onrecord: input or output: No space left on device\n"


def test_without_a_place_for_output_nothing_breaks(record: Path) -> None:
    line = 'exec "$@" >&-'
    ran = subprocess.run(
        ["sh", "-c", line, "sh", sys.executable, "-m", "onrecord", "show", "--db", record],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_output_is_utf_8_wherever_it_goes(record: Path) -> None:
    started = process("search", "cloud", "--db", record, env={"LC_ALL": "C", "PYTHONIOENCODING": "latin-1"})
    out, err = started.communicate(timeout=60)
    assert (started.returncode, err) == (0, "")
    assert "“We heard a bang" in out


def test_progress_is_for_terminals_only(tmp_path: Path) -> None:
    (tmp_path / "two.jsonl").write_text(rows(*RACE, FOREIGN), encoding="utf-8")
    ours, theirs = pty.openpty()
    ran = subprocess.run(
        [sys.executable, "-m", "onrecord", "add", "two.jsonl", "--db", "seen.db"],
        stderr=theirs,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    os.close(theirs)
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert ran.stdout == "2 in: 2 added (1 not read: not English), 0 already there, 0 rejected\n"
    assert "\r" in shown
    assert ": 2" in shown
    assert shown.endswith("\r")
    assert good("add", "two.jsonl", "--db", "unseen.db").err == ""


@pytest.mark.parametrize("command", [("show",), ("show", "{leak}", "--only", "claims"), ("--version",), ("--help",)])
def test_looking_loads_nothing_that_reads_reports(command: tuple[str, ...], record: Path, leak: str) -> None:
    asked = [word.format(leak=leak) for word in command]
    code = (
        "import sys\nfrom onrecord.cli import main\n"
        "try: main(sys.argv[1:])\nexcept SystemExit as left: assert left.code == 0, left\n"
        f"print('loaded:', *(name for name in {HEAVY!r} if name in sys.modules))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *asked],
        env={**os.environ, "ONRECORD_DB": str(record)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.splitlines()[-1] == "loaded:"
