"""Words a second of `study` on one core, beside bare spaCy on the same text in the same run.

Runs alternate, so that whatever else the machine does weighs on all of them alike; the median of each counts.
"""

import statistics
from collections.abc import Callable, Iterator

import spacy

from measuring import Row, collected, example, first_words, pin, timed, words_in
from onrecord.options import Options
from onrecord.reports import Report
from onrecord.study import study

ROUNDS = 5
WORDS = 20_000  # of the evaluation kit's news, beside the example story
BATCH = 32
FLOOR = 0.4


def run() -> Iterator[Row]:
    """Words a second of three pipelines, and the ratios."""
    pin()
    reports = [*example(), *first_words(collected("polnear-dev"), WORDS)]
    words = words_in(reports)
    bare, full = _bare(["tok2vec", "parser", "ner"]), spacy.load(Options().model)
    ways: dict[str, Callable[[], object]] = {
        "spaCy, parser and names": lambda: _parse(bare, reports),
        "spaCy, the whole pipeline": lambda: _parse(full, reports),
        "study": lambda: [study(report) for report in reports],
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for work in ways.values():
        work()
    for _ in range(ROUNDS):
        for name, work in ways.items():
            seconds[name].append(timed(work))
    speed = {name: words / statistics.median(found) for name, found in seconds.items()}
    how = f"{len(reports)} reports, {words:,} words; one core; median of {ROUNDS}, taken in turns"
    for name, value in speed.items():
        yield Row(f"{name}: words a second", f"{value:,.0f}", how=how)
    for name in list(ways)[:2]:
        floor = f"at least {FLOOR}" if name == "spaCy, parser and names" else ""
        yield Row(f"study / {name}", f"{speed['study'] / speed[name]:.2f}", floor)


def _bare(parts: list[str]) -> spacy.language.Language:
    whole = spacy.load(Options().model)
    return spacy.load(Options().model, exclude=[part for part in whole.pipe_names if part not in parts])


def _parse(pipeline: spacy.language.Language, reports: list[Report]) -> None:
    for _ in pipeline.pipe((report.text for report in reports), batch_size=BATCH):
        pass
