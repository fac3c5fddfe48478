"""Runs of words that two reports share, exactly, on both sides."""

import msgspec
import numpy as np

from onrecord.copies.shingles import SHINGLE, Sequence

PASSAGE = 70  # words within which the runs of one passage stand, in either report
IN_PASSAGE = 10  # runs of one passage at the most
REPEATS = 4  # places of one run in a report that are tried; a refrain is not tried further


class Run(msgspec.Struct, frozen=True, order=True):
    """`length` words that begin at `here` in one report and at `there` in the other."""

    here: int
    there: int
    length: int


def shared(one: Sequence, other: Sequence) -> tuple[Run, ...]:
    """The longest runs of at least `SHINGLE` words, in order of the first report; none overlaps another there."""
    mine, own = one.runs
    theirs, order = other.runs
    if not mine.size or not theirs.size:
        return ()
    first = np.searchsorted(theirs, mine)  # both in order, so that each is gone through once
    met = np.flatnonzero(theirs[np.minimum(first, theirs.size - 1)] == mine)
    if not met.size:
        return ()
    runs: list[Run] = []
    reached = 0
    for at in met[np.argsort(own[met])].tolist():
        here = int(own[at])
        if here >= reached:
            near = slice(int(first[at]), int(first[at]) + REPEATS)
            run = _longest(one, other, here, order[near][theirs[near] == mine[at]].tolist())
            if run is not None:
                runs.append(run)
                reached = here + run.length
    return tuple(runs)


def _longest(one: Sequence, other: Sequence, here: int, places: list[int]) -> Run | None:
    """The longest run that begins here; two runs of one hash may still differ."""
    best = None
    for there in places:
        most = min(len(one) - here, len(other) - there)
        differ = one.words[here : here + most] != other.words[there : there + most]
        length = int(differ.argmax()) if differ.any() else most
        if length >= SHINGLE and (best is None or length > best.length):
            best = Run(here, there, length)
    return best


def passages(runs: tuple[Run, ...]) -> list[list[Run]]:
    """Runs that stand close together in both reports, as those of a passage that was lightly edited do."""
    found: list[list[Run]] = []
    for first, run in enumerate(runs):
        near = [run]
        for other in runs[first + 1 : first + 1 + IN_PASSAGE]:
            if other.here + other.length - run.here > PASSAGE:
                break
            if abs(other.there - run.there) <= PASSAGE:
                near.append(other)
        found.append(near)
    return found


def covered(runs: tuple[Run, ...], *, there: bool = False) -> int:
    """Words of the first report (or of the other) that stand in a run, each counted once."""
    if not there:
        return sum(run.length for run in runs)
    total, reached = 0, 0
    for run in sorted(runs, key=lambda run: (run.there, run.length)):
        total += max(0, run.there + run.length - max(reached, run.there))
        reached = max(reached, run.there + run.length)
    return total
