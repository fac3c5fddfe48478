"""Whether two things that reports say are the same thing, by their words.

What happened or was done has to be the same, and most of what the shorter says of it has to stand in the longer; what a
story speaks of all the time counts for less. A negation is no difference here, since a denial says the same thing.
"""

from collections.abc import Iterable, Set

import msgspec

from onrecord.claims.figures import Figure
from onrecord.claims.page import Unit
from onrecord.claims.salience import Salience
from onrecord.claims.wording import Wording

LINK = 0.42  # score from which on two units say the same
EVIDENCE = 0.6  # what the shared concepts and names must weigh together
SHORTER = 0.6  # how much the share of the shorter counts beside Dice's coefficient
NO_DEED = 0.8  # factor where no deed is shared, or only one that its ending alone shows
HALF = 0.5  # the same where no deed is known, or where a sentence is a report's own
LONE_DEED = 0.45  # Dice's coefficient where one deed is all that they share
LONE_THING = 0.5  # the same for one that is no deed
LONE = 0.9  # factor where one thing is all that they share
OTHER_DEEDS = 0.85  # factor where each tells of a deed that the other does not
APART = 0.45  # Dice's coefficient that makes up for deeds that differ
OWN_VOICE = 0.62  # score from which on a report's own sentence says what a statement says
OTHER_FIGURES = 0.85  # factor where both give figures, but for different things
FIGURE = 0.8  # what the same figure for the same weighs
DENIAL = 0.08  # what is added where one denies what the other says
DAYS = 0.1  # what is added where both give the same day


class Verdict(msgspec.Struct, frozen=True):
    """How alike two units are (0 for not the same), why, and whether their figures or their days part."""

    score: float
    why: str = ""
    figures_part: bool = False
    days_part: bool = False

    @property
    def parts(self) -> bool:
        """Whether the two cannot both hold as they stand."""
        return self.figures_part or self.days_part


NO = Verdict(0.0)


class Shared(msgspec.Struct, frozen=True):
    """What two wordings share: concepts and names by weight, and the share of each in what they say."""

    concepts: dict[str, float]
    names: dict[str, float]
    dice: float
    shorter: float

    @property
    def weight(self) -> float:
        """What the shared concepts and names weigh."""
        return sum(self.concepts.values()) + sum(self.names.values())


def alike(one: Unit, other: Unit, salience: Salience) -> Verdict:
    """Whether two units say the same thing, figures aside."""
    a, b = one.wording, other.wording
    if a.ahead != b.ahead or _mood(one) != _mood(other) or _agents_part(a, b):
        return NO
    shared = _shared(a, b, salience)
    if (a.more ^ b.more) & shared.concepts.keys():
        return NO
    score = _score(one, other, shared)
    if not score:
        return NO
    parted, days = figures_part(a.figures, b.figures), _days_part(a, b)
    if parted is None:
        score *= OTHER_FIGURES
    if days is False:
        score += DAYS
    if _denies(one, other, shared):
        score += DENIAL
    own_voice = one.statement is None or other.statement is None
    if score < (OWN_VOICE if own_voice else LINK):
        return NO
    return Verdict(min(score, 1.0), _why(shared), bool(parted), bool(days))


def _shared(a: Wording, b: Wording, salience: Salience) -> Shared:
    both = sorted(a.concepts.keys() & b.concepts.keys())
    concepts = {key: salience.concept(key, min(a.concepts[key], b.concepts[key])) for key in both}
    mine, its = {*a.names, *a.own}, {*b.names, *b.own}
    names = {key: salience.name(key) for key in sorted(mine & its)}
    same = _same_figures(a.figures, b.figures)
    concepts |= same
    weight = sum(concepts.values()) + sum(names.values())
    of_a = _weight(a, salience, names) + sum(same.values())
    of_b = _weight(b, salience, names) + sum(same.values())
    if not weight:
        return Shared(concepts, names, 0.0, 0.0)
    return Shared(concepts, names, 2 * weight / (of_a + of_b), weight / min(of_a, of_b))


def _same_figures(one: Iterable[Figure], other: Iterable[Figure]) -> dict[str, float]:
    """The figures that both give for the same, as things that both say."""
    mine = {(figure.counts, figure.low, figure.high): figure for figure in one if figure.counts}
    return {
        f"{f.low:g} {f.counts}": FIGURE
        for f in other
        if (f.counts, f.low, f.high) in mine and abs(f.low) != float("inf")
    }


def _weight(wording: Wording, salience: Salience, shared: Iterable[str]) -> float:
    names = sorted({*wording.names, *shared})
    concepts = sum(salience.concept(key, weight) for key, weight in wording.concepts.items())
    return max(concepts + sum(salience.name(name) for name in names), 0.01)


def _score(one: Unit, other: Unit, shared: Shared) -> float:
    """How much of the two is common; 0 where that is too little to tell."""
    a, b = one.wording, other.wording
    deeds = shared.concepts.keys() & a.deeds & b.deeds
    if not shared.concepts or shared.weight < EVIDENCE:
        return 0.0
    own_voice = one.statement is None or other.statement is None
    if shared.dice < _least(a, b, deeds, own_voice=own_voice):
        return 0.0
    score = SHORTER * shared.shorter + (1 - SHORTER) * shared.dice
    if a.sure - b.sure and b.sure - a.sure:
        score *= OTHER_DEEDS
    if len(shared.concepts) + len(shared.names) < 2:
        if own_voice or shared.dice < (LONE_DEED if deeds & a.sure & b.sure else LONE_THING):
            return 0.0
        score *= LONE
    return score if deeds & (a.sure | b.sure) else score * NO_DEED


def _denies(one: Unit, other: Unit, shared: Shared) -> bool:
    """Whether one of two says that a deed was done, and the other that it was not: a denial answers someone."""
    deeds = shared.concepts.keys() & one.wording.sure & other.wording.sure
    return any(one.against([deed]) != other.against([deed]) for deed in sorted(deeds))


def _least(a: Wording, b: Wording, deeds: Set[str], *, own_voice: bool) -> float:
    """Dice's coefficient that two wordings must have, which share these deeds."""
    if a.sure and b.sure and not deeds & (a.sure | b.sure):
        return APART
    return HALF if own_voice or not deeds else 0.0


def _mood(unit: Unit) -> str:
    act = unit.statement.act if unit.statement else "assert"
    return act if act in {"ask", "demand"} else "assert"


def _agents_part(a: Wording, b: Wording) -> bool:
    """Whether two act of whom neither is named in the other's words, or do it to each other the other way round."""
    if a.agent is None or b.agent is None or a.passive != b.passive:
        return False
    if a.agent == b.agent or a.agent in b.own or b.agent in a.own:
        return False
    mine, its = {*a.names, *a.own}, {*b.names, *b.own}
    both = [name for name in a.names if name in b.names]
    return not mine & its or (len(both) > 1 and both != [name for name in b.names if name in a.names])


def _days_part(a: Wording, b: Wording) -> bool | None:
    """Whether both give days, and none of the one can be one of the other; None where one gives none."""
    if not a.days or not b.days:
        return None
    return not any(x[0] <= y[1] and y[0] <= x[1] for x in a.days for y in b.days)


def figures_part(one: tuple[Figure, ...], other: tuple[Figure, ...]) -> bool | None:
    """Whether figures for the same thing cannot all hold; None where both have figures, but for different things."""
    if not one or not other:
        return False
    pairs = [(x, y) for x in one for y in other if x.counts == y.counts and x.change == y.change]
    if not pairs:
        return None
    return not any(x.low <= y.high and y.low <= x.high for x, y in pairs)


def _why(shared: Shared) -> str:
    heaviest = sorted(shared.concepts, key=lambda concept: (-shared.concepts[concept], concept))[:5]
    names = len(shared.names)
    named = f", and {names} name{'s' if names > 1 else ''}" if names else ""
    return f"both say {', '.join(sorted(heaviest))}{named}"
