"""A record's stories, and the parts of one story, as tables: what people see of each row, and all that programs get."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from onrecord.cli.output import Table
from onrecord.cli.wording import interval

if TYPE_CHECKING:
    from onrecord.store.nouns import StorySummary
    from onrecord.store.views import StoryView

Row = dict[str, Any]

_EMPTY = "the record holds no story yet: add reports with `onrecord add PATH...`"


def stories(summaries: "Iterable[StorySummary]") -> Table:
    """One row a story."""
    rows = [
        {
            "id": s.id,
            "name": s.name,
            "reports": s.reports,
            "claims": s.claims,
            "statements": s.statements,
            "from": s.earliest,
            "to": s.latest,
        }
        for s in summaries
    ]
    columns = ("id", "name", "reports", "claims", "statements", "from", "to")
    return Table("stories", "story", columns, rows, prose="name", empty=_EMPTY)


def _claims(view: "StoryView") -> Table:
    rows: list[Row] = []
    for claim in view.claims():
        origins = str(claim.most) if claim.fewest == claim.most else f"{claim.fewest} to {claim.most}"
        rows.append(
            {
                "id": claim.id,
                "standing": claim.standing.status,
                "since": claim.standing.since,
                "origins": origins,
                "reports": len({member.span.report for member in claim.members}),
                "words": view.quote(claim.wording),
                "subject": claim.subject,
                "rule": claim.standing.rule,
                "history": [f"{s.status} since {s.since or 'an unknown day'}" for s in claim.history],
                "span": claim.wording.pair(),
                "report": claim.wording.report,
            }
        )
    return Table("claims", "claim", ("id", "standing", "since", "origins", "reports", "words"), rows)


def _statements(view: "StoryView") -> Table:
    rows: list[Row] = []
    doubtful = set(view.doubtful())
    for statement in view.statements():
        speaker = view.entity(statement.speaker)
        printed = " ".join(view.quote(span) for span in statement.source)
        unresolved = f"“{printed}” (not resolved)" if printed else "(not resolved)"
        rows.append(
            {
                "id": statement.id,
                "speaker": (speaker.name if speaker else unresolved) + view.as_told(statement),
                "act": statement.act,
                "statement_kind": statement.kind,
                "said": statement.said,
                "words": " … ".join(view.quote(span) for span in statement.content),
                "via": [entity.name for key in statement.via if (entity := view.entity(key))],
                "doubtful": statement.id in doubtful,
                "confidence": statement.confidence,
                "outlet": view.report(statement.content[0].report).outlet,
                "spans": [span.pair() for span in statement.content],
                "report": statement.content[0].report,
            }
        )
    columns = ("id", "speaker", "act", "said", "via", "doubtful", "words")
    return Table("statements", "statement", columns, rows)


def _figures(view: "StoryView") -> Table:
    from onrecord.figures import sum_notes

    rows: list[Row] = []
    sums = sum_notes(view.figures())
    for series in view.figures():
        for point in series.points:
            marks = [mark for mark, on in (("superseded", point.superseded), ("conflict", point.conflict)) if on]
            rows.append(
                {
                    "id": series.id,
                    "counted": series.counted,
                    "words": view.quote(point.span),
                    "source": point.source,
                    "day": interval(point.earliest, point.latest),
                    "note": [*marks, *sums.get(point.quantity, ())],
                    "low": point.low,
                    "high": point.high,
                    "bound": point.bound,
                    "change": point.change,
                    "unit": point.unit,
                    "quantity": point.quantity,
                    "parts": list(point.parts),
                    "whole": point.whole,
                    "span": point.span.pair(),
                    "report": point.span.report,
                }
            )
    return Table("figures", "figure", ("id", "words", "counted", "day", "note", "source"), rows, prose="source")


def _timeline(view: "StoryView") -> Table:
    rows: list[Row] = [
        {
            "id": moment.id,
            "day": interval(moment.earliest, moment.latest),
            "precision": moment.precision,
            "words": view.quote(moment.sentences[0]),
            "ahead": moment.ahead,
            "conflicts": list(moment.conflicts),
            "reports": len({span.report for span in moment.sentences}),
            "span": moment.sentences[0].pair(),
            "report": moment.sentences[0].report,
        }
        for moment in view.timeline()
    ]
    return Table("timeline", "moment", ("id", "day", "precision", "words"), rows)


def _prospects(view: "StoryView") -> Table:
    rows: list[Row] = [
        {
            "id": prospect.id,
            "outcome": prospect.outcome,
            "window": interval(prospect.earliest, prospect.latest),
            "source": prospect.source,
            "words": view.quote(prospect.span),
            "likelihood": [view.quote(span) for span in prospect.likelihood],
            "because": [view.quote(span) for span in prospect.because],
            "span": prospect.span.pair(),
            "report": prospect.span.report,
        }
        for prospect in view.prospects()
    ]
    return Table("prospects", "prospect", ("id", "outcome", "window", "source", "words"), rows)


def _relations(view: "StoryView") -> Table:
    rows: list[Row] = []
    for relation in view.relations():
        agent, patient, place = map(view.entity, (relation.agent, relation.patient, relation.place))
        rows.append(
            {
                "id": relation.id,
                "day": interval(relation.earliest, relation.latest),
                "agent": agent.name if agent else None,
                "type": relation.type,
                "patient": patient.name if patient else None,
                "mode": relation.mode,
                "words": view.quote(relation.spans[0]),
                "agent_side": relation.agent_side,
                "patient_side": relation.patient_side,
                "mutual": relation.mutual,
                "basis": relation.basis,
                "place": place.name if place else None,
                "figures": [view.quote(span) for span in relation.figures],
                "reports": len({span.report for span in relation.spans}),
                "span": relation.spans[0].pair(),
                "report": relation.spans[0].report,
            }
        )
    return Table("relations", "relation", ("id", "day", "agent", "type", "patient", "mode", "words"), rows)


def _entities(view: "StoryView") -> Table:
    rows: list[Row] = [
        {
            "id": entity.id,
            "name": entity.name,
            "entity_kind": entity.kind,
            "speaks_for": entity.speaks_for,
            "roles": list(entity.roles),
            "aliases": list(entity.aliases),
            "mentions": len(entity.mentions),
            "unnamed": entity.unnamed,
        }
        for entity in view.entities()
    ]
    columns = ("id", "name", "entity_kind", "speaks_for", "mentions", "roles")
    return Table("entities", "entity", columns, rows, prose="roles")


def _reports(view: "StoryView") -> Table:
    rows: list[Row] = []
    copies = {copy.report: copy for copy in view.copies() if copy.kind in ("copy", "embedded")}
    for report in view.reports():
        published = view.published(report.id)
        copy = copies.get(report.id)
        rows.append(
            {
                "id": report.id,
                "day": interval(published.earliest, published.latest),
                "basis": published.basis,
                "outlet": report.outlet,
                "title": report.title,
                "note": _note(
                    view, report.id, None if copy is None else f"{copy.kind} of {copy.of} ({copy.share:.0%})"
                ),
                "url": report.url,
                "language": report.language,
                "notes": list(report.notes),
            }
        )
    columns = ("id", "day", "basis", "outlet", "note", "title")
    return Table("reports", "report", columns, rows, prose="title")


def _note(view: "StoryView", report: str, copied: str | None) -> str:
    unread = view.findings(report).unread
    version = view.versions.get(report)
    parts = (copied, f"not read: {unread}" if unread else None, f"a new version of {version}" if version else None)
    return "; ".join(part for part in parts if part)


TABLES: dict[str, Callable[["StoryView"], Table]] = {
    "claims": _claims,
    "statements": _statements,
    "figures": _figures,
    "timeline": _timeline,
    "prospects": _prospects,
    "relations": _relations,
    "entities": _entities,
    "reports": _reports,
}
