"""The reports of a story: where each is from, how its date is known, what it shares with others, and its text."""

from collections import defaultdict

from onrecord.brief import wording
from onrecord.brief.desk import Desk
from onrecord.brief.marks import Block, blocks, link
from onrecord.brief.nouns import CopyLine, ReportCard
from onrecord.copies.nouns import Copy
from onrecord.reports.report import Report

VERBS = {
    ("copy", True): "copy of",
    ("copy", False): "nearly the same text as",
    ("embedded", True): "carries a passage of",
    ("embedded", False): "shares a passage with",
    ("quotation", True): "quotes the same words as",
    ("quotation", False): "quotes the same words as",
    ("credit", True): "credits",
    ("credit", False): "credits",
}


def cards(desk: Desk) -> tuple[ReportCard, ...]:
    """Every report, earliest first; call it last, since texts are marked with what the other sections point to."""
    uncovered = {key: tuple(desk.words(s) for s in desk.view.findings(key).uncovered) for key in _texts(desk)}
    dated = {key: tuple(desk.words(s) for s in desk.published(key).spans if s.report in desk.refs) for key in uncovered}
    shown = _shown(desk)
    taken = _taken(desk)
    return tuple(
        ReportCard(
            ref=desk.refs[report.id],
            id=report.id,
            outlet=report.outlet or "outlet not known",
            byline=report.byline or "",
            date=wording.published(desk.published(report.id)),
            date_words=dated.get(report.id, ()),
            url=report.url or "",
            safe_url=link(report.url),
            unread=desk.view.findings(report.id).unread or "",
            extractor=report.extractor,
            boilerplate=_boilerplate(report),
            version_of=desk.refs.get(desk.view.versions.get(report.id, "")),
            copies=_copies(desk, report, taken.get(report.id, [])),
            notes=report.notes,
            uncovered=uncovered.get(report.id, ()),
            statements=len(desk.view.findings(report.id).statements),
            blocks=tuple(_blocks(desk, report)) if report.id in shown else (),
            shown=report.id in shown,
        )
        for report in desk.view.reports()
    )


def _texts(desk: Desk) -> list[str]:
    """Reports whose own lines may be listed: all, or where a story is large those that other lines point to."""
    return [key for key in desk.view.story.reports if desk.limits.texts or key in desk.anchors.places]


def _shown(desk: Desk) -> frozenset[str]:
    """Reports whose text stands on the page."""
    return frozenset(key for key in desk.view.story.reports if desk.limits.texts or key in desk.anchors.places)


def _blocks(desk: Desk, report: Report) -> list[Block]:
    sentences = desk.view.findings(report.id).sentences
    return blocks(report, sentences, desk.anchors.places.get(report.id, {}), desk.anchors.report(report.id))


def _boilerplate(report: Report) -> str:
    """Share of the text that is boilerplate, "" for none."""
    part = sum(len(region.span) for region in report.regions if region.kind == "boilerplate")
    return wording.share(part / len(report.text)) if part else ""


def _taken(desk: Desk) -> dict[str, list[Copy]]:
    """Each report's copies, most first; where the direction is not known, both reports have it."""
    found: dict[str, list[Copy]] = defaultdict(list)
    for copy in sorted(desk.view.gathered.copies, key=lambda c: (-c.share, c.id)):
        for report in (copy.report, copy.of):
            if _other(copy, report):
                found[report].append(copy)
    return found


def _copies(desk: Desk, report: Report, copies: list[Copy]) -> tuple[CopyLine, ...]:
    """What it took from others, most first."""
    found = []
    for copy in copies:
        other = _other(copy, report.id)
        if other in desk.refs:
            verb = VERBS[copy.kind, copy.directed]
            share = wording.share(copy.share) if copy.kind in {"copy", "embedded"} and copy.share else ""
            found.append(CopyLine(verb=verb, ref=desk.refs[other], share=share, because=copy.because))
    return tuple(found)


def _other(copy: Copy, report: str) -> str:
    if copy.report == report:
        return copy.of
    return copy.report if copy.of == report and not copy.directed else ""
