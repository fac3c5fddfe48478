"""Claims of purposes: two sides that say in one breath of a report what one act is for, and do not agree."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.claims.nouns import Standing
from onrecord.claims.profile import Profile
from onrecord.claims.rules import RULES
from onrecord.stories.linkage import linked

NEAR = 3  # sentences within which two speak of one act


def purposes(profiles: Iterable[Profile]) -> list[list[Profile]]:
    """Units of two sides or more that give purposes which part for one act, in order of the text.

    Only within a few sentences of one report, where the report sets one against the other, and where both name what
    is done or who does it.
    """
    by_report: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.side is not None and profile.unit.signs.purpose is not None:
            by_report[profile.unit.span.report].append(profile)
    found = []
    for key in sorted(by_report):
        given = sorted(by_report[key], key=lambda p: (p.unit.span, p.unit.id))
        by_id = {profile.unit.id: profile for profile in given}
        links = {
            (min(one.unit.id, other.unit.id), max(one.unit.id, other.unit.id)): 1.0
            for at, one in enumerate(given)
            for other in _after(given, at)
            if _contested(one, other)
        }
        groups = linked(sorted(by_id), links, threshold=0.0, together=sorted(links))
        found += [[p for p in given if p.unit.id in group] for group in groups if len(group) > 1]
    return found


def against(group: Sequence[Profile]) -> frozenset[str]:
    """Ids of the units that deny the purpose which the first of a group gives: those of other sides."""
    return frozenset(profile.unit.id for profile in group if profile.side != group[0].side)


def standings(found: Sequence[Standing]) -> tuple[Standing, ...]:
    """Standings under the rule that made them: nobody denies the act, whoever gives it another purpose."""
    rule = {"disputed": RULES["purposes"]}
    return tuple(msgspec.structs.replace(each, rule=rule.get(each.status, each.rule)) for each in found)


def _after(given: Sequence[Profile], at: int) -> Iterable[Profile]:
    for other in given[at + 1 :]:
        if other.unit.place - given[at].unit.place > NEAR:
            return
        yield other


def _contested(one: Profile, other: Profile) -> bool:
    first, second = one.unit.signs.purpose, other.unit.signs.purpose
    if first is None or second is None or one.side == other.side:
        return False
    # "They are there to ..." speaks of what was just told.
    same = bool(first.act & second.act) or not first.act or not second.act
    return same and first.parts_from(second)
