"""`--as-of`: what the record said on a day, from the reports published by then and no others."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.made import LEAK, RACE, rows
from tests.cli.running import good, run


def rowed(record: Path, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = good("show", *words, "--db", record, "--json").json
    return found


@pytest.fixture(scope="module")
def then(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the leak's first two reports alone."""
    place = tmp_path_factory.mktemp("then")
    (place / "leak.jsonl").write_text(rows(*LEAK[:2]), encoding="utf-8")
    good("add", place / "leak.jsonl", "--db", place / "then.db")
    return place / "then.db"


def test_a_story_as_it_stood(record: Path, leak: str) -> None:
    later = {row["standing"] for row in rowed(record, leak, "--only", "claims") if "valve" in row["words"]}
    earlier = {
        row["standing"]
        for row in rowed(record, leak, "--only", "claims", "--as-of", "2031-03-04")
        if "valve" in row["words"]
    }
    assert "conceded" in later
    assert earlier
    assert "conceded" not in earlier
    outlets = [row["outlet"] for row in rowed(record, leak, "--only", "reports", "--as-of", "2031-03-04")]
    assert outlets == ["Ferry Courier", "Harbour Post"]


def test_it_is_the_record_of_those_reports_alone(record: Path, then: Path, leak: str) -> None:
    chosen = ("show", leak, "--jsonl")
    assert good(*chosen, "--db", record, "--as-of", "2031-03-04").out == good(*chosen, "--db", then).out
    brief = ("brief", leak, "--out", "-")
    page = good(*brief, "--db", record, "--as-of", "2031-03-10").out
    assert page.count(" (as of 2031-03-10)") > 0
    assert page.replace(" (as of 2031-03-10)", "") == good(*brief, "--db", then).out
    assert good("export", "--db", record, "--as-of", "2031-03-04").out == good("export", "--db", then).out
    stories = [{"id": row["id"], "reports": row["reports"], "claims": row["claims"]} for row in rowed(then)]
    listed = rowed(record, "--as-of", "2031-03-04")
    assert [{key: row[key] for key in stories[0]} for row in listed] == stories


def test_a_brief_of_a_day_is_no_other_days_file(record: Path, leak: str) -> None:
    named = good("brief", leak, "--as-of", "2031-03-10", "--db", record).out
    assert named == f"{leak}-2031-03-10.html\n"
    assert Path(named.strip()).stat().st_size > 1000


def test_a_window_lapses_by_the_day_asked_for(record: Path, leak: str) -> None:
    def outcomes(*words: str) -> set[str]:
        found = rowed(record, leak, "--only", "prospects", *words)
        return {row["outcome"] for row in found if "March 20" in row["words"]}

    assert outcomes() == {"open"}
    assert outcomes("--as-of", "2031-03-20") == {"open"}
    assert outcomes("--as-of", "2031-03-21") == {"lapsed"}


def test_why_and_cite_on_that_day(record: Path, leak: str) -> None:
    (claim,) = [row for row in rowed(record, leak, "--only", "claims") if row["standing"] == "conceded"][:1]
    assert good("why", claim["id"], "--db", record, "--json").json[0]["rule"].startswith("conceded")
    told = good("why", claim["id"], "--as-of", "2031-03-04", "--db", record)
    assert "rule: conceded" not in told.out
    assert "2031-03-11" not in told.out
    assert told.err == "onrecord: as of 2031-03-04: 2 of 3 reports; the others are later, or of no known day\n"
    report = next(row["id"] for row in rowed(record, leak, "--only", "reports") if row["day"] == "2031-03-11")
    gone = run("cite", report, "--as-of", "2031-03-04", "--db", record)
    assert (gone.code, gone.out) == (2, "")
    assert "nothing in this record" in gone.err


def test_what_was_new_between_two_days(record: Path) -> None:
    def changed(*words: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = good("diff", "--since", "2031-03-03", *words, "--db", record, "--json").json
        return found

    between = changed("--by", "dated", "--as-of", "2031-03-05")
    assert [row["change"] for row in between].count("new report") == 1
    assert [row["change"] for row in changed("--by", "dated")].count("new report") > 1


def test_decisions_hold_whenever_they_were_made(own: Path, leak: str) -> None:
    lindt = next(row["id"] for row in rowed(own, leak, "--only", "entities") if row["name"] == "Mara Lindt")
    good("judge", "rename", lindt, "Mayor Lindt", "--db", own)
    good("judge", "rename", leak, "The leak", "--db", own)
    named = {row["name"] for row in rowed(own, "the leak", "--only", "entities", "--as-of", "2031-03-03")}
    assert "Mayor Lindt" in named
    assert [row["name"] for row in rowed(own, "--as-of", "2031-03-03")] == ["The leak"]
    before = good("show", leak, "--db", own).out
    assert good("show", leak, "--db", own).out == before


def test_a_story_that_a_person_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(rows(LEAK[0], RACE[0]), encoding="utf-8")
    good("add", "a.jsonl", "--story", "Spring", "--db", "named.db")
    assert rowed(Path("named.db"), "spring", "--only", "reports", "--as-of", "2031-03-03")[0]["day"] == "2031-03-02"
    assert rowed(Path("named.db"), "--as-of", "2031-07-01")[0]["name"] == "Spring"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("show", "{story}", "--as-of", "soon"), "'soon' is no day: write it as YYYY-MM-DD"),
        (("show", "--as-of", "2031-02-30"), "'2031-02-30' is no day"),
        (("brief", "{story}", "--as-of", "2031-01-01"), "by 2031-01-01: the first is from 2031-03-02"),
        (("diff", "--since", "2031-03-01", "--as-of", "2031-03-05"), "it goes with --by dated"),
        (("why", "zzz", "--as-of", "2031-03-05"), "nothing in this record has an id"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked(words: tuple[str, ...], message: str, record: Path, leak: str) -> None:
    ran = run(*(word.format(story=leak) for word in words), "--db", record)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
