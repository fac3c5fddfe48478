"""Gathering anew the stories that a change touches, and writing them so that no reader ever sees half of it.

A story is made anew when what it is made from has changed; stories that exchange reports are one transaction.
The stories that come out follow from the reports and judgements alone, so a run that is killed is simply run again.
"""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple, Protocol, TypeVar

import msgspec
from sqlalchemy import Connection, delete, select

from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.judgements import Judgement
from onrecord.memory import Memory, digest
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Report
from onrecord.store import families, journal, remembering, schema, writer
from onrecord.store.codec import decode_list, encode
from onrecord.store.codec import digest as hashed
from onrecord.store.connection import Database
from onrecord.store.engine import through
from onrecord.store.families import Grouper, Regrouped, regroup
from onrecord.store.judged import judgements, touching
from onrecord.store.lines import bodies
from onrecord.store.loading import in_parts, load_findings, load_names, load_reports
from onrecord.store.reading import due
from onrecord.stories.nouns import Story

Progress = Callable[[str, int, int | None], None]
T = TypeVar("T")


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
        memory: Memory,
    ) -> Gathered: ...


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """What the stories that a change touches are made from, as it is at one moment of the record.

    Attributes:
        changes: the number of changes to the record by then.
        release: of the code that gathers.
        regrouped: what is touched, grouped again.
        keys: what each report of the stories that come of it was found in, as a hash.
        judgements: all of them.
        old: the stories that these reports were in, and what each was made from.
        story_of: which report was in which.
    """

    changes: str
    release: str
    regrouped: Regrouped
    keys: dict[str, str]
    judgements: tuple[Judgement, ...]
    old: dict[str, str]
    story_of: dict[str, str]


class Turnover(NamedTuple):
    """Stories that go and stories that come in their place; all of one kind may be missing."""

    gone: frozenset[str]
    made: tuple[Story, ...]


class Making(NamedTuple):
    """The steps that make stories out of reports, and what is told of them while they run."""

    grouper: Grouper
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
            state = _snapshot(connection, making.grouper)
        stories = _renamed(state.regrouped.grouped.stories, state.judgements)
        made_from = {story.id: _made_from(story, state) for story in stories}
        turnovers = _counted(_turnovers(stories, state, made_from), making.progress)
        if all(_turn_over(database, each, state, made_from, making) for each in turnovers) and _done(database, state):
            return


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no cycles of references meanwhile: there are none, and to look takes a fifth of the time of a story."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


@uncollected()
def _snapshot(connection: Connection, grouper: Grouper) -> Snapshot:
    look, release = through(connection), _about(connection, "release")
    decided = judgements(connection)
    done = regroup(connection, grouper, release, judgements=decided, named=load_names(look))
    places = "SELECT report, story FROM story_reports WHERE report IN ({})"
    story_of = dict(in_parts(look, places, done.reports))
    old = {*story_of.values(), *(story.id for story in done.grouped.stories)}
    return Snapshot(
        changes=_about(connection, "changes"),
        release=release,
        regrouped=done,
        keys=dict(in_parts(look, "SELECT report, key FROM findings WHERE report IN ({})", done.reports)),
        judgements=decided,
        old=dict(in_parts(look, "SELECT id, made_from FROM stories WHERE id IN ({})", old)),
        story_of=story_of,
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
    return hashed(state.release, encode(story), *(state.keys[key] for key in story.reports), *decided)


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


@uncollected()
def _turn_over(
    database: Database, turnover: Turnover, state: Snapshot, made_from: dict[str, str], making: Making
) -> bool:
    """Write new stories in place of old ones; False, and nothing is written, where the record has since changed."""
    with database.reading() as connection:
        bench = [_laid_ready(connection, story, turnover, state) for story in turnover.made]
    made = [_make(each, state, making) for each in bench]
    with database.writing() as connection:
        if _about(connection, "changes") != state.changes:
            return False
        _note(connection, turnover, state, [each.gathered for each in made], journal.stamp(making.clock()))
        writer.turn_over(connection, turnover.gone, made, made_from)
        for each in bench:
            remembering.write(connection, each.memory)
        remembering.forget(connection, turnover.gone - {story.id for story in turnover.made})
    return True


class Bench(NamedTuple):
    """A story to be gathered, with all that it takes."""

    story: Story
    reports: list[Report]
    findings: dict[str, Findings]
    memory: Memory


def _laid_ready(connection: Connection, story: Story, turnover: Turnover, state: Snapshot) -> Bench:
    look = through(connection)
    sources = {key: digest(state.release, state.keys[key]) for key in story.reports}
    kept = remembering.recall_story(look, story.reports, story.id, turnover.gone)
    reports, findings = load_reports(look, story.reports), load_findings(look, story.reports)
    return Bench(story, [reports[key] for key in story.reports], findings, Memory(sources, kept))


def _make(bench: Bench, state: Snapshot, making: Making) -> writer.Made:
    decided = touching(state.judgements, bench.story.reports)
    gathered = making.gather(bench.story, bench.reports, bench.findings, judgements=decided, memory=bench.memory)
    revised = making.revise(gathered, bench.reports, bench.findings, judgements=decided)
    return writer.Made(gathered, bench.findings, revised, bench.memory)


def _note(connection: Connection, turnover: Turnover, state: Snapshot, made: list[Gathered], at: str) -> None:
    old = _gone(connection, turnover, "claim", journal.Stood)
    journal.note(connection, at, "standing", journal.turns(old, [claim for each in made for claim in each.claims]))
    named = _gone(connection, turnover, "entity", Entity)
    entities = [entity for gathered in made for entity in gathered.entities]
    journal.note(connection, at, "name", journal.renamings(named, entities))
    journal.note(connection, at, "story", _entrances(turnover, state))


def _gone(connection: Connection, turnover: Turnover, kind: str, noun: type[T]) -> tuple[T, ...]:
    """The lines of one kind that the stories that go have."""
    look = through(connection)
    return decode_list([body for story in sorted(turnover.gone) for body in bodies(look, story, kind)], noun)


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
        families.write(connection, state.regrouped)
        connection.execute(delete(schema.pending))
    return True
