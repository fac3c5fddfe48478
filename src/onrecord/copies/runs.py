"""Runs of words that two reports share, exactly, on both sides."""

from collections import OrderedDict, defaultdict

import msgspec

from onrecord.copies.shingles import SHINGLE, Sequence

KEPT = 400  # reports whose runs are kept at a time
PASSAGE = 70  # words within which the runs of one passage stand, in either report
IN_PASSAGE = 10  # runs of one passage at the most
REPEATS = 4  # places of one run in a report that are tried; a refrain is not tried further


class Run(msgspec.Struct, frozen=True, order=True):
    """`length` words that begin at `here` in one report and at `there` in the other."""

    here: int
    there: int
    length: int


class Shingles:
    """The runs of `SHINGLE` words of reports, by their hash; those of the reports asked for last are kept."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[list[int], dict[int, list[int]]]] = OrderedDict()

    def of(self, sequence: Sequence) -> tuple[list[int], dict[int, list[int]]]:
        """The hash of the run at each place, and the first places of each hash."""
        found = self._known.pop(sequence.report, None)
        if found is None:
            hashes = [hash(run) for run in zip(*(sequence.words[i:] for i in range(SHINGLE)), strict=False)]
            found = hashes, _places(hashes)
        self._known[sequence.report] = found
        if len(self._known) > KEPT:
            self._known.popitem(last=False)
        return found


def shared(one: Sequence, other: Sequence, shingles: Shingles) -> tuple[Run, ...]:
    """The longest runs of at least `SHINGLE` words, in order of the first report; none overlaps another there."""
    hashes, mine = shingles.of(one)
    _, places = shingles.of(other)
    if mine.keys().isdisjoint(places):
        return ()
    runs: list[Run] = []
    here = 0
    while here < len(hashes):
        run = _longest(one, other, here, places[hashes[here]]) if hashes[here] in places else None
        if run is None:
            here += 1
        else:
            runs.append(run)
            here += run.length
    return tuple(runs)


def _places(hashes: list[int]) -> dict[int, list[int]]:
    places: dict[int, list[int]] = defaultdict(list)
    for place, value in enumerate(hashes):
        known = places[value]
        if len(known) < REPEATS:
            known.append(place)
    return dict(places)


def _longest(one: Sequence, other: Sequence, here: int, places: list[int]) -> Run | None:
    best = None
    for there in places:
        if one.words[here : here + SHINGLE] != other.words[there : there + SHINGLE]:
            continue  # two runs of one hash
        length = SHINGLE
        most = min(len(one.words) - here, len(other.words) - there)
        while length < most and one.words[here + length] == other.words[there + length]:
            length += 1
        if best is None or length > best.length:
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
