"""A story's view, laid out as the sections of a brief; nothing here knows how it is printed."""

from onrecord.brief import figures, moments, network, people, standing, texts, voices, wording
from onrecord.brief.desk import Desk
from onrecord.brief.nouns import ClaimCard, Group, Page, Voice
from onrecord.store.views import StoryView


def page(view: StoryView) -> Page:
    """The brief of a story; lines in fixed orders, so that the same record gives the same page."""
    desk = Desk(view)
    spoken = voices.voices(desk)
    kept = desk.capped(spoken, desk.limits.voices, "speakers")
    groups = standing.groups(desk)
    series, singles = figures.charts(desk)
    major, minor = moments.happenings(desk)
    named, others = people.people(desk)
    expected = moments.prospects(desk)
    doubtful = tuple(voices.doubtful(desk))
    unsure = _unsure(desk)
    tied = network.ties(desk)
    reports = texts.cards(desk)
    return Page(
        name=view.story.name or "Untitled story",
        story=view.story.id,
        **_head(desk),
        counts=tuple((group.status, group.count) for group in groups),
        groups=groups,
        prospects=expected,
        charts=series,
        singles=singles,
        happenings=major,
        minor=minor,
        order=tuple(moment.id for moment in sorted(view.timeline(), key=lambda m: (m.earliest, m.latest, m.id))),
        voices=_open(kept, desk.limits.open),
        voices_folded=_folded(kept, desk.limits.open),
        facets=voices.facets(kept),
        statements_count=sum(voice.count for voice in spoken),
        ties=tied,
        people=named,
        people_folded=others,
        reports=reports,
        doubtful=doubtful,
        unsure=unsure,
        orphaned=len(view.gathered.orphaned),
        omitted=(*_cut(groups), *desk.omitted),
        scattered=tuple(desk.anchors.scattered()),
    )


NARROW = 62  # days of an interval that still tells when a story was last told


def _head(desk: Desk) -> dict[str, str]:
    """What stands under the story's name: how many reports and outlets, what period, as of when."""
    dates = [desk.published(key) for key in desk.view.story.reports]
    exact = [when.day for when in dates if when.day]
    bounded = [(w.earliest, w.latest) for w in dates if w.earliest and w.latest]
    narrow = [pair for pair in bounded if wording.days_between(*pair) <= NARROW]
    within = [day for pair in narrow or bounded for day in pair]
    known = exact or within or [d for w in dates for d in (w.earliest, w.latest) if d]
    outlets = {report.outlet for report in desk.view.reports() if report.outlet}
    period = ""
    if exact or within:
        first, last = wording.days(min(known), min(known)), wording.days(max(known), max(known))
        period = first if first == last else f"{first} to {last}"
    return {
        "reports_count": wording.count(len(dates), "report"),
        "outlets_count": wording.count(len(outlets), "outlet") if outlets else "outlets not known",
        "period": period or "dates not known",
        "as_of": wording.days(max(known), max(known)) if known else "",
    }


def _unsure(desk: Desk) -> tuple[ClaimCard, ...]:
    """Claims that rest on doubtful members alone."""
    found = [claim for claim in desk.view.claims() if not standing.counts(claim)]
    kept = desk.capped(found, desk.limits.doubtful, "doubtful claims")
    return tuple(standing.card(desk, claim) for claim in kept)


def _open(found: list[Voice], most: int) -> tuple[Voice, ...]:
    return tuple(found[:most])


def _folded(found: list[Voice], most: int) -> tuple[Voice, ...]:
    return tuple(found[most:])


def _cut(groups: tuple[Group, ...]) -> list[str]:
    return [f"{g.cut:,} more {wording.word('status', g.status).lower()} claims" for g in groups if g.cut]
