"""`onrecord timeline`: days and sentences of a file of reports, and what is said of bad input."""

import json
from pathlib import Path

import pytest

from tests.cli.made import LEAK
from tests.cli.running import good, run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    rows = [{"id": f"r{n}", **row} for n, row in enumerate(LEAK)]
    path = tmp_path / "leak.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_one_object_a_day_with_words_of_the_reports(file: Path) -> None:
    lines = good("timeline", file, "--from", "2031-03-01", "--to", "2031-03-31", "--dates", 3).lines
    texts = {f"r{n}": row["text"] for n, row in enumerate(LEAK)}
    assert [set(line) for line in lines] == [{"date", "sentences"}] * 3
    assert [line["date"] for line in lines] == sorted(line["date"] for line in lines)
    for line in lines:
        for told in line["sentences"]:
            assert set(told) == {"text", "report", "span"}
            start, end = told["span"]
            assert texts[told["report"]][start:end] == told["text"]


def test_it_reads_standard_input(file: Path) -> None:
    assert good("timeline", "-", stdin=file.read_bytes()).out == good("timeline", file).out


def test_fields_that_carry_answers_change_nothing(file: Path) -> None:
    before = good("timeline", file).out
    rows = [
        json.loads(line) | {"collection": "x", "entries": [{"date": "1999-01-01"}]}
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert good("timeline", file).out == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--from", "March"), "--from 'March' is no day: write it as YYYY-MM-DD"),
        (("--to", "2031-02-30"), "--to '2031-02-30' is no day: write it as YYYY-MM-DD"),
        (("--from", "2031-03-05", "--to", "2031-03-01"), "--from 2031-03-05 is later than --to 2031-03-01"),
    ],
)
def test_bad_bounds_are_one_line(file: Path, arguments: tuple[str, ...], message: str) -> None:
    ran = run("timeline", file, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"onrecord: {message}")
    assert ran.err.count("\n") == 1


def test_no_day_is_no_timeline(file: Path) -> None:
    assert run("timeline", file, "--dates", 0).code == 2


def test_days_without_news_are_told_on_stderr(file: Path) -> None:
    ran = good("timeline", file, "--from", "1999-01-01", "--to", "1999-12-31")
    assert ran.out == ""
    assert ran.err.startswith("nothing to show")


def test_a_bad_line_is_rejected_and_the_others_are_read(file: Path) -> None:
    whole = good("timeline", file).out
    with file.open("a", encoding="utf-8") as out:
        out.write("{not json\n")
    ran = run("timeline", file)
    assert (ran.code, ran.out) == (1, whole)
    assert "rejected: " in ran.err


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    ran = run("timeline", tmp_path / "absent.jsonl")
    assert (ran.code, ran.out) == (1, "")
    assert "no such file" in ran.err
