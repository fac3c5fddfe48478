"""The gold fits the story's files, and the scores give the gold itself 100 and worse readings less."""

import csv
import re

import msgspec
import pytest

from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.reports.report import Report
from onrecord.stories.nouns import Story

from . import example, perfect
from .scoring import Part, pair_up, score_reports
from .scoring_story import score_story

WORD = re.compile(r"\w+")


@pytest.fixture(scope="module")
def rows() -> list[example.Row]:
    return example.load_reports()


@pytest.fixture(scope="module")
def studied(rows: list[example.Row]) -> dict[str, tuple[Report, Findings]]:
    reports = {row["file"]: perfect.perfect_report(row) for row in rows}
    return {row["file"]: (reports[row["file"]], perfect.perfect_findings(row, reports[row["file"]])) for row in rows}


@pytest.fixture(scope="module")
def reports(studied: dict[str, tuple[Report, Findings]]) -> dict[str, Report]:
    return {file: report for file, (report, _) in studied.items()}


def test_compiled_gold_is_that_of_the_hand_written_files(rows: list[example.Row]) -> None:
    assert rows == example.compile_reports()
    assert example.load_story() == example.compile_story()


def test_words_that_are_missing_or_twice_are_refused() -> None:
    with pytest.raises(example.GoldError):
        example.find("one two", "three")
    with pytest.raises(example.GoldError):
        example.find("no and no", "no")
    assert example.find("no, and another no.", "no", "another no.") == "no"
    assert example.find("she said that all was well", "that .. well") == "that all was well"


def test_every_report_of_the_folder_has_gold(rows: list[example.Row]) -> None:
    kept = {path.name for path in example.STORY.iterdir() if path.suffix in (".html", ".txt")}
    assert {row["file"] for row in rows} == kept
    assert sum(row["read"] == "yes" for row in rows) >= 14


def test_manifest_names_every_text_file_and_leaves_one_undated() -> None:
    with (example.STORY / "manifest.csv").open(encoding="utf-8", newline="") as opened:
        listed = {row["file"]: row for row in csv.DictReader(opened)}
    assert set(listed) == {path.name for path in example.STORY.glob("*.txt")}
    assert [file for file, row in listed.items() if not row["published"]] == example.load_story()["undated"]


def test_copies_share_their_words_with_the_original() -> None:
    for copy in example.load_story()["copies"]:
        taken, original = (_six_grams(example.visible(copy[side])) for side in ("report", "of"))
        share = len(taken & original) / len(original)
        assert share > 0.5 if copy["kind"] == "copy" else 0.1 < share < 0.4


def _six_grams(text: str) -> set[tuple[str, ...]]:
    words = WORD.findall(text)
    return {tuple(words[i : i + 6]) for i in range(len(words) - 5)}


def test_standings_needed_are_there() -> None:
    now = {claim["now"] for claim in example.load_story()["claims"]}
    assert now == {"conceded", "denied", "disputed", "corroborated", "asserted", "alleged"}
    assert {prospect["outcome"] for prospect in example.load_story()["prospects"]} == {
        "came about", "did not", "lapsed", "open",
    }  # fmt: skip


def test_gold_members_are_gold_statements_or_own_voice(rows: list[example.Row]) -> None:
    said = {(row["file"], piece) for row in rows for want in row["statements"] for piece in want["content"]}
    for claim in example._toml("example_story.toml")["claims"]:
        for member in claim["members"]:
            key = (member["file"], example._member(member)["content"])
            assert (key in said) != member.get("voice", False), key


def test_gold_scores_100_on_itself(rows: list[example.Row], studied: dict[str, tuple[Report, Findings]]) -> None:
    scores = score_reports(rows, studied)
    assert set(scores) == {
        "found", "speaker", "kind", "act", "via", "said", "within", "figures", "bound", "figure source",
        "times", "boilerplate", "unsaid", "published", "unread",
    }  # fmt: skip
    assert {name: part.f1 if part.predicted else part.recall for name, part in scores.items()} == dict.fromkeys(
        scores, 100.0
    )


def test_gathered_gold_scores_100_on_itself(reports: dict[str, Report]) -> None:
    story = example.load_story()
    scores = score_story(story, reports, perfect.perfect_gathered(story, reports))
    assert {name: part.f1 if part.predicted else part.recall for name, part in scores.items()} == dict.fromkeys(
        scores, 100.0
    )


def test_nothing_found_scores_nothing(rows: list[example.Row], reports: dict[str, Report]) -> None:
    nothing = {file: (report, Findings(report=report.id, fingerprint="")) for file, report in reports.items()}
    scores = score_reports(rows, nothing)
    assert [scores[part].recall for part in ("found", "speaker", "via", "said", "figures", "times", "unread")] == [
        0.0
    ] * 7
    assert scores["boilerplate"].recall == scores["unsaid"].recall == 100.0
    empty = Gathered(story=Story(id="s", name="", reports=()), published={})
    assert {part.recall for part in score_story(example.load_story(), reports, empty).values()} == {0.0}


def test_wrong_speakers_cost_speakers_alone(
    rows: list[example.Row], studied: dict[str, tuple[Report, Findings]]
) -> None:
    file = rows[0]["file"]
    report, found = studied[file]
    speaker = found.statements[0].speaker
    same = tuple(msgspec.structs.replace(statement, speaker=speaker) for statement in found.statements)
    scores = score_reports(rows[:1], {file: (report, msgspec.structs.replace(found, statements=same))})
    assert scores["found"].f1 == 100.0
    assert 0.0 < scores["speaker"].f1 < 50.0


def test_dirt_that_is_read_costs(rows: list[example.Row], studied: dict[str, tuple[Report, Findings]]) -> None:
    file = rows[0]["file"]
    report, found = studied[file]
    whole = perfect._span(report, report.text)
    scores = score_reports(rows[:1], {file: (report, msgspec.structs.replace(found, sentences=(whole,)))})
    assert scores["boilerplate"].recall == 0.0


def test_one_claim_for_everything_costs_precision(reports: dict[str, Report]) -> None:
    story = example.load_story()
    gathered = perfect.perfect_gathered(story, reports)
    lump = msgspec.structs.replace(
        gathered.claims[0], members=tuple(member for claim in gathered.claims for member in claim.members)
    )
    scores = score_story(story, reports, msgspec.structs.replace(gathered, claims=(lump,)))
    assert scores["claims"].recall == 100.0
    assert scores["claims"].precision < 50.0
    assert scores["standing"].hit <= 1


def test_pairs_are_one_to_one_and_best_first() -> None:
    assert pair_up([{1, 2, 3}, {1, 2}], [{1, 2}, {9}]) == [(1, 0)]
    assert pair_up([{1}], [{1, 2, 3, 4}]) == []


def test_part_without_anything_wanted_or_offered() -> None:
    assert Part().recall == Part().precision == 100.0
    assert Part(hit=0, gold=2, predicted=2).f1 == 0.0
