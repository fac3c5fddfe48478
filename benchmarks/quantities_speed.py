"""Words a second of the pattern part of quantities on one core, cutting into sentences included, without a parse.

The pattern part is numbers, units, ranges, labels and bounds; what a number counts takes the parse that study has.

Usage: python benchmarks/quantities_speed.py [PYTHON]

PYTHON is an interpreter with quantulum3 installed; where it is given, it reads some of the same texts in the same run.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import accumulate, takewhile

from measuring import Row, conditions, rows_of, shared
from onrecord.demo import story_folder
from onrecord.quantities.bounds import bounded
from onrecord.quantities.found import spotted
from onrecord.reading.tokens import Sentence
from onrecord.reports import Report, as_is, read_all
from times_speed import unparsed

ROUNDS = 7
FLOOR = 20_000
PEER_WORDS = 4_000
COLLECTIONS = ("newsquant-dev", "meantime-dev")
# Reads texts as JSON on stdin; prints the version and the seconds of quantulum3, without its optional classifier.
_PEER = """
import json, sys, time
from importlib.metadata import version
from quantulum3 import parser
texts = json.load(sys.stdin)
parser.parse("It weighed 3 kg.")
start = time.process_time()
for text in texts:
    parser.parse(text)
print(version("quantulum3"), time.process_time() - start)
"""


def run(peer: str | None = None) -> Iterator[Row]:
    """Words a second of the pattern part, and of quantulum3 where an interpreter has it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    reports = list(_reports())
    words = sum(len(report.text.split()) for report in reports)
    _seconds(reports)
    seconds = statistics.median(_seconds(reports) for _ in range(ROUNDS))
    how = f"{len(reports)} reports, {words:,} words; processor time of one core; median of {ROUNDS}"
    yield Row("quantities, pattern part: words a second", f"{words / seconds:,.0f}", f"at least {FLOOR:,}", how)
    if peer:
        yield _peer(peer, reports)


def _seconds(reports: list[Report]) -> float:
    start = time.process_time()
    for report in reports:
        for sentence in unparsed(report).sentences:
            _read(report.text, sentence)
    return time.process_time() - start


def _read(text: str, sentence: Sentence) -> None:
    for amount in spotted(text, sentence.start, sentence.end):
        bounded(amount, text, sentence.start, sentence.end)


def _reports() -> Iterator[Report]:
    with story_folder() as folder:
        found = read_all([folder], manifest=folder / "manifest.csv")
        yield from (report for report in found if isinstance(report, Report) and report.language == "en")
    kit = shared()
    if kit is not None:
        for name in COLLECTIONS:
            yield from (as_is(row) for row in rows_of(kit / "eval" / "data" / f"{name}.jsonl"))


def _peer(python: str, reports: list[Report]) -> Row:
    counts = accumulate(len(report.text.split()) for report in reports)
    pairs = takewhile(lambda pair: pair[1] <= PEER_WORDS, zip(reports, counts, strict=True))
    texts = [report.text for report, _ in pairs]
    words = sum(len(text.split()) for text in texts)
    command = [python, "-W", "ignore", "-c", _PEER]
    printed = subprocess.run(command, input=json.dumps(texts), capture_output=True, check=True, text=True).stdout
    version, seconds = printed.split()
    return Row(
        f"quantulum3 {version}: words a second", f"{words / float(seconds):,.0f}", how=f"{words:,} of these words"
    )


if __name__ == "__main__":
    print(f"Conditions: {conditions()}\n\n| what | measured | floor | how |\n|---|---|---|---|")
    for row in run(*sys.argv[1:2]):
        print(f"| {row.what} | {row.value} | {row.floor} | {row.how} |", flush=True)
