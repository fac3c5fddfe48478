"""`onrecord judge`: every decision, the list of them, and what is refused."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from tests.cli.made import LEAK, rows
from tests.cli.running import good, run


def lines(record: Path, story: str, only: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = good("show", story, "--only", only, "--db", record, "--json").json
    return found


def one(found: list[dict[str, Any]], **wanted: str) -> str:
    return str(next(row["id"] for row in found if all(row[key] == value for key, value in wanted.items())))


def test_reject_then_accept(own: Path, leak: str) -> None:
    said = one(lines(own, leak, "statements"), speaker="Ines Caro", act="assert")
    out = good("judge", "reject", said, "--note", "misheard", "--by", "desk", "--db", own).out
    assert "reject statement ““A valve failed at the plant,””" in out
    assert one([row for row in lines(own, leak, "statements") if row["doubtful"]], speaker="Ines Caro") == said
    good("judge", "accept", said, "--db", own)
    assert not [row for row in lines(own, leak, "statements") if row["doubtful"]]
    listed = good("judge", "list", "--db", own, "--json").json
    assert [(row["decision"], row["judgement_kind"], row["note"], row["by"]) for row in listed] == [
        ("reject", "statement", "misheard", "desk"),
        ("accept", "statement", "", ""),
    ]
    assert {row["state"] for row in listed} == {"applies"}


def test_rename_a_speaker_and_a_story(own: Path, leak: str) -> None:
    good("judge", "rename", one(lines(own, leak, "entities"), name="Mara Lindt"), "Mayor Lindt", "--db", own)
    assert "Mayor Lindt" in {row["name"] for row in lines(own, leak, "entities")}
    good("judge", "rename", leak, "The leak", "--db", own)
    assert "The leak" in good("show", "--db", own).out
    assert good("show", "the leak", "--db", own).out


def test_correct_a_speaker(own: Path, leak: str) -> None:
    said = one(lines(own, leak, "statements"), speaker="Ines Caro", act="assert")
    good("judge", "correct", said, "Peter Oske", "--db", own)
    assert next(row["speaker"] for row in lines(own, leak, "statements") if row["id"] == said) == "Peter Oske"


def test_date_a_report(own: Path, leak: str) -> None:
    report = one(lines(own, leak, "reports"), outlet="Harbour Post")
    good("judge", "date", report, "2031-03-05", "--db", own)
    assert next(row["day"] for row in lines(own, leak, "reports") if row["id"] == report) == "2031-03-05"


def test_merge_and_split_two_bodies(own: Path, leak: str) -> None:
    named = lines(own, leak, "entities")
    first, second = one(named, name="Hollis Chemicals"), one(named, name="Environment Ministry")
    good("judge", "merge", first, second, "--db", own)
    assert len(lines(own, leak, "entities")) == len(named) - 1
    printed = {line["name"]: line["id"] for line in good("export", "--db", own).lines if line["kind"] == "name"}
    good("judge", "split", printed["Hollis Chemicals"], printed["Environment Ministry"], "--db", own)
    assert good("judge", "list", "--db", own, "--jsonl").lines[1]["decision"] == "split"
    assert len(lines(own, leak, "entities")) == len(named)


def test_decisions_survive_more_reports(own: Path, leak: str, tmp_path: Path) -> None:
    good("judge", "rename", leak, "The leak", "--db", own)
    more = {**LEAK[0], "url": "https://wire.example/leak", "outlet": "Coast Wire", "published": "2031-03-03"}
    (tmp_path / "more.jsonl").write_text(rows(more), encoding="utf-8")
    good("add", tmp_path / "more.jsonl", "--db", own)
    assert "The leak" in {row["name"] for row in good("show", "--db", own, "--json").json}


def test_the_list_in_every_form(own: Path, leak: str) -> None:
    none = good("judge", "list", "--db", own)
    assert (none.out, none.err) == ("", "onrecord: no decisions yet\n")
    good("judge", "rename", leak, "=SUM(A1)", "--db", own)
    (row,) = csv.DictReader(io.StringIO(good("judge", "list", "--db", own, "--csv").out))
    assert row["value"] == "'=SUM(A1)"
    (row,) = csv.DictReader(io.StringIO(good("judge", "list", "--db", own, "--csv", "--raw").out))
    assert row["value"] == "=SUM(A1)"
    assert "=SUM(A1)" in good("judge", "list", "--db", own).out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("reject", "{report}"), "cannot reject report"),
        (("date", "{report}", "soon"), "'soon' is no day"),
        (("rename", "{report}", "x"), "cannot rename report"),
        (("merge", "{report}"), "takes 2 ids or more"),
        (("rename", "{story}", " "), "takes a name"),
        (("reject", "zzz"), "nothing in this record has an id"),
        (("reject", "s"), "give more of it"),
    ],
)
def test_what_does_not_fit_is_refused(words: tuple[str, ...], message: str, own: Path, leak: str) -> None:
    report = lines(own, leak, "reports")[0]["id"]
    ran = run("judge", *(word.format(report=report, story=leak) for word in words), "--db", own)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert ran.err.count("\n") == 1
    assert good("judge", "list", "--db", own, "--json").json == []
