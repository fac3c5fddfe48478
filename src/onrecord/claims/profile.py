"""What a unit says, weighed by what its story tells: made once for each unit, so that pairs are quickly compared."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from onrecord.claims.cast import Cast
from onrecord.claims.cues import has
from onrecord.claims.members import conceding, lead_in
from onrecord.claims.page import Unit
from onrecord.claims.salience import Salience


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """A unit with what it says, weighed.

    Attributes:
        unit: the unit.
        side: the side that its speaker counts for, or None.
        mood: `ask`, `demand` or `assert`.
        concepts, names: what each weighs in its story; the names with those of a speaker who says "we".
        weight: what all of them weigh together, more than 0.
        words: its words in lower case, white space as single blanks.
        admits: whether its side admits something there, in these words or shortly before or after.
        owns_up: the same, but for what it only confirms.
        denier: the share of what its side says in the story that is denied or negated.
        concedes: whether its cue admits what it says.
        named: the sides that its words name.
    """

    unit: Unit
    side: str | None
    mood: str
    concepts: dict[str, float]
    names: dict[str, float]
    weight: float
    words: str
    admits: bool = False
    owns_up: bool = False
    denier: float = 0.0
    concedes: bool = False
    named: frozenset[str] = frozenset()

    @property
    def kind(self) -> str | None:
        """Direct, indirect or mixed; None in a report's own voice."""
        return self.unit.statement.kind if self.unit.statement else None


Key = tuple[str, str | None, int]  # report, side, and index of the sentence

NEAR = 2  # sentences within which a side goes on with what it admits


def profiles(units: Iterable[Unit], cast: Cast, salience: Salience) -> dict[str, Profile]:
    """The profile of each unit, by id."""
    plain = [_profile(unit, cast, salience) for unit in units]
    owned = {
        _key(profile)
        for profile in plain
        if profile.concedes or profile.unit.signs.contrite or _confesses(profile, cast)
    }
    admitted = owned | {_key(profile) for profile in plain if confirms(profile.unit)}
    said, denied = Counter[str](), Counter[str]()
    for profile in plain:
        if profile.side is not None:
            said[profile.side] += 1
            denied[profile.side] += profile.unit.negative
    deniers: dict[str | None, float] = {side: denied[side] / count for side, count in said.items()}
    near_admitted, near_owned = _around(admitted), _around(owned)
    found = {}
    for profile in plain:
        key, denier = _key(profile), deniers.get(profile.side, 0.0)
        if denier or key in near_admitted:
            found[profile.unit.id] = msgspec.structs.replace(
                profile, admits=key in near_admitted, owns_up=key in near_owned, denier=denier
            )
        else:
            found[profile.unit.id] = profile
    return found


def _around(keys: Iterable[Key]) -> set[Key]:
    """These reports, sides and sentences, with the sentences near by."""
    return {(report, side, place + away) for report, side, place in keys for away in range(-NEAR, NEAR + 1)}


def confirms(unit: Unit) -> bool:
    """Whether a unit's cue confirms what it says."""
    return unit.statement is not None and unit.statement.act == "confirm"


def _confesses(profile: Profile, cast: Cast) -> bool:
    """Whether someone tells a court, or the police, what he did."""
    statement, agent = profile.unit.statement, profile.unit.wording.agent
    if statement is None or agent is None or cast.side_of(agent) != profile.side:
        return False
    return has("confessors", lead_in(statement, cast.scene))


def _key(profile: Profile) -> Key:
    return (profile.unit.span.report, profile.side, profile.unit.place)


def _profile(unit: Unit, cast: Cast, salience: Salience) -> Profile:
    said = unit.wording
    concepts = {key: salience.concept(key, weight) for key, weight in said.concepts.items()}
    named = {key: salience.name(key) for key in said.names}
    report = cast.scene.reports[unit.span.report]
    act = unit.statement.act if unit.statement else "assert"
    speaker = cast.speaker(unit.statement) if unit.statement else None
    return Profile(
        unit=unit,
        side=cast.side_in(speaker, unit.span.report),
        mood=act if act in {"ask", "demand"} else "assert",
        concepts=concepts,
        names=named | {key: salience.name(key) for key in said.own},
        weight=max(sum(concepts.values()) + sum(named.values()), 0.01),
        words=" ".join(report.quote(unit.span).lower().split()),
        concedes=conceding(unit, cast.scene),
        named=frozenset(cast.side_of(key) for key in said.names),
    )
