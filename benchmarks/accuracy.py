"""Accuracy on the evaluation kit, where it is, with its own scorers; and on the example story's hand-made gold."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tests.gold import example as gold
from tests.gold.scoring import score_reports
from tests.gold.scoring_story import score_story
from tests.whole.floors import values

from measuring import Row, rows_of, shared
from onrecord import copies, stories
from onrecord.contract import contract
from onrecord.demo import story_folder
from onrecord.findings import Findings
from onrecord.record import Record
from onrecord.reports import Report, as_is, read_all
from onrecord.study import study

# File of gold, scorer, what it is compared with (the kit's README says how those were measured).
STUDIED = (
    ("polnear-dev", "score_statements.py", "Citron, retrained, 55.4; Gender Gap Tracker 42.1; people 75.2"),
    ("wikiwars-dev", "score_times.py", "HeidelTime, narratives, 84.2"),
    ("meantime-dev", "score_times.py", "HeidelTime, news, 80.0"),
    ("newsquant-dev", "score_quantities.py", "CQE 78.1; quantulum3 29.7"),
)
GROUPED = (
    ("basil-dev", (), "tf-idf, average linkage, 99.6"),
    ("ecbplus-dev", ("--split", "dev"), "tf-idf, average linkage, 92.8"),
    ("fnc-dev", (), "tf-idf, average linkage, 92.1"),
)
COPIED = "rensa 91.0; shared 6-word runs 92.0"
EXAMPLE = ("found", "speaker", "figures", "times", "boilerplate")
WHOLE = ("claims", "standing", "copies", "prospects", "figures lined up")


def run() -> Iterator[Row]:
    """A row a collection."""
    yield from _example()
    kit = shared()
    if kit is None:
        yield Row("the evaluation kit", "not here", how="set ONRECORD_SHARED")
        return
    with tempfile.TemporaryDirectory() as name:
        yield from _seeds(kit, Path(name))
        yield from _studied(kit, Path(name))
        yield from _grouped(kit, Path(name))
        yield from _copied(kit, Path(name))


def _example() -> Iterator[Row]:
    """The example story's gold; tests/gold/README.md says what it is good for."""
    with story_folder() as folder, tempfile.TemporaryDirectory() as name, Record.open(Path(name) / "a.db") as record:
        found = read_all([folder], manifest=folder / "manifest.csv")
        reports = {Path(each.source).name: each for each in found if isinstance(each, Report)}
        record.add(list(reports.values()))
        largest = max(record.stories(), key=lambda story: story.reports)
        whole = values(score_story(gold.load_story(), reports, record.story(largest.id).gathered))
    each = values(
        score_reports(gold.load_reports(), {file: (report, study(report)) for file, report in reports.items()})
    )
    yield Row("example story, findings", _named(each, EXAMPLE), how="F1, or a share of what is wanted; one annotator")
    yield Row("example story, gathered", _named(whole, WHOLE), how=f"{largest.reports} of {len(reports)} reports in it")


def _named(scores: dict[str, float], names: Iterable[str]) -> str:
    return ", ".join(f"{name} {scores[name]:.1f}" for name in names)


def _seeds(kit: Path, folder: Path) -> Iterator[Row]:
    gold = kit / "gold" / "seeds-dev.jsonl"
    for what, left_out in (("", ()), (", without published", ("published",))):
        rows = [{key: value for key, value in row.items() if key not in left_out} for row in rows_of(gold)]
        found = _written(folder / "seeds.jsonl", _findings(rows))
        yield Row(f"seeds-dev{what}", _headline(kit / "gold" / "score_gold.py", gold, found), "speaker F1 at least 50")


def _studied(kit: Path, folder: Path) -> Iterator[Row]:
    for name, scorer, others in STUDIED:
        gold = kit / "eval" / "data" / f"{name}.jsonl"
        found = _written(folder / name, _findings(rows_of(gold)))
        yield Row(name, _headline(kit / "eval" / scorer, gold, found), how=others)


def _grouped(kit: Path, folder: Path) -> Iterator[Row]:
    for name, options, others in GROUPED:
        gold = kit / "eval" / "data" / f"{name}.jsonl"
        reports, found = _read(gold)
        lines = [
            {"id": key, "episode": episode.id, "story": story.id}
            for story in stories.group(reports, found)
            for episode in story.episodes
            for key in episode.reports
        ]
        printed = _written(folder / name, map(json.dumps, lines))
        yield Row(name, _headline(kit / "eval" / "score_stories.py", gold, printed, *options), how=others)


def _copied(kit: Path, folder: Path) -> Iterator[Row]:
    data = kit / "eval" / "data"
    reports, found = _read(data / "neardup-dev-docs.jsonl")
    published = {key: each.published for key, each in found.items()}
    edges = [
        {"id": copy.report, "of": copy.of, "share": copy.share}
        for copy in copies.find(reports, found, published)
        if copy.kind in ("copy", "embedded")
    ]
    printed = _written(folder / "copies", map(json.dumps, edges))
    yield Row(
        "neardup-dev",
        _headline(kit / "eval" / "score_copies.py", data / "neardup-dev-pairs.jsonl", printed),
        how=COPIED,
    )


def _findings(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """What `onrecord study --as-is` prints of the rows."""
    for row in rows:
        report = as_is(row)
        yield contract(report, study(report))


@cache
def _read(path: Path) -> tuple[list[Report], dict[str, Findings]]:
    reports = [as_is(row) for row in rows_of(path)]
    return reports, {report.id: study(report) for report in reports}


def _written(path: Path, lines: Iterable[str]) -> Path:
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def _headline(scorer: Path, gold: Path, found: Path, *options: str) -> str:
    command = [sys.executable, str(scorer), str(gold), str(found), *options]
    printed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return printed.strip().splitlines()[-1].removeprefix("headline: ")
