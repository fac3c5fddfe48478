"""`why`, `cite`, `search` and `diff`: questions to a record."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import good, run


@pytest.fixture(scope="module")
def statements(record: Path, leak: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = good("show", leak, "--only", "statements", "--db", record, "--json").json
    return found


@pytest.fixture(scope="module")
def said(statements: list[dict[str, Any]]) -> dict[str, Any]:
    (one,) = [each for each in statements if "cloud came over" in each["words"]]
    return one


def test_why_shows_the_rule_and_the_words_in_their_sentence(record: Path, said: dict[str, Any]) -> None:
    out = good("why", said["id"], "--db", record).out
    assert out.startswith(f"statement {said['id']}\nrule: direct speech")
    assert f"{said['words']} (words)" in out
    assert "in: “We heard a bang and then the cloud came over the fence,” said Mara Lindt, the mayor of" in out
    assert "Ferry Courier, Chlorine leak empties streets in Brandford, 2031-03-02" in out


def test_why_in_forms_for_programs(record: Path, said: dict[str, Any]) -> None:
    (document,) = good("why", said["id"], "--db", record, "--json").json
    assert good("why", said["id"], "--db", record, "--jsonl").lines == [{"kind": "why", **document}]
    rows = list(csv.DictReader(io.StringIO(good("why", said["id"], "--db", record, "--csv").out)))
    assert [row["words"] for row in rows] == [each["words"] for each in document["evidence"]]
    assert {row["rule"] for row in rows} == {document["rule"]}


def test_why_a_claim_stands_as_it_does(record: Path, leak: str) -> None:
    claims = good("show", leak, "--only", "claims", "--db", record, "--json").json
    (conceded,) = [claim["id"] for claim in claims if claim["standing"] == "conceded"]
    out = good("why", conceded, "--db", record).out
    assert f"claim {conceded}\nrule: conceded since 2031-03-11" in out
    assert "Hollis Chemicals" in out


def test_a_line_ready_to_paste(record: Path, said: dict[str, Any]) -> None:
    assert good("cite", said["id"], "--db", record).out == (
        "Mara Lindt: “We heard a bang and then the cloud came over the fence,” — Ferry Courier, Chlorine leak empties"
        " streets in Brandford, 2031-03-02 (given) <https://courier.example/leak>\n"
    )
    (document,) = good("cite", said["id"], "--db", record, "--json").json
    assert (document["speaker"], document["outlet"]) == ("Mara Lindt", "Ferry Courier")
    assert good("cite", said["id"], "--db", record, "--csv").out.count("\n") == 2


@pytest.mark.parametrize("command", ["why", "cite"])
def test_the_beginning_of_an_id_is_enough(command: str, record: Path, said: dict[str, Any]) -> None:
    assert good(command, said["id"][:8], "--db", record).out == good(command, said["id"], "--db", record).out


@pytest.mark.parametrize("command", ["why", "cite"])
@pytest.mark.parametrize("key", ["zzz", "s' OR 1=1 --", "%", "\x00"])
def test_an_unknown_id_is_one_line(command: str, key: str, record: Path) -> None:
    ran = run(command, key, "--db", record)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("onrecord: nothing in this record has an id that begins with")
    assert ran.err.count("\n") == 1


def test_an_ambiguous_id_names_some_of_those_meant(record: Path, statements: list[dict[str, Any]]) -> None:
    ran = run("why", "s", "--db", record)
    assert (ran.code, ran.out) == (2, "")
    assert "give more of it" in ran.err
    assert any(each["id"] in ran.err for each in statements)


def test_search_finds_statements_by_words(record: Path) -> None:
    hits = good("search", "valve", "failed", "--db", record, "--json").json
    assert len(hits) > 3
    assert all("valve" in hit["words"] for hit in hits)
    people = good("search", "valve", "failed", "--db", record).out
    assert all(hit["id"] in people for hit in hits)
    assert [line["id"] for line in good("search", "valve", "failed", "--db", record, "--jsonl").lines] == [
        hit["id"] for hit in hits
    ]


@pytest.mark.parametrize(
    ("query", "speakers"),
    [
        ("act:deny", {"Hollis Chemicals", "Peter Oske"}),
        ('speaker:"mara lindt"', {"Mara Lindt"}),
        ("valve speaker:oske on:2031-03-11", {"Peter Oske"}),
        ('speaker:lindt outlet:"ferry courier"', {"Mara Lindt"}),
        ("on:2031-06 climb", {"Grace Okello"}),
    ],
)
def test_search_by_filters(query: str, speakers: set[str], record: Path) -> None:
    hits = good("search", query, "--db", record, "--json").json
    assert {hit["speaker"] for hit in hits} == speakers


@pytest.mark.parametrize(
    "query",
    ['"', "*", "valve AND OR NOT", "NEAR(valve failed)", "words:valve", "'; DROP TABLE reports; --", "act:", "on:soon"],
)
def test_no_query_is_an_error(query: str, record: Path) -> None:
    ran = good("search", query, "--db", record)
    assert ran.out or ran.err == "onrecord: nothing found\n"
    assert good("verify", "--db", record).out


def test_a_sentence_that_nobody_said_has_its_reports_id(record: Path) -> None:
    hits = good("search", "rain", "--db", record, "--json").json
    sentence = next(hit for hit in hits if hit["hit_kind"] == "sentence")
    assert sentence["id"] == sentence["report"]
    assert "heavy rain" in good("search", '"heavy rain"', "--db", record).out


def test_search_shows_at_most_so_many(record: Path) -> None:
    assert len(good("search", "valve", "--limit", 2, "--db", record, "--json").json) == 2
    assert run("search", "valve", "--limit", 0, "--db", record).code == 2


def test_diff_by_the_reports_own_dates(record: Path) -> None:
    rows = good("diff", "--since", "2031-03-05", "--by", "dated", "--db", record, "--json").json
    (changed,) = [row for row in rows if row["change"] == "changed" and "valve" in row["words"]]
    assert (changed["before"], changed["after"]) == ("disputed", "conceded")
    assert sum(row["change"] == "new report" for row in rows) == 3
    people = good("diff", "--since", "2031-03-05", "--by", "dated", "--db", record).out
    assert all(row["id"] in people for row in rows)


def test_diff_by_when_it_was_added(record: Path) -> None:
    everything = good("diff", "--since", "2000-01-01", "--db", record, "--json").json
    assert {"new", "new report", "story new"} <= {row["change"] for row in everything}
    later = good("diff", "--since", "2999-01-01", "--db", record)
    assert (later.out, later.err) == ("", "onrecord: nothing has changed since 2999-01-01\n")


def test_diff_needs_a_day(record: Path) -> None:
    ran = run("diff", "--since", "last week", "--db", record)
    assert (ran.code, ran.out) == (2, "")
    assert "'last week' is neither a day" in ran.err
    assert run("diff", "--db", record).code == 2
