"""What is kept of a story's units from one gathering to the next: as it would be anew, and noticed where it is not."""

from collections.abc import Callable

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord.claims import neighbours
from onrecord.claims.kept import NEAR_PART, Neighbours, Roll
from onrecord.claims.meanings import Meanings
from onrecord.memory import Memory

COUNT = 3
Told = dict[str, str]  # unit id to its report


def vectors(keys: list[str]) -> NDArray[np.float32]:
    """A vector of length 1 for each id, that follows from the id alone."""
    made = np.stack([np.random.default_rng(int(key[1:])).standard_normal(384) for key in keys])
    found: NDArray[np.float32] = (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32)
    return found


def meant(told: Told, common: float = 0.0) -> Meanings:
    keys = sorted(told)
    own = vectors(keys)
    return Meanings(
        row={key: at for at, key in enumerate(keys)},
        own=own,
        around=own[:, ::-1],
        common=(np.full(384, common, np.float32),),
    )


def asked(told: Told, memory: Memory, digests: dict[str, str], common: float = 0.0) -> set[tuple[str, str]]:
    """Each unit with its nearest of all, by ids, after they have been kept."""
    keys = sorted(told)
    held = set(told.values())
    known = {report: digest for report, digest in digests.items() if report in held}
    roll = Roll(tuple(keys), tuple(told[key] for key in keys), known)
    near = Neighbours("s1", memory, roll, meant(told, common))
    pairs = near.of("said", keys, keys, COUNT)
    near.keep()
    return {(keys[one], keys[other]) for one, other in pairs.tolist()}


def story(reports: int, units: int = 4) -> Told:
    return {f"m{100 * report + unit:05d}": f"r{report}" for report in range(reports) for unit in range(units)}


DIGESTS = {f"r{report}": f"d{report}" for report in range(9)}


def dropped(told: Told) -> Told:
    return {key: report for key, report in told.items() if report != "r1"}


def replaced(told: Told) -> Told:
    """A unit of the first report is another."""
    return {key if key != "m00000" else "m00050": report for key, report in told.items()}


@pytest.mark.parametrize(
    "change",
    [lambda told: told, lambda told: story(7), dropped, lambda told: story(3), lambda told: story(1), replaced],
)
@pytest.mark.parametrize("count", [3, 5, 40])
def test_the_nearest_are_the_same_whatever_was_known(
    count: int, change: Callable[[Told], Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.claims.test_kept.COUNT", count)
    for before in (story(1), story(2), story(6)):
        first = Memory()
        asked(before, first, DIGESTS)
        after = change(before)
        digests = DIGESTS | ({"r0": "another"} if change is replaced else {})
        assert asked(after, Memory(kept=first.fresh), digests) == asked(after, Memory(), {})


def test_only_what_is_new_is_compared_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Memory()
    asked(story(6), first, DIGESTS)
    compared: list[int] = []
    known = neighbours._alike

    def alike(ones: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.int64]:
        compared.append(len(ones) * len(others))
        return known(ones, others)

    monkeypatch.setattr(neighbours, "_alike", alike)
    second = Memory(kept=first.fresh)
    asked(story(7), second, DIGESTS)
    assert sum(compared) == 4 * 28 + 24 * 4
    compared.clear()
    again = Memory(kept=second.fresh)
    asked(story(7), again, DIGESTS)
    assert sum(compared) == 0 and not again.fresh


def test_a_report_that_is_another_and_another_common_matter_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Memory()
    asked(story(6), first, DIGESTS)
    made: list[int] = []
    known = neighbours._nearest

    def nearest(*given: NDArray[np.int64]) -> neighbours.Nearest:
        made.append(len(given[2]))
        return known(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(neighbours, "_nearest", nearest)
    asked(story(6), Memory(kept=first.fresh), DIGESTS | {"r1": "another"})
    assert made[0] >= 4  # its own units, and all that it was among the nearest of
    asked(story(6), Memory(kept=first.fresh), DIGESTS, common=0.5)
    assert made[1] == 24


def test_units_of_reports_that_memory_does_not_know_are_not_kept() -> None:
    memory = Memory()
    asked(story(2), memory, {})
    assert (("s1", NEAR_PART) in memory.fresh) is False


def test_a_story_that_is_parted_into_cells_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "WHOLE", 2)
    memory = Memory()
    asked(story(3), memory, DIGESTS)
    assert not memory.fresh


def test_what_is_known_has_room_for_every_likeness() -> None:
    told = story(3)
    memory = Memory()
    asked(told, memory, DIGESTS)
    kept = memory.fresh["s1", NEAR_PART]
    near = msgspec.msgpack.decode(kept.body)
    alike = np.frombuffer(near["close"][f"said {COUNT}"]["alike"], np.int16)
    # A unit is its own nearest, with both of its vectors: twice the finest.
    assert alike.max() == 2 * neighbours.FINE <= np.iinfo(np.int16).max
