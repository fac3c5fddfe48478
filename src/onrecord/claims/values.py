"""Claims of values: members that give figures, or days, for one thing which cannot all hold."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from functools import lru_cache
from itertools import combinations, pairwise
from statistics import median

import msgspec

from onrecord.claims.cues import words_of
from onrecord.claims.figures import LOST, Figure
from onrecord.claims.page import Unit
from onrecord.claims.rules import Value
from onrecord.reports.report import Published
from onrecord.stories.linkage import Pair, linked

LIKE = 4  # times another figure up to which one that does not say what it counts is taken to count the same
LARGE = 100  # from which on a number is no other's by chance
WIDE = 50  # the same for one that counts people, as the others do
FAR = 8  # times the middle figure beyond which a figure is of something else
LONG_AGO = 366  # days before its report after which what a figure is of is another matter


Given = dict[str, tuple[Unit, Value]]


class Group(msgspec.Struct, frozen=True):
    """Units that give values for one thing, each with its value, by unit id."""

    units: tuple[Unit, ...]
    values: Mapping[str, Value]


def groups(
    said: Sequence[Sequence[Unit]],
    own: Sequence[Unit],
    published: Mapping[str, Published],
    *,
    apart: Sequence[Pair],
    sides: Mapping[str, str | None],
) -> list[Group]:
    """Units of one claim with values for the same thing that part: figures of one fate, like figures, days.

    `said` are the groups of units that make one claim, `own` the sentences in the reports' own voices, `sides` whom
    each speaks for, by unit id.
    """
    fates = [
        _joined(fate, said) for fate in _fates([*(unit for group in said for unit in group), *own], published, apart)
    ]
    taken = {unit.id for group in fates for unit in group.units}
    left = [[unit for unit in group if unit.id not in taken] for group in said]
    parted = [found for group in left if (found := _figures(group)) is not None]
    days = [_plans(group, sides, published) or _days(group) for group in said]
    return [*fates, *parted, *(found for found in days if found is not None)]


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
            values = {key: value for key, (_, value) in group.items()}
            if _parts(values):
                found.append(_group([unit for unit, _ in group.values()], values))
    return found


def _joined(fate: Group, said: Sequence[Sequence[Unit]]) -> Group:
    """A group of one fate with what its units' claims say without its word: "it had been 90", "rose to 34"."""
    units, values = list(fate.units), dict(fate.values)
    for group in said:
        inside = sum(unit.id in fate.values for unit in group)
        if inside > 1 and 3 * inside >= sum(bool(unit.wording.figures) for unit in group):
            for unit in group:
                figure = _bare(_counted(unit), list(fate.values.values()))
                if unit.id not in values and figure is not None:
                    units.append(unit)
                    values[unit.id] = Value(figure.low, figure.high)
    return _group(units, values)


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


def _figures(units: Sequence[Unit]) -> Group | None:
    """The units of a group that give figures for what most of them count, where two of the figures part."""
    values = _values(units)
    if not _parts(values):
        return None
    given = {(value.low, value.high) for value in values.values()}
    return _group([unit for unit in units if unit.id in values or _takes_back(unit, given)], values)


def _takes_back(unit: Unit, given: Set[tuple[float, float]]) -> bool:
    """Whether a unit says of one of the values only that it is not so: "the figure of 12 was wrong"."""
    figures = unit.wording.figures
    return unit.negative and len(figures) == 1 and (figures[0].low, figures[0].high) in given


def _parts(values: Mapping[str, Value]) -> bool:
    """Whether some two values cannot both hold."""
    given = values.values()
    return bool(given) and max(value.low for value in given) > min(value.high for value in given)


Counted = tuple[str, bool]


def _counted(unit: Unit) -> dict[Counted, Figure]:
    """A unit's figures by what they count, and whether it is a part or more of it that they count.

    Of what is denied only "not more than 900" gives a figure.
    """
    figures = [figure for figure in unit.wording.figures[::-1] if not figure.change]
    if unit.negative:
        above = [figure for figure in figures if figure.high == float("inf")]
        figures = [msgspec.structs.replace(figure, low=float("-inf"), high=figure.low) for figure in above]
    return {(figure.counts, figure.part): figure for figure in figures}


def _values(group: Sequence[Unit]) -> dict[str, Value]:
    """The figures for what most of the units count; one of six more men is not set against one of all men."""
    every = {unit.id: _counted(unit) for unit in group}
    frequent = Counter(counted for figures in every.values() for counted in figures if counted[0])
    most = min(frequent, key=lambda counted: (-frequent[counted], counted), default=None)
    people = sum(any(f.people and not f.counts for f in figures.values()) for figures in every.values())
    if most is None or (frequent[most] == 1 and (len(frequent) > 1 or people > 1)):
        # "24,000 spectators", "21,900 people": what is counted is called otherwise by each, but it is people.
        every, most = _as_people(every), (PEOPLE, False)
    found = {key: Value(figures[most].low, figures[most].high) for key, figures in every.items() if most in figures}
    if len(frequent) > 1 and len(found) == 1:
        return found  # what is counted there differs, and a bare figure may be of any of it
    if not found:
        return found
    of_people = any(figures[most].people for figures in every.values() if most in figures)
    for like in (_of_people,) * of_people + (_bare, _the_same):
        others = list(found.values())
        for key, figures in every.items():
            if key not in found and (figure := like(figures, others)) is not None:
                found[key] = Value(figure.low, figure.high)
    if most[0] in words_of("steady"):
        return {key: msgspec.structs.replace(value, grows=False) for key, value in found.items()}
    return found


PEOPLE = "people"


def _as_people(every: Mapping[str, Mapping[Counted, Figure]]) -> dict[str, dict[Counted, Figure]]:
    """The figures of units, those that alone in theirs count people as counts of people."""
    found = {}
    for key, figures in every.items():
        people = [f for f in figures.values() if f.people and not f.part and not f.state]
        found[key] = {(PEOPLE, False): people[0]} if len(people) == len(figures) == 1 else dict(figures)
    return found


def _of_people(figures: Mapping[Counted, Figure], others: Sequence[Value]) -> Figure | None:
    """The one figure of a unit that counts people and does not say which, where the others count people."""
    found = [f for f in figures.values() if not f.part and f.people and not f.counts]
    return found[0] if len(figures) == len(found) == 1 and _like(found[0], others, WIDE) else None


def _bare(figures: Mapping[Counted, Figure], others: Sequence[Value]) -> Figure | None:
    """The one figure of a unit that does not say what it counts ("the union speaks of 300"), if it is like another."""
    found = [f for f in figures.values() if not f.part and f.bare]
    return found[0] if len(figures) == len(found) == 1 and _like(found[0], others, LIKE) else None


def _the_same(figures: Mapping[Counted, Figure], others: Sequence[Value]) -> Figure | None:
    """The one figure of a unit that is another's large number to the digit: "21,900 tickets", "21,900 people"."""
    found = [f for f in figures.values() if not f.part and f.low >= LARGE]
    exact = len(figures) == len(found) == 1 and any((found[0].low, found[0].high) == (o.low, o.high) for o in others)
    return found[0] if exact else None


def _like(figure: Figure, others: Sequence[Value], times: float) -> bool:
    """Whether a figure is at most so many times one of some values, and no smaller a part of it."""
    size = _size(Value(figure.low, figure.high))
    return any(_size(value) / times <= size <= _size(value) * times for value in others)


def _days(units: Sequence[Unit]) -> Group | None:
    """The units of a group that give another day for what happens only once ("was last inspected in May").

    What is to come is to come once, so that two days for it part as well ("will reopen on 20 May").
    """
    dated = {
        unit.id: _value(unit.wording.days[0]) for unit in units if len(unit.wording.days) == 1 and not unit.negative
    }
    kept = [unit for unit in units if unit.id in dated]
    told: dict[tuple[Value, bool, bool], set[Deed]] = defaultdict(set)
    for unit in kept:
        told[dated[unit.id], unit.wording.singular, unit.wording.ahead] |= _deeds(unit)
    deeds = {
        deed
        for (one, singular, ahead), (other, is_singular, is_ahead) in combinations(told, 2)
        if (singular or is_singular or (ahead and is_ahead)) and not one.holds_with(other)
        for deed in told[one, singular, ahead] & told[other, is_singular, is_ahead]
    }
    return _group([unit for unit in kept if deeds & _deeds(unit)], dated) if deeds else None


def _plans(units: Sequence[Unit], sides: Mapping[str, str | None], published: Mapping[str, Published]) -> Group | None:
    """The units of a group that give a day to come, where one side has moved its own ("will reopen on 1 March").

    Only the values of that side count: who repeats the one or the other day does not contradict it.
    """
    planned = {unit.id: day for unit in units if (day := _planned(unit, published)) is not None}
    of_side: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        side = sides.get(unit.id)
        if side is not None and unit.id in planned:
            of_side[side].append(unit)
    moved = [side for side in sorted(of_side) if _moves(of_side[side], planned, published)]
    if not moved:
        return None
    own = of_side[min(moved, key=lambda side: (-len(of_side[side]), side))]
    given = {unit.id: planned[unit.id] for unit in own}
    days = sorted(set(given.values()))
    ahead = [unit for unit in units if unit.id in planned]
    repeats = {unit.id for unit in ahead if any(planned[unit.id].holds_with(day) for day in days)}
    # Who gives a day of his own contradicts it.
    contested = {sides.get(unit.id) for unit in ahead if unit.id not in repeats} - {None}
    return None if contested else _group([unit for unit in ahead if unit.id in repeats], given)


def _planned(unit: Unit, published: Mapping[str, Published]) -> Value | None:
    """The one day that a unit gives of those that lie ahead of its report."""
    told = _told(unit, published)
    if unit.denies or told is None:
        return None
    ahead = [value for day in unit.wording.days if (value := _value(day)).high > told]
    return ahead[0] if len(ahead) == 1 else None


def _told(unit: Unit, published: Mapping[str, Published]) -> int | None:
    found = published.get(unit.span.report)
    day = (found.latest or found.earliest) if found is not None else None
    return date.fromisoformat(day[:10]).toordinal() if day is not None else None


def _moves(units: Sequence[Unit], planned: Mapping[str, Value], published: Mapping[str, Published]) -> bool:
    """Whether two of a side's days part, told on two days: those of one day are of two things."""
    given = sorted({(planned[unit.id], _told(unit, published) or 0) for unit in units})
    return any(not day.holds_with(other) and told != then for (day, told), (other, then) in combinations(given, 2))


Deed = tuple[str, bool]


def _deeds(unit: Unit) -> frozenset[Deed]:
    """The deeds that a unit is sure to tell, each with whether it says that they are so."""
    return frozenset((deed, deed in unit.wording.denied) for deed in unit.wording.sure)


@lru_cache(maxsize=10_000)
def _value(days: tuple[str, str]) -> Value:
    first, last = (float(date.fromisoformat(day[:10]).toordinal()) for day in days)
    return Value(first, last, grows=False)


def _group(units: Iterable[Unit], values: Mapping[str, Value]) -> Group:
    return Group(tuple(sorted(units, key=lambda unit: unit.id)), values)
