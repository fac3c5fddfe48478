"""The rows under which a story's and a report's lines are found again by their ids."""

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from typing import Any

from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.reports.report import Report
from onrecord.spans import Span, quote
from onrecord.statements.nouns import Statement
from onrecord.store.codec import decode, encode
from onrecord.store.connection import Look
from onrecord.store.loading import in_parts
from onrecord.store.parts import LISTED, WHOLE

Row = dict[str, Any]
Order = dict[str, tuple[str, ...]]  # kind of line to ids


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


HELD = ("member", "origin")  # lines that a claim holds; found by their ids, and read with the claim


def line_rows(gathered: Gathered) -> Iterator[Row]:
    """A story's own lines: claims, figures, moments, prospects, entities, copies; not what its claims hold."""
    for part, (kind, _) in LISTED.items():
        nouns = getattr(gathered, part)
        for again, noun in zip(_again(noun.id for noun in nouns), nouns, strict=True):
            yield _line(gathered, kind, noun.id, again=again, body=encode(noun))


def held_rows(gathered: Gathered, chosen: Set[str]) -> Iterator[Row]:
    """The members and origins of some of a story's claims."""
    for claim in gathered.claims:
        if claim.id in chosen:
            held = ([member.id for member in claim.members], [origin.id for origin in claim.origins])
            for kind, keys in zip(HELD, held, strict=True):
                for again, key in zip(_again(keys), keys, strict=True):
                    yield _line(gathered, kind, key, again=again, parent=claim.id)


def _again(keys: Iterable[str]) -> Iterator[int]:
    """For each id how many before it are the same."""
    known: Counter[str] = Counter()
    for key in keys:
        yield known[key]
        known[key] += 1


def order(gathered: Gathered) -> Order:
    """The ids of a story's lines in their order."""
    return {kind: tuple(noun.id for noun in getattr(gathered, part)) for part, (kind, _) in LISTED.items()}


def bodies(look: Look, story: str, kind: str) -> list[str]:
    """The lines of one kind of a story, in their order."""
    chosen = "SELECT id, body FROM lines WHERE story = :story AND kind = :kind AND parent = '' ORDER BY id, again DESC"
    left: dict[str, list[str]] = {}
    for key, body in look(chosen, story=story, kind=kind):
        left.setdefault(key, []).append(body)
    return [left[key].pop() for key in orders(look, [story]).get(story, {}).get(kind, ())]


def orders(look: Look, stories: Iterable[str]) -> dict[str, Order]:
    """The order of the lines of some stories."""
    rows = in_parts(look, "SELECT story, body FROM parts WHERE part = 'order' AND story IN ({})", stories)
    return {story: decode(body, Order) for story, body in rows}


def claims_in(rows: Iterable[tuple[Any, ...]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """By story and id the claims among whole rows of the table."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for story, _, _, key, _, body in sorted(row for row in rows if row[1] == "claim"):
        found[story, key] = (*found.get((story, key), ()), body)
    return found


def given_rows(story: str, findings: dict[str, Findings], revised: dict[str, Findings]) -> list[Row]:
    """Entities that no report names: a person named them when correcting a speaker."""
    named = [
        entity
        for key in sorted(revised)
        for entity in revised[key].entities
        if entity.id not in {each.id for each in findings[key].entities}
    ]
    return [
        {"story": story, "kind": "given", "parent": "", "id": entity.id, "again": again, "body": encode(entity)}
        for again, entity in zip(_again(entity.id for entity in named), named, strict=True)
    ]


def part_rows(gathered: Gathered) -> list[Row]:
    """What is kept whole of a story."""
    whole = {"order": order(gathered)} | {part: getattr(gathered, part) for part in WHOLE}
    return [{"story": gathered.story.id, "part": part, "body": encode(each)} for part, each in whole.items()]


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


def _line(gathered: Gathered, kind: str, key: str, *, again: int, parent: str = "", body: str | None = None) -> Row:
    return {"story": gathered.story.id, "kind": kind, "parent": parent, "id": key, "again": again, "body": body}
