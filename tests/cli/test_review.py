"""`onrecord review`: what is asked, what each answer does, and that an answer is never asked for again."""

import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.made import rows
from tests.cli.running import Ran, good, process, run

PIER = (
    {
        "outlet": "Ferry Courier",
        "published": "2031-04-02",
        "title": "Ferry pier at Brandford closed",
        "text": (
            "The ferry pier at Brandford was closed on Wednesday after cracks were found, officials said.\n\n"
            "“The pier is not safe,” said Oskar Lindqvist, the harbour master of Brandford.\n\n"
            "“We wrote of this in May,” said Oskar Lindqvist.\n\n"
            "Ebba Lindqvist, a lawyer for the ferry company, said that the cracks were old.\n\n"
            "“The company was never asked to mend the pier,” said Ebba Lindqvist.\n"
        ),
    },
    {
        "outlet": "Harbour Post",
        "published": "2031-04-03",
        "title": "Pier stays closed",
        "text": (
            "The ferry pier at Brandford stays closed, the mayor, Pavel Dvoracek, said on Thursday.\n\n"
            "“Nobody told us of any cracks in the pier,” Lindqvist said.\n\n"
            "“We have looked for cracks every year,” Lindqvist said.\n"
        ),
    },
    {
        "outlet": "Coast Wire",
        "published": "2031-04-05",
        "title": "Mayor denies that he knew of cracks in pier",
        "text": (
            "The mayor of Brandford, Pavel Dvorasek, denied on Saturday that he had known of the cracks in the ferry"
            " pier.\n\n“I was never told of cracks,” Dvorasek said.\n"
        ),
    },
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("pier")
    (place / "pier.jsonl").write_text(rows(*PIER), encoding="utf-8")
    good("add", place / "pier.jsonl", "--db", place / "pier.db")
    return place / "pier.db"


@pytest.fixture
def pier(made: Path, tmp_path: Path) -> Path:
    """A copy of a record in which a surname is two people's, and a name has two spellings."""
    return Path(shutil.copy(made, tmp_path / "pier.db"))


def listed(db: Path, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = good("review", *words, "--db", db, "--json").json
    return found


def answered(db: Path, *lines: str) -> Ran:
    return good("review", "--only", "people", "--db", db, stdin="".join(f"{line}\n" for line in lines).encode())


def named(db: Path) -> dict[str, int]:
    found = good("show", "--only", "entities", "--db", db, "--json").json
    return {row["name"]: row["mentions"] for row in found}


def decisions(db: Path) -> list[str]:
    return [row["decision"] for row in good("judge", "list", "--db", db, "--json").json]


def test_what_is_in_doubt_is_listed_the_weightiest_first(pier: Path) -> None:
    found = listed(pier)
    assert [row["statements"] for row in found] == sorted((row["statements"] for row in found), reverse=True)
    people = {frozenset(row["names"]): row for row in found if row["about"] == "entity"}
    assert set(people) == {
        frozenset(("Oskar Lindqvist", "Lindqvist")),
        frozenset(("Ebba Lindqvist", "Lindqvist")),
        frozenset(("Pavel Dvoracek", "Pavel Dvorasek")),
    }
    spelled = people[frozenset(("Pavel Dvoracek", "Pavel Dvorasek"))]
    assert (spelled["joined"], spelled["why"][:15]) == (True, "taken for one: ")
    one, other = spelled["shown"]
    assert {one["outlet"], other["outlet"]} == {"Harbour Post", "Coast Wire"}
    assert one["words"] in one["around"]
    assert listed(pier) == found
    assert len(good("review", "--db", pier, "--jsonl").lines) == len(found)
    assert decisions(pier) == []


def test_yes_no_and_skip(pier: Path) -> None:
    order = [sorted(row["names"]) for row in listed(pier, "--only", "people")]
    assert order[2] == ["Pavel Dvoracek", "Pavel Dvorasek"]
    ran = answered(pier, "n", "s", "N")
    assert "1 of 3: " in ran.out
    assert "“Nobody told us of any cracks in the pier,” Lindqvist said." in ran.out
    assert "Harbour Post, Pier stays closed, 2031-04-03" in ran.out
    assert ran.err == "onrecord: 2 of 3 decided\n"
    assert decisions(pier) == ["split", "split"]
    assert {"Pavel Dvoracek", "Pavel Dvorasek"} <= set(named(pier))
    left = [sorted(row["names"]) for row in listed(pier, "--only", "people")]
    assert left == [order[1]]
    assert "1 of 1: " in answered(pier, "yes").out
    assert listed(pier, "--only", "people") == []
    assert "Lindqvist" not in named(pier)


def test_what_follows_from_an_answer_is_not_asked(pier: Path) -> None:
    ran = answered(pier, "y", "y")
    assert ("1 of 3: " in ran.out, "2 of 3: " in ran.out, "3 of 3: " in ran.out) == (True, False, True)
    assert decisions(pier) == ["merge", "merge"]
    assert listed(pier, "--only", "people") == []


@pytest.mark.parametrize("lines", [("r", "Master Lindqvist"), ("r Master Lindqvist",)])
def test_yes_under_another_name(pier: Path, lines: tuple[str, ...]) -> None:
    answered(pier, *lines)
    assert decisions(pier) == ["merge", "rename"]
    assert "Master Lindqvist" in named(pier)


def test_why_tells_by_what_names_were_taken_for_one(pier: Path) -> None:
    def why(name: str) -> str:
        found = good("show", "--only", "entities", "--db", pier, "--json").json
        return good("why", next(row["id"] for row in found if name in (row["name"], *row["aliases"])), "--db", pier).out

    assert "note: taken for one: “Pavel Dvoracek” and “Pavel Dvorasek”: a letter apart" in why("Pavel Dvorasek")
    good("review", "--only", "people", "--db", pier, stdin=b"s\ns\ny\n")
    assert "note: taken for one: “Pavel Dvoracek” and “Pavel Dvorasek”: a person's decision" in why("Pavel Dvorasek")


def test_what_is_no_answer_is_asked_for_again(pier: Path) -> None:
    ran = answered(pier, "perhaps", "", "yes please", "r", "", "q")
    assert "'perhaps' is no answer" in ran.err
    assert ran.err.endswith("onrecord: 0 of 3 decided\n")
    assert run("review", "--db", pier, stdin=b"\xff\xfe\x00\n").code == 0
    assert decisions(pier) == []


def test_answers_outlive_more_reports(pier: Path, tmp_path: Path) -> None:
    answered(pier, "y", "n")
    more = {
        **PIER[1],
        "outlet": "Quay News",
        "published": "2031-04-08",
        "text": PIER[1]["text"].replace("year", "spring"),
    }
    (tmp_path / "more.jsonl").write_text(rows(more), encoding="utf-8")
    good("add", tmp_path / "more.jsonl", "--db", pier)
    assert {"Pavel Dvoracek", "Pavel Dvorasek"} <= set(named(pier))
    assert "surname" not in {row["why"] for row in listed(pier, "--only", "people") if row["joined"]}
    good("verify", "--db", pier)


def test_the_end_of_the_input_quits(pier: Path) -> None:
    assert answered(pier).err == "onrecord: 0 of 3 decided\n"


def test_ctrl_c_keeps_what_was_answered(pier: Path) -> None:
    with process("review", "--only", "people", "--db", pier, stdin=subprocess.PIPE) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdin.write("n\n")
        running.stdin.flush()
        while not running.stdout.readline().startswith("stored: "):
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        running.stdout.read()
        assert running.stderr.read() == "onrecord: interrupted\n"
    assert running.returncode == 130
    assert decisions(pier) == ["split"]
    assert len(listed(pier, "--only", "people")) == 2


def test_a_doubtful_statement(own: Path, leak: str) -> None:
    said = good("show", leak, "--only", "statements", "--db", own, "--json").json
    doubtful = [row["id"] for row in said if row["doubtful"]]
    asked = listed(own, leak, "--only", "statements")
    assert {row["lines"][0] for row in asked} >= set(doubtful)
    assert all(row["about"] == "statement" for row in asked)


def test_nothing_in_doubt_and_what_is_refused(record: Path, leak: str) -> None:
    none = good("review", leak, "--only", "people", "--db", record)
    assert (none.out, none.err) == ("", "onrecord: nothing is in doubt\n")
    assert run("review", "zzz", "--db", record).code == 2
    assert run("review", "--json", "--csv", "--db", record).code == 2
    assert run("review", "--db", "absent.db").code == 2
