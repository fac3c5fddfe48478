"""`onrecord diff`: looks, feeds, and what is said of bad input."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.running import good, run


def test_since_the_last_look(own: Path) -> None:
    ran = run("diff", "--since", "look", "--db", own)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("onrecord: nobody has noted a look at this record yet: give a day with --since")
    assert ran.err.count("\n") == 1
    assert good("diff", "--since", "2000-01-01", "--seen", "--db", own).out
    after = good("diff", "--since", "look", "--db", own)
    assert (after.out, after.err) == ("", "onrecord: nothing has changed since the last look\n")


def test_looking_without_noting_it_changes_nothing(own: Path) -> None:
    before = own.read_bytes()
    good("diff", "--since", "2000-01-01", "--db", own)
    assert own.read_bytes() == before


def test_what_new_reports_bring_is_in_the_table(record: Path) -> None:
    rows = good("diff", "--since", "2031-03-03", "--by", "dated", "--db", record, "--json").json
    changes = {row["change"] for row in rows}
    assert "new statement" in changes
    assert all({"id", "change", "before", "after", "words"} <= row.keys() for row in rows)


def test_feeds(record: Path) -> None:
    atom = good("diff", "--since", "2031-03-03", "--by", "dated", "--atom", "--db", record).out
    assert ElementTree.fromstring(atom).tag.endswith("feed")
    feed = json.loads(good("diff", "--since", "2031-03-03", "--by", "dated", "--json-feed", "--db", record).out)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert len(feed["items"]) == len(ElementTree.fromstring(atom).findall("{http://www.w3.org/2005/Atom}entry"))


@pytest.mark.parametrize("other", ["--json-feed", "--json", "--csv"])
def test_one_form_at_a_time(record: Path, other: str) -> None:
    ran = run("diff", "--since", "2031-03-03", "--atom", other, "--db", record)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "onrecord: choose one of --atom, --json-feed, --json, --jsonl and --csv\n"


@pytest.mark.parametrize("form", [(), ("--atom",), ("--json-feed",), ("--json",)])
def test_an_empty_record_says_what_to_do(empty: Path, form: tuple[str, ...]) -> None:
    ran = run("diff", "--since", "2031-03-03", *form, "--db", empty)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "onrecord: the record holds no report yet: add some with `onrecord add PATH...`\n"
