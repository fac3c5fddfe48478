"""Gathering anew the stories that a change touches, and writing them so that no reader ever sees half of it.

A story is made anew when what it is made from has changed; stories that exchange reports are one transaction.
The stories that come out follow from the reports and judgements alone, so a run that is killed is simply run again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

import msgspec
from sqlalchemy import Connection, delete, select

from onrecord.claims.nouns import Claim
from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.judgements import Judgement
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Report
from onrecord.store import journal, schema, writer
from onrecord.store.codec import decode_list, digest, encode
from onrecord.store.connection import Database
from onrecord.store.engine import through
from onrecord.store.judged import judgements, touching
from onrecord.store.loading import load_findings, load_names, load_reports
from onrecord.store.reading import due
from onrecord.stories.nouns import Story

Progress = Callable[[str, int, int | None], None]
T = TypeVar("T")


class Group(Protocol):
    """Tells which reports make up which story."""

    def __call__(
        self,
        reports: Sequence[Report],
        findings: Mapping[str, Findings],
        *,
        judgements: tuple[Judgement, ...],
        named: Mapping[str, str],
    ) -> tuple[Story, ...]: ...


class Revise(Protocol):
    """Gives the findings that judgements and the story's dates leave otherwise than study gave them."""

    def __call__(
        self,
        gathered: Gathered,
        reports: Sequence[Report],
        findings: Mapping[str, Findings],
        *,
        judgements: tuple[Judgement, ...],
    ) -> dict[str, Findings]: ...


class Gather(Protocol):
    """Makes one story's record."""

    def __call__(
        self,
        story: Story,
        reports: Sequence[Report],
        findings: Mapping[str, Findings],
        *,
        judgements: tuple[Judgement, ...],
    ) -> Gathered: ...


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """All that stories are made from, as it is at one moment of the record."""

    changes: str
    release: str
    reports: dict[str, Report]
    findings: dict[str, Findings]
    keys: dict[str, str]
    judgements: tuple[Judgement, ...]
    named: dict[str, str]
    old: dict[str, str]
    story_of: dict[str, str]


class Turnover(NamedTuple):
    """Stories that go and stories that come in their place; all of one kind may be missing."""

    gone: frozenset[str]
    made: tuple[Story, ...]


class Making(NamedTuple):
    """The steps that make stories out of reports, and what is told of them while they run."""

    group: Group
    gather: Gather
    revise: Revise
    clock: journal.Clock
    progress: Progress | None = None


def settle(database: Database, making: Making) -> None:
    """Bring all stories up to date with the reports and judgements."""
    while True:
        with database.reading() as connection:
            if not due(through(connection)):
                return
            state = _snapshot(connection)
        grouped = making.group(
            list(state.reports.values()), state.findings, judgements=state.judgements, named=state.named
        )
        stories = _renamed(grouped, state.judgements)
        made_from = {story.id: _made_from(story, state) for story in stories}
        turnovers = _counted(_turnovers(stories, state, made_from), making.progress)
        if all(_turn_over(database, each, state, made_from, making) for each in turnovers) and _done(database, state):
            return


def _snapshot(connection: Connection) -> Snapshot:
    findings, places = schema.findings, schema.story_reports
    return Snapshot(
        changes=_about(connection, "changes"),
        release=_about(connection, "release"),
        reports=load_reports(through(connection)),
        findings=load_findings(through(connection)),
        keys=dict(connection.execute(select(findings.c.report, findings.c.key)).all()),
        judgements=judgements(connection),
        named=load_names(through(connection)),
        old=dict(connection.execute(select(schema.stories.c.id, schema.stories.c.made_from)).all()),
        story_of=dict(connection.execute(select(places.c.report, places.c.story)).all()),
    )


def _about(connection: Connection, key: str) -> str:
    return str(connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == key)).scalar_one())


def _renamed(stories: tuple[Story, ...], decided: tuple[Judgement, ...]) -> tuple[Story, ...]:
    """Stories under the names that people gave them; of several for one story, the last."""
    story_of = {key: story.id for story in stories for key in story.reports}
    names = {
        story_of[span.report]: each.value
        for each in decided
        if each.kind == "story" and each.decision == "rename"
        for span in each.about
        if span.report in story_of
    }
    return tuple(msgspec.structs.replace(story, name=names.get(story.id, story.name)) for story in stories)


def _made_from(story: Story, state: Snapshot) -> str:
    decided = [encode(each) for each in touching(state.judgements, story.reports)]
    return digest(state.release, encode(story), *(state.keys[key] for key in story.reports), *decided)


def _turnovers(stories: tuple[Story, ...], state: Snapshot, made_from: dict[str, str]) -> list[Turnover]:
    """What is to be written, in parts that share no report, so that each can be a transaction of its own."""
    new_of = {key: story.id for story in stories for key in story.reports}
    links: dict[str, set[str]] = {f"new {story.id}": set() for story in stories}
    links |= {f"old {key}": set() for key in state.old}
    for report, old in state.story_of.items():
        if report in new_of:
            links[f"old {old}"].add(f"new {new_of[report]}")
            links[f"new {new_of[report]}"].add(f"old {old}")
    for story in stories:  # a story's row cannot be there twice, whichever reports it had
        if story.id in state.old:
            links[f"old {story.id}"].add(f"new {story.id}")
            links[f"new {story.id}"].add(f"old {story.id}")
    by_id = {story.id: story for story in stories}
    found = []
    for joined in _components(links):
        gone = frozenset(name[4:] for name in joined if name.startswith("old "))
        made = tuple(by_id[name[4:]] for name in joined if name.startswith("new "))
        if {key: state.old[key] for key in gone} != {story.id: made_from[story.id] for story in made}:
            found.append(Turnover(gone, made))
    return found


def _components(links: dict[str, set[str]]) -> list[list[str]]:
    seen: set[str] = set()
    found = []
    for start in sorted(links):
        if start in seen:
            continue
        joined, ahead = [], [start]
        seen.add(start)
        while ahead:
            here = ahead.pop()
            joined.append(here)
            ahead += links[here] - seen
            seen |= links[here]
        found.append(sorted(joined))
    return found


def _counted(turnovers: list[Turnover], progress: Progress | None) -> Iterator[Turnover]:
    for done, turnover in enumerate(turnovers):
        if progress:
            progress("gather", done, len(turnovers))
        yield turnover
    if progress:
        progress("gather", len(turnovers), len(turnovers))


def _turn_over(
    database: Database, turnover: Turnover, state: Snapshot, made_from: dict[str, str], making: Making
) -> bool:
    """Write new stories in place of old ones; False, and nothing is written, where the record has since changed."""
    made = [_make(story, state, making) for story in turnover.made]
    with database.writing() as connection:
        if _about(connection, "changes") != state.changes:
            return False
        _note(connection, turnover, state, [gathered for gathered, _ in made], journal.stamp(making.clock()))
        for key in sorted(turnover.gone):
            writer.erase_story(connection, key)
        for gathered, revised in made:
            writer.write_story(connection, gathered, state.findings, revised, made_from=made_from[gathered.story.id])
    return True


def _make(story: Story, state: Snapshot, making: Making) -> tuple[Gathered, dict[str, Findings]]:
    reports = [state.reports[key] for key in story.reports]
    findings = {key: state.findings[key] for key in story.reports}
    decided = touching(state.judgements, story.reports)
    gathered = making.gather(story, reports, findings, judgements=decided)
    return gathered, making.revise(gathered, reports, findings, judgements=decided)


def _note(connection: Connection, turnover: Turnover, state: Snapshot, made: list[Gathered], at: str) -> None:
    old = _gone(connection, turnover, "claim", Claim)
    journal.note(connection, at, "standing", journal.turns(old, [claim for each in made for claim in each.claims]))
    named = _gone(connection, turnover, "entity", Entity)
    entities = [entity for gathered in made for entity in gathered.entities]
    journal.note(connection, at, "name", journal.renamings(named, entities))
    journal.note(connection, at, "story", _entrances(turnover, state))


def _gone(connection: Connection, turnover: Turnover, kind: str, noun: type[T]) -> tuple[T, ...]:
    """The lines of one kind that the stories that go have."""
    lines = schema.lines
    bodies = select(lines.c.body).where(lines.c.kind == kind, lines.c.story.in_(turnover.gone))
    return decode_list([body for body in connection.execute(bodies).scalars() if body], noun)


def _entrances(turnover: Turnover, state: Snapshot) -> dict[str, journal.Event]:
    """Which of the stories are new, merged from several, or split off one."""
    found = {}
    for story in turnover.made:
        of = {state.story_of[key] for key in story.reports if key in state.story_of}
        if not of:
            found[story.id] = journal.Event(how="new")
        elif len(of) > 1:
            found[story.id] = journal.Event(how="merged", of=tuple(sorted(of)))
        elif len(turnover.made) > len(turnover.gone) and story.id not in of:
            found[story.id] = journal.Event(how="split", of=tuple(of))
    return found


def _done(database: Database, state: Snapshot) -> bool:
    with database.writing() as connection:
        if _about(connection, "changes") != state.changes:
            return False
        connection.execute(delete(schema.pending))
    return True
