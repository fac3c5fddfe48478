"""The rows under which a story's and a report's lines are found again by their ids."""

from collections.abc import Iterator
from typing import Any

from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.reports.report import Published, Report
from onrecord.spans import Span, quote
from onrecord.statements.nouns import Statement
from onrecord.store.codec import encode
from onrecord.store.parts import LISTED, WHOLE

Row = dict[str, Any]


def found_rows(found: Findings) -> list[Row]:
    """Where a report's statements, quantities, times, entities and events are found."""
    kinds: dict[str, tuple[Any, ...]] = {
        "statement": found.statements,
        "quantity": found.quantities,
        "time": found.times,
        "entity": found.entities,
        "event": found.events,
    }
    ids = sorted({(kind, noun.id) for kind, nouns in kinds.items() for noun in nouns})
    return [{"report": found.report, "kind": kind, "id": key} for kind, key in ids]


def passage_rows(report: Report, found: Findings) -> list[Row]:
    """The words of a report that can be searched: its statements and its sentences."""
    rows = [_passage(report, "sentence", (sentence,), None) for sentence in sorted(set(found.sentences))]
    return rows + [_passage(report, "statement", said.content, said) for said in found.statements]


def line_rows(gathered: Gathered) -> Iterator[Row]:
    """A story's own lines: claims with their members and origins, figures, moments, prospects, entities, copies."""
    for part, (kind, _) in LISTED.items():
        for place, noun in enumerate(getattr(gathered, part)):
            yield _line(gathered, kind, noun.id, place=place, body=encode(noun))
    for claim in gathered.claims:
        held: dict[str, tuple[Any, ...]] = {"member": claim.members, "origin": claim.origins}
        for kind, nouns in held.items():
            for place, each in enumerate(nouns):
                yield _line(gathered, kind, each.id, place=place, parent=claim.id)


def given_rows(story: str, findings: dict[str, Findings], revised: dict[str, Findings]) -> list[Row]:
    """Entities that no report names: a person named them when correcting a speaker."""
    named = [
        entity
        for key in sorted(revised)
        for entity in revised[key].entities
        if entity.id not in {each.id for each in findings[key].entities}
    ]
    return [
        {"story": story, "kind": "given", "parent": "", "place": place, "id": entity.id, "body": encode(entity)}
        for place, entity in enumerate(named)
    ]


def part_rows(gathered: Gathered) -> list[Row]:
    """What is kept whole of a story."""
    return [{"story": gathered.story.id, "part": part, "body": encode(getattr(gathered, part))} for part in WHOLE]


def voice_rows(gathered: Gathered, findings: dict[str, Findings]) -> list[Row]:
    """Every name of each statement's speaker, in its report and in the story, and when it was said."""
    entities = {entity.id: entity for entity in gathered.entities}
    rows = {}
    for key in gathered.story.reports:
        own = {entity.id: entity for entity in findings[key].entities}
        published = gathered.published.get(key, Published())
        for said in findings[key].statements:
            joined = entities.get(gathered.entity_of.get(said.speaker or "", said.speaker or ""))
            speakers = [entity for entity in (joined, own.get(said.speaker or "")) if entity]
            names = {name for entity in speakers for name in (entity.name, *entity.aliases)}
            rows[said.id] = {
                "statement": said.id,
                "story": gathered.story.id,
                "speaker": speakers[0].name if speakers else None,
                "names": "\n".join(sorted(name.casefold() for name in names)),
                "earliest": said.said or published.earliest,
                "latest": said.said or published.latest,
            }
    return list(rows.values())


def _passage(report: Report, kind: str, spans: tuple[Span, ...], said: Statement | None) -> Row:
    return {
        "report": report.id,
        "kind": kind,
        "statement": said.id if said else None,
        "act": said.act if said else None,
        "start": spans[0].start,
        "spans": encode([span.pair() for span in spans]),
        "words": quote(report.text, spans),
    }


def _line(gathered: Gathered, kind: str, key: str, *, place: int, parent: str = "", body: str | None = None) -> Row:
    return {"story": gathered.story.id, "kind": kind, "parent": parent, "place": place, "id": key, "body": body}
