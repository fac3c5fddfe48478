"""Every line of a record: found by its id, with its reason, and with words that stand in their report."""

from collections.abc import Iterable
from typing import Any

import msgspec
import pytest

from onrecord import exports
from onrecord.errors import UnknownId
from onrecord.record import Record
from onrecord.spans import Span
from tests.store.fakes import EVERY, SECOND


def test_every_id_of_an_export_is_found(record: Record) -> None:
    seen = set()
    for text in exports.jsonl(record):
        line = msgspec.json.decode(text)
        if line["kind"] not in ("side",):
            found = record.find(line["id"])
            assert found.id == line["id"]
            seen.add(found.kind)
    assert seen == {"story", "report", "statement", "quantity", "entity", "claim"}
    for claim in record.story("#harbour").claims():
        for key in [*(each.id for each in claim.members), *(each.id for each in claim.origins)]:
            assert claim.id in record.find(key).within


def test_why_gives_the_rule_and_words_in_their_sentence(record: Record) -> None:
    view = record.story("#harbour")
    claim = next(each for each in view.claims() if len(each.members) == 3)
    why = record.why(claim.id[:8])
    assert why.rule == "disputed since 2031-03-05: so it is disputed"
    assert [each.words for each in why.evidence] == ["the crane fell at noon."] * 3
    assert why.evidence[0].around == "Mira says: the crane fell at noon."
    assert "asserted from 2031-03-01: so it is asserted" in why.notes
    for line in exports.jsonl(record):
        noun = msgspec.json.decode(line)
        if "id" in noun:
            for evidence in record.why(noun["id"]).evidence:
                report = next(each for each in EVERY if each.id == evidence.report)
                assert report.text[evidence.span.start : evidence.span.end] == evidence.words
                assert evidence.words in evidence.around


def test_cite_gives_all_that_is_needed(record: Record) -> None:
    said = record.story("#harbour").findings(SECOND.id).statements[0]
    citation = record.cite(said.id)
    assert (citation.words, citation.speaker, citation.outlet) == ("the crane fell at noon.", "Lena", "Tide Post")
    assert (citation.date, citation.basis, citation.report) == ("2031-03-03", "declared", SECOND.id)
    assert SECOND.text[citation.span.start : citation.span.end] == citation.words
    assert record.cite(SECOND.id).words == "More from the quay #harbour"


def test_an_id_that_names_nothing_or_several_things_is_an_error(record: Record) -> None:
    with pytest.raises(UnknownId, match="nothing in this record"):
        record.why("zzz")
    with pytest.raises(UnknownId, match="give more of it"):
        record.find("r")


def spans_of(value: Any) -> Iterable[dict[str, Any]]:
    if isinstance(value, dict):
        if value.keys() == {"report", "start", "end", "words"}:
            yield value
        for each in value.values():
            yield from spans_of(each)
    elif isinstance(value, list):
        for each in value:
            yield from spans_of(each)


def test_spans_hold_their_words_in_every_line(record: Record) -> None:
    texts = {report.id: report.text for report in EVERY}
    spans = [span for line in exports.jsonl(record) for span in spans_of(msgspec.json.decode(line))]
    assert len(spans) > 40
    for span in spans:
        assert texts[span["report"]][span["start"] : span["end"]] == span["words"]
        Span(span["report"], span["start"], span["end"])
