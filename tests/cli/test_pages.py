"""`brief`, `export`, `verify` and `demo`: what is written to files, and what is checked."""

import csv
import json
import sqlite3
from pathlib import Path

from tests.cli.running import good, run


def test_a_brief_is_named_after_its_story(record: Path, leak: str, tmp_path: Path) -> None:
    assert good("brief", leak[:6], "--db", record).out == f"{leak}.html\n"
    page = (tmp_path / f"{leak}.html").read_text(encoding="utf-8")
    assert page[:15].lower() == "<!doctype html>"
    assert "Mara Lindt" in page
    assert good("brief", leak, "--format", "markdown", "--db", record).out == f"{leak}.md\n"
    assert "Mara Lindt" in (tmp_path / f"{leak}.md").read_text(encoding="utf-8")


def test_a_brief_where_one_is_wanted(record: Path, leak: str, tmp_path: Path) -> None:
    assert good("brief", leak, "--out", "leak.html", "--db", record).out == "leak.html\n"
    page = good("brief", leak, "--out", "-", "--db", record).out
    assert page == (tmp_path / "leak.html").read_text(encoding="utf-8")
    ran = run("brief", leak, "--out", "no/such/leak.html", "--db", record)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "onrecord: no/such/leak.html: No such file or directory\n"


def test_a_brief_of_one_story_among_several_must_be_named(record: Path, leak: str) -> None:
    ran = run("brief", "--db", record)
    assert (ran.code, ran.out) == (2, "")
    assert leak in ran.err


def test_export_as_lines(record: Path, leak: str) -> None:
    lines = good("export", "--db", record).lines
    assert {line["kind"] for line in lines} >= {"story", "report", "statement", "claim", "figure", "moment"}
    part = good("export", "--story", leak, "--db", record).lines
    assert {line["story"] for line in part if line["kind"] == "claim"} == {leak}
    assert len(part) < len(lines)


def test_export_to_a_folder(record: Path, tmp_path: Path) -> None:
    named = good("export", "--format", "csv", "--out", "tables", "--db", record).out.split()
    assert sorted(named) == sorted(str(path.relative_to(tmp_path)) for path in (tmp_path / "tables").iterdir())
    with (tmp_path / "tables" / "reports.csv").open(encoding="utf-8", newline="") as file:
        titles = [row["title"] for row in csv.DictReader(file)]
    assert "'=Final= Okello wins the Tarn Valley cycle race" in titles
    good("export", "--format", "csv", "--out", "raw", "--raw", "--db", record)
    assert "\n=Final=" not in (tmp_path / "tables" / "reports.csv").read_text(encoding="utf-8")
    assert ",=Final= " in (tmp_path / "raw" / "reports.csv").read_text(encoding="utf-8")


def test_tables_need_a_folder(record: Path) -> None:
    ran = run("export", "--format", "csv", "--db", record)
    assert (ran.code, ran.out) == (2, "")
    assert "--out" in ran.err


def test_a_sound_record(record: Path) -> None:
    assert good("verify", "--db", record).out == "good: every span, hash and link holds\n"
    assert good("verify", "--db", record, "--json").json == []


def test_a_text_that_was_altered_is_found(own: Path) -> None:
    with sqlite3.connect(own) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(reports)")]
        assert "text" in columns
        connection.execute("UPDATE reports SET text = replace(text, '12 people', '99 people')")
    connection.close()
    ran = run("verify", "--db", own)
    assert ran.code == 1
    assert ran.out.splitlines()[0].split() == ["where", "what"]
    found = run("verify", "--db", own, "--json")
    assert (found.code, len(found.json) > 0) == (1, True)
    assert {line["kind"] for line in run("verify", "--db", own, "--jsonl").lines} == {"problem"}


def test_the_demo_names_its_brief(tmp_path: Path) -> None:
    ran = good("demo", "--out", "shown")
    assert ran.out == "brief: shown/brief.html\n"
    assert " in: " in ran.err
    assert (tmp_path / "shown" / "brief.html").stat().st_size > 10_000
    again = good("demo", "--out", "shown")
    assert " 0 added, " in again.err
    assert json.loads(good("show", "--db", "shown/demo.db", "--json").out)
