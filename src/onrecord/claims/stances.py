"""Which units of a claim are for it and which against: the choice that fits best what each says and how they agree.

What one unit says tells little ("the gates stayed shut" has no negation); that its side denied the same an hour before,
or that it answers an accusation, tells more. Every unit has a leaning, every two of them have a bond; weights are data.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cache
from itertools import chain

import msgspec
import numpy as np

from onrecord.claims.bonds import (
    MOST,
    NEAR,
    ONE_WAY,
    Bearings,
    Flags,
    Real,
    bond,
    bond_weight,
    bonds,
    marks,
    one_way,
)
from onrecord.claims.logistic import logistic
from onrecord.claims.meanings import Meanings
from onrecord.claims.page import Unit, in_text
from onrecord.claims.profile import Profile
from onrecord.reading.meaning.nouns import ALONE

__all__ = ["CONCEDES", "MOST", "ONE_WAY", "against", "bond", "bond_weight", "case_of", "fitting", "leaning", "one_way"]

CONCEDES = -5.0  # what an admission leans to: what is admitted is the claim, though it may be that something is not so
EVERY = 10  # units up to which every choice is tried; beyond, each unit is turned in its turn until none gains
TURNS = 20
UNREAD = (0.0,) * len(ALONE)  # what tells of a unit whose bearing was not read


def against(units: Sequence[Unit], profiles: Mapping[str, Profile], meant: Meanings | None = None) -> frozenset[str]:
    """Ids of the units that deny the claim which they make together."""
    ordered = [profiles[unit.id] for unit in sorted(units, key=in_text)]
    case = case_of(ordered, meant)
    chosen = _fitting(_leanings(ordered, case), bonds(ordered, case.bearings))
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
    whole = [profile, *(other for other in others if other is not profile)]
    beyond = np.arange(1, len(whole))
    return bool(marks(whole).opposed(np.zeros_like(beyond), beyond).any())


class Case(msgspec.Struct, frozen=True):
    """What is known of a claim before it is told who denies it.

    Attributes:
        core: its concepts, the weightiest first.
        turned: whether the claim is that something is not so.
        beside: its units by report, in order of the text.
        named_by: for each side that its units name, the sides of those units.
        admitted: reports and sides where one of its units admits it.
        bearings: of its units, in order.
        read: by unit id, how its bearing tells what it does (in the order of `ALONE`), as log odds.
    """

    core: Sequence[str]
    turned: bool
    beside: Mapping[str, Sequence[Profile]]
    named_by: Mapping[str, Set[str | None]]
    admitted: Set[tuple[str, str]]
    bearings: Bearings
    read: Mapping[str, Sequence[float]]


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


def _leanings(ordered: Sequence[Profile], case: Case) -> Real:
    """What each unit of a claim leans to: above 0 to denying it."""
    rows = np.array([_told(profile, case) for profile in ordered], np.float64)
    odds = logistic("leanings.tsv").odds_of(LEANING, rows) / 2
    return np.where([profile.concedes for profile in ordered], CONCEDES, odds)


def leaning(profile: Profile, case: Case) -> dict[str, float]:
    """What tells of one unit whether it denies; leanings.tsv says what each weighs."""
    return dict(zip(LEANING, _told(profile, case), strict=True))


LEANING = (
    "denies",
    "act deny",
    "admits",
    "denier",
    "counters",
    "countered before",
    "alleges",
    "negated",
    "negated matter",
    "ahead",
    "verdict",
    "own voice",
    "answers",
    "accused",
    "reassures",
    "reassures, accused",
    "faults",
    "before now",
    "before now, admits",
    *(f"reads: {does}" for does in ALONE),
)


def _told(profile: Profile, case: Case) -> tuple[float, ...]:
    """In the order of LEANING."""
    unit, side = profile.unit, profile.side
    said, signs, report = unit.wording, unit.signs, unit.span.report
    act = unit.statement.act if unit.statement else ""
    naming = case.named_by.get(side) if side is not None else None
    accused = naming is not None and bool(naming - {side})
    beside = case.beside[report]
    return (
        unit.denies or act == "deny",
        act == "deny",
        profile.admits,
        profile.denier,
        signs.counters,
        signs.countered,
        act == "allege" or said.hedged,
        unit.negative != case.turned,
        unit.against(case.core) != case.turned,
        said.ahead,
        unit.beside,
        unit.statement is None,
        len(beside) > 1 and any(_answers(profile, other) for other in _near(profile, beside)),
        accused,
        signs.reassures,
        signs.reassures and accused,
        signs.faults,
        signs.before_now,
        signs.before_now and (report, side) in case.admitted,
        *case.read.get(unit.id, UNREAD),
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
    said = [told for unit in group for told in (unit.wording.concepts, unit.wording.sure)]
    counts = Counter(chain.from_iterable(said))
    return sorted(counts, key=lambda key: (-counts[key], key))


def fitting(leanings: Sequence[float], ties: Sequence[Sequence[tuple[int, float]]]) -> Sequence[bool]:
    """Who denies, so that it fits best what each leans to and how it is tied to some of the `MOST` before it."""
    table = np.zeros((len(leanings), MOST))
    for own, told in enumerate(ties):
        for other, tie in told:
            table[own, other - own] = tie
    return _fitting(np.array(leanings, np.float64), table)


def _fitting(leanings: Real, ties: Real) -> list[bool]:
    """The same; the ties are those of `bonds`."""
    return _best(leanings, ties) if len(leanings) <= EVERY else _turned(leanings, ties)


def _best(leanings: Real, ties: Real) -> list[bool]:
    """Of all choices the one that fits best; of several the one in which the later ones deny."""
    signs = _choices(len(leanings))
    leaning_, bound = np.zeros(len(signs)), np.zeros(len(signs))
    for own, lean in enumerate(leanings.tolist()):
        leaning_ += lean * signs[:, own]
        for other in range(own):
            bound += ties[own, other - own] * (signs[:, own] * signs[:, other])
    chosen: list[bool] = (signs[(leaning_ + bound).argmax()] > 0).tolist()
    return chosen


@cache
def _choices(count: int) -> Real:
    """All ways in which so many can be for something (-1) or against it (1), in order, [choices, count]."""
    bits = np.arange(1 << count)[:, None] >> np.arange(count)[::-1] & 1
    return np.where(bits, 1.0, -1.0)


def _turned(leanings: Real, ties: Real) -> list[bool]:
    """From what each leans to, one unit after another turned to where it fits better."""
    every, leans = _both_ways(ties), leanings.tolist()
    choice: list[bool] = (leanings > 0).tolist()
    # What each would choose as the others stand; None where one of those that it is bound to has turned since.
    wish: list[bool | None] = list((leanings + _pulls(every, leanings > 0) > 0).tolist())
    for _ in range(TURNS):
        turned = False
        for at, known in enumerate(wish):
            wished = leans[at] + _pull(at, every, choice) > 0 if known is None else known
            wish[at] = wished
            if wished != choice[at]:
                choice[at], turned = wished, True
                first, last = max(0, at - MOST), min(len(choice), at + MOST + 1)
                wish[first:last] = [wished if near == at else None for near in range(first, last)]
        if not turned:
            break
    return choice


def _both_ways(ties: Real) -> Real:
    """The ties of each with those before it and those after it, in order, [units, 2 * MOST]."""
    every = np.zeros((len(ties), 2 * MOST))
    every[:, :MOST] = ties
    for away in range(1, min(MOST, len(ties) - 1) + 1):
        every[:-away, MOST + away - 1] = ties[away:, -away]
    return every


def _pulls(every: Real, choice: Flags) -> Real:
    """How those that each is bound to pull it, added up in their order."""
    padded = np.zeros(len(choice) + 2 * MOST)
    padded[MOST:-MOST] = np.where(choice, 1.0, -1.0)
    found = np.zeros(len(choice))
    for column, start in enumerate(_starts()):
        found += every[:, column] * padded[start : start + len(choice)]
    return found


def _pull(at: int, every: Real, choice: Sequence[bool]) -> float:
    """The same of one."""
    found = 0.0
    for tie, start in zip(every[at].tolist(), _starts(), strict=True):
        if tie:
            found += tie if choice[at + start - MOST] else -tie
    return found


@cache
def _starts() -> Sequence[int]:
    """For each of those that a unit is bound to, how far behind the first that it could be bound to."""
    return [*range(MOST), *range(MOST + 1, 2 * MOST + 1)]
