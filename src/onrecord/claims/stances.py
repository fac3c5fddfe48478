"""Which units of a claim are for it and which against: the choice that fits best what each says and how they agree.

What one unit says tells little ("the gates stayed shut" has no negation); that its side denied the same an hour before,
or that it answers an accusation, tells more. Every unit has a leaning, every two of them have a bond; weights are data.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import product
from math import sqrt

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.claims.logistic import logistic
from onrecord.claims.meanings import SURE, Meanings
from onrecord.claims.page import Unit
from onrecord.claims.profile import Profile
from onrecord.claims.purposes import Purpose
from onrecord.reading.meaning.nouns import ALONE, TOGETHER

CONCEDES = -5.0  # what an admission leans to: what is admitted is the claim, though it may be that something is not so
EVERY = 10  # units up to which every choice is tried; beyond, each unit is turned in its turn until none gains
TURNS = 20
MOST = 12  # units before it to which one is bound
NEAR = 2  # sentences within which an answer stands

Bearings = NDArray[np.float32]  # [units, 36], see `reading.meaning.matter.Read`; [units, 0] where not read


def against(units: Sequence[Unit], profiles: Mapping[str, Profile], meant: Meanings | None = None) -> frozenset[str]:
    """Ids of the units that deny the claim which they make together."""
    ordered = [profiles[unit.id] for unit in sorted(units, key=lambda unit: (unit.span, unit.id))]
    case = case_of(ordered, meant)
    leanings = [_leaning(profile, case) for profile in ordered]
    bonds = _bonds(ordered, case.bearings)
    chosen = fitting(leanings, bonds)
    if all(chosen) and not any(_denying(profile.unit) or profile.unit.negative for profile in ordered):
        return frozenset()  # what all say without a word of denial nobody denies
    denying = [profile for profile, denies in zip(ordered, chosen, strict=True) if denies]
    if len(case.beside) == 1:
        denying = [profile for profile in denying if _outright(profile, ordered)]
    return frozenset(profile.unit.id for profile in denying)


def _outright(profile: Profile, others: Sequence[Profile]) -> bool:
    """Whether a unit denies by its cue, as a verdict, or says the contrary of a deed that another tells.

    What one report alone tells on two sides of a matter is mostly two things.
    """
    if _denying(profile.unit) or profile.unit.beside:
        return True
    mark, *marks = _marks([profile, *(other for other in others if other is not profile)])
    return any(mark.sure & other.sure & (mark.against ^ other.against) for other in marks)


class Case(msgspec.Struct, frozen=True):
    """What is known of a claim before it is told who denies it.

    Attributes:
        core: its concepts, the weightiest first.
        turned: whether the claim is that something is not so.
        beside: its units by report, in order of the text.
        named_by: for each side that its units name, the sides of those units.
        admitted: reports and sides where one of its units admits it.
        bearings: of its units, in order.
        read: by unit id, how its bearing tells what it does (`ALONE`), as log odds.
    """

    core: Sequence[str]
    turned: bool
    beside: Mapping[str, Sequence[Profile]]
    named_by: Mapping[str, Set[str | None]]
    admitted: Set[tuple[str, str]]
    bearings: Bearings
    read: Mapping[str, Mapping[str, float]]


def case_of(ordered: Sequence[Profile], meant: Meanings | None = None) -> Case:
    """What the units of a claim, in order of the texts, tell together; bearings tell nothing without `meant`."""
    ids = [profile.unit.id for profile in ordered]
    bearings = np.zeros((len(ids), 0), np.float32) if meant is None else meant.bearing(ids)
    read = {} if meant is None else meant.reads(ids)
    beside: dict[str, list[Profile]] = defaultdict(list)
    named_by: dict[str, set[str | None]] = defaultdict(set)
    for profile in ordered:
        beside[profile.unit.span.report].append(profile)
        for side in profile.named:
            named_by[side].add(profile.side)
    admitted = {(p.unit.span.report, p.side) for p in ordered if p.side is not None and p.concedes}
    core = matter([p.unit for p in ordered])
    return Case(core, turned_round(ordered), beside, named_by, admitted, bearings, read)


Bonds = list[list[tuple[int, float]]]


def _bonds(ordered: Sequence[Profile], bearings: Bearings) -> Bonds:
    """For each unit those before it that it is bound to, and how strongly; of many only the nearest in the texts."""
    weight, marks, scorer = bond_weight(len(ordered)), _marks(ordered), logistic("bonds.tsv")
    known: dict[tuple[bool, ...], float] = {}  # many bonds have the same signs

    def odds(one: Mark, other: Mark) -> float:
        signs = _signs(one, other)
        if signs not in known:
            known[signs] = scorer.odds(dict(zip(BOND, signs, strict=True)))
        return known[signs]

    bonds: Bonds = []
    for n, one in enumerate(marks):
        first = max(0, n - MOST)
        read = (scorer.weights.get(ONE_WAY, 0.0) * one_way(bearings[first:n], bearings[n : n + 1])[:, 0]).tolist()
        bonds.append([(at, weight * (odds(marks[at], one) + told) / 2) for at, told in enumerate(read, first)])
    return bonds


def one_way(ones: Bearings, others: Bearings) -> NDArray[np.float32]:
    """How the bearings of units tell that two of them take one position, [ones, others]."""
    told: NDArray[np.float32] = np.clip(ones[:, :TOGETHER] @ others[:, :TOGETHER].T, -SURE, SURE)
    return told


def bond_weight(units: int) -> float:
    """What each bond counts beside a unit's own leaning in a claim of so many units: the more, the less each."""
    return 1.0 / sqrt(max(1, min(units - 1, 2 * MOST)))


def _leaning(profile: Profile, case: Case) -> float:
    if profile.concedes:
        return CONCEDES
    return logistic("leanings.tsv").odds(leaning(profile, case)) / 2


def leaning(profile: Profile, case: Case) -> dict[str, float]:
    """What tells of one unit whether it denies; leanings.tsv says what each weighs."""
    unit = profile.unit
    act = unit.statement.act if unit.statement else ""
    accused = profile.side is not None and bool(case.named_by.get(profile.side, frozenset()) - {profile.side})
    admits = (unit.span.report, profile.side) in case.admitted
    return {
        "denies": _denying(unit),
        "act deny": act == "deny",
        "admits": profile.admits,
        "denier": profile.denier,
        "counters": unit.signs.counters,
        "countered before": unit.signs.countered,
        "alleges": act == "allege" or unit.wording.hedged,
        "negated": unit.negative != case.turned,
        "negated matter": unit.against(case.core) != case.turned,
        "ahead": unit.wording.ahead,
        "verdict": unit.beside,
        "own voice": unit.statement is None,
        "answers": any(_answers(profile, other) for other in _near(profile, case.beside[unit.span.report])),
        "accused": accused,
        "reassures": unit.signs.reassures,
        "reassures, accused": unit.signs.reassures and accused,
        "faults": unit.signs.faults,
        "before now": unit.signs.before_now,
        "before now, admits": unit.signs.before_now and admits,
        **{f"reads: {does}": case.read.get(unit.id, {}).get(does, 0.0) for does in ALONE},
    }


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


def bond(one: Profile, other: Profile, read: float = 0.0) -> dict[str, float]:
    """What tells of two units whether they take one position; bonds.tsv says what each weighs.

    `read` is what `one_way` gives of their bearings.
    """
    return {**dict(zip(BOND, _signs(*_marks([one, other])), strict=True)), ONE_WAY: read}


class Mark(msgspec.Struct, frozen=True, gc=False):
    """What tells of one unit how it is bound to others; concepts as bits of a number, so that two are quickly compared.

    Attributes:
        concepts, sure: what it speaks of, and the deeds among these.
        against: the deeds that it is against.
    """

    side: str | None
    admits: bool
    report: str
    place: int
    negative: bool
    denies: bool
    purpose: Purpose | None
    concepts: int
    sure: int
    against: int


def _marks(profiles: Sequence[Profile]) -> list[Mark]:
    bits: dict[str, int] = defaultdict(lambda: 1 << len(bits))
    return [
        Mark(
            profile.side,
            profile.admits,
            unit.span.report,
            unit.place,
            unit.negative,
            unit.denies,
            unit.signs.purpose,
            sum([bits[key] for key in unit.wording.concepts]),
            sum([bits[key] for key in unit.wording.sure]),
            sum([bits[key] for key in unit.wording.sure if unit.against([key])]),
        )
        for profile in profiles
        for unit in [profile.unit]
    ]


def _signs(a: Mark, b: Mark) -> tuple[bool, ...]:
    """In the order of BOND."""
    one_side = a.side is not None and a.side == b.side
    admits = a.admits or b.admits
    deeds = a.sure & b.sure
    contrary = deeds & (a.against ^ b.against) != 0
    same = a.report == b.report and abs(a.place - b.place) <= NEAR
    return (
        one_side and not admits,
        one_side and admits,
        a.side is not None and b.side is not None and not one_side,
        a.negative != b.negative,
        a.negative and b.negative,
        contrary,
        deeds != 0 and not contrary,
        same and one_side,
        same and not one_side,
        a.denies != b.denies,
        not one_side and a.purpose is not None and b.purpose is not None and a.purpose.parts_from(b.purpose),
        a.negative == b.negative and (a.concepts & b.concepts).bit_count() > 1,
    )


def _near(profile: Profile, beside: Sequence[Profile]) -> Sequence[Profile]:
    """Those of some units, in order of the text, that stand within a few sentences of one."""
    first = bisect_left(beside, profile.unit.place - NEAR, key=lambda other: other.unit.place)
    last = bisect_right(beside, profile.unit.place + NEAR, key=lambda other: other.unit.place)
    return beside[first:last]


def turned_round(group: Sequence[Profile]) -> bool:
    """Whether what is admitted is that something is not so, and nobody denies it outright."""
    admitted = [profile.unit.negative for profile in group if profile.concedes]
    return bool(admitted) and all(admitted) and not any(_denying(profile.unit) for profile in group)


def _denying(unit: Unit) -> bool:
    return unit.denies or (unit.statement is not None and unit.statement.act == "deny")


def _answers(one: Profile, other: Profile) -> bool:
    """Whether a unit stands shortly after another's, of another side, in one report."""
    a, b = one.unit, other.unit
    return (
        a.span.report == b.span.report and 0 <= a.place - b.place <= NEAR and b.span < a.span and one.side != other.side
    )


def matter(group: Sequence[Unit]) -> list[str]:
    """What the units of a claim say, that which most of them say first, deeds before things."""
    counts: Counter[str] = Counter()
    for unit in group:
        counts.update(unit.wording.concepts.keys())
        counts.update(unit.wording.sure)
    return sorted(counts, key=lambda key: (-counts[key], key))


def fitting(leanings: Sequence[float], bonds: Bonds) -> Sequence[bool]:
    """Who denies, so that it fits best what each leans to and how they are bound."""
    return _best(leanings, bonds) if len(leanings) <= EVERY else _turned(leanings, bonds)


def _best(leanings: Sequence[float], bonds: Bonds) -> tuple[bool, ...]:
    choices: Iterator[tuple[bool, ...]] = product((False, True), repeat=len(leanings))
    return max(choices, key=lambda choice: (_fit(choice, leanings, bonds), [not denies for denies in choice]))


def _fit(choice: Sequence[bool], leanings: Sequence[float], bonds: Bonds) -> float:
    own = sum(lean if denies else -lean for lean, denies in zip(leanings, choice, strict=True))
    return own + sum(
        tie if choice[at] == denies else -tie for denies, ties in zip(choice, bonds, strict=True) for at, tie in ties
    )


def _turned(leanings: Sequence[float], bonds: Bonds) -> list[bool]:
    """From what each leans to, one unit after another turned to where it fits better."""
    tied: Bonds = [list(ties) for ties in bonds]
    for other, ties in enumerate(bonds):
        for at, tie in ties:
            tied[at].append((other, tie))
    choice = [lean > 0 for lean in leanings]
    for _ in range(TURNS):
        before = list(choice)
        for at, lean in enumerate(leanings):
            choice[at] = lean + sum([tie if choice[other] else -tie for other, tie in tied[at]]) > 0
        if choice == before:
            break
    return choice
