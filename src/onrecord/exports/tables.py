"""A record as CSV tables (RFC 4180, lines ended by a line feed), made so that a spreadsheet can open them."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from onrecord.exports.cells import cell
from onrecord.record import Record
from onrecord.spans import Span
from onrecord.store.views import StoryView

Row = dict[str, Any]


def csv_tables(record: Record, *, story: str | None = None, raw: bool = False) -> Iterator[tuple[str, Iterator[str]]]:
    """The tables of one story, or of all by id: each table's name, then its lines.

    A cell that a spreadsheet would take for a formula begins with an apostrophe, unless `raw`. Several values in a cell
    are parted by "; ". `report`, `start` and `end` say where the words stand, in code points.

    Raises:
        UnknownId: there is no such story.
    """
    keys = [record.story(story).story.id] if story else sorted(each.id for each in record.stories())
    for name, (columns, rows) in _TABLES.items():
        views = map(record.story, keys)
        yield name, _lines(columns, chain.from_iterable(map(rows, views)), raw=raw)


def _lines(columns: str, rows: Iterable[Row], *, raw: bool) -> Iterator[str]:
    names = columns.split()
    yield _csv(names)
    for row in rows:
        yield _csv([cell(_flat(row.get(name)), raw=raw) for name in names])


def _csv(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _flat(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, tuple | list):
        return "; ".join(map(_flat, value))
    return str(value)


def _noun(view: StoryView, noun: Any, **more: Any) -> Row:
    return {"story": view.story.id} | {name: getattr(noun, name) for name in noun.__struct_fields__} | more


def _at(view: StoryView, spans: tuple[Span, ...]) -> Row:
    """Where words stand: from the first piece to the last in that report."""
    here = [span for span in spans if span.report == spans[0].report]
    words = view.report(here[0].report).quote(tuple(here))
    return {"words": words, "report": here[0].report, "start": here[0].start, "end": here[-1].end}


def _name(view: StoryView, key: str | None) -> str | None:
    entity = view.entity(key)
    return entity.name if entity else None


def _reports(view: StoryView) -> Iterator[Row]:
    for report in view.reports():
        published, found = view.published(report.id), view.findings(report.id)
        yield _noun(
            view,
            report,
            earliest=published.earliest,
            latest=published.latest,
            basis=published.basis,
            version_of=view.versions.get(report.id),
            unread=found.unread,
            statements=len(found.statements),
        )


def _statements(view: StoryView) -> Iterator[Row]:
    doubtful = set(view.doubtful())
    for said in view.statements():
        report = view.report(said.content[0].report)
        yield _noun(
            view,
            said,
            speaker=_name(view, said.speaker),
            via=[name for key in said.via if (name := _name(view, key))],
            source=report.quote(said.source),
            cue=report.quote(said.cue),
            doubtful=said.id in doubtful,
            outlet=report.outlet,
            **_at(view, said.content),
        )


def _claims(view: StoryView) -> Iterator[Row]:
    for claim in view.claims():
        yield _noun(
            view,
            claim,
            standing=claim.standing.status,
            since=claim.standing.since,
            rule=claim.standing.rule,
            history=[f"{each.status} since {each.since or 'an unknown day'}" for each in claim.history],
            members=len(claim.members),
            **_at(view, (claim.wording,)),
        )


def _members(view: StoryView) -> Iterator[Row]:
    for claim in view.claims():
        for member in claim.members:
            speaker = _name(view, member.speaker)
            yield _noun(view, member, claim=claim.id, speaker=speaker, **_at(view, (member.span,)))


def _figures(view: StoryView) -> Iterator[Row]:
    for series in view.figures():
        for point in series.points:
            speaker = _name(view, point.speaker)
            yield _noun(
                view, point, figure=series.id, counted=series.counted, speaker=speaker, **_at(view, (point.span,))
            )


def _timeline(view: StoryView) -> Iterator[Row]:
    for moment in view.timeline():
        told = len({span.report for span in moment.sentences})
        yield _noun(view, moment, reports=told, **_at(view, moment.sentences[:1]))


def _prospects(view: StoryView) -> Iterator[Row]:
    for prospect in view.prospects():
        because = [view.quote(span) for span in prospect.because]
        likelihood = [view.quote(span) for span in prospect.likelihood]
        at = _at(view, (prospect.span,))
        speaker = _name(view, prospect.speaker)
        yield _noun(view, prospect, speaker=speaker, **at) | {"likelihood": likelihood, "because": because}


def _relations(view: StoryView) -> Iterator[Row]:
    for relation in view.relations():
        names = {key: _name(view, getattr(relation, key)) for key in ("agent", "patient", "place")}
        figures = [view.quote(span) for span in relation.figures]
        told = len({span.report for span in relation.spans})
        yield _noun(view, relation, reports=told, **_at(view, relation.spans[:1])) | names | {"figures": figures}


def _entities(view: StoryView) -> Iterator[Row]:
    for entity in view.entities():
        yield _noun(view, entity, mentions=len(entity.mentions))


def _copies(view: StoryView) -> Iterator[Row]:
    for copy in view.copies():
        yield _noun(view, copy)


_TABLES: dict[str, tuple[str, Callable[[StoryView], Iterator[Row]]]] = {
    "reports": (
        "id story title byline outlet url earliest latest basis language statements version_of unread extractor notes",
        _reports,
    ),
    "statements": (
        "id story speaker act kind said words source cue via confidence doubtful outlet report start end",
        _statements,
    ),
    "claims": (
        "id story standing since words fewest most members rule history report start end",
        _claims,
    ),
    "members": (
        "id story claim stance speaker source side earliest latest words counts why_not statement report start end",
        _members,
    ),
    "figures": (
        "figure story counted words low high bound change unit speaker source side earliest latest superseded conflict"
        " quantity parts whole report start end",
        _figures,
    ),
    "timeline": (
        "id story earliest latest precision words ahead reports conflicts report start end",
        _timeline,
    ),
    "prospects": (
        "id story outcome earliest latest words likelihood because speaker source statement report start end",
        _prospects,
    ),
    "relations": (
        "id story earliest latest basis agent agent_side type patient patient_side mutual mode place figures words"
        " reports report start end",
        _relations,
    ),
    "entities": ("id story name kind aliases roles speaks_for unnamed mentions", _entities),
    "copies": ("id story report of kind share directed because", _copies),
}
