"""The bonds of many units, and the choice that fits them, told at once as they are told one by one."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.claims import stances
from onrecord.claims.bonds import MOST, ONE_WAY, bond, bond_weight, bonds, one_way
from onrecord.claims.logistic import logistic
from onrecord.claims.page import Unit
from onrecord.claims.profile import Profile
from onrecord.claims.purposes import Purpose
from onrecord.claims.signs import Signs
from onrecord.claims.wording import Wording
from onrecord.reading.meaning.nouns import BEARING
from onrecord.spans import Span

WORDS = ("cable", "fray", "lift", "stop", "rope", "snap")


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """A unit of somebody in one of three reports, whose words are the concepts that it denies, or does not."""
    said = draw(st.sets(st.sampled_from(WORDS), min_size=1))
    sure = frozenset(draw(st.sets(st.sampled_from(sorted(said)))))
    denied = frozenset(draw(st.sets(st.sampled_from(sorted(said)))))
    wording = Wording(
        concepts=dict.fromkeys(sorted(said), 1.0), names=(), sure=sure, denied=denied, negated=draw(st.booleans())
    )
    aims = draw(st.none() | st.sampled_from(WORDS))
    purpose = Purpose(frozenset([aims]), frozenset()) if aims else None
    start = draw(st.integers(0, 900))
    unit = Unit(
        id=f"m{draw(st.uuids())}",
        span=Span(draw(st.sampled_from(["r1", "r2", "r3"])), start, start + 5),
        wording=wording,
        denies=draw(st.booleans()),
        place=start // 100,
        signs=Signs(purpose=purpose),
    )
    side = draw(st.sampled_from([None, "aa", "bb", "cc"]))
    admits = draw(st.booleans())
    return Profile(unit=unit, side=side, mood="assert", concepts={}, names={}, weight=1.0, words="", admits=admits)


@settings(max_examples=60, deadline=None)
@given(ordered=st.lists(profiles(), min_size=1, max_size=30), seed=st.integers(0, 99))
def test_the_bonds_of_all_are_those_of_each_two(ordered: list[Profile], seed: int) -> None:
    bearings = np.random.default_rng(seed).standard_normal((len(ordered), BEARING)).astype(np.float32)
    found, scorer = bonds(ordered, bearings), logistic("bonds.tsv")
    read = one_way(bearings, bearings)
    for own, other in product(range(len(ordered)), repeat=2):
        if 0 < own - other <= MOST:
            told = scorer.odds(bond(ordered[other], ordered[own])) + scorer.weights[ONE_WAY] * float(read[other, own])
            assert np.isclose(found[own, other - own], bond_weight(len(ordered)) * told / 2, atol=1e-5)
    assert not found[np.arange(len(ordered))[:, None] < np.arange(MOST, 0, -1)].any()


REAL = st.floats(-4, 4).map(lambda number: round(number, 3))


def by_trying(leanings: list[float], ties: list[list[tuple[int, float]]]) -> tuple[bool, ...]:
    """The choice that fits best; of equals the first."""

    def fit(choice: tuple[bool, ...]) -> float:
        own = sum(lean if denies else -lean for lean, denies in zip(leanings, choice, strict=True))
        return own + sum(
            tie if choice[at] == denies else -tie for denies, told in zip(choice, ties, strict=True) for at, tie in told
        )

    return max(product((False, True), repeat=len(leanings)), key=lambda choice: round(fit(choice), 6))


def by_turning(leanings: list[float], ties: list[list[tuple[int, float]]]) -> list[bool]:
    """From what each leans to, one after another turned to where it fits better."""
    tied = [dict(told) for told in ties]
    for own, told in enumerate(ties):
        for at, tie in told:
            tied[at][own] = tie
    choice = [lean > 0 for lean in leanings]
    for _ in range(stances.TURNS):
        before = list(choice)
        for at, lean in enumerate(leanings):
            choice[at] = lean + sum(tied[at][other] * (1 if choice[other] else -1) for other in sorted(tied[at])) > 0
        if choice == before:
            break
    return choice


@st.composite
def cases(draw: st.DrawFn, least: int, most: int) -> tuple[list[float], list[list[tuple[int, float]]]]:
    leanings = draw(st.lists(REAL, min_size=least, max_size=most))
    every = [[(at, draw(REAL)) for at in range(max(0, own - MOST), own)] for own in range(len(leanings))]
    return leanings, every


@settings(max_examples=60, deadline=None)
@given(case=cases(1, 6))
def test_of_few_units_the_best_of_all_choices(case: tuple[list[float], list[list[tuple[int, float]]]]) -> None:
    assert tuple(stances.fitting(*case)) == by_trying(*case)


@settings(max_examples=40, deadline=None)
@given(case=cases(stances.EVERY + 1, 24))
def test_of_many_units_each_is_turned_in_its_turn(case: tuple[list[float], list[list[tuple[int, float]]]]) -> None:
    assert list(stances.fitting(*case)) == by_turning(*case)
