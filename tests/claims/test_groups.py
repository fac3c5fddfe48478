"""Which units are put together, by chances that are given here."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any
from typing import cast as cast_to

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord.claims import candidates, groups
from onrecord.claims.candidates import Keys, Rows
from onrecord.claims.cast import Cast
from onrecord.claims.groups import ANSWERS, Ground, grouped
from onrecord.claims.page import Unit
from onrecord.claims.profile import profiles
from onrecord.claims.salience import salience
from onrecord.claims.units import units

from .fixture import Desk

AFFIRMED = ("The weir at Tolm has cracked", "Stones are falling from the weir", "A breach has opened in the weir")


def weir() -> tuple[dict[str, Unit], Cast]:
    """Three statements that affirm one thing, and one that denies it, by their words; and who is who."""
    desk = Desk()
    for number, words in enumerate(AFFIRMED):
        report = desk.report(f"Paper {number}", "2040-01-03", f"{words}, the miller said.")
        desk.says(report, words, source="the miller")
    report = desk.report("Paper 9", "2040-01-04", "The council denied any damage to the weir at Tolm.")
    desk.says(report, "any damage to the weir at Tolm", cue="denied", source="The council", act="deny")
    scene = desk.scene()
    cast = Cast(scene)
    every = [unit for key in scene.reports for unit in units(scene.reports[key], scene.findings[key], cast)]
    return {desk.words(unit.span): unit for unit in every}, cast


class Given(msgspec.Struct, frozen=True):
    """Chances as a test gives them."""

    chances: Mapping[frozenset[str], float]

    def of(self, ones: Sequence[str], others: Sequence[str], pairs: Rows, chance: object) -> NDArray[np.float64]:
        named = [(ones[one], others[other]) for one, other in pairs.tolist()]
        return np.array([self.chances.get(frozenset(pair), 0.0) for pair in named])


@pytest.mark.parametrize(("likeness", "met"), [(1.5 * ANSWERS, True), (0.5 * ANSWERS, False)])
def test_a_denial_goes_to_those_of_whose_wordings_some_are_like_it(
    likeness: float, met: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_words, cast = weir()
    said = {unit.id: unit for unit in by_words.values()}
    denial, *affirmed = (by_words[words].id for words in ("any damage to the weir at Tolm", *AFFIRMED))
    chances = {frozenset(pair): 1.0 for pair in combinations(affirmed, 2)}
    chances |= {frozenset((denial, one)): likeness for one in affirmed}
    monkeypatch.setattr(candidates, "FEW", len(said))  # so that every two are compared
    monkeypatch.setattr(groups, "COHERE", 0.6)  # so that the mean of all pairs joins no denial
    telling = salience(said.values(), [])
    ground = Ground(
        profiles=profiles(list(said.values()), cast, telling),
        keys=Keys(telling),
        meant=cast_to(Any, None),
        chances=cast_to(Any, Given(chances)),
        near=cast_to(Any, None),
    )
    whole = tuple(sorted([denial, *affirmed]))
    assert (whole in grouped(said, ground, together=(), apart=()).groups) is met
    assert whole not in grouped(said, ground, together=(), apart=[(denial, affirmed[0])]).groups


def test_a_table_and_a_sorted_list_give_the_same_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    ones, others = np.array([4, 0, 4, 2, 0]), np.array([1, 6, 1, 5, 2])
    marked = candidates._each_once(ones, others, 5, 7)
    monkeypatch.setattr(candidates, "TABLE", 0)
    assert marked.tolist() == candidates._each_once(ones, others, 5, 7).tolist() == [[0, 2], [0, 6], [2, 5], [4, 1]]
