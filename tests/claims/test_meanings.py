"""What units mean beside each other, and which are the nearest, in small stories and in large ones."""

import numpy as np
import pytest

from onrecord.claims import Scene, neighbours
from onrecord.claims.cast import Cast
from onrecord.claims.meanings import Meanings, holdings, meanings
from onrecord.claims.neighbours import nearest
from onrecord.claims.page import Unit
from onrecord.claims.units import units
from onrecord.reading import meaning

from .fixture import Desk

TOLD = (
    "the ferry sank in the storm",
    "the boat went down in bad weather",
    "the ferry had sunk on its way to Pell",
    "the bakers asked for higher wages",
    "flour had become too dear for the bakers",
    "the minister of schools opened a library",
)


def story() -> tuple[Scene, list[Unit]]:
    desk = Desk()
    for number, words in enumerate(TOLD):
        name = f"Speaker {'ABCDEF'[number]}"
        key = desk.report(f"Outlet {number}", "2033-02-01", f"{name} said {words}.")
        desk.says(key, words, source=name, by=desk.name(name, "person"))
    scene = desk.scene()
    cast = Cast(scene)
    return scene, [unit for key in scene.reports for unit in units(scene.reports[key], scene.findings[key], cast)]


def near_to(found: list[Unit], scene: Scene, count: int) -> list[tuple[str, str]]:
    """Each unit with those nearest to it in meaning, by their ids."""
    ids = sorted(unit.id for unit in found)
    return [(ids[one], ids[other]) for one, other in nearest(ids, ids, meanings(found, scene), count)[0].tolist()]


def words(scene: Scene, key: str, found: list[Unit]) -> str:
    unit = next(unit for unit in found if unit.id == key)
    return scene.reports[unit.span.report].text[unit.span.start : unit.span.end]


@pytest.mark.parametrize("whole", [100, 2])
def test_the_nearest_of_a_unit_says_the_same_in_cells_too(monkeypatch: pytest.MonkeyPatch, whole: int) -> None:
    monkeypatch.setattr(neighbours, "WHOLE", whole)
    scene, found = story()
    near = {(words(scene, a, found), words(scene, b, found)) for a, b in near_to(found, scene, 2)}
    assert (TOLD[1], TOLD[0]) in near or (TOLD[1], TOLD[2]) in near
    assert (TOLD[3], TOLD[4]) in near


def test_no_more_neighbours_than_asked_for_and_all_of_the_units() -> None:
    scene, found = story()
    pairs = near_to(found, scene, 3)
    assert len(pairs) == 3 * len(found)
    assert {key for pair in pairs for key in pair} <= {unit.id for unit in found}


def test_vectors_do_not_depend_on_the_order_of_the_units() -> None:
    scene, found = story()
    one, other = meanings(found, scene), meanings(found[::-1], scene)
    assert one.row == other.row
    assert np.array_equal(one.own, other.own)
    assert np.array_equal(one.around, other.around)


def test_vectors_kept_with_the_findings_serve_as_well_as_new_ones() -> None:
    scene, found = story()
    made = meanings(found, scene)
    findings = {}
    for key, each in scene.findings.items():
        spans = [span for statement in each.statements for span in statement.content]
        embedded = meaning.embed(scene.reports[key].text, each.sentences, spans)
        findings[key] = type(each)(
            **{name: getattr(each, name) for name in each.__struct_fields__} | {"embedded": embedded}
        )
    kept = Scene(**{name: getattr(scene, name) for name in scene.__struct_fields__} | {"findings": findings})
    assert np.array_equal(meanings(found, kept).own, made.own)


def test_a_story_without_units_has_no_vectors() -> None:
    scene, _ = story()
    empty = meanings([], scene)
    assert empty.own.shape == (0, meaning.WIDTH)
    pairs, known = nearest([], [], Meanings(row={}, own=empty.own, around=empty.around), 3)
    assert pairs.shape == (0, 2) and known is None


def test_which_stretch_holds_a_unit_may_be_known_before() -> None:
    scene, found = story()
    held: dict[str, int] = {}
    for key in scene.reports:
        own = [unit for unit in found if unit.span.report == key]
        held |= zip((unit.id for unit in own), holdings(own, scene.reports[key], scene.findings[key]), strict=True)
    assert min(held.values()) >= 0
    assert np.array_equal(meanings(found, scene, held).own, meanings(found, scene).own)
    shifted = dict.fromkeys(held, 0)
    assert not np.array_equal(meanings(found, scene, shifted).own, meanings(found, scene).own)
