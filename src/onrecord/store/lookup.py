"""From an id, or its beginning, to what it names: one look into each table of ids, one noun read."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, cast

from sqlalchemy import Connection, Table, literal, select

from onrecord.claims.nouns import Claim
from onrecord.errors import UnknownId
from onrecord.judgements import Judgement
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Report
from onrecord.spans import Span
from onrecord.store import schema
from onrecord.store.codec import decode
from onrecord.store.engine import through
from onrecord.store.loading import load_reports, load_revised
from onrecord.store.nouns import Line, LineKind
from onrecord.store.parts import LISTED
from onrecord.stories.nouns import Story

_NOUNS = dict(LISTED.values()) | {"given": Entity}
_OPENING = 200  # code points of a report's first line that stand for it
_SHOWN = 5  # ids in a message
_ENOUGH = 50  # rows of each table; more than one id is too many anyway


class Entry(NamedTuple):
    """A line with the noun that it is, and the claims that it is part of."""

    line: Line
    noun: Any
    claims: tuple[Claim, ...] = ()


class _Place(NamedTuple):
    id: str
    rank: int  # a story's line goes before the line of a report that has the same id
    kind: str
    owner: str  # id of a story or a report, or ""
    parent: str


def find(connection: Connection, prefix: str) -> Entry:
    """What an id, or a beginning that only one id has, names.

    Raises:
        UnknownId: it names nothing, or several things.
    """
    places = sorted(_places(connection, prefix))
    exact = [place for place in places if place.id == prefix]
    ids = list(dict.fromkeys(place.id for place in exact or places))
    if not ids:
        raise UnknownId(f"nothing in this record has an id that begins with {prefix!r}")
    if len(ids) > 1:
        some = ", ".join(ids[:_SHOWN]) + (" ..." if len(ids) > _SHOWN else "")
        raise UnknownId(f"{prefix!r} is the beginning of {len(ids)} ids or more ({some}); give more of it")
    return _entry(connection, [place for place in places if place.id == ids[0]])


def opening(report: Report) -> tuple[Span, ...]:
    """The words that stand for a whole report: its first line that is not empty, or the beginning of that."""
    start = len(report.text) - len(report.text.lstrip())
    if start == len(report.text):
        return ()
    first = report.text[start:].split("\n", 1)[0][:_OPENING].rstrip()
    return (Span(report.id, start, start + len(first)),)


def _places(connection: Connection, prefix: str) -> Iterator[_Place]:
    lines, found = schema.lines, schema.found
    looks: list[tuple[int, Table, tuple[Any, ...]]] = [
        (0, lines, (lines.c.id, lines.c.kind, lines.c.story, lines.c.parent)),
        (1, found, (found.c.id, found.c.kind, found.c.report, literal(""))),
        (2, schema.reports, (schema.reports.c.id, literal("report"), schema.reports.c.id, literal(""))),
        (2, schema.stories, (schema.stories.c.id, literal("story"), schema.stories.c.id, literal(""))),
        (2, schema.judgements, (schema.judgements.c.id, literal("judgement"), literal(""), literal(""))),
    ]
    for rank, table, columns in looks:
        # Ids are letters and digits, so that everything beginning with the prefix lies below prefix + "~".
        chosen = select(*columns).where(table.c.id >= prefix, table.c.id < prefix + "~").limit(_ENOUGH)
        for key, kind, owner, parent in connection.execute(chosen.order_by(table.c.id)):
            yield _Place(key, rank, kind, owner, parent)


def _entry(connection: Connection, places: list[_Place]) -> Entry:
    place = places[0]
    if place.kind == "report":
        return _report(connection, place.id)
    if place.kind == "story":
        return _story(connection, place.id)
    if place.kind == "judgement":
        return _judgement(connection, place.id)
    if place.rank == 1:
        return _found(connection, place)
    if place.parent:
        return _part_of_claims(connection, [each for each in places if each.kind == place.kind])
    return _line(connection, place)


def _report(connection: Connection, key: str) -> Entry:
    report = load_reports(through(connection), [key])[key]
    return Entry(Line(id=key, kind="report", story=_story_of(connection, key), spans=opening(report)), report)


def _story(connection: Connection, key: str) -> Entry:
    body = connection.execute(select(schema.stories.c.body).where(schema.stories.c.id == key)).scalar_one()
    story = decode(body, Story)
    first = load_reports(through(connection), [story.reports[0]])[story.reports[0]]
    return Entry(Line(id=key, kind="story", story=key, spans=opening(first)), story)


def _judgement(connection: Connection, key: str) -> Entry:
    table = schema.judgements
    judgement = decode(connection.execute(select(table.c.body).where(table.c.id == key)).scalar_one(), Judgement)
    story = _story_of(connection, judgement.about[0].report) if judgement.about else None
    return Entry(Line(id=key, kind="judgement", story=story, spans=judgement.about), judgement)


def _found(connection: Connection, place: _Place) -> Entry:
    findings = load_revised(through(connection), [place.owner])[place.owner]
    nouns: dict[str, tuple[Any, ...]] = {
        "statement": findings.statements,
        "quantity": findings.quantities,
        "time": findings.times,
        "entity": findings.entities,
        "event": findings.events,
    }
    noun = next(each for each in nouns[place.kind] if each.id == place.id)
    statement = noun.id if place.kind == "statement" else getattr(noun, "statement", None)
    line = Line(
        id=place.id,
        kind=cast(LineKind, place.kind),
        story=_story_of(connection, place.owner),
        spans=_spans(place.kind, noun),
        statement=statement,
    )
    return Entry(line, noun)


def _part_of_claims(connection: Connection, places: list[_Place]) -> Entry:
    """A member or an origin; one origin may stand behind several claims."""
    kind, key = places[0].kind, places[0].id
    claims = tuple(_noun(connection, place.owner, "claim", place.parent) for place in places)
    held = [each for claim in claims for each in (claim.members if kind == "member" else claim.origins)]
    noun = next(each for each in held if each.id == key)
    members = {member.id: member for claim in claims for member in claim.members}
    wanted = [key] if kind == "member" else [one for each in held if each.id == key for one in each.members]
    line = Line(
        id=key,
        kind=cast(LineKind, kind),
        story=places[0].owner,
        spans=tuple(dict.fromkeys(members[one].span for one in wanted if one in members)),
        statement=noun.statement if kind == "member" else None,
        within=tuple(claim.id for claim in claims),
    )
    return Entry(line, noun, claims)


def _line(connection: Connection, place: _Place) -> Entry:
    noun = _noun(connection, place.owner, place.kind, place.id)
    statement = getattr(noun, "statement", None)
    if isinstance(noun, Claim):
        statement = next((each.statement for each in noun.members if each.span == noun.wording), None)
    spans = _spans(place.kind, noun)
    if not spans and place.kind == "copy":
        spans = opening(load_reports(through(connection), [noun.report])[noun.report])
    kind = cast(LineKind, "entity" if place.kind == "given" else place.kind)
    return Entry(Line(id=place.id, kind=kind, story=place.owner, spans=spans, statement=statement), noun)


def _noun(connection: Connection, story: str, kind: str, key: str) -> Any:
    lines = schema.lines
    chosen = select(lines.c.body).where(lines.c.story == story, lines.c.kind == kind, lines.c.id == key)
    return decode(connection.execute(chosen.order_by(lines.c.again).limit(1)).scalar_one(), _NOUNS[kind])


def _spans(kind: str, noun: Any) -> tuple[Span, ...]:
    spans: dict[str, Callable[[], tuple[Span, ...]]] = {
        "statement": lambda: noun.content,
        "quantity": lambda: (noun.span,),
        "time": lambda: (noun.span,),
        "entity": lambda: noun.mentions,
        "given": lambda: noun.mentions,
        "event": lambda: (noun.trigger,),
        "claim": lambda: (noun.wording,),
        "figure": lambda: tuple(point.span for point in noun.points),
        "moment": lambda: noun.sentences,
        "prospect": lambda: (noun.span,),
        "relation": lambda: noun.spans,
        "copy": lambda: tuple(here for here, _ in noun.spans),
    }
    return spans[kind]()


def _story_of(connection: Connection, report: str) -> str | None:
    places = schema.story_reports
    return connection.execute(select(places.c.story).where(places.c.report == report)).scalar()
