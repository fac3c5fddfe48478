"""`onrecord show`: the stories of a record, or one story as tables."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from onrecord.cli.options import DEFAULT_DB, Db, StoryKey
from onrecord.cli.output import AsCsv, AsJson, AsLines, Form, Raw, Table, emit

if TYPE_CHECKING:
    from onrecord.store.views import StoryView

Only = Literal["claims", "statements", "figures", "timeline", "prospects", "entities", "reports"]
Row = dict[str, Any]


def show(
    story: StoryKey = "",
    only: Annotated[Only | None, typer.Option("--only", help="One table only.")] = None,
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
    as_lines: AsLines = False,
    as_csv: AsCsv = False,
    raw: Raw = False,
) -> None:
    """List the stories; or one story's claims, statements, figures, timeline, prospects, people and reports.

    Example: onrecord show s2c41 --only claims
    """
    from onrecord.record import Record

    with Record.open(db, create=False) as record:
        form = Form(as_json, as_lines, as_csv, raw)
        if not story and only is None:
            emit([_stories(record.stories())], form)
            return
        view = record.story(story or None)
        kinds = [only] if only else [kind for kind in TABLES if kind != "statements" or any(form[:3])]
        emit([TABLES[kind](view) for kind in kinds], form)


def _stories(summaries: list[Any]) -> Table:
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
    return Table("story", ("id", "name", "reports", "claims", "statements", "from", "to"), rows)


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
                "rule": claim.standing.rule,
                "history": [f"{s.status} since {s.since or 'an unknown day'}" for s in claim.history],
                "span": claim.wording.pair(),
                "report": claim.wording.report,
            }
        )
    return Table("claim", ("id", "standing", "since", "origins", "reports", "words"), rows)


def _statements(view: "StoryView") -> Table:
    rows: list[Row] = []
    doubtful = set(view.gathered.doubtful)
    for statement in view.statements():
        speaker = view.entity(statement.speaker)
        printed = " ".join(view.quote(span) for span in statement.source)
        rows.append(
            {
                "id": statement.id,
                "speaker": speaker.name if speaker else f"“{printed}” (not resolved)" if printed else "(not resolved)",
                "act": statement.act,
                "kind": statement.kind,
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
    return Table("statement", ("id", "speaker", "act", "said", "words", "via"), rows)


def _figures(view: "StoryView") -> Table:
    rows: list[Row] = []
    for series in view.figures():
        for point in series.points:
            marks = [mark for mark, on in (("superseded", point.superseded), ("conflict", point.conflict)) if on]
            rows.append(
                {
                    "id": series.id,
                    "counted": series.counted,
                    "words": view.quote(point.span),
                    "source": point.source,
                    "day": _days(point.earliest, point.latest),
                    "note": marks,
                    "low": point.low,
                    "high": point.high,
                    "bound": point.bound,
                    "change": point.change,
                    "unit": point.unit,
                    "quantity": point.quantity,
                    "span": point.span.pair(),
                    "report": point.span.report,
                }
            )
    return Table("figure", ("id", "counted", "words", "source", "day", "note"), rows)


def _timeline(view: "StoryView") -> Table:
    rows: list[Row] = [
        {
            "id": moment.id,
            "day": _days(moment.earliest, moment.latest),
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
    return Table("moment", ("id", "day", "precision", "words"), rows)


def _prospects(view: "StoryView") -> Table:
    rows: list[Row] = [
        {
            "id": prospect.id,
            "outcome": prospect.outcome,
            "window": _days(prospect.earliest, prospect.latest),
            "source": prospect.source,
            "words": view.quote(prospect.span),
            "likelihood": [view.quote(span) for span in prospect.likelihood],
            "because": [view.quote(span) for span in prospect.because],
            "span": prospect.span.pair(),
            "report": prospect.span.report,
        }
        for prospect in view.prospects()
    ]
    return Table("prospect", ("id", "outcome", "window", "source", "words"), rows)


def _entities(view: "StoryView") -> Table:
    rows: list[Row] = [
        {
            "id": entity.id,
            "name": entity.name,
            "kind": entity.kind,
            "speaks_for": entity.speaks_for,
            "roles": list(entity.roles),
            "aliases": list(entity.aliases),
            "mentions": len(entity.mentions),
            "unnamed": entity.unnamed,
        }
        for entity in view.gathered.entities
    ]
    return Table("entity", ("id", "name", "kind", "speaks_for", "roles", "mentions"), rows)


def _reports(view: "StoryView") -> Table:
    rows: list[Row] = []
    copies = {copy.report: copy for copy in view.gathered.copies if copy.kind in ("copy", "embedded")}
    for report in view.reports():
        published = view.gathered.published.get(report.id, report.published)
        copy = copies.get(report.id)
        rows.append(
            {
                "id": report.id,
                "day": _days(published.earliest, published.latest),
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
    return Table("report", ("id", "day", "basis", "outlet", "title", "note"), rows)


def _note(view: "StoryView", report: str, copied: str | None) -> str:
    unread = view.findings(report).unread
    version = view.versions.get(report)
    parts = (copied, f"not read: {unread}" if unread else None, f"a new version of {version}" if version else None)
    return "; ".join(part for part in parts if part)


def _days(earliest: str | None, latest: str | None) -> str:
    if earliest is None and latest is None:
        return ""
    return earliest or "" if earliest == latest else f"{earliest or '..'}/{latest or '..'}"


TABLES: dict[str, Callable[["StoryView"], Table]] = {
    "claims": _claims,
    "statements": _statements,
    "figures": _figures,
    "timeline": _timeline,
    "prospects": _prospects,
    "entities": _entities,
    "reports": _reports,
}
