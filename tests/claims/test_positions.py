"""The positions that are kept with a report are those that its units would be given anew."""

import msgspec
import pytest

from onrecord.claims import Scene
from onrecord.claims.announcements import Announcements
from onrecord.claims.cast import Cast
from onrecord.claims.decisions import Decisions
from onrecord.claims.kept import cut
from onrecord.claims.members import member
from onrecord.claims.nouns import Member
from onrecord.claims.page import Unit
from onrecord.claims.positions import PART, Positions
from onrecord.memory import Memory
from onrecord.reports.report import Published

from .fixture import Desk

TEXT = "Ida Varn said the weir at Tolm had cracked. A guard denied that stones were falling. Nobody was hurt."


def told() -> Desk:
    desk = Desk()
    key = desk.report("Post", "2040-01-03", TEXT)
    desk.says(key, "the weir at Tolm had cracked", source="Ida Varn", by=desk.name("Ida Varn", "person"))
    guard = desk.name("A guard", "person", unnamed=True)
    desk.says(key, "that stones were falling", source="A guard", by=guard, cue="denied", act="deny")
    return desk


def taken(scene: Scene, memory: Memory) -> tuple[list[Unit], list[Member], list[Member]]:
    """The units of a scene, with the positions that they take by themselves, and those against their claim."""
    scene = msgspec.structs.replace(scene, memory=memory)
    cast = Cast(scene)
    found = cut(scene, cast)
    every = [*found.said.values(), *found.own]
    positions = Positions(every, Announcements(cast), Decisions(scene), found.digests)
    return every, [positions.of(each, against=False) for each in every], [positions.of(e, against=True) for e in every]


def anew(scene: Scene, units: list[Unit], *, against: bool) -> list[Member]:
    cast = Cast(scene)
    announcements, decisions = Announcements(cast), Decisions(scene)
    return [member(unit, announcements, decisions, against=against) for unit in units]


@pytest.mark.parametrize("sources", [{}, {"report": "source"}])
def test_each_is_as_it_would_be_anew(sources: dict[str, str]) -> None:
    scene = told().scene()
    known = dict.fromkeys(scene.reports, "source") if sources else {}
    first = Memory(known)
    taken(scene, first)
    units, free, against = taken(scene, Memory(known, first.fresh))
    assert free == anew(scene, units, against=False)
    assert against == anew(scene, units, against=True)
    assert {each.stance for each in against} == {"denies"}


def change_of_date(scene: Scene) -> Scene:
    later = Published(earliest="2040-01-09", latest="2040-01-09", basis="story")
    return msgspec.structs.replace(scene, published=dict.fromkeys(scene.published, later))


def change_of_side(scene: Scene) -> Scene:
    others = tuple(msgspec.structs.replace(entity, speaks_for="aa") for entity in scene.entities)
    return msgspec.structs.replace(scene, entities=others)


def change_of_mind(scene: Scene) -> Scene:
    every = tuple(statement.id for found in scene.findings.values() for statement in found.statements)
    return msgspec.structs.replace(scene, doubtful=every)


@pytest.mark.parametrize("change", [change_of_date, change_of_side, change_of_mind])
def test_what_follows_from_the_story_is_told_anew_when_that_changes(change: object) -> None:
    scene = told().scene()
    known = dict.fromkeys(scene.reports, "source")
    first = Memory(known)
    _, before, _ = taken(scene, first)
    other = change(scene)  # type: ignore[operator]
    again = Memory(known, first.fresh)
    units, free, _ = taken(other, again)
    assert any(part == PART for _, part in again.fresh)
    assert free == anew(other, units, against=False)
    assert free != before
