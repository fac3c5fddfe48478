"""`onrecord stories` and `onrecord copies`: their lines, and what is said of bad input."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import good, run

DAM = (
    "Engineers found cracks in the Orrin dam above Pell at dawn. Governor Ilse Marn said that the reservoir would be "
    "lowered at once, whatever it cost."
)
LEVEL = "Cracks in the Orrin dam above Pell made Governor Ilse Marn lower the reservoir, engineers said on the spot."
BANK = "Tovar Bank halted withdrawals after depositors queued in Lisse. Chairman Hugo Renn denied it was insolvent."
LATE = (
    "The ferry from the old quay left late on nine days of last month, and nobody at the office could say why it had, "
    "nor who would pay for the cold tea that was handed out."
)
LETTER = (
    f"Sir, my neighbours and I have written three times and were told to be patient. {LATE} We were patient till now."
)
ROWS = [
    {"id": "a1", "text": DAM, "published": "2031-03-02"},
    {"id": "b1", "text": LEVEL, "published": "2031-03-02"},
    {"id": "1", "text": BANK, "published": "2031-03-02"},
    {
        "id": "c",
        "text": f"{LETTER} Meanwhile the gulls have learnt to wait for us there, and so have the taxis, which "
        "charge by the minute and never leave late.",
        "published": "2031-03-05",
    },
    {"id": "d", "text": DAM, "published": "2031-03-06"},
    {"id": "e", "text": LATE, "published": "2031-03-07"},
]


def written(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "reports.jsonl", ROWS)


def test_every_report_has_an_episode_within_a_story(file: Path) -> None:
    lines = good("stories", file).lines
    assert [set(line) for line in lines] == [{"id", "episode", "story"}] * len(ROWS)
    assert {line["id"] for line in lines} == {row["id"] for row in ROWS}
    of = {line["id"]: line for line in lines}
    assert of["a1"]["episode"] == of["b1"]["episode"] == of["d"]["episode"]
    assert of["1"]["story"] != of["a1"]["story"]
    assert of["1"]["episode"] != of["a1"]["episode"], "ids that end alike name different episodes"
    assert len({line["story"] for line in lines if line["episode"] == of["a1"]["episode"]}) == 1


def test_copies_name_both_sides(file: Path) -> None:
    lines = good("copies", file).lines
    text = {row["id"]: row["text"] for row in ROWS}
    assert [set(line) for line in lines] == [{"id", "of", "kind", "share", "spans"}] * len(lines)
    kinds = {(line["id"], line["of"]): line["kind"] for line in lines}
    assert kinds["d", "a1"] == "copy"
    assert kinds["e", "c"] == "excerpt"
    for line in lines:
        for (start, end), (first, last) in line["spans"]:
            assert text[line["id"]][start:end] == text[line["of"]][first:last]


def test_quotations_and_credits_are_printed_when_asked_for(tmp_path: Path) -> None:
    said = "“We were never told that the wall had moved, and nobody here believes the company now,” said Ada Orn."
    rows = [
        {"id": "q1", "text": f"{DAM} {said}", "outlet": "Port Mail"},
        {"id": "q2", "text": f"{BANK} {said} Port Mail reported it, according to Port Mail.", "outlet": "Lisse Post"},
    ]
    file = written(tmp_path / "quoted.jsonl", rows)
    assert good("copies", file).out == ""
    assert {line["kind"] for line in good("copies", file, "--all-kinds").lines} == {"quotation", "credit"}


@pytest.mark.parametrize("command", ["stories", "copies"])
def test_order_answers_and_standard_input_change_nothing(command: str, file: Path, tmp_path: Path) -> None:
    printed = good(command, file).out
    assert good(command, "-", stdin=file.read_bytes()).out == printed
    other = written(tmp_path / "other.jsonl", [{**row, "story": "x", "of": "y", "split": "dev"} for row in ROWS[::-1]])
    assert good(command, other).out == printed


@pytest.mark.parametrize("command", ["stories", "copies"])
def test_a_bad_line_is_rejected_and_the_others_are_read(command: str, file: Path) -> None:
    whole = good(command, file).out
    with file.open("a", encoding="utf-8") as out:
        out.write('{"id": "no text"}\n')
    ran = run(command, file)
    assert (ran.code, ran.out) == (1, whole)
    assert "rejected: " in ran.err


@pytest.mark.parametrize("command", ["stories", "copies"])
def test_nothing_in_nothing_out(command: str, tmp_path: Path) -> None:
    ran = good(command, written(tmp_path / "empty.jsonl", []))
    assert ran.out == ""
