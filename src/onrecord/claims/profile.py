"""What a unit says, weighed by what its story tells: made once for each unit, so that pairs are quickly compared."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from onrecord.claims.cast import Cast
from onrecord.claims.members import conceding
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
    denier: float = 0.0
    concedes: bool = False
    named: frozenset[str] = frozenset()

    @property
    def kind(self) -> str | None:
        """Direct, indirect or mixed; None in a report's own voice."""
        return self.unit.statement.kind if self.unit.statement else None


NEAR = 2  # sentences within which a side goes on with what it admits


def profiles(units: Iterable[Unit], cast: Cast, salience: Salience) -> dict[str, Profile]:
    """The profile of each unit, by id."""
    plain = [_profile(unit, cast, salience) for unit in units]
    admitted = {
        (profile.unit.span.report, profile.side, profile.unit.place)
        for profile in plain
        if profile.concedes or (profile.unit.statement is not None and profile.unit.statement.act == "confirm")
    }
    said, denied = Counter[str](), Counter[str]()
    for profile in plain:
        if profile.side is not None:
            said[profile.side] += 1
            denied[profile.side] += profile.unit.negative
    return {
        profile.unit.id: msgspec.structs.replace(
            profile,
            admits=any(_key(profile, away) in admitted for away in range(-NEAR, NEAR + 1)),
            denier=denied[profile.side] / said[profile.side] if profile.side is not None else 0.0,
        )
        for profile in plain
    }


def _key(profile: Profile, away: int) -> tuple[str, str | None, int]:
    return (profile.unit.span.report, profile.side, profile.unit.place + away)


def _profile(unit: Unit, cast: Cast, salience: Salience) -> Profile:
    said = unit.wording
    concepts = {key: salience.concept(key, weight) for key, weight in said.concepts.items()}
    named = {key: salience.name(key) for key in said.names}
    report = cast.scene.reports[unit.span.report]
    act = unit.statement.act if unit.statement else "assert"
    return Profile(
        unit=unit,
        side=cast.side(cast.entity(unit.statement.speaker)) if unit.statement else None,
        mood=act if act in {"ask", "demand"} else "assert",
        concepts=concepts,
        names=named | {key: salience.name(key) for key in said.own},
        weight=max(sum(concepts.values()) + sum(named.values()), 0.01),
        words=" ".join(report.quote(unit.span).lower().split()),
        concedes=conceding(unit, cast.scene),
        named=frozenset(cast.side_of(key) for key in said.names),
    )
