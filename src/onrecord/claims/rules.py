"""The standing of a claim by the table in docs/standing.md: the first row that fits, from each side's latest position.

Nothing here reads a text: a position says who takes it, how, when, and on what origin it rests.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from datetime import date

import msgspec

from onrecord.claims.nouns import Member, Stance, Standing, Status

# Of two positions that a side takes on one day, the one that comes last: only an admission goes beyond a denial.
ORDER: dict[Stance, int] = {"hedges": 0, "asserts": 1, "denies": 2, "concedes": 3, "withdraws": 4}
FOR: frozenset[Stance] = frozenset({"asserts", "concedes"})
DOUBT: frozenset[Stance] = frozenset({"hedges", "denies"})  # by which a claim is in doubt

RULES: dict[str, str] = {
    "conceded": "the side whose act it is, or a side that denied it, now asserts it and has not denied it since",
    "again": "another side whose act it is, or that denied it, now asserts it too",
    "disputed": "one side asserts or hedges it and another denies it",
    "values": "two sides give values that cannot both hold",
    "purposes": "two sides give purposes for one act that have nothing in common",
    "denied": "the allegation is only reported or unnamed, and a side denies it",
    "superseded": "the same side has since given another value",
    "corroborated": "two or more independent origins assert it, and no one denies it",
    "asserted": "a named side asserts it",
    "alleged": "all that there is is hedged, or unnamed",
    "withdrawn": "alleged only: every side that took a position has withdrawn it",
    "nothing": "alleged only: nothing that counts speaks for it",
}


ABOVE = 1.1  # times the least that a side gave, beyond which what it gives later is another value
SAME_TIME = 1  # days between two values within which they are for the same time


class Value(msgspec.Struct, frozen=True, order=True):
    """The values that a member's figure allows, `low` to `high`, both included; a count grows, a day does not."""

    low: float
    high: float
    grows: bool = True

    def holds_with(self, other: "Value") -> bool:
        """Whether one number can fit both."""
        return self.low <= other.high and other.low <= self.high


def day_of(member: Member) -> str | None:
    """The day by which a member's position is known: the last it can have been taken on."""
    return member.latest or member.earliest


def standing(
    members: Iterable[Member],
    *,
    own: Set[str] = frozenset(),
    doubtful_origins: Set[str] = frozenset(),
    values: dict[str, Value] | None = None,
) -> tuple[Status, tuple[str, ...], str]:
    """How a claim stands once all of `members` are known: the status, the ids of the members that made it so, the rule.

    `own` holds the sides whose act it is; `doubtful_origins` those that may be another origin too and so corroborate
    nothing; `values` the figures of a claim of values, by member id. Members that do not count are left out.
    """
    counted = sorted((member for member in members if member.counts), key=_place)
    return _standing(counted, own, doubtful_origins, values)


def _standing(
    counted: Sequence[Member], own: Set[str], doubtful_origins: Set[str], values: dict[str, Value] | None
) -> tuple[Status, tuple[str, ...], str]:
    latest = _latest(counted)
    if values is not None:
        found = _values(counted, values)
        if found is not None:
            return found
        return _without_denial(counted, latest, doubtful_origins)
    rows = (_conceded(counted, latest, own), _disputed(counted, latest), _denied(latest))
    first = next((row for row in rows if row is not None), None)
    return first or _without_denial(counted, latest, doubtful_origins)


def history(
    members: Sequence[Member],
    *,
    own: Set[str] = frozenset(),
    doubtful_origins: Set[str] = frozenset(),
    values: dict[str, Value] | None = None,
) -> tuple[Standing, ...]:
    """The standings in order of day, a new one where status changes; the members without a day come before all.

    Where a further side concedes what one has conceded, that is a step too, under the same status. A claim without a
    single member that counts has one standing, alleged, with nothing to show for it.
    """
    found: list[Standing] = []
    side_of = {m.id: m.side for m in members if m.stance in FOR}
    conceding: set[str | None] = set()
    counted = sorted((member for member in members if member.counts), key=_place)
    days = [day_of(member) or "" for member in counted]
    for day in sorted(set(days)) or [""]:
        known = [member for member, told in zip(counted, days, strict=True) if told <= day]
        status, because, rule = _standing(known, own, doubtful_origins, values)
        now = Standing(since=day or None, status=status, because=because, rule=rule)
        sides = _conceding_sides(known, own) if status == "conceded" else set()
        if found and found[-1].status == status:
            added = sides - conceding
            if added:
                fresh = tuple(key for key in because if side_of.get(key) in added)
                found.append(Standing(since=day or None, status=status, because=fresh, rule=RULES["again"]))
            elif found[-1].rule != RULES["again"]:
                # It stands as before, on more members perhaps: the day is the first, the reasons the latest.
                found.append(msgspec.structs.replace(now, since=found.pop().since))
        else:
            found.append(now)
            conceding = set()
        conceding |= sides
    return tuple(found)


def _conceding_sides(counted: Sequence[Member], own: Set[str]) -> set[str | None]:
    """The sides that concede, once all of some members, in order, are known."""
    return {position.side for position, because in _concessions(counted, _latest(counted), own) if because}


def _place(member: Member) -> tuple[str, int, str]:
    """Where a position stands among those of its side: what is only known to be earlier than a day comes first."""
    return (taken(member), ORDER[member.stance], member.id)


def taken(member: Member) -> str:
    """The day by which a position is compared with others; of what is told as earlier none, which comes first."""
    return (member.latest or member.earliest or "") if member.earliest else ""


def before(one: Member, other: Member) -> bool:
    """Whether a position was taken on an earlier day than another, or is told as earlier."""
    return taken(one) < taken(other)


def _latest(counted: Sequence[Member]) -> dict[str, Member]:
    """Each side's latest position; a withdrawn one is none."""
    latest = {member.side: member for member in counted if member.side is not None}
    return {side: latest[side] for side in sorted(latest) if latest[side].stance != "withdraws"}


def _ids(members: Iterable[Member]) -> tuple[str, ...]:
    return tuple(sorted({member.id for member in members}))


def _conceded(
    counted: Sequence[Member], latest: dict[str, Member], own: Set[str]
) -> tuple[Status, tuple[str, ...], str] | None:
    """A side that asserts what it denied before, or what is its own act and others had alleged or it admits."""
    because = [each for _, reasons in _concessions(counted, latest, own) for each in reasons]
    return ("conceded", _ids(because), RULES["conceded"]) if because else None


def _concessions(
    counted: Sequence[Member], latest: dict[str, Member], own: Set[str]
) -> list[tuple[Member, list[Member]]]:
    """Each side's latest position, where it asserts the claim, with what makes a concession of it."""
    return [
        (position, _turned(counted, position) or _yielded(counted, position) or _owned_up(counted, position, own))
        for side, position in latest.items()
        if position.stance in FOR
    ]


def _turned(counted: Sequence[Member], position: Member) -> list[Member]:
    """A position with the last denial of its side before it."""
    denials = [m for m in counted if m.side == position.side and m.stance == "denies"]
    denied = _before(denials, position) if denials else ()
    return [position, denied[-1]] if denied else []


def _yielded(counted: Sequence[Member], position: Member) -> list[Member]:
    """An admission with what others had denied, by a side that had asserted it: it admits that it is not so."""
    if position.stance != "concedes":
        return []
    known = _before(counted, position)
    asserted = any(m.side == position.side and m.stance == "asserts" for m in known)
    denied = [m for m in known if m.side != position.side and m.stance == "denies"]
    return [position, denied[-1]] if asserted and denied else []


def _owned_up(counted: Sequence[Member], latest: Member, own: Set[str]) -> list[Member]:
    """The first position up to its latest by which a side owned up to its act, with what had been alleged.

    Who has said so all along admits nothing by saying it again; nor does who tells what nobody had left in doubt. Who
    admits what others had told, or denied, answers for it, though nothing else tells that it is his act.
    """
    for position in counted:
        if position.side != latest.side or position.stance not in FOR:
            continue
        if (position.stance != "concedes" and position.side not in own) or _place(position) > _place(latest):
            continue
        known = _before(counted, position)
        if any(m.side == position.side and m.stance == "asserts" and before(m, position) for m in known):
            continue
        others = [m for m in known if m.side != position.side and m.stance != "withdraws"]
        alleged = [m for m in others if m.stance != "denies"]
        doubted = any(m.stance in DOUBT for m in others)
        admits = position.stance == "concedes" and (others or position.side in own)
        if admits or (position.side in own and alleged and doubted):
            return [position, *alleged[-1:]]
    return []


def _before(counted: Sequence[Member], position: Member) -> Sequence[Member]:
    """What was known before a position; two wordings on one day are no change of mind, unless it admits."""
    place = _place(position)
    return counted[: bisect_left(counted, place if position.stance == "concedes" else place[:1], key=_place)]


def _disputed(counted: Sequence[Member], latest: dict[str, Member]) -> tuple[Status, tuple[str, ...], str] | None:
    """One side denies it, and another, or a paper that the reports have seen, is for it."""
    told = [member for member in counted if member.side is None and member.statement is None]
    denies = [member for member in [*latest.values(), *told] if member.stance == "denies"]
    others = [member for member in latest.values() if member.stance != "denies"]
    others += [member for member in counted if member.side is None and member.stance == "asserts"]
    if not any(member.side is not None for member in [*denies, *others]):
        return None
    return ("disputed", _ids([*denies, *others]), RULES["disputed"]) if denies and others else None


def _denied(latest: dict[str, Member]) -> tuple[Status, tuple[str, ...], str] | None:
    denies = [member for member in latest.values() if member.stance == "denies"]
    return ("denied", _ids(denies), RULES["denied"]) if denies else None


def _values(counted: Sequence[Member], values: dict[str, Value]) -> tuple[Status, tuple[str, ...], str] | None:
    """Two sides whose latest values cannot both hold; else a side that has given another value since."""
    latest = _latest([member for member in counted if member.id in values or member.stance == "withdraws"])
    given = list(latest.values())
    held = {member.id: _held_since(member, counted, values) for member in given}
    clash = [m for m in given if any(_clash(m, o, held, values) or _clash(o, m, held, values) for o in given)]
    if clash:
        return "disputed", _ids(clash), RULES["values"]
    older = [(member, latest[member.side]) for member in counted if member.side in latest and member.id in values]
    moved = [pair for pair in older if _moved(*pair, values[pair[0].id], values[pair[1].id])]
    if moved:
        return "superseded", _ids(member for pair in moved for member in pair), RULES["superseded"]
    return None


def _moved(old: Member, new: Member, one: Value, other: Value) -> bool:
    """Whether a side's later value is another: where it was "at least 30", also one that is well above that."""
    if not one.holds_with(other):
        return True
    return one.high == float("inf") and one.low > 0 and other.low > ABOVE * one.low and before(old, new)


def _held_since(member: Member, counted: Sequence[Member], values: dict[str, Value]) -> str | None:
    """The day since which a member's side has given the value that it gives there."""
    since, place = day_of(member), _place(member)
    for other in reversed(counted):
        if other.side == member.side and other.id in values and _place(other) < place:
            if not values[other.id].holds_with(values[member.id]):
                break
            since = day_of(other)
    return since


def _clash(low: Member, high: Member, held: dict[str, str | None], values: dict[str, Value]) -> bool:
    """Whether two values, the higher one second, cannot both hold.

    A count grows, so that a higher one may come later; but not where its side gave it by the day on which the other
    side still gives the lower one, or on the next.
    """
    one, other = values[low.id], values[high.id]
    if one.holds_with(other):
        return False
    if not one.grows:
        return True
    first, last = held[high.id], day_of(low)
    if other.high < one.low or first is None or last is None:
        return False
    return first <= last or _days_between(last, first) <= SAME_TIME


def _days_between(first: str, second: str) -> int:
    return abs((date.fromisoformat(second[:10]) - date.fromisoformat(first[:10])).days)


def _without_denial(
    counted: Sequence[Member], latest: dict[str, Member], doubtful_origins: Set[str]
) -> tuple[Status, tuple[str, ...], str]:
    """What is left where no one denies: corroborated, asserted or alleged."""
    standing_by = [m for m in counted if m.side is None or (m.side in latest and latest[m.side].stance in FOR)]
    asserting = [m for m in standing_by if m.stance in FOR]
    # One side is one origin at the most: two of its officials do not bear each other out.
    sure = {(m.side or m.origin): m for m in reversed(asserting) if m.origin not in doubtful_origins}
    if len({m.origin for m in sure.values()}) >= 2:
        return "corroborated", _ids(sure.values()), RULES["corroborated"]
    named = [m for m in asserting if m.side is not None]
    if named:
        return "asserted", _ids(named), RULES["asserted"]
    left = [m for m in counted if m.stance != "withdraws" and (m.side is None or m.side in latest)]
    if not left and counted:
        return "alleged", _ids(counted), RULES["withdrawn"]
    return "alleged", _ids(left), RULES["alleged" if left else "nothing"]
