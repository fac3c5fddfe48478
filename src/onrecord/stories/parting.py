"""Which parts come of some parts and new reports that are tied to them, without a look at any other.

Reports only come, so that components only grow. A part can change only if a new report is tied to one of it by as much
as holds it together. All the others stay what they are, and count as too large where the new part is told from them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.people.unions import Unions
from onrecord.stories import components

Tie = tuple[str, str, float]  # a new report, any report, and their score
Within = Callable[[str, int], Iterable[Sequence[str]]]  # a part's reports by what holds them together on a level


class Part(NamedTuple):
    """Reports that are compared each with each, and how often pairs had to be more alike for it."""

    level: int
    reports: tuple[str, ...]


def parted(
    parts: Mapping[str, Part], new: Iterable[str], ties: Sequence[Tie], within: Within, *, opened: Iterable[str] = ()
) -> list[Part]:
    """The parts that the reports of some parts, and new ones, are of.

    `ties` are those of the new reports: all by which one is tied to a part as closely as that holds together, and
    enough of the weaker ones to tell on which levels one is tied to what is too large. `opened` are parts out of which
    a report went; these are of level 0.
    """
    start = {key: part.level for part in parts.values() for key in part.reports} | dict.fromkeys(new, 0)
    broken, steps = set(opened), components.steps()
    left, done, level = set(start), [], 0
    while left:
        active = {key for key in left if start[key] <= level}
        node = {key: key for key in active}
        for name, part in parts.items():
            held = within(name, level) if name in broken else [part.reports] if part.level == level else []
            node.update((key, group[0]) for group in held for key in group if key in active)
        unions = Unions(node.values())
        large: set[str] = set()
        for one, other, score in ties:
            if score >= steps[level]:
                if one in active and other in active:
                    unions.join(node[one], node[other])
                large |= {key for key, far in ((one, other), (other, one)) if start.get(far, level + 1) > level}
        large = {unions.find(node[key]) for key in large & active}
        for root, group in _by_root(node, unions).items():
            if len(group) <= components.LARGEST and root not in large:
                done.append(Part(level, tuple(sorted(group))))
                left -= set(group)
        broken |= {name for name, part in parts.items() if part.level <= level and not left.isdisjoint(part.reports)}
        level += 1
    return sorted(done, key=lambda part: part.reports)


def _by_root(node: Mapping[str, str], unions: Unions) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, of in node.items():
        found[unions.find(of)].append(key)
    return found
