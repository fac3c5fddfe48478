"""What a bound passes over would not have scored enough, and large records fall apart as small ones do."""

import random

import numpy as np
import pytest

from onrecord.stories import bounds as bounding
from onrecord.stories import components as looking
from onrecord.stories.bounds import bounds
from onrecord.stories.profile import Profile, profiled
from onrecord.stories.space import Real, Space

WORDS = [f"w{n}" for n in range(80)]
LANGUAGES = ["en", "en", "en", "en", "de"]


def _profiles() -> list[Profile]:
    dice = random.Random(3)
    return [_profile(dice, number) for number in range(90)]


def _profile(dice: random.Random, number: int) -> Profile:
    day = dice.choice([None, 700_000 + dice.randrange(90)])
    return profiled(
        f"r{number:03d}",
        _vector(dice, 12),
        _vector(dice, 8),
        _vector(dice, 3),
        meaning=bytes(dice.choice([dice.randrange(256), 3]) for _ in range(384)) if dice.random() < 0.9 else b"",
        language=dice.choice(LANGUAGES),
        earliest=day,
        latest=day and day + dice.choice([0, 20]),
    )


def _vector(dice: random.Random, size: int) -> dict[str, float]:
    return dict.fromkeys(sorted(dice.sample(WORDS, size)), size**-0.5)


@pytest.fixture
def space(monkeypatch: pytest.MonkeyPatch) -> Space:
    for name, value in (("COMMON", 6), ("BUCKETS", 16), ("DIRECTIONS", 20), ("AT_ONCE", 700)):
        monkeypatch.setattr(bounding, name, value)
    return Space(_profiles())


@pytest.mark.parametrize("least", [0.25, 0.4, 0.5])
def test_no_pair_that_scores_enough_is_passed_over_and_no_score_is_above_its_bound(space: Space, least: float) -> None:
    table = space.table(np.arange(space.size))
    passed = 0
    for row, (others, most) in enumerate(bounds(space, least)):
        assert set(np.flatnonzero(table[row, :row] >= least).tolist()) <= set(others.tolist())
        assert (table[row, others] <= most).all()
        passed += row - len(others)
    assert passed > 0


@pytest.mark.parametrize("few", [0, 600])
def test_components_and_their_parts_are_what_each_score_alone_holds_together(
    space: Space, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(looking, "FEW", few)
    monkeypatch.setattr(looking, "LARGEST", 9)
    found = [[part.rows.tolist() for part in parts] for parts in looking.components(space, least=0.25)]
    table = space.table(np.arange(space.size))
    keys = [set(each.keys) for each in _profiles()]
    shared = np.array([[len(one & other) >= looking.SHARED for other in keys] for one in keys])
    linked = np.where(shared, table, 0.0)
    assert found == [_parted(linked, rows, 0.25) for rows in _held(linked, list(range(space.size)), 0.25)]
    assert len(found) > 1
    assert max(len(parts) for parts in found) > 1


def _parted(scores: Real, rows: list[int], least: float) -> list[list[int]]:
    if len(rows) <= looking.LARGEST:
        return [rows]
    held = _held(scores, rows, least + looking.STRICTER)
    return sorted(part for each in held for part in _parted(scores, each, least + looking.STRICTER))


def _held(scores: Real, rows: list[int], least: float) -> list[list[int]]:
    left, found = set(rows), []
    for row in rows:
        ahead, part = [row], []
        while ahead:
            here = ahead.pop()
            if here in left:
                left.discard(here)
                part.append(here)
                ahead += [other for other in left if scores[here, other] >= least]
        found += [sorted(part)] if part else []
    return found
