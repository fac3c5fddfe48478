"""`onrecord add` and `study`: what comes in, what is refused, and what is printed of it."""

import json
from pathlib import Path

import pytest

from tests.cli.made import FOREIGN, LEAK, RACE, rows
from tests.cli.running import good, run


def test_the_same_again_changes_nothing(own: Path, reports: Path) -> None:
    before = good("export", "--db", own).out
    again = good("add", reports, "--db", own)
    assert again.out == "5 in: 0 added, 5 already there, 0 rejected\n"
    assert again.err == ""
    assert good("export", "--db", own).out == before


def test_what_is_rejected_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "mixed.jsonl").write_text(rows(RACE[0]) + "{broken\n" + rows(FOREIGN), encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = run("add", "mixed.jsonl", "empty.txt", "absent.txt", "--db", "new.db")
    assert ran.code == 1
    assert ran.out == "5 in: 2 added (1 not read: not English), 0 already there, 3 rejected\n"
    rejected = ran.err.splitlines()
    assert len(rejected) == 3
    assert rejected[0].startswith("rejected: mixed.jsonl:2: ") or rejected[0].startswith("rejected: mixed.jsonl")
    assert rejected[1].startswith("rejected: empty.txt: ")
    assert rejected[2] == "rejected: absent.txt: no such file: check its name"


def test_the_summary_in_forms_for_programs(tmp_path: Path) -> None:
    (tmp_path / "race.jsonl").write_text(rows(*RACE), encoding="utf-8")
    (row,) = good("add", "race.jsonl", "--db", "new.db", "--json").json
    assert (row["in"], row["added"], row["already_there"], row["rejected"]) == (1, 1, 0, [])
    (line,) = good("add", "race.jsonl", "--db", "new.db", "--jsonl").lines
    assert (line["kind"], line["already_there"]) == ("summary", 1)
    ran = run("add", "absent.txt", "--db", "new.db", "--csv")
    assert (ran.code, ran.out.splitlines()[0]) == (1, "in,added,copies,already_there,versions,not_read,rejected")


def test_standard_input(tmp_path: Path) -> None:
    ran = good("add", "-", "--db", "new.db", stdin=rows(*RACE).encode())
    assert ran.out == "1 in: 1 added, 0 already there, 0 rejected\n"
    text = RACE[0]["text"].encode()
    ran = good("add", "-", "--outlet", "Hill Wire", "--published", "2031-06-14", "--db", "new.db", stdin=text)
    assert ran.out.startswith("1 in: 1 added")
    outlets = good("show", "--only", "reports", "--db", "new.db", "--json").json
    assert {row["outlet"] for row in outlets} == {"Hill Sports", "Hill Wire"}


def test_a_manifest_and_flags_say_what_files_do_not(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "race.txt").write_text(RACE[0]["text"], encoding="utf-8")
    (folder / "manifest.csv").write_text(
        "file,url,outlet,published,title\nrace.txt,https://sports.example/r,Hill Sports,2031-06-14,Okello wins\n"
    )
    good("add", folder, "--manifest", folder / "manifest.csv", "--story", "The race", "--db", "new.db")
    (report,) = good("show", "The race", "--only", "reports", "--db", "new.db", "--json").json
    assert (report["outlet"], report["day"], report["title"]) == ("Hill Sports", "2031-06-14", "Okello wins")


def test_an_edited_text_at_the_same_address_is_a_version(tmp_path: Path) -> None:
    edited = {**RACE[0], "text": RACE[0]["text"].replace("180", "190")}
    good("add", "-", "--db", "new.db", stdin=rows(*RACE).encode())
    ran = good("add", "-", "--db", "new.db", stdin=rows(edited).encode())
    assert "new versions of known addresses" in ran.out
    found = good("show", "--only", "reports", "--db", "new.db", "--json").json
    assert [row["note"] for row in found if "a new version of" in row["note"]]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--json", "--csv"), "choose one of --json, --jsonl and --csv"),
        (("--raw",), "--raw goes with --csv"),
        (("--published", "soon"), "soon"),
        (("--manifest", "absent.csv"), "absent.csv"),
        (("--model", "no_such_model"), "no_such_model"),
    ],
)
def test_an_unusable_option_is_refused_before_anything_is_added(options: tuple[str, ...], message: str) -> None:
    ran = run("add", "-", *options, "--db", "new.db", stdin=rows(*RACE).encode())
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert ran.err.count("\n") == 1
    left = run("show", "--db", "new.db", "--json")
    assert left.code == 2 or left.json == []


def test_study_prints_the_contract(tmp_path: Path) -> None:
    row = {"id": "mine", "text": LEAK[1]["text"], "published": "2031-03-04", "gold": "never echoed"}
    (line,) = good("study", "--as-is", "-", stdin=(json.dumps(row) + "\n").encode()).lines
    assert (line["id"], line["text"]) == ("mine", LEAK[1]["text"])
    assert "gold" not in line
    names = {entity["id"]: entity["name"] for entity in line["entities"]}
    assert "Ines Caro" in {names.get(said["speaker"]) for said in line["statements"]}


def test_study_goes_on_after_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "race.jsonl").write_text(rows(*RACE), encoding="utf-8")
    ran = run("study", "absent.txt", "race.jsonl")
    assert ran.code == 1
    assert len(ran.lines) == 1
    assert ran.err == "rejected: absent.txt: no such file: check its name\n"


def test_names_of_files_cannot_command_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J.txt").write_bytes(b"")
    ran = run("add", "a\x1b[2J.txt", "--db", "new.db")
    assert ran.code == 1
    assert "\x1b" not in ran.out + ran.err
