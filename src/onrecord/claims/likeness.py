"""Whether two units make the same claim, for or against: a chance, from their words, their meaning and their places.

The meaning finds paraphrases; who did what to whom, when and how many tell whether it is the same matter. A negation is
no difference here, since a denial speaks of the same matter.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from onrecord.claims import concepts
from onrecord.claims.figures import Figure
from onrecord.claims.logistic import logistic
from onrecord.claims.meanings import Meanings
from onrecord.claims.profile import Profile
from onrecord.claims.wording import Wording

FIGURE = 0.8  # what the same figure for the same weighs
NEAR = 2  # sentences within which an answer stands
SHORT = 25  # characters of words that say little by themselves
LONG = 300  # characters from which on a unit is simply long


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


def alike(pairs: Iterable[tuple[Profile, Profile]], meant: Meanings) -> list[float]:
    """The chance that two units make one claim, 0 to 1, of each pair.

    It is kept (see `kept`), so it may follow from no more than the two units with their names' keys and their speakers'
    sides, and from what a sample of the story's reports is about; not, for instance, from `denier`.
    """
    chances: list[float] = []
    asked: list[int] = []
    told: list[dict[str, float]] = []
    for one, other in pairs:
        first, second = in_order(one, other)
        shared = common(first, second)
        if not _another_matter(first, second, shared):
            asked.append(len(chances))
            told.append(signs(first, second, shared, meant))
        chances.append(0.0)
    for at, chance in zip(asked, logistic("likeness.tsv").chances(told), strict=True):
        chances[at] = chance
    return chances


def why(one: Profile, other: Profile, meant: Meanings) -> str:
    """What two units have in common, in words: of each concept those that print it, where they differ of both."""
    first, second = in_order(one, other)
    shared = common(first, second)
    heaviest = sorted(shared.concepts, key=lambda concept: (-shared.concepts[concept], concept))[:5]
    here, there = _printed(first.words), _printed(second.words)
    told = [dict.fromkeys(each.get(concept, concept) for each in (here, there)) for concept in sorted(heaviest)]
    words = ", ".join(" / ".join(f"“{each}”" for each in forms) for forms in told)
    names = len(shared.names)
    named = f"{names} name{'s' if names > 1 else ''}" if names else ""
    said = ", and ".join(part for part in (words, named) if part)
    meaning = f"alike in meaning by {max(0, round(100 * _meaning(first, second, meant)['meaning']))} in 100"
    return f"both say {said}; {meaning}" if said else meaning


@lru_cache(maxsize=1_000)
def _printed(words: str) -> Mapping[str, str]:
    """By concept, the words of a unit that first print it."""
    found: dict[str, str] = {}
    for each in concepts.said(words, 0, len(words)):
        found.setdefault(each.concept, words[each.start : each.end])
    return found


def in_order(one: Profile, other: Profile) -> tuple[Profile, Profile]:
    """Two units in order of the text."""
    a, b = one.unit, other.unit
    return (one, other) if (a.span, a.id) <= (b.span, b.id) else (other, one)


def _another_matter(first: Profile, second: Profile, shared: Shared) -> bool:
    """Whether two cannot be one claim, however alike: still to come, one more of it, by another or on another day."""
    a, b = first.unit.wording, second.unit.wording
    denied = first.unit.negative or second.unit.negative
    # "There would be no cuts" is answered by "the cuts have begun".
    if (a.ahead != b.ahead and not denied) or (a.more ^ b.more) & shared.concepts.keys():
        return True
    if _agents_part(a, b) and shared.concepts.keys() & a.sure & b.sure:
        return True
    # What is put off, or is awaited on two days, is one thing to come.
    once = a.singular or b.singular or (a.ahead and b.ahead)
    return _days_part(a, b) is True and not (denied or once)


def signs(first: Profile, second: Profile, shared: Shared, meant: Meanings) -> dict[str, float]:
    """What tells for or against two units, in order of the text, making one claim; likeness.tsv has the weights."""
    a, b = first.unit.wording, second.unit.wording
    plain = {
        **_meaning(first, second, meant),
        **_words(first, second, shared),
        **_figures(a, b),
        **_places(first, second),
        "ahead": a.ahead != b.ahead,
        "mood": first.mood != second.mood,
        "agents": _agents_part(a, b),
        "more": bool((a.more ^ b.more) & shared.concepts.keys()),
        "polarity": first.unit.negative != second.unit.negative,
        "both negative": first.unit.negative and second.unit.negative,
        "own voice": (first.unit.statement is None) + (second.unit.statement is None),
    }
    return plain | {f"{one} × {other}": plain[one] * plain[other] for one, other in TOGETHER}


# Signs that tell more, or less, together than each by itself.
TOGETHER = (
    ("meaning", "shorter"),
    ("meaning", "one figure"),
    ("meaning", "verdict"),
    ("meaning", "other deeds"),
    ("same side", "polarity"),
)


def _meaning(first: Profile, second: Profile, meant: Meanings) -> dict[str, float]:
    one, other = meant.row[first.unit.id], meant.row[second.unit.id]
    return {
        "meaning": float(meant.own[one] @ meant.own[other]),
        "surroundings": float(meant.around[one] @ meant.around[other]),
    }


def _words(first: Profile, second: Profile, shared: Shared) -> dict[str, float]:
    a, b = first.unit.wording, second.unit.wording
    deeds = shared.concepts.keys() & a.deeds & b.deeds
    return {
        "dice": shared.dice,
        "shorter": shared.shorter,
        "weight": min(shared.weight, 2.0),
        "names": min(len(shared.names), 2),
        "deed": bool(deeds & (a.sure | b.sure)),
        "any deed": bool(deeds),
        "nothing": not shared.concepts,
        "other deeds": bool(a.sure - b.sure and b.sure - a.sure),
        "short": min(len(first.words), len(second.words)) <= SHORT,
        "length": min(len(first.words), len(second.words), LONG) / 100,
    }


def _figures(a: Wording, b: Wording) -> dict[str, float]:
    parted, days = figures_part(a.figures, b.figures), _days_part(a, b)
    return {
        "figures part": parted is True,
        "same figure": parted is False and bool(a.figures and b.figures),
        "other figures": parted is None,
        "one figure": bool(a.figures) != bool(b.figures),
        "same day": days is False,
        "days part": days is True,
    }


def _places(first: Profile, second: Profile) -> dict[str, float]:
    """How the two stand to each other: in one report, an answer to what was just said, or the same said once more."""
    one, other = first.unit, second.unit
    same = one.span.report == other.span.report
    away = other.place - one.place if same else NEAR + 2
    near = away <= 1
    one_side = first.side is not None and first.side == second.side
    of_one = one.statement is not None and other.statement is not None and one.statement.id == other.statement.id
    answers = one.negative != other.negative or one.denies or other.denies
    return {
        "same sentence": away == 0,
        "next sentence": away == 1,
        "two on": away == NEAR,
        "same report": same and away > NEAR,
        "same statement": of_one,
        "same side": one_side,
        "answers": away <= NEAR and first.side != second.side and answers,
        "negates": near and one.negative != other.negative,
        "goes on": near and one_side and not of_one,
        "quoted": near and one_side and first.kind != "direct" and second.kind == "direct",
        "verdict": one.beside or other.beside,
    }


def common(a: Profile, b: Profile) -> Shared:
    concepts = {key: min(weight, b.concepts[key]) for key, weight in a.concepts.items() if key in b.concepts}
    names = {key: weight for key, weight in a.names.items() if key in b.names}
    same = _same_figures(a.unit.wording.figures, b.unit.wording.figures)
    concepts |= same
    weight = sum(concepts.values()) + sum(names.values())
    of_a, of_b = (
        p.weight + sum(w for key, w in names.items() if key not in p.unit.wording.names) + sum(same.values())
        for p in (a, b)
    )
    return Shared(concepts, names, 2 * weight / (of_a + of_b), min(weight / min(of_a, of_b), 1.0))


def _same_figures(one: Iterable[Figure], other: Iterable[Figure]) -> dict[str, float]:
    """The figures that both give for the same, as things that both say."""
    mine = {(figure.counts, figure.low, figure.high): figure for figure in one if figure.counts}
    return {
        f"{f.low:g} {f.counts}": FIGURE
        for f in other
        if (f.counts, f.low, f.high) in mine and abs(f.low) != float("inf")
    }


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
