"""Words a second of the finder of times alone on one core, cutting into sentences and words included, without a parse.

Usage: python benchmarks/times_speed.py [PYTHON]

PYTHON is an interpreter with dateparser and recognizers-text-suite installed; where it is given, they read the same
texts in the same run, fewer of them, since they are slow.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import accumulate, takewhile

from measuring import Row, conditions, rows_of, shared
from onrecord import times
from onrecord.demo import story_folder
from onrecord.reading.segments import segments
from onrecord.reading.tokens import Reading, Sentence
from onrecord.reports import Report, as_is, read_all

ROUNDS = 7
FLOOR = 50_000
PEER_WORDS = 4_000
COLLECTIONS = ("meantime-dev", "wikiwars-dev")
# The end of a sentence: a mark, then space and a capital.
END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])")
# Reads texts as JSON on stdin; prints the seconds of each tool.
_PEERS = """
import json, sys, time
texts = json.load(sys.stdin)
def dateparser():
    from dateparser.search import search_dates
    return lambda text: search_dates(text, languages=["en"])
def recognizers():
    from recognizers_date_time import Culture, recognize_datetime
    return lambda text: recognize_datetime(text, Culture.English)
for name, tool in (("dateparser", dateparser()), ("recognizers-text", recognizers())):
    tool("It opened on 3 May 2011.")
    start = time.process_time()
    for text in texts:
        tool(text)
    print(name, time.process_time() - start, flush=True)
"""


def run(peers: str | None = None) -> Iterator[Row]:
    """Words a second of the finder, and of other tools where an interpreter has them."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    reports = list(_reports())
    words = sum(len(report.text.split()) for report in reports)

    _seconds(reports)
    seconds = statistics.median(_seconds(reports) for _ in range(ROUNDS))
    how = f"{len(reports)} reports, {words:,} words; processor time of one core; median of {ROUNDS}"
    yield Row("times: words a second", f"{words / seconds:,.0f}", f"at least {FLOOR:,}", how)
    if peers:
        yield from _peers(peers, reports)


def _seconds(reports: list[Report]) -> float:
    start = time.process_time()
    for report in reports:
        times.find(unparsed(report), published=report.published)
    return time.process_time() - start


def unparsed(report: Report) -> Reading:
    """A report's sentences, told by their marks."""
    sentences = []
    for piece in segments(report):
        ends = [mark.end() for mark in END.finditer(report.text, piece.start, piece.end)]
        for start, end in zip([piece.start, *ends], [*ends, piece.end], strict=True):
            if start < end:
                sentences.append(Sentence(start, end, 0, 0, piece.paragraph, piece.region))
    return Reading(report=report.id, text=report.text, tokens=(), sentences=tuple(sentences), names=())


def _reports() -> Iterator[Report]:
    with story_folder() as folder:
        found = read_all([folder], manifest=folder / "manifest.csv")
        yield from (report for report in found if isinstance(report, Report) and report.language == "en")
    kit = shared()
    if kit is not None:
        for name in COLLECTIONS:
            yield from (as_is(row) for row in rows_of(kit / "eval" / "data" / f"{name}.jsonl"))


def _peers(python: str, reports: list[Report]) -> Iterator[Row]:
    counts = accumulate(len(report.text.split()) for report in reports)
    texts = [
        report.text for report, _ in takewhile(lambda pair: pair[1] <= PEER_WORDS, zip(reports, counts, strict=True))
    ]
    words = sum(len(text.split()) for text in texts)
    command = [python, "-W", "ignore", "-c", _PEERS]
    printed = subprocess.run(command, input=json.dumps(texts), capture_output=True, check=True, text=True).stdout
    for line in printed.splitlines():
        name, seconds = line.split()
        yield Row(f"{name}: words a second", f"{words / float(seconds):,.0f}", how=f"{words:,} of these words")


if __name__ == "__main__":
    print(f"Conditions: {conditions()}\n\n| what | measured | floor | how |\n|---|---|---|---|")
    for row in run(*sys.argv[1:2]):
        print(f"| {row.what} | {row.value} | {row.floor} | {row.how} |", flush=True)
