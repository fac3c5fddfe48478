"""What a unit says, weighed by what its story tells: made once for each unit, so that pairs are quickly compared."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

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
    voices = [_Voice(unit, _side(unit, cast), conceding(unit, cast.scene)) for unit in units]
    owned = {voice.key for voice in voices if voice.concedes or voice.unit.signs.contrite or _confesses(voice, cast)}
    admitted = owned | {voice.key for voice in voices if confirms(voice.unit)}
    said, denied = Counter[str](), Counter[str]()
    for voice in voices:
        if voice.side is not None:
            said[voice.side] += 1
            denied[voice.side] += voice.unit.negative
    deniers: dict[str | None, float] = {side: denied[side] / count for side, count in said.items()}
    near_admitted, near_owned = _around(admitted), _around(owned)
    return {
        voice.unit.id: _profile(
            voice,
            cast,
            salience,
            admits=voice.key in near_admitted,
            owns_up=voice.key in near_owned,
            denier=deniers.get(voice.side, 0.0),
        )
        for voice in voices
    }


class _Voice(NamedTuple):
    """A unit with the side that its speaker counts for, and whether its cue admits what it says."""

    unit: Unit
    side: str | None
    concedes: bool

    @property
    def key(self) -> Key:
        return (self.unit.span.report, self.side, self.unit.place)


def _side(unit: Unit, cast: Cast) -> str | None:
    return cast.side_in(cast.speaker(unit.statement), unit.span.report) if unit.statement else None


def _around(keys: Iterable[Key]) -> set[Key]:
    """These reports, sides and sentences, with the sentences near by."""
    return {(report, side, place + away) for report, side, place in keys for away in range(-NEAR, NEAR + 1)}


def confirms(unit: Unit) -> bool:
    """Whether a unit's cue confirms what it says."""
    return unit.statement is not None and unit.statement.act == "confirm"


def _confesses(voice: _Voice, cast: Cast) -> bool:
    """Whether someone tells a court, or the police, what he did."""
    statement, agent = voice.unit.statement, voice.unit.wording.agent
    if statement is None or agent is None or cast.side_of(agent) != voice.side:
        return False
    return has("confessors", lead_in(statement, cast.scene))


def _profile(voice: _Voice, cast: Cast, salience: Salience, *, admits: bool, owns_up: bool, denier: float) -> Profile:
    unit, said = voice.unit, voice.unit.wording
    concepts = salience.weighed(said.concepts)
    named = {key: salience.name(key) for key in said.names}
    text = cast.scene.reports[unit.span.report].text
    act = unit.statement.act if unit.statement else "assert"
    return Profile(
        unit=unit,
        side=voice.side,
        mood=act if act in {"ask", "demand"} else "assert",
        concepts=concepts,
        names={**named, **{key: salience.name(key) for key in said.own}} if said.own else named,
        weight=max(sum(concepts.values()) + sum(named.values()), 0.01),
        words=" ".join(text[unit.span.start : unit.span.end].lower().split()),
        admits=admits,
        owns_up=owns_up,
        denier=denier,
        concedes=voice.concedes,
        named=frozenset([cast.side_of(key) for key in said.names]),
    )
