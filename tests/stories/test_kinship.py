"""Groups that share the names that tell a matter apart are one story; those that share the world's names are not."""

from onrecord.stories.kinship import united
from onrecord.stories.profile import Profile


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    return 0.2


def _profile(key: str, *names: str) -> Profile:
    return Profile(id=key, words={}, opening={}, names={}, telling=dict.fromkeys(names, 2))


PROFILES = {
    "r1": _profile("r1", "valdo", "orsa", "pelm", "trin", "quell"),
    "r2": _profile("r2", "valdo", "orsa", "pelm", "trin"),
    "r3": _profile("r3", "valdo", "zorn", "mux", "brell", "tarn"),
}


def test_shared_telling_names_join() -> None:
    assert united([("r1",), ("r2",), ("r3",)], PROFILES, alike).groups == (("r1", "r2"), ("r3",))


def test_names_alone_do_not_join_different_subjects() -> None:
    assert united([("r1",), ("r2",)], PROFILES, lambda one, other: 0.1).groups == (("r1",), ("r2",))


def test_what_a_person_put_apart_stays_apart() -> None:
    assert united([("r1",), ("r2",)], PROFILES, alike, apart=[("r2", "r1")]).groups == (("r1",), ("r2",))


def test_the_order_of_groups_changes_nothing() -> None:
    assert united([("r3",), ("r2",), ("r1",)], PROFILES, alike) == united([("r1",), ("r2",), ("r3",)], PROFILES, alike)
