"""Claims of values: members that give figures, or days, for one thing which cannot all hold."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from statistics import median

import msgspec

from onrecord.claims.figures import LOST, Figure
from onrecord.claims.likeness import Verdict
from onrecord.claims.page import Unit
from onrecord.claims.rules import Value
from onrecord.reports.report import Published
from onrecord.stories.linkage import Pair, linked

FAR = 8  # times the middle figure beyond which a figure is of something else
LONG_AGO = 366  # days before its report after which what a figure is of is another matter


Given = dict[str, tuple[Unit, Value]]


class Group(msgspec.Struct, frozen=True):
    """Units that give values for one thing, each with its value, by unit id."""

    units: tuple[Unit, ...]
    values: Mapping[str, Value]


def groups(
    units: Mapping[str, Unit],
    own: Sequence[Unit],
    verdicts: Mapping[Pair, Verdict],
    published: Mapping[str, Published],
    *,
    threshold: float,
    apart: Sequence[Pair],
) -> list[Group]:
    """Units that say one thing with values for the same: figures of one fate, like figures in like words, days."""
    fates = _fates([*units.values(), *own], published, apart)
    taken = {unit.id for group in fates for unit in group.units}
    return [
        *fates,
        *_figures({key: units[key] for key in units if key not in taken}, verdicts, threshold=threshold, apart=apart),
        *_days(units, verdicts, threshold=threshold, apart=apart),
    ]


def _fates(units: Iterable[Unit], published: Mapping[str, Published], apart: Sequence[Pair]) -> list[Group]:
    """What became of people or money is counted once in a story: every count of the dead is of the same dead."""
    counted: dict[str, Given] = defaultdict(dict)
    kept = [unit for unit in units if not (unit.denies or unit.wording.ahead or _long_ago(unit, published))]
    for unit in kept:
        wholes = {figure.counts for figure in unit.wording.figures}
        for figure in unit.wording.figures:
            # Beside a count of all the dead, one of dead children is of a part.
            part = figure.part or (figure.counts != figure.state and figure.state in wholes)
            if figure.of_one_fate and not part and not figure.change and figure.state not in unit.wording.denied:
                counted[_fate(figure)].setdefault(unit.id, (unit, Value(figure.low, figure.high)))
    found = []
    for counts in sorted(counted):
        for group in _kept_apart(_near(counted[counts]), apart):
            found.append(
                _group([unit for unit, _ in group.values()], {key: value for key, (_, value) in group.items()})
            )
    return found


def _fate(figure: Figure) -> str:
    """What became of people, whoever they are; of money, with its currency."""
    return figure.counts if figure.state == LOST else figure.state


def _long_ago(unit: Unit, published: Mapping[str, Published]) -> bool:
    day = published[unit.span.report].earliest if unit.span.report in published else None
    if day is None or not unit.wording.days:
        return False
    last = max(last for _, last in unit.wording.days)
    return (date.fromisoformat(day[:10]) - date.fromisoformat(last[:10])).days > LONG_AGO


def _near(given: Given) -> Given:
    """The values that can be of one thing: those not many times, or a small part of, the middle one."""
    middle = median(_size(value) for _, value in given.values())
    return {key: pair for key, pair in given.items() if middle / FAR <= _size(pair[1]) <= middle * FAR}


def _size(value: Value) -> float:
    return value.low if value.low != float("-inf") else value.high


def _kept_apart(given: Given, apart: Sequence[Pair]) -> list[Given]:
    """One group, or more where a person put two of its units apart."""
    ids = sorted(given)
    if not any(one in given and other in given for one, other in apart):
        return [given] if len(ids) > 1 else []
    chain = list(pairwise(ids))
    parts = linked(ids, dict.fromkeys(chain, 1.0), threshold=0.0, together=chain, apart=apart)
    return [{key: given[key] for key in part} for part in parts if len(part) > 1]


def _figures(
    units: Mapping[str, Unit], verdicts: Mapping[Pair, Verdict], *, threshold: float, apart: Sequence[Pair]
) -> list[Group]:
    """Units in like words with figures for the same, where at least two of the figures part."""
    scores = {
        pair: verdict.score
        for pair, verdict in verdicts.items()
        if pair[0] in units
        and pair[1] in units
        and not verdict.days_part
        and _counts(units[pair[0]]) & _counts(units[pair[1]])
    }
    parted = [pair for pair, verdict in verdicts.items() if verdict.figures_part and pair in scores]
    return [_group(group, _values(group)) for group in _parted(units, scores, parted, threshold, apart)]


def _counts(unit: Unit) -> set[str]:
    return {figure.counts for figure in unit.wording.figures if not figure.part and not figure.change}


def _values(group: Sequence[Unit]) -> dict[str, Value]:
    """The figures for what most of the units count."""
    every = sorted({counts for unit in group for counts in _counts(unit)})
    most = max(every, key=lambda counts: (sum(counts in _counts(unit) for unit in group), counts))
    return {
        unit.id: Value(figure.low, figure.high)
        for unit in group
        for figure in unit.wording.figures[::-1]
        if figure.counts == most
    }


def _days(
    units: Mapping[str, Unit], verdicts: Mapping[Pair, Verdict], *, threshold: float, apart: Sequence[Pair]
) -> list[Group]:
    """Units in like words that give another day for what happens only once ("was last inspected in May")."""
    scores = {
        pair: verdict.score
        for pair, verdict in verdicts.items()
        if _single(units[pair[0]], units[pair[1]]) and not verdict.figures_part
    }
    parted = [pair for pair, verdict in verdicts.items() if verdict.days_part and pair in scores]
    return [
        _group(group, {unit.id: _day(unit) for unit in group})
        for group in _parted(units, scores, parted, threshold, apart)
    ]


def _single(one: Unit, other: Unit) -> bool:
    """Whether both date one deed that one of them calls the last, the first or the only one."""
    a, b = one.wording, other.wording
    if one.negative or other.negative:
        return False
    return len(a.days) == 1 and len(b.days) == 1 and bool(a.sure & b.sure) and (a.singular or b.singular)


def _day(unit: Unit) -> Value:
    first, last = (float(date.fromisoformat(day[:10]).toordinal()) for day in unit.wording.days[0])
    return Value(first, last, grows=False)


def _parted(
    units: Mapping[str, Unit],
    scores: Mapping[Pair, float],
    parted: Sequence[Pair],
    threshold: float,
    apart: Sequence[Pair],
) -> list[list[Unit]]:
    """The groups of like units in which two values part."""
    kept = {pair: score for pair, score in scores.items() if score}
    ids = {key for pair in kept for key in pair}
    found = []
    for group in linked(ids, kept, threshold=threshold, apart=apart):
        inside = set(group)
        if any(one in inside and other in inside for one, other in parted):
            found.append([units[key] for key in group])
    return found


def _group(units: Iterable[Unit], values: Mapping[str, Value]) -> Group:
    return Group(tuple(sorted(units, key=lambda unit: unit.id)), values)
