"""Real reports of the evaluation kit: one story of five, nothing read from the dirt in them, scored on gold."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import brief
from onrecord.demo import story_folder
from onrecord.record import Record

from . import contracts, floors, made
from .exporting import exported
from .running import onrecord


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(tmp_path_factory.mktemp("seeds") / "a.db") as record:
        assert record.add([shared / "seeds"]).added == 5
        yield record


def _study(path: Path) -> str:
    ran = onrecord("study", "--as-is", path)
    assert ran.code == 0, ran.err
    return ran.out


@pytest.mark.parametrize("table", ["seeds", "seeds_undated"])
def test_scores_on_gold(shared: Path, tmp_path: Path, table: str) -> None:
    gold, found = shared / "gold" / "seeds-dev.jsonl", tmp_path / "found.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    if table == "seeds_undated":
        rows = [{name: value for name, value in row.items() if name != "published"} for row in rows]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found.write_text(_study(tmp_path / "rows.jsonl"), encoding="utf-8")
    scorer = [sys.executable, str(shared / "gold" / "score_gold.py"), str(gold), str(found)]
    printed = subprocess.run(scorer, capture_output=True, check=True, text=True).stdout
    print(printed)
    recall = re.search(r"^found .* R +([\d.]+)", printed, re.MULTILINE)
    speaker = re.search(r"^headline: speaker F1 ([\d.]+)", printed, re.MULTILINE)
    assert recall
    assert speaker
    floors.hold(table, {"found_recall": float(recall[1]), "speaker_f1": float(speaker[1])})


def test_findings_keep_to_the_contract_and_out_of_the_dirt(shared: Path, tmp_path: Path) -> None:
    files = sorted((shared / "seeds").glob("*.txt"))
    rows = [{"id": file.name, "text": file.read_text(encoding="utf-8")} for file in files]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    for line in map(json.loads, _study(tmp_path / "rows.jsonl").splitlines()):
        contracts.check(line)
        dirt = [region["span"] for region in line["regions"] if region["kind"] == "boilerplate"]
        assert dirt or line["id"], "a clean report has none"
        for start, end in contracts.findings(line):
            assert not any(start < to and since < end for since, to in dirt), line["text"][start:end]


def test_they_are_one_story_that_is_sound(seeds: Record) -> None:
    assert [story.reports for story in seeds.stories()] == [5]
    assert seeds.verify() == []


def test_two_processes_give_the_same_record(shared: Path, seeds: Record, tmp_path: Path) -> None:
    files = sorted((shared / "seeds").glob("*.txt"), reverse=True)
    with Record.open(tmp_path / "a.db") as record:
        record.add(files, workers=2)
        assert exported(record) == exported(seeds)


def test_every_quotation_of_the_brief_is_a_slice(seeds: Record) -> None:
    view = seeds.story()
    texts = {report.id: report.text for report in view.reports()}
    for said in view.statements():
        for span in said.content:
            assert view.quote(span) == texts[span.report][span.start : span.end]
    assert brief.html(view) == brief.html(seeds.story())


def test_other_stories_in_the_folder_are_not_mixed_in(shared: Path, seeds: Record, tmp_path: Path) -> None:
    own = set(seeds.story().story.reports)
    with story_folder() as folder, Record.open(tmp_path / "a.db") as record:
        record.add([*made.written(tmp_path / "made", made.EVERY), folder, shared / "seeds"])
        stories = [set(record.story(story.id).story.reports) for story in record.stories()]
        assert own in stories
        tunnel, painting = (
            {r.id for s in record.stories() for r in record.story(s.id).reports() if word in r.text}
            for word in ("Dora Finch", "Ottilie Brandt")
        )
    for story in stories:
        assert not (story & tunnel and story - tunnel)
        assert not (story & painting and story - painting)
