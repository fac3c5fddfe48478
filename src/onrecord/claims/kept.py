"""What is kept of a story's units and of the chances of their pairs, so that only what is new is worked out.

A report's units follow from the report and from what its names and speakers stand for in the story; the chance of a
pair from the two reports' units and from what all of the story is about.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.claims.cast import Cast
from onrecord.claims.meanings import Meanings, holdings
from onrecord.claims.neighbours import Known, Nearest, nearest
from onrecord.claims.page import Unit
from onrecord.claims.salience import Salience
from onrecord.claims.scene import Scene
from onrecord.claims.units import own_voice, units
from onrecord.memory import Memory, digest

Asking = Callable[[Sequence[tuple[str, str]]], Sequence[float]]  # ids of pairs to their chances
AT_ONCE = 1_000  # pairs whose chances are worked out at once
NONE = np.zeros(0, np.int64)


class Cut(msgspec.Struct, frozen=True):
    """A report's units: those of its statements, each with the statement's id, and those in its own voice.

    `held` is for each which of the report's stretches with a vector holds it (`meanings.holdings`).
    """

    said: tuple[tuple[Unit, str | None], ...]
    own: tuple[Unit, ...]
    held: tuple[int, ...]


class Units(msgspec.Struct, frozen=True):
    """The units of a story.

    Attributes:
        said, own: those of statements, by id, and those in the reports' own voices.
        held: by id which of the report's stretches with a vector holds each (`meanings.holdings`).
        digests: for each report that memory knows, of all that its units follow from.
    """

    said: dict[str, Unit]
    own: list[Unit]
    held: dict[str, int]
    digests: dict[str, str]


def cut(scene: Scene, cast: Cast) -> Units:
    """All reports of a scene cut into units, in order of their ids."""
    found = Units({}, [], {}, {})
    for key in sorted(scene.findings):
        if key in scene.reports:
            made = _cut(key, scene, cast, found.digests)
            statements = {statement.id: statement for statement in scene.findings[key].statements}
            for unit, statement in made.said:
                whole = msgspec.structs.replace(unit, statement=statements[statement]) if statement else unit
                found.said[unit.id] = whole
            found.own.extend(made.own)
            keys = (unit.id for unit in (*(unit for unit, _ in made.said), *made.own))
            found.held.update(zip(keys, made.held, strict=True))
    return found


def _cut(key: str, scene: Scene, cast: Cast, digests: dict[str, str]) -> Cut:
    report, found = scene.reports[key], scene.findings[key]

    def make() -> Cut:
        said = units(report, found, cast)
        bare = tuple(
            (msgspec.structs.replace(u, statement=None), u.statement.id if u.statement else None) for u in said
        )
        own = own_voice(report, found, cast)
        return Cut(bare, own, tuple(holdings((*said, *own), report, found)))

    context = (cast.mentions[key], _voices(key, scene, cast))
    if key in scene.memory.sources:
        digests[key] = digest(scene.memory.sources[key], context)
    return scene.memory.once(key, "units", context, Cut, make)


def _voices(key: str, scene: Scene, cast: Cast) -> list[tuple[str, bool, str, str | None]]:
    """What the speaker of each statement of a report stands for in the story."""
    speakers = {each.id: cast.speaker(each) for each in scene.findings[key].statements}
    return sorted(
        (own, entity.unnamed, cast.key(entity), cast.side(entity)) for own, entity in speakers.items() if entity
    )


class Roll(msgspec.Struct, frozen=True):
    """The units of a story by their places in the sorted list of their ids, and what those follow from.

    Attributes:
        ids: all of them, sorted.
        reports: of each.
        digests: by report, as in `Units`.
    """

    ids: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    digests: dict[str, str] = {}

    @staticmethod
    def of(found: Units) -> "Roll":
        every = {key: unit.span.report for key, unit in found.said.items()}
        every |= {unit.id: unit.span.report for unit in found.own}
        ids = tuple(sorted(every))
        return Roll(ids, tuple([every[key] for key in ids]), found.digests)

    def row(self) -> dict[str, int]:
        """The place of each id."""
        return {key: row for row, key in enumerate(self.ids)}

    def moved(self, before: "Roll", row: Mapping[str, int]) -> NDArray[np.int64]:
        """For each place of what was before its place now, -1 where its report is not as it was."""
        same = {key for key, each in before.digests.items() if self.digests.get(key) == each}
        rows = zip(before.ids, before.reports, strict=True)
        return np.fromiter((row[key] if report in same else -1 for key, report in rows), np.int64, len(before.ids))


class Asked(msgspec.Struct, frozen=True):
    """Chances of pairs, by the places of their units in a roll.

    Attributes:
        roll: all units.
        pairs: places of both, `one * units + other`, in order, as bytes of whole numbers of 64 bits.
        chances: as bytes of 64-bit numbers.
    """

    roll: Roll = Roll()
    pairs: bytes = b""
    chances: bytes = b""


class Close(msgspec.Struct, frozen=True):
    """The nearest of units, `neighbours.Nearest`, by places in a roll: as bytes of whole numbers of 32 bits.

    `others` are those among which the nearest were looked for; `alike` has 16 bits.
    """

    rows: bytes
    others: bytes
    near: bytes
    alike: bytes


class Near(msgspec.Struct, frozen=True):
    """What is known of the nearest of a story's units, by what they were asked for."""

    roll: Roll = Roll()
    close: dict[str, Close] = {}


PART, NEAR_PART = "chances", "near"


class Chances:
    """The chance of each pair, asked for once, of those that were not known before."""

    def __init__(self, story: str, memory: Memory, roll: Roll, telling: Salience, meant: Meanings) -> None:
        self._memory, self._story = memory, story
        self._key = digest(telling.concepts, telling.names, *(common.tobytes() for common in meant.common))
        self._roll, self._row = roll, roll.row()
        self._pairs, self._chances = self._recalled()
        self._asked: list[tuple[NDArray[np.int64], NDArray[np.float64]]] = []

    def of(
        self, ones: Sequence[str], others: Sequence[str], pairs: NDArray[np.int64], ask: Asking
    ) -> NDArray[np.float64]:
        """The chances of pairs, by their places in two lists of ids; `ask` works out those that are not known."""
        first, second = (np.array([self._row[key] for key in ids], np.int64) for ids in (ones, others))
        coded = first[pairs[:, 0]] * len(self._row) + second[pairs[:, 1]]
        places = np.searchsorted(self._pairs, coded)
        places[places == self._pairs.size] = 0
        known = self._pairs[places] == coded if self._pairs.size else np.zeros(len(pairs), bool)
        found = np.where(known, self._chances[places], 0.0) if self._pairs.size else np.zeros(len(pairs))
        new = np.flatnonzero(~known)
        for first_ in range(0, len(new), AT_ONCE):
            some = new[first_ : first_ + AT_ONCE]
            found[some] = ask([(ones[one], others[other]) for one, other in pairs[some].tolist()])
        self._asked.append((coded, found))
        return found

    def keep(self) -> None:
        """Keep what was asked for, of reports that memory knows."""
        if not self._roll.digests:
            return
        coded = np.concatenate([pairs for pairs, _ in self._asked])
        chances = np.concatenate([each for _, each in self._asked])
        coded, first = np.unique(coded, return_index=True)
        self._memory.keep(self._story, PART, self._key, Asked(self._roll, coded.tobytes(), chances[first].tobytes()))

    def _recalled(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """What was known of pairs whose two reports are as they were, under the units' places of today."""
        known: Asked | None = self._memory.recall(self._story, PART, self._key, Asked)
        if known is None:
            return NONE, np.zeros(0)
        place = self._roll.moved(known.roll, self._row)
        pairs, chances = np.frombuffer(known.pairs, np.int64), np.frombuffer(known.chances)
        ones, others = place[pairs // len(place)], place[pairs % len(place)]
        kept = (ones >= 0) & (others >= 0)
        coded = ones[kept] * len(self._row) + others[kept]
        order = np.argsort(coded, kind="stable")
        return coded[order], chances[kept][order]


class Neighbours:
    """The nearest of units in meaning, of which only what is new is compared with all."""

    def __init__(self, story: str, memory: Memory, roll: Roll, meant: Meanings) -> None:
        self._memory, self._story, self._meant = memory, story, meant
        self._key = digest(*(common.tobytes() for common in meant.common))
        self._roll, self._row = roll, roll.row()
        known: Near | None = memory.recall(story, NEAR_PART, self._key, Near)
        self._known = known or Near()
        self._moved = self._roll.moved(self._known.roll, self._row)
        self._asked: dict[str, Close] = {}

    def of(self, what: str, mine: Sequence[str], theirs: Sequence[str], count: int) -> NDArray[np.int64]:
        """Each unit with its nearest of others, by their places in two sorted lists of ids (see `nearest`).

        `what` tells one asking from another.
        """
        rows, others = (np.array([self._row[key] for key in ids], np.int64) for ids in (mine, theirs))
        pairs, found = nearest(mine, theirs, self._meant, count, self._recalled(f"{what} {count}", rows, others))
        if found is not None:
            self._asked[f"{what} {count}"] = Close(
                rows[found.rows].astype(np.int32).tobytes(),
                others.astype(np.int32).tobytes(),
                others[found.near].astype(np.int32).tobytes(),
                found.alike.astype(np.int16).tobytes(),
            )
        return pairs

    def keep(self) -> None:
        """Keep what was asked for, of reports that memory knows, where it was not known before."""
        found = Near(self._roll, self._asked)
        if self._roll.digests and self._asked and found != self._known:
            self._memory.keep(self._story, NEAR_PART, self._key, found)

    def _recalled(self, what: str, rows: NDArray[np.int64], others: NDArray[np.int64]) -> Known | None:
        """What was known of units as they were whose nearest are all as they were, and among those asked for now."""
        close = self._known.close.get(what)
        if close is None:
            return None
        mine = self._placed(close.rows, rows)
        before = self._placed(close.others, others)
        near = self._placed(close.near, others).reshape(len(mine), -1)
        alike = np.frombuffer(close.alike, np.int16).reshape(near.shape).astype(np.int64)
        kept = (mine >= 0) & (near >= 0).all(axis=1)
        if not kept.any():
            return None
        fresh = np.setdiff1d(np.arange(len(others)), before)
        return Known(Nearest(mine[kept], near[kept], alike[kept]), fresh)

    def _placed(self, packed: bytes, asked: NDArray[np.int64]) -> NDArray[np.int64]:
        """Places of before as places among those that are asked for now, -1 where they are not there as they were."""
        at = np.full(len(self._row) + 1, -1, np.int64)
        at[asked] = np.arange(len(asked))
        found: NDArray[np.int64] = at[self._moved[np.frombuffer(packed, np.int32)]]
        return found


def of_sample(units_: Iterable[Unit], chosen: frozenset[str]) -> list[Unit]:
    """The units of some reports."""
    return [unit for unit in units_ if unit.span.report in chosen]
