"""What goes wrong: each ends with its exit code and one line that says what to do, and leaves nothing behind."""

import sqlite3
from pathlib import Path

import pytest

from onrecord import __version__
from tests.cli.running import run

READERS = (
    ("show",),
    ("brief",),
    ("why", "c1"),
    ("cite", "s1"),
    ("search", "valve"),
    ("diff", "--since", "2031-03-05"),
    ("export",),
    ("verify",),
    ("judge", "list"),
    ("judge", "reject", "s1"),
)


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_without_a_record_it_says_how_to_make_one(command: tuple[str, ...], tmp_path: Path) -> None:
    ran = run(*command)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "onrecord: there is no record at onrecord.db yet; `onrecord add` makes one\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_a_file_that_is_no_record_is_left_alone(command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "onrecord.db").write_text("a shopping list")
    ran = run(*command)
    assert (ran.code, ran.out) == (2, "")
    assert "is not a record" in ran.err
    assert ran.err.count("\n") == 1
    assert (tmp_path / "onrecord.db").read_text() == "a shopping list"


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE things (name)")
    connection.close()
    before = (tmp_path / "other.db").read_bytes()
    for command in (("add", "-"), ("show",)):
        ran = run(*command, "--db", "other.db", stdin=b"Some text of a report.")
        assert (ran.code, ran.out) == (2, "")
        assert "is not a record" in ran.err
    assert (tmp_path / "other.db").read_bytes() == before


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    ran = run("show", "--db", tmp_path)
    assert (ran.code, ran.out, ran.err) == (2, "", f"onrecord: {tmp_path} is a folder; name a file for the record\n")


def test_a_record_is_not_made_where_there_is_no_folder() -> None:
    ran = run("add", "-", "--db", "no/such/folder.db")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no folder no/such" in ran.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("shwo",), "Did you mean 'show'?"),
        (("show", "--bogus"), "No such option: --bogus"),
        (("show", "--only", "weather"), "weather"),
        (("brief", "--format", "pdf"), "pdf"),
        (("search",), "Missing argument"),
        (("why",), "Missing argument"),
        (("add",), "Missing argument"),
        (("add", "-", "--workers", "0"), "--workers"),
        (("add", "-", "--workers", "many"), "--workers"),
        (("judge", "decide"), "decide"),
        (("diff",), "--since"),
    ],
)
def test_usage_errors_are_told_on_stderr(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert "Traceback" not in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [("show",), ("search", "valve"), ("why", "c1"), ("verify",), ("judge", "list")])
def test_two_forms_at_once_are_refused(command: tuple[str, ...], record: Path) -> None:
    ran = run(*command, "--json", "--jsonl", "--db", record)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "onrecord: choose one of --json, --jsonl and --csv\n"


@pytest.mark.parametrize("arguments", [(), ("judge",)])
def test_without_a_command_it_lists_them(arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert "Commands:" in ran.out + ran.err
    assert "Example: onrecord " in ran.out + ran.err


def test_the_version() -> None:
    ran = run("--version")
    assert (ran.code, ran.out, ran.err) == (0, f"onrecord {__version__}\n", "")
