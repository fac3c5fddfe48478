"""Words a second of the finder of times alone on one core, cutting into sentences and words included, without a parse.

Usage: python benchmarks/times_speed.py [PYTHON]

PYTHON is an interpreter with dateparser and recognizers-text-suite installed; where it is given, they read the same
texts in the same run, fewer of them, since they are slow.
"""

import re
import statistics
import sys
import time
from collections.abc import Iterator

from measuring import Row, collected, example, peers, pin, table, words_in
from onrecord import times
from onrecord.reading.segments import segments
from onrecord.reading.tokens import Reading, Sentence
from onrecord.reports import Report

ROUNDS = 7
FLOOR = 50_000
COLLECTIONS = ("meantime-dev", "wikiwars-dev")
# The end of a sentence: a mark, then space and a capital.
END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])")
# Reads texts as JSON on stdin; prints the seconds of each tool.
PEERS = """
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


def run(python: str | None = None) -> Iterator[Row]:
    """Words a second of the finder, and of other tools where an interpreter has them."""
    pin()
    reports = [*example(), *collected(*COLLECTIONS)]
    words = words_in(reports)

    _seconds(reports)
    seconds = statistics.median(_seconds(reports) for _ in range(ROUNDS))
    how = f"{len(reports)} reports, {words:,} words; processor time of one core; median of {ROUNDS}"
    yield Row("times: words a second", f"{words / seconds:,.0f}", f"at least {FLOOR:,}", how)
    if python:
        yield from peers(python, PEERS, reports)


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


if __name__ == "__main__":
    table(run(*sys.argv[1:2]))
