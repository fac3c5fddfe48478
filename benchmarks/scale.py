"""Records of ever more reports: how time, memory and size grow, and what a million would cost.

Usage: python benchmarks/scale.py [--sizes 1000 10000 100000] [--largest 0.005] [--workers 1]

Made-up agency briefs, two in five of them copies, in stories of very different sizes. Each record is built in a process
of its own, whose peak is weighed by the kernel; the last row reads a million off the line through the two largest.
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
PULSE = 1_000  # reports or stories between two words of progress


def main(arguments: list[str]) -> None:
    """Print a row for each size, as it is measured, and the cost of a million."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--largest", type=float, default=0.005, help="share of the reports that one story has")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--build", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.build:
        print(json.dumps(build(chosen.build, chosen.largest, chosen.workers)))
        return
    print(f"Conditions: {conditions()}\n\n| reports | stories, the largest | study | all else | peak memory | file |")
    print("|---|---|---|---|---|---|", flush=True)
    for size in chosen.sizes:
        shares = ["--largest", str(chosen.largest), "--workers", str(chosen.workers)]
        command = [sys.executable, __file__, "--build", str(size), *shares]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        print(_row(size, json.loads(done.stdout.splitlines()[-1])), flush=True)


def sizes(reports: int, largest: float) -> tuple[int, ...]:
    """Reports of each story, `reports` in all: few are large, most are small."""
    found: list[int] = []
    top = max(LEAST, round(reports * largest))
    while (left := reports - sum(found)) > 0:
        found.append(min(left, max(LEAST, math.floor(top / (len(found) + 1) ** FALL))))
    return tuple(found)


def build(reports: int, largest: float, workers: int) -> dict[str, float]:
    """Add that many reports to a new record: seconds of each step, MiB of memory and of file."""
    chosen = sizes(reports, largest)
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "scale.db"
        with Record.open(db) as record:
            record.add(list(made_briefs(sizes=chosen)), workers=workers, progress=clock)
            stories = len(record.stories())
        file = db.stat().st_size / (1 << 20)
    clock("", 0, None)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"stories": stories, "largest": chosen[0], "peak": peak, "file": file, **clock.seconds}


class Clock:
    """Told of progress, it keeps the seconds that each step took, and now and then says so."""

    def __init__(self) -> None:
        """Begin now."""
        self.seconds: dict[str, float] = {}
        self._step, self._since = "", time.perf_counter()

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """Take in that so much of a step is done."""
        if done and done % PULSE == 0:
            print(
                f"{step}: {done:,} of {total}, {time.perf_counter() - self._since:,.0f} s", file=sys.stderr, flush=True
            )
        if step == self._step:
            return
        now = time.perf_counter()
        if self._step:
            self.seconds[self._step] = self.seconds.get(self._step, 0.0) + now - self._since
            print(f"{self._step}: {self.seconds[self._step]:,.0f} s", file=sys.stderr, flush=True)
        self._step, self._since = step, now


def _row(reports: int, found: dict[str, float]) -> str:
    steps = {name: found[name] for name in found if name not in ("stories", "largest", "peak", "file")}
    print(steps, file=sys.stderr)
    study, *rest = steps.values()
    return (
        f"| {reports:,} | {found['stories']:,.0f}, {found['largest']:,.0f} | {study:,.0f} s | {sum(rest):,.0f} s |"
        f" {found['peak']:,.0f} MiB | {found['file']:,.0f} MiB |"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
