"""Runs of words that two reports share, exactly, on both sides."""

from collections import defaultdict

import msgspec

from onrecord.copies.shingles import SHINGLE, Sequence

REPEATS = 4  # places of one run in a report that are tried; a refrain is not tried further


class Run(msgspec.Struct, frozen=True, order=True):
    """`length` words that begin at `here` in one report and at `there` in the other."""

    here: int
    there: int
    length: int


def shared(one: Sequence, other: Sequence) -> tuple[Run, ...]:
    """The longest runs of at least `SHINGLE` words, in order of the first report; none overlaps another there."""
    places = _places(other)
    runs: list[Run] = []
    here = 0
    while here + SHINGLE <= len(one.words):
        run = _longest(one, other, here, places.get(one.words[here : here + SHINGLE], ()))
        if run is None:
            here += 1
        else:
            runs.append(run)
            here += run.length
    return tuple(runs)


def _places(other: Sequence) -> dict[tuple[int, ...], list[int]]:
    places: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for there in range(len(other.words) - SHINGLE + 1):
        known = places[other.words[there : there + SHINGLE]]
        if len(known) < REPEATS:
            known.append(there)
    return places


def _longest(one: Sequence, other: Sequence, here: int, places: list[int] | tuple[int, ...]) -> Run | None:
    best = None
    for there in places:
        length = SHINGLE
        most = min(len(one.words) - here, len(other.words) - there)
        while length < most and one.words[here + length] == other.words[there + length]:
            length += 1
        if best is None or length > best.length:
            best = Run(here, there, length)
    return best


def covered(runs: tuple[Run, ...], *, there: bool = False) -> int:
    """Words of the first report (or of the other) that stand in a run, each counted once."""
    if not there:
        return sum(run.length for run in runs)
    total, reached = 0, 0
    for run in sorted(runs, key=lambda run: (run.there, run.length)):
        total += max(0, run.there + run.length - max(reached, run.there))
        reached = max(reached, run.there + run.length)
    return total
