"""Claims of a made-up story that no weight was fitted to, against what a reader makes of it, with pinned floors."""

from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest
from training.stories import Row, load

from onrecord.gather import gather
from onrecord.reports.read import read_all
from onrecord.reports.report import Report
from onrecord.stories.nouns import Story
from onrecord.study import study
from tests.gold.scoring import Scores
from tests.gold.scoring_story import score_story

# A little below what is reached, so that a change of the reading shows and noise does not: F1, and shares in percent.
PAIRS = 32.0
FLOORS = {"standing": 37.0, "history": 21.0, "stance": 28.0}


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Scores:
    story = load("kept_back")
    reports = read(story.reports.values(), tmp_path_factory.mktemp("story") / "story.jsonl")
    findings = {report.id: study(report) for report in reports}
    ids = tuple(sorted(findings))
    gathered = gather(Story(id=ids[0], name="", reports=ids, episodes=()), reports, findings)
    told = [claim for claim in story.claims if "now" in claim]
    gold = {"claims": told, "copies": [], "copies_allowed": [], "prospects": [], "figures": []}
    return score_story(gold, dict(zip(story.reports, reports, strict=True)), gathered)


def read(rows: Iterable[Row], path: Path) -> list[Report]:
    """The reports of some rows, as `onrecord add` reads them."""
    path.write_bytes(b"\n".join(msgspec.json.encode(row) for row in rows))
    return [report for report in read_all([path]) if isinstance(report, Report)]


def test_members_of_one_claim_are_joined(scores: Scores) -> None:
    assert scores["claims"].f1 >= PAIRS
    assert scores["claims"].precision >= 55


@pytest.mark.parametrize("part", sorted(FLOORS))
def test_how_the_claims_stand(scores: Scores, part: str) -> None:
    assert scores[part].recall >= FLOORS[part]
