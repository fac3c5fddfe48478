"""The whole pipeline on the example story, scored on its hand-made gold, against pinned floors."""

from pathlib import Path

import onrecord
from onrecord.record import Record
from onrecord.reports import Report
from tests.gold import example as gold
from tests.gold.scoring import score_reports
from tests.gold.scoring_story import score_story

from . import floors


def test_findings(read: list[Report]) -> None:
    studied = {Path(report.source).name: (report, onrecord.study(report)) for report in read}
    floors.hold("findings", floors.values(score_reports(gold.load_reports(), studied)))


def test_story(read: list[Report], example: Record) -> None:
    largest = max(example.stories(), key=lambda story: (story.reports, story.id))
    view = example.story(largest.id)
    reports = {Path(report.source).name: report for report in read}
    scores = floors.values(score_story(gold.load_story(), reports, view.gathered))
    floors.hold("story", {**scores, "together": 100 * largest.reports / len(read)})
