"""Which pairs of reports are worth comparing word by word: those that share enough sampled fingerprints."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from onrecord.copies.shingles import Print
from onrecord.copies.wording import Hashes, Places

FEWEST = 3  # sampled fingerprints that two reports must share to be compared; fewer where one is short
COMMON = 12  # reports that carry a fingerprint up to which each is compared with each; beyond, with the first few
LEADERS = 2  # these few
PARTNERS = 8  # reports that a report of formulas is compared with at the most, those that share most first,
SURE = 0.6  # besides those that share so much of the smaller one's fingerprints that they are no chance
SURE_PARTNERS = 40  # though not with more than these

Pair = tuple[str, str]


def candidates(printed: Mapping[str, Print], credited: Callable[[str, str], bool]) -> list[Pair]:
    """Pairs to compare, the smaller id first; of identical texts only the smallest id meets the others.

    `credited` tells whether one of two reports names the other as its source, so that fewer fingerprints will do.
    """
    leaders, same = _folded(printed)
    prints = [printed[key].values for key in leaders]
    few = [each.size // 4 + 1 for each in prints]
    near = [
        (count, one, other)
        for one, other, count in _shared_prints(prints)
        if count >= min(FEWEST, few[one], few[other]) or credited(leaders[one], leaders[other])
    ]
    sizes = [each.size for each in prints]
    return sorted([(leaders[one], leaders[other]) for one, other in _fewer(near, sizes)] + same)


def _folded(printed: Mapping[str, Print]) -> tuple[list[str], list[Pair]]:
    """One report for each text, and the pairs that tie the others to it."""
    leader: dict[bytes, str] = {}
    same = []
    for key in sorted(printed):
        words = printed[key].words
        if words and leader.setdefault(words, key) != key:
            same.append((leader[words], key))
    return sorted(leader.values()), same


def _shared_prints(prints: Sequence[Hashes]) -> list[tuple[int, int, int]]:
    """Two reports by their places, and how many fingerprints they share.

    A fingerprint that many reports carry ties each of these to the first few alone.
    """
    if not prints:
        return []
    values = np.concatenate(prints)
    owners = np.repeat(np.arange(len(prints)), [each.size for each in prints])
    order = np.argsort(values, kind="stable")
    values, owners = values[order], owners[order]
    starts = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1]))) if values.size else values
    sizes = np.diff(np.append(starts, values.size))
    found = [_pairs(owners, starts[sizes == size], size, len(prints)) for size in range(2, COMMON + 1)]
    for start, size in zip(starts[sizes > COMMON].tolist(), sizes[sizes > COMMON].tolist(), strict=True):
        found += [owners[start + at] * len(prints) + owners[start + at + 1 : start + size] for at in range(LEADERS)]
    coded, counts = np.unique(np.concatenate(found), return_counts=True)
    return list(zip(*(part.tolist() for part in (*np.divmod(coded, len(prints)), counts)), strict=True))


def _pairs(owners: Places, starts: Places, size: int, many: int) -> Places:
    """Every pair within groups of one size, each pair as one number."""
    groups = owners[starts[:, None].astype(np.int64) + np.arange(size)]
    one, other = np.triu_indices(size, 1)
    coded: Places = (groups[:, one] * many + groups[:, other]).reshape(-1)
    return coded


def _fewer(near: Sequence[tuple[int, int, int]], sizes: Sequence[int]) -> set[tuple[int, int]]:
    """The pairs that are worth comparing: for each report those that share most, and all that share very much."""
    partners: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for count, one, other in near:
        partners[one].append((-count, one, other))
        partners[other].append((-count, one, other))
    kept: set[tuple[int, int]] = set()
    for ranked in map(sorted, partners.values()):
        kept.update((one, other) for _, one, other in ranked[:PARTNERS])
        kept.update(
            (one, other)
            for count, one, other in ranked[PARTNERS:SURE_PARTNERS]
            if -count >= SURE * min(sizes[one], sizes[other])
        )
    return kept
