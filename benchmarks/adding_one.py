"""One report more: how long it takes to add it, beyond its study, by the sizes of its story and of the record.

Usage: python benchmarks/adding_one.py [--stories 50 200 300] [--records 300 1000 3000] [--tries 3]

Records of made-up reports are built with the real pipeline and kept in the system's folder for temporary files until
the code changes. Each try adds a report that was left out to a copy of the record, in this process; the first of all,
by which the packages are loaded, is not counted.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

from large import code
from made import made_reports
from measuring import conditions
from onrecord.findings import Findings
from onrecord.options import Options
from onrecord.record import REAL, Record
from onrecord.reports import Report
from onrecord.study import prepare

SMALL = 25  # reports of each of the stories that fill a record up


def main(arguments: list[str]) -> None:
    """Print a row for each record and story, as they are measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("stories", [50, 200, 300]), ("records", [300, 1_000, 3_000])):
        parser.add_argument(f"--{name}", type=int, nargs="+", default=default)
    parser.add_argument("--tries", type=int, default=3)
    chosen = parser.parse_args(arguments)
    print(f"Conditions: {conditions()}\n\n| record | story | one report more, of processor time | of all tries |")
    print("|---|---|---|---|", flush=True)
    for record in chosen.records:
        for row in _rows(record, _fitting(record, chosen.stories), chosen.tries):
            print(row, flush=True)


def _fitting(record: int, stories: list[int]) -> list[int]:
    """The largest of some stories for which a record has room, one beside the other."""
    found: list[int] = []
    for size in sorted(stories, reverse=True):
        if sum(found) + size <= record:
            found.append(size)
    return found


def _rows(size: int, stories: list[int], tries: int) -> Iterator[str]:
    kept, left_out = _parted(size, stories, tries)
    db = _built(size, stories, kept)
    for number, story in enumerate(stories):
        found = {report.id: prepare(report) for report in left_out[number]}
        _added(db, left_out[number][0], found)
        took = [_added(db, report, found) for report in left_out[number]]
        every = ", ".join(f"{1000 * each:,.0f}" for each in took)
        yield f"| {len(kept):,} reports | {story} reports | {1000 * statistics.median(took):,.0f} ms | {every} |"


def _parted(size: int, stories: list[int], tries: int) -> tuple[list[Report], dict[int, list[Report]]]:
    """The reports of a record, and for each story in question those that are to be added to it."""
    fitting = [story + tries for story in stories]
    sizes = (*fitting, *repeat(SMALL, max(0, size - sum(stories)) // SMALL))
    left_out: dict[int, list[Report]] = defaultdict(list)
    kept = []
    for report in made_reports(sizes=sizes):
        number = int(report.source.removeprefix("made ").partition("-")[0])
        if number < len(stories) and len(left_out[number]) < tries:
            left_out[number].append(report)
        else:
            kept.append(report)
    return kept, left_out


def _built(size: int, stories: list[int], kept: list[Report]) -> Path:
    folder = Path(tempfile.gettempdir()) / f"onrecord-bench-{code()}"
    folder.mkdir(exist_ok=True)
    db = folder / f"adding-one-{size}-{'-'.join(map(str, stories))}.db"
    if not db.exists():
        unfinished = db.with_suffix(".part")
        with Record.open(unfinished) as record:
            record.add(kept)
        unfinished.rename(db)
    return db


def _added(db: Path, report: Report, found: dict[str, Findings]) -> float:
    """Seconds of processor time that adding a report to a copy of a record takes, its study done before."""

    def study(report: Report, *, options: Options) -> Findings:
        return found[report.id]

    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(db, folder)
        with Record.open(copy, steps=REAL._replace(study=study)) as record:
            record.stories()
            start = time.process_time()
            record.add([report])
            return time.process_time() - start


if __name__ == "__main__":
    main(sys.argv[1:])
