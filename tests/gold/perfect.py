"""What a faultless reader would have found: the gold itself, in onrecord's nouns, to test the scores with."""

from onrecord.claims.nouns import Claim, Member, Standing
from onrecord.copies.nouns import Copy
from onrecord.figures.nouns import FigureSeries, Point
from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.mentions.nouns import Entity
from onrecord.prospects.nouns import Prospect
from onrecord.quantities.nouns import Quantity
from onrecord.reports.report import Published, Report, report_id
from onrecord.spans import Span, content_id
from onrecord.statements.nouns import Statement
from onrecord.stories.nouns import Story
from onrecord.times.nouns import Time

from .example import Row, visible
from .scoring import locate


def perfect_report(row: Row) -> Report:
    """The report of a gold row, its text being all that a browser would show."""
    text = visible(row["file"])
    return Report(id=report_id(text, row["file"], None), text=text)


def perfect_findings(row: Row, report: Report) -> Findings:
    """The gold of one report as findings."""
    published = {key: value for key, value in row["published"].items() if key != "basis"}
    if row["read"] == "not read":
        return Findings(
            report=report.id, fingerprint="gold", published=Published(**published), unread="not English: es"
        )
    statements = tuple(_statement(want, report) for want in row["statements"])
    return Findings(
        report=report.id,
        fingerprint="gold",
        published=Published(**published),
        statements=statements,
        entities=tuple(_entity(name, report) for name in _speakers(row)),
        quantities=tuple(_quantity(want, row, report, statements) for want in row["quantities"]),
        times=tuple(_time(want, report) for want in row["times"]),
    )


def _span(report: Report, words: str, inside: str | None = None) -> Span:
    place = locate(report.text, words, inside)
    if place is None:
        raise LookupError(words)
    return Span(report.id, *place)


def _speakers(row: Row) -> list[str]:
    names = {want[part] for want in row["statements"] for part in ("speaker", "via")}
    return sorted((names | {want["speaker"] for want in row["quantities"]}) - {None})


def _entity_id(name: str, report: Report) -> str:
    return content_id("e", report.id, name)


def _entity(name: str, report: Report) -> Entity:
    return Entity(id=_entity_id(name, report), name=name, kind="organisation")


def _statement(want: Row, report: Report) -> Statement:
    return Statement(
        id=content_id("t", report.id, want["content"], want["in"]),
        source=(),
        cue=(),
        content=tuple(_span(report, piece, want["in"]) for piece in want["content"]),
        kind=want["kind"],
        act=want["act"][0],
        within=want["within"],
        speaker=_entity_id(want["speaker"], report),
        via=(_entity_id(want["via"], report),) if want["via"] else (),
        said=want["said"],
    )


def _quantity(want: Row, row: Row, report: Report, statements: tuple[Statement, ...]) -> Quantity:
    by = _entity_id(want["speaker"], report) if want["speaker"] else None
    statement = next((s.id for s in statements if by is not None and s.speaker == by), None)
    span = _span(report, want["words"], want["in"])
    return Quantity(
        id=content_id("q", span),
        span=span,
        low=want["low"],
        high=want["high"],
        bound=want["bound"],
        unit=want["unit"],
        counted=_span(report, want["counted"]) if want["counted"] else None,
        statement=statement,
    )


def _time(want: Row, report: Report) -> Time:
    span = _span(report, want["words"], want["in"])
    value = want["value"]
    return Time(
        id=content_id("d", span), span=span, type="DATE", value=value, earliest=None, latest=None, unanchored=value
    )


def perfect_gathered(story: Row, reports: dict[str, Report]) -> Gathered:
    """The gold of the whole story as a gathered record."""
    return Gathered(
        story=Story(id="s", name="gold", reports=tuple(sorted(report.id for report in reports.values()))),
        published={},
        claims=tuple(_claim(want, reports) for want in story["claims"]),
        copies=tuple(_copy(want, reports) for want in story["copies"]),
        prospects=tuple(_prospect(want, reports) for want in story["prospects"]),
        figures=tuple(_series(want, reports) for want in story["figures"]),
    )


def _claim(want: Row, reports: dict[str, Report]) -> Claim:
    members = tuple(_member(member, reports) for member in want["members"])
    fewest, most = want.get("origins", (1, 1))
    return Claim(
        id=content_id("c", want["name"]),
        wording=members[0].span,
        members=members,
        history=tuple(
            Standing(since=then["since"][0], status=then["standing"], because=(), rule="") for then in want["history"]
        ),
        fewest=fewest,
        most=most,
    )


def _member(want: Row, reports: dict[str, Report]) -> Member:
    span = _span(reports[want["file"]], want["content"], want["in"])
    return Member(
        id=content_id("m", span),
        span=span,
        statement=None,
        stance=want["stance"],
        speaker=None,
        source="",
        side=None,
        earliest=None,
        latest=None,
        origin="o",
    )


def _copy(want: Row, reports: dict[str, Report]) -> Copy:
    report, of = reports[want["report"]].id, reports[want["of"]].id
    return Copy(id=content_id("y", report, of), report=report, of=of, kind=want["kind"], share=1.0)


def _prospect(want: Row, reports: dict[str, Report]) -> Prospect:
    span = _span(reports[want["file"]], want["words"])
    latest, outcome = want["latest"], want["outcome"]
    return Prospect(
        id=content_id("p", span),
        span=span,
        statement=None,
        speaker=None,
        source="",
        earliest=None,
        latest=latest,
        outcome=outcome,
    )


def _series(want: Row, reports: dict[str, Report]) -> FigureSeries:
    points = tuple(_point(point, reports) for point in want["points"])
    return FigureSeries(id=content_id("f", want["name"]), counted=want["name"], points=points)


def _point(want: Row, reports: dict[str, Report]) -> Point:
    span = _span(reports[want["file"]], want["in"])
    return Point(
        quantity=content_id("q", span),
        span=span,
        statement=None,
        speaker=None,
        source=want["by"],
        side=None,
        earliest=want["day"],
        latest=want["day"],
        low=want["low"],
        high=want.get("high"),
        bound=want.get("bound", "exact"),
        change=None,
        unit=None,
        superseded=want.get("superseded", False),
    )
