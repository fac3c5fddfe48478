"""What new reports bring to what was there: positions on old claims, figures that move, prospects that come due.

A line is new where the report that it stands in is; so it does not matter how often stories were gathered in between.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection, select

from onrecord.claims.nouns import Claim
from onrecord.figures.nouns import FigureSeries, Point
from onrecord.mentions.nouns import Entity
from onrecord.prospects.nouns import Prospect
from onrecord.reports.report import Report
from onrecord.spans import Span
from onrecord.store import schema
from onrecord.store.codec import decode
from onrecord.store.diffs import Addition, Due, Entered, Move, Renaming
from onrecord.store.engine import through
from onrecord.store.journal import Named
from onrecord.store.lines import bodies
from onrecord.store.loading import load_reports

T = TypeVar("T")


class Fresh(NamedTuple):
    """New reports, and when each entered: a moment, or its own day."""

    at: dict[str, str]

    def holds(self, span: Span) -> bool:
        """Whether words stand in a new report."""
        return span.report in self.at

    def latest(self, spans: Iterable[Span]) -> str:
        """When the last of those that are new entered."""
        return max((self.at[span.report] for span in spans if span.report in self.at), default="")


class News:
    """What new reports bring, read from the stories that they are in."""

    def __init__(self, connection: Connection, fresh: Fresh) -> None:
        self._connection = connection
        self._fresh = fresh
        places = schema.story_reports
        rows = connection.execute(select(places.c.story, places.c.report, places.c.earliest, places.c.latest)).all()
        self._home = {report: story for story, report, _, _ in rows if report in fresh.at}
        self._stories = sorted(set(self._home.values()))
        self._known_until: dict[str, str] = {}  # story -> the latest day of the reports that are not new
        for story, report, earliest, latest in rows:
            if report not in fresh.at:
                self._known_until[story] = max(self._known_until.get(story, ""), latest or earliest or "")
        self._texts: dict[str, Report] = {}

    def entered(self) -> tuple[Entered, ...]:
        """The new reports, by id."""
        return tuple(Entered(report=key, story=self._home[key], at=at) for key, at in sorted(self._fresh.at.items()))

    def statements(self, new: set[str]) -> tuple[Addition, ...]:
        """New positions on claims that were there; `new` are the ids of those that were not."""
        held = [(story, claim) for story, claim in self._lines("claim", Claim) if claim.id not in new]
        found = [
            (story, claim, member)
            for story, claim in held
            for member in claim.members
            if self._fresh.holds(member.span) and not all(self._fresh.holds(each.span) for each in claim.members)
        ]
        self._load(member.span for _, _, member in found)
        return tuple(
            Addition(
                claim=claim.id, story=story, statement=member.statement, stance=member.stance, source=member.source,
                words=self._quote(member.span), span=member.span, at=self._fresh.latest([member.span]),
            )
            for story, claim, member in found
        )  # fmt: skip

    def figures(self) -> tuple[Move, ...]:
        """Figures of which a source gives another value than was last given."""
        found = [
            (story, series, before, after)
            for story, series in self._lines("figure", FigureSeries)
            for before, after in self._moved(series.points)
        ]
        self._load(point.span for _, _, before, after in found for point in (before, after))
        return tuple(
            Move(
                figure=series.id, story=story, counted=series.counted, source=after.source,
                before=self._quote(before.span), before_span=before.span, before_source=before.source,
                after=self._quote(after.span), span=after.span, at=self._fresh.latest([after.span]),
            )
            for story, series, before, after in found
        )  # fmt: skip

    def prospects(self) -> tuple[Due, ...]:
        """Prospects that new reports settle, or whose window has passed with them."""
        found = [
            (story, prospect)
            for story, prospect in self._lines("prospect", Prospect)
            if prospect.outcome != "open" and self._is_due(story, prospect)
        ]
        self._load(prospect.span for _, prospect in found)
        return tuple(
            Due(
                prospect=prospect.id, story=story, outcome=prospect.outcome,
                earliest=prospect.earliest, latest=prospect.latest,
                words=self._quote(prospect.span), span=prospect.span, because=prospect.because,
                at=self._fresh.latest(prospect.because) or self._fresh.latest([prospect.span]) or self._last(story),
            )
            for story, prospect in found
        )  # fmt: skip

    def _is_due(self, story: str, prospect: Prospect) -> bool:
        if self._fresh.holds(prospect.span) or any(map(self._fresh.holds, prospect.because)):
            return True
        return prospect.outcome == "lapsed" and (prospect.latest or "") >= self._known_until.get(story, "")

    def _last(self, story: str) -> str:
        """When the last new report of a story entered."""
        return max((at for key, at in self._fresh.at.items() if self._home[key] == story), default="")

    def _moved(self, points: Sequence[Point]) -> list[tuple[Point, Point]]:
        """For each source that gives a figure anew: what it last gave, else what anyone last gave, if that differs."""
        before: dict[str, Point] = {}
        after: dict[str, Point] = {}
        for point in points:
            (after if self._fresh.holds(point.span) else before)[point.side or point.source.casefold()] = point
        last = next((point for point in reversed(points) if not self._fresh.holds(point.span)), None)
        pairs = [(before.get(giver, last), point) for giver, point in sorted(after.items())]
        return [
            (one, other)
            for one, other in pairs
            if one is not None and _value(one) != _value(other) and not _older(other, one)
        ]

    def _lines(self, kind: str, noun: type[T]) -> list[tuple[str, T]]:
        """The lines of one kind in the stories that new reports are in, by story, in their order."""
        look = through(self._connection)
        return [(story, decode(body, noun)) for story in self._stories for body in bodies(look, story, kind)]

    def _load(self, spans: Iterable[Span]) -> None:
        wanted = {span.report for span in spans} - self._texts.keys()
        self._texts |= load_reports(through(self._connection), wanted)

    def _quote(self, span: Span) -> str:
        return self._texts[span.report].text[span.start : span.end]


def renamed(connection: Connection, names: Iterable[tuple[str, Named]]) -> tuple[Renaming, ...]:
    """Who is called otherwise now than before the first of these changes; a name that came back is no change."""
    changes = list(names)
    if not changes:
        return ()
    bearer = _bearers(connection, {change.mention for _, change in changes})
    found: dict[str, Renaming] = {}
    for at, change in changes:
        if change.mention not in bearer:
            continue
        story, entity = bearer[change.mention]
        first = found.get(entity.id)
        found[entity.id] = Renaming(
            entity=entity.id, story=story, before=first.before if first else change.before, after=entity.name,
            span=first.span if first else change.mention, at=at,
        )  # fmt: skip
    return tuple(each for _, each in sorted(found.items()) if each.before != each.after)


def _bearers(connection: Connection, mentions: set[Span]) -> dict[Span, tuple[str, Entity]]:
    """Who is meant by each mention now, with the story."""
    places = schema.story_reports
    reports = {mention.report for mention in mentions}
    rows = connection.execute(select(places.c.report, places.c.story))
    found: dict[Span, tuple[str, Entity]] = {}
    for story in sorted({story for report, story in rows if report in reports}):
        for body in bodies(through(connection), story, "entity"):
            entity = decode(body, Entity)
            found |= {mention: (story, entity) for mention in entity.mentions if mention in mentions}
    return found


def _older(point: Point, other: Point) -> bool:
    """Whether a figure is for days before another: a new report may look back."""
    return bool(point.latest and other.earliest) and (point.latest or "") < (other.earliest or "")


def _value(point: Point) -> tuple[object, ...]:
    return (point.low, point.high, point.bound, point.change, point.unit)
