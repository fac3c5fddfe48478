"""Whether two things that reports say are plainly the same thing; built to say no wherever it is not plain.

The words alone decide: enough shared concepts of enough weight, names that agree and come in the same order, no figure,
day or time of speaking that speaks against it. A negation is no difference here, since a denial says the same thing.
"""

import msgspec

from onrecord.claims.figures import Figure
from onrecord.claims.page import Unit
from onrecord.claims.wording import Wording

ALIKE = 0.6  # Dice's coefficient of concepts and names, by weight
ALIKE_STRICT = 0.75  # the same for concepts alone, where only two are shared or a report's own voice is compared
SHARED_WEIGHT = 1.0  # concepts, names left out
NAME = 1.0  # weight of a name beside concepts
MATTER = 0.8  # share of the concepts of what is denied or admitted that must stand in the other
PHRASE = 3  # concepts of an admitted phrase
MATTER_LOOSE = 0.3


class Verdict(msgspec.Struct, frozen=True):
    """How alike two units are (0 for not the same), why, and whether their figures part."""

    score: float
    why: str = ""
    figures_part: bool = False


NO = Verdict(0.0)


def alike(one: Unit, other: Unit) -> Verdict:
    """Whether two units say the same thing, figures aside."""
    a, b = one.wording, other.wording
    if a.ahead != b.ahead or a.more != b.more or _mood(one) != _mood(other) or _days_part(a, b):
        return NO
    if not _names_agree(a, b):
        return NO
    shared = {word: max(weight, b.concepts[word]) for word, weight in a.concepts.items() if word in b.concepts}
    names = [name for name in a.names if name in b.names]
    own_voice = one.statement is None or other.statement is None
    if (_matter(one) or _matter(other)) and not own_voice:
        score = _matter_score(one, other, shared, names)
    else:
        score = _score(a, b, shared, names, strict=own_voice)
    parted = figures_part(a.figures, b.figures)
    if not score or parted is None:
        return NO
    return Verdict(score, _why(shared, len(names)), parted)


def _score(a: Wording, b: Wording, shared: dict[str, float], names: list[str], *, strict: bool) -> float:
    """How much of the two is common, by concepts and names; 0 where that is not plainly the most of both."""
    weight = sum(shared.values())
    if len(shared) < 2 or weight < SHARED_WEIGHT:
        return 0.0
    said = 2 * weight / (a.weight + b.weight)
    least = ALIKE_STRICT if strict or len(shared) == 2 else ALIKE
    with_names = 2 * (weight + NAME * len(names)) / (a.weight + b.weight + NAME * (len(a.names) + len(b.names)))
    return with_names if with_names >= ALIKE and said >= least else 0.0


def _matter(unit: Unit) -> bool:
    """Whether the words are what a cue denies or admits, in a phrase perhaps: "the presence of troops"."""
    admits = unit.statement is not None and unit.statement.act in {"concede", "confirm"}
    return unit.denies or (admits and len(unit.wording.concepts) <= PHRASE)


def _matter_score(one: Unit, other: Unit, shared: dict[str, float], names: list[str]) -> float:
    """The same where a cue denies or admits one of the two: its matter must stand in the other."""
    a, b = one.wording, other.wording
    weight = sum(shared.values())
    if not shared or (len(shared) == 1 and not names and weight < 1.0):
        return 0.0
    matter = min(unit.wording.weight for unit in (one, other) if _matter(unit))
    dice = 2 * (weight + NAME * len(names)) / (a.weight + b.weight + NAME * (len(a.names) + len(b.names)))
    return max(dice, ALIKE) if weight / matter >= MATTER and dice >= MATTER_LOOSE else 0.0


def _mood(unit: Unit) -> str:
    act = unit.statement.act if unit.statement else "assert"
    return act if act in {"ask", "demand", "promise", "condemn", "praise"} else "assert"


def _names_agree(a: Wording, b: Wording) -> bool:
    """Neither names someone besides whom the other names someone else; those that both name come in one order."""
    mine, its = set(a.names) - set(b.names), set(b.names) - set(a.names)
    if mine and its:
        return False
    both = [name for name in a.names if name in b.names]
    if not both and (a.names or b.names) and (len(a.names) > 1 or len(b.names) > 1):
        return False
    return both == [name for name in b.names if name in a.names] or a.agent is None or b.agent is None


def _days_part(a: Wording, b: Wording) -> bool:
    """Whether both give days, and none of the one can be one of the other."""
    if not a.days or not b.days:
        return False
    return not any(x[0] <= y[1] and y[0] <= x[1] for x in a.days for y in b.days)


def figures_part(one: tuple[Figure, ...], other: tuple[Figure, ...]) -> bool | None:
    """Whether figures for the same thing cannot all hold; None where both have figures, but for different things."""
    if not one or not other:
        return False
    pairs = [(x, y) for x in one for y in other if x.counts == y.counts and x.change == y.change]
    if not pairs:
        return None
    return not any(x.low <= y.high and y.low <= x.high for x, y in pairs)


def _why(shared: dict[str, float], names: int) -> str:
    heaviest = sorted(shared, key=lambda concept: (-shared[concept], concept))[:5]
    named = f", and {names} name{'s' if names > 1 else ''}" if names else ""
    return f"both say {', '.join(sorted(heaviest))}{named}"
