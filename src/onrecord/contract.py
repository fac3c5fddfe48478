"""The JSON contract of `study`: one object a report, offsets in code points, half-open."""

from collections.abc import Iterable
from typing import Any

import msgspec

from onrecord.events.nouns import Event
from onrecord.findings import Findings
from onrecord.mentions import Entity
from onrecord.reports import Report
from onrecord.spans import Span
from onrecord.statements import Statement


def contract(report: Report, found: Findings) -> str:
    """One line of JSON for a report and its findings, without its line break."""
    return msgspec.json.encode(as_object(report, found)).decode()


def as_object(report: Report, found: Findings) -> dict[str, Any]:
    """What `contract` prints, as plain objects."""
    published = found.published
    made: dict[str, Any] = {
        "id": report.id,
        "text": report.text,
        "published": {
            "earliest": published.earliest,
            "latest": published.latest,
            "basis": published.basis,
            "spans": _pairs(published.spans),
        },
        "sentences": _pairs(found.sentences),
        "regions": [{"span": region.span.pair(), "kind": region.kind} for region in report.regions],
        "entities": [_entity(entity) for entity in found.entities],
        "statements": [_statement(said) for said in found.statements if not said.retold],
        "retold": [_statement(said) for said in found.statements if said.retold],
        "times": [_plain(time) for time in found.times],
        "quantities": [_plain(quantity) for quantity in found.quantities],
        "events": [_event(event) for event in found.events],
    }
    if found.unread is not None:
        made["unread"] = found.unread
    return made


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "aliases": list(entity.aliases),
        "mentions": _pairs(entity.mentions),
        "roles": list(entity.roles),
        "speaks_for": entity.speaks_for,
    }


def _event(event: Event) -> dict[str, Any]:
    plain = _plain(event)
    return {key: plain[key] for key in ("id", "trigger", "participants", "place", "time")}


def _statement(statement: Statement) -> dict[str, Any]:
    """A statement; whether it is retold is told by the list that it stands in."""
    plain = _plain(statement)
    del plain["retold"]
    return {**plain, "source": plain["source"] or None, "cue": plain["cue"] or None}


def _plain(noun: msgspec.Struct) -> dict[str, Any]:
    """A noun's fields with spans as pairs."""
    return {name: _value(getattr(noun, name)) for name in noun.__struct_fields__}


def _value(value: object) -> object:
    if isinstance(value, Span):
        return value.pair()
    if isinstance(value, tuple):
        return [_value(part) for part in value]
    if isinstance(value, msgspec.Struct):
        return _plain(value)
    return value


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [span.pair() for span in spans]
