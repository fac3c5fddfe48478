"""`onrecord show`, and the forms that every table comes in."""

import csv
import io
from pathlib import Path

import pytest

from onrecord.cli.tables import TABLES
from tests.cli.running import good, run


def table(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def test_a_story_a_line(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    ran = good("show", "--db", record)
    assert ran.err == ""
    assert [line.split()[0] for line in ran.out.splitlines()] == ["id"] + [s["id"] for s in stories(record)]
    assert "Chlorine leak empties streets in Brandford" in ran.out


def stories(record: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = good("show", "--db", record, "--json").json
    assert len(found) == 2
    return found


def test_the_three_forms_for_programs_say_the_same(record: Path) -> None:
    document = stories(record)
    lines = good("show", "--db", record, "--jsonl").lines
    assert lines == [{"kind": "story", **row} for row in document]
    cells = table(good("show", "--db", record, "--csv", "--raw").out)
    assert cells == [{key: str(value) for key, value in row.items()} for row in document]


def test_all_tables_of_a_story(record: Path, leak: str) -> None:
    people = good("show", leak, "--db", record)
    headings = [line.split(":")[0] for line in people.out.splitlines() if line.split(":")[0] in TABLES]
    assert headings == ["claims", "figures", "timeline", "prospects", "entities", "reports"]
    document = good("show", leak, "--db", record, "--json").json
    assert list(document) == list(TABLES)
    kinds = {line["kind"] for line in good("show", leak, "--db", record, "--jsonl").lines}
    assert kinds == {"claim", "statement", "figure", "moment", "prospect", "relation", "entity", "report"}


@pytest.mark.parametrize("only", TABLES)
def test_one_table_in_every_form(record: Path, leak: str, only: str) -> None:
    document = good("show", leak, "--only", only, "--db", record, "--json").json
    lines = good("show", leak, "--only", only, "--db", record, "--jsonl").lines
    cells = table(good("show", leak, "--only", only, "--db", record, "--csv").out)
    people = good("show", leak, "--only", only, "--db", record).out
    assert document
    assert [{k: v for k, v in line.items() if k != "kind"} for line in lines] == document
    assert [row["id"] for row in cells] == [row["id"] for row in document]
    assert all(row["id"] in people for row in document)


def test_words_are_those_of_the_report(record: Path, leak: str) -> None:
    texts = {
        line["id"]: line["text"] for line in good("export", "--db", record).lines if line["kind"] == "report"
    }  # fmt: skip
    for only in ("claims", "figures", "timeline", "prospects"):
        for row in good("show", leak, "--only", only, "--db", record, "--json").json:
            start, end = row["span"]
            assert texts[row["report"]][start:end] == row["words"]


def test_figures_alone_by_a_shorter_name(record: Path, leak: str) -> None:
    for form in ((), ("--json",), ("--csv",)):
        expected = good("show", leak, "--only", "figures", "--db", record, *form).out
        assert good("show", leak, "--figures", "--db", record, *form).out == expected
        assert good("show", leak, "--figures", "--only", "figures", "--db", record, *form).out == expected
    ran = run("show", leak, "--figures", "--only", "claims", "--db", record)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "--only claims" in ran.err


def test_parts_that_come_to_a_whole_are_noted(tmp_path: Path) -> None:
    page, db = tmp_path / "page.txt", tmp_path / "sums.db"
    page.write_text(
        "The city of Brandford hired 1,500 helpers on Monday, the mayor said. "
        "There were 900 nurses and 600 cooks among them.\n"
    )
    good("add", page, "--db", db)
    rows = {row["low"]: row for row in good("show", "--figures", "--db", db, "--json").json}
    assert [(low, row["note"]) for low, row in sorted(rows.items())] == [
        (600, ["part of 1,500"]),
        (900, ["part of 1,500"]),
        (1500, ["= 900 + 600"]),
    ]
    assert rows[1500]["parts"] == [rows[900]["quantity"], rows[600]["quantity"]]
    assert rows[900]["whole"] == rows[600]["whole"] == rows[1500]["quantity"]
    assert "= 900 + 600" in good("show", "--figures", "--db", db).out
    good("export", "--format", "csv", "--out", tmp_path / "out", "--db", db)
    exported = table((tmp_path / "out" / "figures.csv").read_text())
    assert {float(row["low"]): row["whole"] for row in exported}[900] == rows[1500]["quantity"]


def test_a_denial_that_became_an_admission(record: Path, leak: str) -> None:
    claims = good("show", leak, "--only", "claims", "--db", record, "--json").json
    (conceded,) = [claim for claim in claims if claim["standing"] == "conceded"]
    assert "valve" in conceded["words"]
    assert conceded["since"] == "2031-03-11"
    assert [each.split()[0] for each in conceded["history"]][-1] == "conceded"
    assert len(conceded["history"]) > 1


@pytest.mark.parametrize("width", [80, 100, 160])
def test_nothing_is_cut_off_at_any_width(record: Path, leak: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    ran = good("show", leak, "--only", "statements", "--db", record)
    assert max(map(len, ran.out.splitlines())) <= width
    shown = " ".join(ran.out.split())
    for row in good("show", leak, "--only", "statements", "--db", record, "--json").json:
        assert row["id"] in shown
        assert set(row["words"].split()) <= set(shown.split())


def test_every_id_shown_names_one_thing(record: Path, leak: str) -> None:
    ids = {
        word
        for line in good("show", leak, "--db", record).out.splitlines()
        if not line.startswith(" ")
        for word in line.split()[:1]
        if len(word) == 15
    }  # fmt: skip
    assert len(ids) > 15
    for key in sorted(ids):
        assert run("why", key, "--db", record).code == 0


def test_a_story_by_a_beginning_of_its_id_and_by_its_name(record: Path, leak: str) -> None:
    whole = good("show", leak, "--db", record).out
    assert good("show", leak[:4], "--db", record).out == whole
    assert good("show", "chlorine leak", "--db", record).out == whole


def test_an_unknown_story_names_those_there_are(record: Path, leak: str) -> None:
    ran = run("show", "tulips", "--db", record)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert leak in ran.err


def test_a_story_must_be_named_where_there_are_two(record: Path, leak: str) -> None:
    ran = run("show", "--only", "claims", "--db", record)
    assert (ran.code, ran.out) == (2, "")
    assert "name one" in ran.err
    assert leak in ran.err


def test_an_empty_record_says_what_to_do(empty: Path) -> None:
    ran = good("show", "--db", empty)
    assert ran.out == ""
    assert "onrecord add" in ran.err
    assert good("show", "--db", empty, "--json").json == []
    assert good("show", "--db", empty, "--jsonl").out == ""
    assert good("show", "--db", empty, "--csv").out.startswith("id,name,")


def test_cells_that_a_spreadsheet_would_run(record: Path) -> None:
    race = next(story["id"] for story in stories(record) if story["from"] > "2031-04")
    asked = ("show", race, "--only", "reports", "--db", record, "--csv")
    safe = [row["title"] for row in table(good(*asked).out)]
    raw = [row["title"] for row in table(good(*asked, "--raw").out)]
    assert "'=Final= Okello wins the Tarn Valley cycle race" in safe
    assert "=Final= Okello wins the Tarn Valley cycle race" in raw


def test_csv_of_all_tables_names_the_choice(record: Path, leak: str) -> None:
    ran = run("show", leak, "--db", record, "--csv")
    assert (ran.code, ran.out) == (2, "")
    assert "--only (claims, statements" in ran.err


def test_the_record_may_be_named_by_the_environment(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_DB", str(record))
    assert good("show").out == good("show", "--db", record).out
