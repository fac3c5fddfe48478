"""Groups that share the names that tell a matter apart are one story; those that share the world's names are not."""

import pytest

from onrecord.stories import kinship
from onrecord.stories.kinship import names_of, united
from onrecord.stories.profile import Profile


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    return 0.2


TELLING = {
    "r1": frozenset({"valdo", "orsa", "pelm", "trin", "quell"}),
    "r2": frozenset({"valdo", "orsa", "pelm", "trin"}),
    "r3": frozenset({"valdo", "zorn", "mux", "brell", "tarn"}),
}


def test_shared_telling_names_join() -> None:
    assert united([("r1",), ("r2",), ("r3",)], TELLING, alike) == (("r1", "r2"), ("r3",))


def test_names_alone_do_not_join_different_subjects() -> None:
    assert united([("r1",), ("r2",)], TELLING, lambda one, other: 0.1) == (("r1",), ("r2",))


def test_what_a_person_put_apart_stays_apart() -> None:
    assert united([("r1",), ("r2",)], TELLING, alike, apart=[("r2", "r1")]) == (("r1",), ("r2",))


def test_the_order_of_groups_changes_nothing() -> None:
    assert united([("r3",), ("r2",), ("r1",)], TELLING, alike) == united([("r1",), ("r2",), ("r3",)], TELLING, alike)


def test_a_name_tells_for_several_reports_where_it_stands_twice() -> None:
    once, twice = (Profile(id=f"r{number}", telling={"orsa": number, "pelm": 1}) for number in (1, 2))
    assert names_of([once]) == {"orsa", "pelm"}
    assert names_of([twice, Profile(id="r3")]) == {"orsa"}
    assert names_of([once, twice]) == {"orsa", "pelm"}


def test_a_name_that_many_groups_elsewhere_have_is_not_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinship, "COMMON", 5)
    assert united([("r1",), ("r2",)], TELLING, alike, carriers={"orsa": 3}) == (("r1", "r2"),)
    assert united([("r1",), ("r2",)], TELLING, alike, carriers={"orsa": 4}) == (("r1",), ("r2",))
