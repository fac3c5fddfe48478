"""Words a second of the pattern part of quantities on one core, cutting into sentences included, without a parse.

The pattern part is numbers, units, ranges, labels and bounds; what a number counts takes the parse that study has.

Usage: python benchmarks/quantities_speed.py [PYTHON]

PYTHON is an interpreter with quantulum3 installed; where it is given, it reads some of the same texts in the same run.
"""

import statistics
import sys
import time
from collections.abc import Iterator

from measuring import Row, collected, example, peers, pin, table, words_in
from onrecord.quantities.bounds import bounded
from onrecord.quantities.found import spotted
from onrecord.reading.tokens import Sentence
from onrecord.reports import Report
from times_speed import unparsed

ROUNDS = 7
FLOOR = 20_000
COLLECTIONS = ("newsquant-dev", "meantime-dev")
# Reads texts as JSON on stdin; prints the name, version and seconds of quantulum3, without its optional classifier.
PEER = """
import json, sys, time
from importlib.metadata import version
from quantulum3 import parser
texts = json.load(sys.stdin)
parser.parse("It weighed 3 kg.")
start = time.process_time()
for text in texts:
    parser.parse(text)
print("quantulum3", version("quantulum3"), time.process_time() - start)
"""


def run(python: str | None = None) -> Iterator[Row]:
    """Words a second of the pattern part, and of quantulum3 where an interpreter has it."""
    pin()
    reports = [*example(), *collected(*COLLECTIONS)]
    words = words_in(reports)
    _seconds(reports)
    seconds = statistics.median(_seconds(reports) for _ in range(ROUNDS))
    how = f"{len(reports)} reports, {words:,} words; processor time of one core; median of {ROUNDS}"
    yield Row("quantities, pattern part: words a second", f"{words / seconds:,.0f}", f"at least {FLOOR:,}", how)
    if python:
        yield from peers(python, PEER, reports)


def _seconds(reports: list[Report]) -> float:
    start = time.process_time()
    for report in reports:
        for sentence in unparsed(report).sentences:
            _read(report.text, sentence)
    return time.process_time() - start


def _read(text: str, sentence: Sentence) -> None:
    for amount in spotted(text, sentence.start, sentence.end):
        bounded(amount, text, sentence.start, sentence.end)


if __name__ == "__main__":
    table(run(*sys.argv[1:2]))
