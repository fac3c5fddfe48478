"""Checks of what `study` prints against the JSON contract of the design: every field, every offset."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, get_args

from onrecord.reports.report import Basis, RegionKind

Row = dict[str, Any]
Pair = list[int]

TOP = {
    "id", "text", "published", "sentences", "regions",
    "entities", "statements", "retold", "times", "quantities", "events",
}  # fmt: skip
SAID = {"id", "source", "cue", "content", "kind", "act", "within", "speaker", "via", "said", "confidence"}
FIELDS = {
    "entities": {"id", "name", "kind", "aliases", "mentions", "roles", "speaks_for"},
    "statements": SAID,
    "retold": SAID,
    "times": {"id", "span", "type", "value", "earliest", "latest", "unanchored", "anchor"},
    "quantities": {"id", "span", "low", "high", "bound", "change", "unit", "counted", "as_of", "statement"},
    "events": {"id", "trigger", "participants", "place", "time"},
}  # fmt: skip
ACTS = {
    "assert", "deny", "confirm", "concede", "allege", "warn",
    "promise", "demand", "predict", "condemn", "praise", "ask",
}  # fmt: skip
BOUNDS = {"exact", "about", "at_least", "at_most", "more_than", "less_than", "range"}


def check(row: Row) -> None:
    """Hold one printed line against the contract.

    Raises:
        AssertionError: a field is missing, too many, or not as it should be.
    """
    unread = {"unread"} & row.keys()
    assert row.keys() == TOP | unread
    for name, fields in FIELDS.items():
        for found in row[name]:
            assert fields <= found.keys(), (name, fields - found.keys())
    _check_spans(row)
    _check_order(row)
    _check_links(row)
    _check_values(row)


def spans(row: Row) -> Iterator[Pair]:
    """Every span of a line but those of regions."""
    yield from row["published"]["spans"]
    yield from row["sentences"]
    yield from findings(row)


def findings(row: Row) -> Iterator[Pair]:
    """Every span of a statement, quantity or mention: what boilerplate may not yield."""
    for entity in row["entities"]:
        yield from entity["mentions"]
    for statement in said(row):
        yield from pieces(statement)
    for quantity in row["quantities"]:
        yield quantity["span"]
        yield from [quantity["counted"]] if quantity["counted"] else []
    yield from (time["span"] for time in row["times"])
    yield from (event["trigger"] for event in row["events"])


def said(row: Row) -> Iterator[Row]:
    """Every statement of a line, those that are retold last."""
    yield from row["statements"]
    yield from row["retold"]


def pieces(statement: Row) -> Iterator[Pair]:
    """The spans of a statement."""
    yield from statement["source"] or []
    yield from statement["cue"] or []
    yield from statement["content"]


def _check_spans(row: Row) -> None:
    length = len(row["text"])
    for start, end in [*spans(row), *(region["span"] for region in row["regions"])]:
        assert 0 <= start < end <= length
        assert row["text"][start:end].strip(), "words, not blanks"
    for statement in said(row):
        assert statement["content"]
        assert statement["source"] is None or statement["source"]
        assert statement["cue"] is None or statement["cue"]


def _check_order(row: Row) -> None:
    for ordered in (row["sentences"], [region["span"] for region in row["regions"]]):
        assert all(one[1] <= other[0] for one, other in pairwise(ordered)), "in order, apart"
    for statement in said(row):
        assert statement["content"] == sorted(statement["content"])


def _check_links(row: Row) -> None:
    ids = {name: [found["id"] for found in row[name]] for name in FIELDS}
    for name, found in ids.items():
        assert len(set(found)) == len(found), f"{name} with one id"
    for statement in said(row):
        _check_known(statement["within"], [*ids["statements"], *ids["retold"]])
        assert statement["within"] != statement["id"]
        for entity in (statement["speaker"], *statement["via"]):
            _check_known(entity, ids["entities"])
    assert all(statement["within"] for statement in row["retold"]), "retold by somebody"
    assert not {statement["within"] for statement in row["statements"]} & set(ids["retold"])
    for quantity in row["quantities"]:
        _check_known(quantity["statement"], ids["statements"])
        _check_known(quantity["as_of"], ids["times"])
    for event in row["events"]:
        _check_known(event["time"], ids["times"])
        for entity in (event["place"], *(each["entity"] for each in event["participants"])):
            _check_known(entity, ids["entities"])


def _check_known(key: str | None, known: Iterable[str]) -> None:
    assert key is None or key in set(known)


def _check_values(row: Row) -> None:
    assert row["published"].keys() == {"earliest", "latest", "basis", "spans"}
    assert row["published"]["basis"] in get_args(Basis)
    assert {region["kind"] for region in row["regions"]} <= set(get_args(RegionKind))
    for statement in said(row):
        assert statement["kind"] in {"direct", "indirect", "mixed"}
        assert statement["act"] in ACTS
        assert 0 <= statement["confidence"] <= 1
    for quantity in row["quantities"]:
        assert isinstance(quantity["low"], int | float)
        assert quantity["bound"] in BOUNDS
        assert (quantity["high"] is not None) == (quantity["bound"] == "range")
        assert quantity["high"] is None or quantity["low"] <= quantity["high"]
        assert quantity["change"] in {"up", "down", None}
    for time in row["times"]:
        assert time["type"] in {"DATE", "TIME", "DURATION", "SET"}
        assert not (time["earliest"] and time["latest"]) or time["earliest"] <= time["latest"]
    for entity in row["entities"]:
        assert entity["name"]
        assert entity["kind"]
        assert entity["mentions"]
        printed = " ".join(row["text"].split()).casefold()
        assert all(" ".join(alias.split()).casefold() in printed for alias in entity["aliases"]), "aliases are printed"
