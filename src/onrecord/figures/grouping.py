"""Figures brought together by what they count, one series for each thing."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import msgspec

from onrecord.figures.counting import Counted, is_generic
from onrecord.figures.lists import factor, table
from onrecord.figures.nouns import Point
from onrecord.figures.values import both_hold, interval
from onrecord.spans import Span


class Lined(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A figure with what it counts and the words that say so, whose it is, and whether it is told as an earlier one."""

    point: Point
    counted: Counted
    words: tuple[Span, ...]
    whose: str | None = None
    former: bool = False


MANY = 20  # figures of one report that are tried
Interval = tuple[float, float]
Lots = Mapping[Counted, Sequence[Lined]]
Target = Callable[[Counted, Sequence[Counted], Lots], Counted]


def grouped(lined: Sequence[Lined]) -> list[list[Lined]]:
    """Figures by what they count; one that is narrowed less joins the only series that narrows it further.

    States that reports use for one count ("injured", "treated") come together where no report gives both.
    """
    exact: dict[Counted, list[Lined]] = defaultdict(list)
    for each in lined:
        exact[each.counted].append(each)
    narrowed = _joined(exact, _finest)
    together = _joined(narrowed, _sibling)
    return [together[key] for key in sorted(together)]


def _joined(lots: Lots, target: Target) -> dict[Counted, list[Lined]]:
    by_base: dict[Counted, list[Counted]] = defaultdict(list)
    for key in sorted(lots):
        by_base[_broad(key)].append(key)
    joined: dict[Counted, list[Lined]] = defaultdict(list)
    for keys in by_base.values():
        for key in keys:
            joined[target(key, keys, lots)].extend(lots[key])
    return joined


def _broad(key: Counted) -> Counted:
    """The same, not narrowed, under the name that sibling states share."""
    return msgspec.structs.replace(key.base, state=table("siblings.tsv").get(key.state, key.state))


def _finest(key: Counted, keys: Sequence[Counted], lots: Lots) -> Counted:
    """The series that a figure belongs to: the one chain of ever narrower words that holds its own, else its own.

    "People" are not those "young people" of whom another report tells.
    """
    if is_generic(key.head) and (not key.state or key.state[0] == "~"):
        return key
    narrower = [
        other
        for other in keys
        if other.base == key.base and set(key.narrowed) < set(other.narrowed) and other.apart == key.apart
    ]
    if not narrower:
        return key
    if key.unit and not key.narrowed:  # an amount alone is of what most reports measure
        return max(narrower, key=lambda other: (len(lots[other]), other))
    finest = max(narrower, key=lambda other: (len(other.narrowed), other))
    chain = all(set(other.narrowed) <= set(finest.narrowed) for other in narrower)
    return finest if chain and not _told_apart(lots[key], lots[finest]) else key


def _sibling(key: Counted, keys: Sequence[Counted], lots: Lots) -> Counted:
    """The series of the state that is used for the same count, narrowed alike or not at all."""
    wanted = table("siblings.tsv").get(key.state)
    if wanted is None:
        return key
    others = [other for other in keys if other.state == wanted and other.apart == key.apart]
    fitting = [other for other in others if set(other.narrowed) <= set(key.narrowed) or not key.narrowed]
    if len(fitting) != 1 or _told_apart(lots[key], lots[fitting[0]]):
        return key
    return fitting[0]


def _told_apart(one: Sequence[Lined], other: Sequence[Lined]) -> bool:
    """Whether a report gives both, with values that differ: then they are two things."""
    values: dict[str, list[Interval]] = defaultdict(list)
    for each in one:
        if not each.former:
            values[each.point.span.report].append(_interval(each.point))
    return any(
        not both_hold(_interval(each.point), given)
        for each in other
        if not each.former
        for given in values.get(each.point.span.report, ())[:MANY]
    )


def _interval(point: Point) -> Interval:
    low, high = interval(point.low, point.high, point.bound)
    return low * factor(point.unit), high * factor(point.unit)
