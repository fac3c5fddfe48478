"""Words shown are exactly the words at their span, in every line of every view, export, citation and reason."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest

from onrecord import exports
from onrecord.record import Record

Json = Any


@pytest.fixture(scope="module")
def texts(example: Record) -> dict[str, str]:
    """Every report's text, as the record holds it."""
    return {report.id: report.text for story in example.stories() for report in example.story(story.id).reports()}


@pytest.fixture(scope="module")
def lines(example: Record) -> list[Json]:
    return [json.loads(line) for line in exports.jsonl(example)]


def _spans(value: Json) -> Iterator[Json]:
    """Every span within a line."""
    if isinstance(value, dict):
        if {"report", "start", "end", "words"} <= value.keys():
            yield value
        for part in value.values():
            yield from _spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from _spans(part)


def test_json_lines(lines: list[Json], texts: dict[str, str]) -> None:
    spans = [span for line in lines for span in _spans(line)]
    assert len(spans) > 2000
    for span in spans:
        assert span["words"] == texts[span["report"]][span["start"] : span["end"]]
        assert span["words"].strip()


def test_every_kind_of_line_is_there(lines: list[Json]) -> None:
    assert {line["kind"] for line in lines} == {
        "story", "report", "statement", "name", "time", "quantity", "event",
        "entity", "side", "claim", "figure", "moment", "prospect", "relation", "copy",
    }  # fmt: skip


def test_ids_are_there_once(lines: list[Json]) -> None:
    """An entity may be in several stories; within one, every line has an id of its own."""
    found = [(line["kind"], line["id"], line.get("story")) for line in lines if "id" in line]
    assert len(found) == len(set(found))


def test_csv_tables(example: Record, texts: dict[str, str]) -> None:
    for name, table in exports.csv_tables(example, raw=True):
        for row in csv.DictReader(io.StringIO("".join(table))):
            if "words" in row and "start" in row:
                shown = texts[row["report"]][int(row["start"]) : int(row["end"])]
                for piece in row["words"].split(" … "):
                    assert piece in shown, (name, row["words"])


def test_views(example: Record, texts: dict[str, str]) -> None:
    for story in example.stories():
        view = example.story(story.id)
        spans = [span for said in view.statements() for span in said.content]
        spans += [member.span for claim in view.claims() for member in claim.members]
        spans += [point.span for series in view.figures() for point in series.points]
        spans += [span for moment in view.timeline() for span in moment.sentences]
        spans += [prospect.span for prospect in view.prospects()]
        spans += [span for line in view.relations() for span in (*line.spans, *line.triggers, *line.figures)]
        for span in spans:
            assert view.quote(span) == texts[span.report][span.start : span.end]
            around = view.sentence(span)
            assert around.covers(span)


def test_reasons_and_citations(example: Record, lines: list[Json], texts: dict[str, str]) -> None:
    asked = [
        line["id"]
        for line in lines
        if line["kind"] in ("claim", "statement", "figure", "moment", "prospect", "relation")
    ]
    for key in asked[::4]:
        for evidence in example.why(key).evidence:
            text = texts[evidence.report]
            assert evidence.words == text[evidence.span.start : evidence.span.end]
            assert evidence.around == text[evidence.sentence.start : evidence.sentence.end]
            assert evidence.words in evidence.around
        citation = example.cite(key)
        for piece, span in zip(citation.words.split(" … "), citation.spans, strict=False):
            assert piece == texts[span.report][span.start : span.end]


def test_search(example: Record, texts: dict[str, str]) -> None:
    hits = example.search("said")
    assert hits
    for hit in hits:
        for span in hit.spans:
            assert texts[span.report][span.start : span.end].strip()


def test_the_record_is_sound(example: Record) -> None:
    assert example.verify() == []
