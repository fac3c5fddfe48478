"""A story's relations: the coded events of its reports, one line for what several reports tell of the same act.

Two reports tell the same act where type, mode and parties are the same and the days agree. An event without a time is
taken for one that happened shortly before its report appeared.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, product
from typing import NamedTuple

from onrecord.events.nouns import Event, Mode, Type
from onrecord.events.plover import tells_act
from onrecord.findings import Findings
from onrecord.mentions.nouns import Entity
from onrecord.people.cast import Cast
from onrecord.relations.nouns import Basis, Relation
from onrecord.reports.report import Published, Report
from onrecord.spans import Span, content_id
from onrecord.timeline.precision import is_dated
from onrecord.timeline.tellings import Within

ACTORS = ("person", "organisation", "government", "group")
MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT"})
PARTIES = 4  # agents, and patients, of one event that are told apart; a longer list is a roll-call
WEEK = 7  # days before a report in which what it tells undated may have happened
MONTH = 31  # days of an interval of publication that still says when something was told


class Deed(NamedTuple):
    """One event of one report between two gathered entities."""

    event: Event
    agent: str
    patient: str | None
    mutual: bool
    earliest: str | None
    latest: str | None
    published: tuple[str, str] | None

    @property
    def key(self) -> tuple[Type, Mode, str, str, bool]:
        """What deeds of one relation share."""
        return (self.event.type or "AGREE", self.event.mode, self.agent, self.patient or "", self.mutual)

    @property
    def window(self) -> tuple[str, str] | None:
        """The days that its words give, or None."""
        return (self.earliest, self.latest) if self.earliest and self.latest else None

    @property
    def clause(self) -> Span:
        """The words that tell it."""
        return self.event.words or self.event.trigger


def relate(
    reports: Iterable[Report], findings: Mapping[str, Findings], *, published: Mapping[str, Published], cast: Cast
) -> tuple[Relation, ...]:
    """Who did what to whom, by day, undated last; agents that have no name and places that act are left out."""
    deeds: dict[tuple[Type, Mode, str, str, bool], list[Deed]] = defaultdict(list)
    read = sorted(
        (report.id for report in reports if report.id in findings), key=lambda key: (_day(published, key), key)
    )
    for key in read:
        for deed in _deeds(findings[key], published.get(key, Published()), cast):
            deeds[deed.key].append(deed)
    order = {key: place for place, key in enumerate(read)}
    found = [
        _relation(sorted(group, key=lambda deed: (order[deed.clause.report], deed.clause)), findings, cast)
        for key in sorted(deeds)
        for group in _groups(deeds[key])
    ]
    return tuple(sorted(found, key=lambda each: (each.earliest or "9999", each.latest or "9999", each.id)))


def _day(published: Mapping[str, Published], key: str) -> str:
    return published.get(key, Published()).earliest or "9999"


def _deeds(found: Findings, published: Published, cast: Cast) -> Iterator[Deed]:
    times = {time.id: time for time in found.times}
    taken = {event.time for event in found.events}
    dated = Within((time.span, time) for time in found.times if is_dated(time) and time.id not in taken)
    told = _interval(published)
    for event in found.events:
        if event.type is None:
            continue
        beside = dated.touching(event.words or event.trigger)
        time = times.get(event.time or "") or (beside[0] if len(beside) == 1 else None)
        recent = told if time is None and not beside else None
        window = (time.earliest, time.latest) if time else (None, None)
        for agent, patient, mutual in _pairs(event, cast):
            yield Deed(event, agent, patient, mutual, *window, recent)


def _interval(published: Published) -> tuple[str, str] | None:
    """The days of a publication, if they say when something was told."""
    if published.earliest is None or published.latest is None:
        return None
    found = (published.earliest, published.latest)
    return found if _between(*found) <= MONTH else None


def _pairs(event: Event, cast: Cast) -> list[tuple[str, str | None, bool]]:
    """Agent, patient, and whether both act, for each two parties of an event."""
    agents = _parties(event, "agent", cast)
    own = {side for key in agents if (side := _side(key, cast))}
    patients = [key for key in _parties(event, "patient", cast) if key not in agents and not _home(key, own, cast)]
    if patients:
        return [(agent, patient, False) for agent, patient in product(agents, patients)]
    if len(agents) > 1 and event.type in MUTUAL:
        return [(one, other, True) for one, other in combinations(agents, 2)]
    return [(agent, None, False) for agent in agents]


def _parties(event: Event, role: str, cast: Cast) -> list[str]:
    """The named entities in a role, by id; a place is acted upon, but does not act."""
    named = {cast.named(each.entity) for each in event.participants if each.role == role}
    entities = [entity for key in named if key and (entity := cast.of(key)) is not None]
    return sorted(each.id for each in entities if _is_party(each, role))[:PARTIES]


def _is_party(entity: Entity, role: str) -> bool:
    """Whether an entity can take part: a place does not act, and a treaty or war with a name of its own is no party."""
    words = entity.name.split()
    return (entity.kind in ACTORS or role == "patient") and not (len(words) > 1 and tells_act(words[-1]))


def _home(key: str, sides: set[str], cast: Cast) -> bool:
    """Whether a patient is merely the country of who acts ("North Korea's leader")."""
    entity = cast.of(key)
    return entity is not None and entity.kind in ("government", "place") and entity.speaks_for in sides


def _groups(deeds: Sequence[Deed]) -> list[list[Deed]]:
    """Deeds that tell one act: of one date, then coarser dates around it, then undated ones soon after it."""
    groups: dict[tuple[str, str], list[Deed]] = {}
    undated = [deed for deed in deeds if deed.window is None]
    dated = [(deed.window, deed) for deed in deeds if deed.window is not None]
    for window, deed in sorted(dated, key=lambda each: (_width(each[0]), each[0], each[1].clause)):
        finer = [other for other in groups if window[0] <= other[0] and other[1] <= window[1]]
        groups.setdefault(finer[0] if len(finer) == 1 else window, []).append(deed)
    rest = []
    for deed in undated:
        before = [window for window in groups if deed.published and 0 <= _between(window[1], deed.published[1]) <= WEEK]
        if before:
            groups[max(before, key=lambda window: (window[1], window[0]))].append(deed)
        else:
            rest.append(deed)
    return [*groups.values(), *_by_publication(rest)]


def _by_publication(deeds: Sequence[Deed]) -> list[list[Deed]]:
    """Undated deeds: those of reports that follow each other within a week are one act; undatable ones another."""
    groups: list[list[Deed]] = []
    last: tuple[str, str] | None = None
    for deed in sorted(deeds, key=lambda each: (each.published or ("", ""), each.clause)):
        near = deed.published and last and _between(last[1], deed.published[0]) <= WEEK
        if groups and (near or (last is None and deed.published is None)):
            groups[-1].append(deed)
        else:
            groups.append([deed])
        last = deed.published
    return groups


def _relation(deeds: Sequence[Deed], findings: Mapping[str, Findings], cast: Cast) -> Relation:
    first = deeds[0]
    earliest, latest, basis = _when(deeds)
    spans = {deed.clause: deed.event.trigger for deed in deeds}
    place = next((found.id for deed in deeds if (found := cast.of(deed.event.place))), None)
    return Relation(
        id=content_id("l", first.event.trigger, *first.key),
        type=first.key[0],
        mode=first.key[1],
        agent=first.agent,
        agent_side=_side(first.agent, cast),
        patient=first.patient,
        patient_side=_side(first.patient, cast),
        mutual=first.mutual,
        earliest=earliest,
        latest=latest,
        basis=basis,
        place=place,
        figures=tuple(figure for span in spans for figure in _figures(findings[span.report], span)),
        spans=tuple(spans),
        triggers=tuple(spans.values()),
    )


def _when(deeds: Sequence[Deed]) -> tuple[str | None, str | None, Basis]:
    """The narrowest days that the words give, else the days of the reports."""
    told = sorted((deed.window for deed in deeds if deed.window), key=lambda window: (_width(window), window))
    if told:
        return (*told[0], "told")
    days = [day for deed in deeds if deed.published for day in deed.published]
    return (min(days), max(days), "published") if days else (None, None, "unknown")


def _figures(found: Findings, clause: Span) -> list[Span]:
    return sorted({each.span for each in found.quantities if clause.covers(each.span)})


def _side(key: str | None, cast: Cast) -> str | None:
    entity = cast.of(key)
    return entity.speaks_for if entity else None


def _width(window: tuple[str, str]) -> int:
    return _between(*window)


def _between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)) // timedelta(1)
