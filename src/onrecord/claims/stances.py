"""Which units of a claim are for it and which against: the choice that fits best what each says and how they agree.

What one unit says tells little ("the gates stayed shut" has no negation); that its side denied the same an hour before,
or that it answers an accusation, tells more. Every unit has a leaning, every two of them have a bond; weights are data.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import log

from onrecord.claims.logistic import logistic
from onrecord.claims.page import Unit
from onrecord.claims.profile import Profile

CONCEDES = -5.0  # what an admission leans to: what is admitted is the claim, though it may be that something is not so
EVERY = 10  # units up to which every choice is tried; beyond, each unit is turned in its turn until none gains
TURNS = 20
BONDS = 1.0  # what the bonds of one unit weigh together beside its leaning
MOST = 12  # units before it to which one is bound
NEAR = 2  # sentences within which an answer stands


def against(units: Sequence[Unit], profiles: Mapping[str, Profile]) -> frozenset[str]:
    """Ids of the units that deny the claim which they make together."""
    ordered = [profiles[unit.id] for unit in sorted(units, key=lambda unit: (unit.span, unit.id))]
    core = matter(units)
    beside: dict[str, list[Profile]] = defaultdict(list)
    for profile in ordered:
        beside[profile.unit.span.report].append(profile)
    turned = turned_round(ordered)
    leanings = [_leaning(profile, beside[profile.unit.span.report], core, turned=turned) for profile in ordered]
    bonds = _bonds(ordered)
    chosen = _best(leanings, bonds) if len(ordered) <= EVERY else _turned(leanings, bonds)
    return frozenset(profile.unit.id for profile, denies in zip(ordered, chosen, strict=True) if denies)


Bonds = list[list[tuple[int, float]]]


def _bonds(ordered: Sequence[Profile]) -> Bonds:
    """For each unit those before it that it is bound to, and how strongly; of many only the nearest in the texts."""
    weight = BONDS / max(1, min(len(ordered) - 1, 2 * MOST))
    return [
        [
            (at, weight * _odds(logistic("bonds.tsv").chance(bond(ordered[at], one))))
            for at in range(max(0, n - MOST), n)
        ]
        for n, one in enumerate(ordered)
    ]


def _leaning(profile: Profile, beside: Sequence[Profile], core: Sequence[str], *, turned: bool) -> float:
    if profile.unit.statement is not None and profile.unit.statement.act == "concede":
        return CONCEDES
    return _odds(logistic("leanings.tsv").chance(leaning(profile, beside, core, turned=turned)))


def leaning(profile: Profile, beside: Sequence[Profile], core: Sequence[str], *, turned: bool) -> dict[str, float]:
    """What tells of one unit whether it denies; leanings.tsv says what each weighs.

    `beside` are the claim's units of the same report, `core` its concepts, the weightiest first; `turned` where the
    claim is that something is not so.
    """
    unit = profile.unit
    act = unit.statement.act if unit.statement else ""
    near = _near(profile, beside)
    answers = any(_answers(profile, other) for other in near)
    return {
        "denies": _denying(unit),
        "admits": profile.admits,
        "denier": profile.denier,
        "counters": profile.counters,
        "counters, answers": profile.counters and answers,
        "denier answers": profile.denier * answers,
        "alleges": act == "allege" or unit.wording.hedged,
        "negated": unit.negative != turned,
        "negated matter": unit.against(core) != turned,
        "verdict": unit.beside,
        "own voice": unit.statement is None,
        "answers": answers,
        "answered": any(_answers(other, profile) for other in near),
    }


def bond(one: Profile, other: Profile) -> dict[str, float]:
    """What tells of two units whether they take one position; bonds.tsv says what each weighs."""
    a, b = one.unit, other.unit
    deeds = sorted(a.wording.sure & b.wording.sure)
    contrary = any(a.against([deed]) != b.against([deed]) for deed in deeds)
    one_side = one.side is not None and one.side == other.side
    admits = one.admits or other.admits
    same = a.span.report == b.span.report and abs(a.place - b.place) <= NEAR
    return {
        "one side": one_side and not admits,
        "one side admits": one_side and admits,
        "two sides": one.side is not None and other.side is not None and not one_side,
        "polarity": a.negative != b.negative,
        "both negated": a.negative and b.negative,
        "contrary": contrary,
        "same deed": bool(deeds) and not contrary,
        "goes on": same and one_side,
        "answers": same and not one_side,
        "cue denies one": a.denies != b.denies,
    }


def _near(profile: Profile, beside: Sequence[Profile]) -> Sequence[Profile]:
    """Those of some units, in order of the text, that stand within a few sentences of one."""
    first = bisect_left(beside, profile.unit.place - NEAR, key=lambda other: other.unit.place)
    last = bisect_right(beside, profile.unit.place + NEAR, key=lambda other: other.unit.place)
    return beside[first:last]


def turned_round(group: Sequence[Profile]) -> bool:
    """Whether what is admitted is that something is not so, and nobody denies it outright."""
    units = [profile.unit for profile in group]
    admitted = [unit.negative for unit in units if unit.statement is not None and unit.statement.act == "concede"]
    return bool(admitted) and all(admitted) and not any(_denying(unit) for unit in units)


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


def _odds(chance: float) -> float:
    return log(chance / (1.0 - chance)) / 2


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
            choice[at] = lean + sum(tie if choice[other] else -tie for other, tie in tied[at]) > 0
        if choice == before:
            break
    return choice
