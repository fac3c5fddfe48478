"""Searching statements and sentences by words and filters, however a query is written."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.record import Record
from onrecord.store.search import Query, parse

from .fakes import DENIAL, EVERY, HARBOUR, SECOND, STEPS, made


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(tmp_path_factory.mktemp("search") / "a.db", steps=STEPS) as record:
        record.add([*EVERY, made("Café #quay\nZoë says: 50% off_ers \\ here.\n", outlet="Été", day="2031-05-05")])
        yield record


def test_a_query_is_taken_apart() -> None:
    found = parse('crane "fell at noon" speaker:"Kim Il" act:DENY on:2031-03 on:soon outlet:Wire boat* (')
    assert found == Query(
        words=("crane", "fell at noon", "on:soon", "boat*"),
        speaker=("Kim Il",),
        act=("DENY",),
        on=("2031-03",),
        outlet=("Wire",),
    )


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("crane", ["statement", "statement", "statement"]),
        ("cranes falling", []),
        ("crane noon", ["statement", "statement", "statement"]),
        ('"fell at"', ["statement", "statement", "statement"]),
        ('"at fell"', []),
        ("boats", ["sentence"]),
        ("boat*", ["sentence"]),
        ("act:deny", ["statement", "statement"]),
        ("speaker:osk crane", ["statement"]),
        ("speaker:OSK act:assert", []),
        ("on:2031-03-05", ["statement", "sentence"]),
        ("on:2031-02", ["statement", "sentence"]),
        ("on:2030", []),
        ("outlet:tide crane", ["statement"]),
        ("outlet:été", ["statement", "sentence"]),
        ("cafe", ["sentence"]),
        ("speaker:ZOË", ["statement"]),
        ("speaker:%", []),
        ("speaker:_", []),
        ("", []),
        ('"', []),
    ],
)
def test_what_a_query_finds(record: Record, query: str, kinds: list[str]) -> None:
    assert [hit.kind for hit in record.search(query)] == kinds


def test_a_hit_opens_its_words(record: Record) -> None:
    hits = record.search("crane fell")
    assert {hit.report for hit in hits} == {HARBOUR.id, SECOND.id, DENIAL.id}
    for hit in hits:
        assert record.story("#harbour").report(hit.report).quote(hit.spans) == hit.words
        assert hit.statement
        assert record.find(hit.statement).spans == hit.spans
    assert {(hit.speaker, hit.act, hit.earliest) for hit in hits} >= {("Osk", "deny", "2031-03-05")}
    assert len(record.search("crane fell", limit=1)) == 1


HOSTILE = [
    '"',
    "*",
    "NEAR(",
    "a AND",
    "-x",
    "words:crane",
    "speaker:",
    'on:"',
    "^crane",
    "{a b}: c",
    "\0",
    "';--",
    "a" * 5000,
]


@pytest.mark.parametrize("query", HOSTILE)
def test_no_query_is_an_error(record: Record, query: str) -> None:
    assert isinstance(record.search(query), list)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from("ab\"*^():-+{}\\'%_ \0:é") | st.characters(codec="utf-8"), max_size=30))
def test_no_generated_query_is_an_error(record: Record, query: str) -> None:
    assert isinstance(record.search(query), list)
