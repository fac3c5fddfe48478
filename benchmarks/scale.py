"""Records of ever more reports: how time, memory and size grow, and what a million would cost.

Usage: python benchmarks/scale.py [--sizes 1000 10000 100000] [--largest 0.005]

Made-up agency briefs of about 60 words, two in five of them copies, in stories of very different sizes. Each record is
built by a process of its own, on one core: seconds are of processor time, the peak of memory is the kernel's. The last
line reads a million off the power of the number of reports by which the two largest records differ.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from made import made_briefs
from measuring import conditions
from onrecord.record import Record

LEAST = 4  # reports of the smallest story
FALL = 0.6  # a story of rank n has 1 / n ** FALL of the largest's reports
MILLION = 1_000_000
HEAD = "| reports | stories, the largest | study | grouping | all else | peak memory | file |"
PULSE = 1_000  # reports or stories between two words of progress


def main(arguments: list[str]) -> None:
    """Print a row for each size, as it is measured, and the cost of a million."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--largest", type=float, default=0.005, help="share of the reports that one story has")
    parser.add_argument("--build", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.build:
        print(json.dumps(build(chosen.build, chosen.largest)))
        return
    print(f"Conditions: {conditions()}\n\n{HEAD}\n{'|---' * HEAD.count(' |')}|", flush=True)
    costs = []
    for size in chosen.sizes:
        command = [sys.executable, __file__, "--build", str(size), "--largest", str(chosen.largest)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        found = json.loads(done.stdout.splitlines()[-1])
        costs.append((size, found["study"] + found["group"] + found["gather"]))
        print(_row(size, found), flush=True)
    if len(costs) > 1:
        print(f"\nA million, read off the two largest: {_extrapolated(costs) / 3600:,.0f} hours of one core")


def sizes(reports: int, largest: float) -> tuple[int, ...]:
    """Reports of each story, `reports` in all: few are large, most are small."""
    found: list[int] = []
    top = max(LEAST, round(reports * largest))
    while (left := reports - sum(found)) > 0:
        found.append(min(left, max(LEAST, math.floor(top / (len(found) + 1) ** FALL))))
    return tuple(found)


def build(reports: int, largest: float) -> dict[str, float]:
    """Add that many reports to a new record: seconds of each step, MiB of memory and of file."""
    chosen = sizes(reports, largest)
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "scale.db"
        with Record.open(db) as record:
            record.add(list(made_briefs(sizes=chosen)), progress=clock)
            stories = len(record.stories())
        file = db.stat().st_size / (1 << 20)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    steps = {
        "study": clock.studied,
        "group": clock.grouped - clock.studied,
        "gather": time.process_time() - clock.grouped,
    }
    return {"stories": stories, "largest": chosen[0], **steps, "peak": peak, "file": file}


def _extrapolated(costs: list[tuple[int, float]]) -> float:
    """Seconds for a million reports, by the power law through the last two of (reports, seconds)."""
    (few, less), (many, more) = costs[-2:]
    power = math.log(more / less) / math.log(many / few)
    return more * (MILLION / many) ** power


class Clock:
    """Told of progress, it keeps by which second of processor time all was read, and put into stories.

    At times it says how far it is.
    """

    def __init__(self) -> None:
        """Nothing is read yet."""
        self.studied = self.grouped = 0.0

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """Take in that so much of a step is done."""
        if step == "read":
            self.studied = time.process_time()
        if step == "gather" and not done:
            self.grouped = time.process_time()
        if done % PULSE == 0:
            print(f"{step}: {done:,}, {time.process_time():,.0f} s", file=sys.stderr, flush=True)


def _row(reports: int, found: dict[str, float]) -> str:
    return (
        f"| {reports:,} | {found['stories']:,.0f}, {found['largest']:,.0f} | {found['study']:,.0f} s |"
        f" {found['group']:,.0f} s | {found['gather']:,.0f} s | {found['peak']:,.0f} MiB | {found['file']:,.0f} MiB |"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
