"""How two units of a claim tell that they take one position on it, or two; bonds.tsv says what each sign weighs.

A large claim has tens of thousands of such pairs, so that the signs of all are told at once.
"""

from collections import defaultdict
from collections.abc import Sequence
from math import sqrt

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.claims.logistic import logistic
from onrecord.claims.meanings import SURE
from onrecord.claims.profile import Profile
from onrecord.claims.purposes import Purpose
from onrecord.reading.meaning.nouns import TOGETHER

MOST = 12  # units before it to which one is bound
NEAR = 2  # sentences within which an answer stands

Bearings = NDArray[np.float32]  # [units, 36], see `reading.meaning.matter.Read`; [units, 0] where not read
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]
Real = NDArray[np.float64]

BOND = (
    "one side",
    "one side admits",
    "two sides",
    "polarity",
    "both negated",
    "contrary",
    "same deed",
    "goes on",
    "answers",
    "cue denies one",
    "purposes part",
    "alike",
)
ONE_WAY = "read one way"


def bonds(ordered: Sequence[Profile], bearings: Bearings) -> Real:
    """How strongly each unit is bound to the `MOST` before it, [units, MOST]: the last column is the one before.

    Of what is not there, 0. `ordered` are in order of the texts, of which only the nearest bind.
    """
    count, scorer = len(ordered), logistic("bonds.tsv")
    ones, others = _before(count)
    told = _signs(marks(ordered), ones, others)
    # Many bonds have the same signs.
    codes, which = np.unique(told @ (1 << np.arange(len(BOND))), return_inverse=True)
    rows = [[bool(code >> at & 1) for at in range(len(BOND))] for code in codes.tolist()]
    odds = np.array([scorer.odds(dict(zip(BOND, row, strict=True))) for row in rows], np.float64)
    read = np.einsum("ij,ij->i", bearings[ones, :TOGETHER], bearings[others, :TOGETHER])
    one_way_ = np.float32(scorer.weights.get(ONE_WAY, 0.0)) * np.clip(read, -SURE, SURE)
    found = np.zeros((count, MOST))
    found[others, ones - others + MOST] = bond_weight(count) * (odds[which] + one_way_) / 2
    return found


def _before(count: int) -> tuple[Places, Places]:
    """Each of so many with those shortly before it: the places of these, and its own."""
    ones = np.arange(count)[:, None] + np.arange(-MOST, 0)
    others, columns = np.nonzero(ones >= 0)
    return ones[others, columns], others


def one_way(ones: Bearings, others: Bearings) -> NDArray[np.float32]:
    """How the bearings of units tell that two of them take one position, [ones, others]."""
    told: NDArray[np.float32] = np.clip(ones[:, :TOGETHER] @ others[:, :TOGETHER].T, -SURE, SURE)
    return told


def bond_weight(units: int) -> float:
    """What each bond counts beside a unit's own leaning in a claim of so many units: the more, the less each."""
    return 1.0 / sqrt(max(1, min(units - 1, 2 * MOST)))


def bond(one: Profile, other: Profile, read: float = 0.0) -> dict[str, float]:
    """What tells of two units whether they take one position; `read` is what `one_way` gives of their bearings."""
    signs = _signs(marks([one, other]), np.array([0]), np.array([1]))[0].tolist()
    return {**dict(zip(BOND, signs, strict=True)), ONE_WAY: read}


class Marks(msgspec.Struct, frozen=True):
    """What tells of units how each is bound to others.

    Attributes:
        sides, reports: a number for each, [units]; -1 for no side.
        places: of its sentence in its report, [units].
        admits, negative, denies: [units].
        purposes: what the words of each say that an act is for.
        concepts, sure, against: bits, one for each concept: what it speaks of, the deeds among these, and those of the
            deeds that it is against, [units, bytes].
    """

    sides: Places
    reports: Places
    places: Places
    admits: Flags
    negative: Flags
    denies: Flags
    purposes: Sequence[Purpose | None]
    concepts: NDArray[np.uint8]
    sure: NDArray[np.uint8]
    against: NDArray[np.uint8]

    def opposed(self, ones: Places, others: Places) -> Flags:
        """Whether one of two is against a deed that the other tells, [pairs]."""
        deeds = self.sure[ones] & self.sure[others]
        found: Flags = (deeds & (self.against[ones] ^ self.against[others]) != 0).any(axis=1, keepdims=True)[:, 0]
        return found


def marks(profiles: Sequence[Profile]) -> Marks:
    """What tells of some units how they are bound."""
    numbers: dict[str | None, int] = {None: -1}
    bits: dict[str, int] = defaultdict(lambda: len(bits))
    units = [profile.unit for profile in profiles]
    concepts = [[bits[key] for key in unit.wording.concepts] for unit in units]
    sure = [[bits[key] for key in unit.wording.sure] for unit in units]
    against = [[bits[key] for key in unit.wording.sure if unit.against([key])] for unit in units]
    return Marks(
        sides=np.array([numbers.setdefault(profile.side, len(numbers)) for profile in profiles], np.int64),
        reports=np.array([numbers.setdefault(unit.span.report, len(numbers)) for unit in units], np.int64),
        places=np.array([unit.place for unit in units], np.int64),
        admits=np.array([profile.admits for profile in profiles], bool),
        negative=np.array([unit.negative for unit in units], bool),
        denies=np.array([unit.denies for unit in units], bool),
        purposes=[unit.signs.purpose for unit in units],
        concepts=_packed(concepts, len(bits)),
        sure=_packed(sure, len(bits)),
        against=_packed(against, len(bits)),
    )


def _packed(held: Sequence[Sequence[int]], width: int) -> NDArray[np.uint8]:
    table = np.zeros((len(held), width), bool)
    rows = np.repeat(np.arange(len(held)), [len(each) for each in held])
    table[rows, [bit for each in held for bit in each]] = True
    return np.packbits(table, axis=1)


def _signs(found: Marks, ones: Places, others: Places) -> Flags:
    """The signs of pairs of units, by the places of both, [pairs, signs], in the order of BOND."""
    side, its = found.sides[ones], found.sides[others]
    one_side = (side == its) & (side >= 0)
    admits = found.admits[ones] | found.admits[others]
    deeds = (found.sure[ones] & found.sure[others]).any(axis=1)
    contrary = found.opposed(ones, others)
    near = np.abs(found.places[ones] - found.places[others]) <= NEAR
    same = (found.reports[ones] == found.reports[others]) & near
    negative, its_negative = found.negative[ones], found.negative[others]
    shared = np.bitwise_count(found.concepts[ones] & found.concepts[others]).sum(axis=1)
    return np.stack(
        [
            one_side & ~admits,
            one_side & admits,
            (side >= 0) & (its >= 0) & ~one_side,
            negative != its_negative,
            negative & its_negative,
            contrary,
            deeds & ~contrary,
            same & one_side,
            same & ~one_side,
            found.denies[ones] != found.denies[others],
            _purposes_part(found.purposes, ones, others) & ~one_side,
            (negative == its_negative) & (shared > 1),
        ],
        axis=1,
    )


def _purposes_part(purposes: Sequence[Purpose | None], ones: Places, others: Places) -> Flags:
    """Whether both of two give a purpose, and these have nothing in common."""
    given = np.array([each is not None for each in purposes], bool)
    part: Flags = given[ones] & given[others]
    for at in np.flatnonzero(part).tolist():
        one, other = purposes[int(ones[at])], purposes[int(others[at])]
        part[at] = one is not None and other is not None and one.parts_from(other)
    return part
