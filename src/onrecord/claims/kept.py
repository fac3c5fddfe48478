"""What is kept of a story's units and of the chances of their pairs, so that only what is new is worked out.

A report's units follow from the report and from what its names and speakers stand for in the story; the chance of a
pair from the two reports' units and from what all of the story is about.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.claims.cast import Cast
from onrecord.claims.meanings import Meanings, holdings
from onrecord.claims.page import Unit
from onrecord.claims.salience import Salience
from onrecord.claims.scene import Scene
from onrecord.claims.units import own_voice, units
from onrecord.memory import Memory, digest

Chance = Callable[[str, str], float]
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


class Known(msgspec.Struct, frozen=True):
    """Chances of pairs, by the places of their units in a list; the digests are those of the units' reports.

    Attributes:
        digests: by report id.
        units: ids, sorted, with the report of each.
        pairs: places of both, `one * len(units) + other`, in order, as bytes of whole numbers of 64 bits.
        chances: as bytes of 64-bit numbers.
    """

    digests: dict[str, str] = {}
    units: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    pairs: bytes = b""
    chances: bytes = b""


PART = "chances"


class Chances:
    """The chance of each pair, asked for once, of those that were not known before."""

    def __init__(self, story: str, memory: Memory, found: Units, telling: Salience, meant: Meanings) -> None:
        self._memory, self._story = memory, story
        self._key = digest(telling.concepts, telling.names, *(common.tobytes() for common in meant.common))
        self._digests = found.digests
        every = {**found.said, **{unit.id: unit for unit in found.own}}
        self._ids = sorted(every)
        self._row = {key: row for row, key in enumerate(self._ids)}
        self._reports = tuple(every[key].span.report for key in self._ids)
        self._pairs, self._chances = self._recalled()
        self._asked: list[tuple[NDArray[np.int64], NDArray[np.float64]]] = []

    def of(
        self, ones: Sequence[str], others: Sequence[str], pairs: NDArray[np.int64], chance: Chance
    ) -> NDArray[np.float64]:
        """The chances of pairs, by their places in two lists of ids; `chance` works out those that are not known."""
        first, second = (np.array([self._row[key] for key in ids], np.int64) for ids in (ones, others))
        coded = first[pairs[:, 0]] * len(self._ids) + second[pairs[:, 1]]
        places = np.searchsorted(self._pairs, coded)
        places[places == self._pairs.size] = 0
        known = self._pairs[places] == coded if self._pairs.size else np.zeros(len(pairs), bool)
        found = np.where(known, self._chances[places], 0.0) if self._pairs.size else np.zeros(len(pairs))
        for at in np.flatnonzero(~known).tolist():
            one, other = pairs[at].tolist()
            found[at] = chance(ones[one], others[other])
        self._asked.append((coded, found))
        return found

    def keep(self) -> None:
        """Keep what was asked for, of reports that memory knows."""
        if not self._digests:
            return
        coded = np.concatenate([pairs for pairs, _ in self._asked])
        chances = np.concatenate([each for _, each in self._asked])
        coded, first = np.unique(coded, return_index=True)
        known = Known(self._digests, tuple(self._ids), self._reports, coded.tobytes(), chances[first].tobytes())
        self._memory.keep(self._story, PART, self._key, known)

    def _recalled(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """What was known of pairs whose two reports are as they were, under the units' places of today."""
        known: Known | None = self._memory.recall(self._story, PART, self._key, Known)
        if known is None:
            return NONE, np.zeros(0)
        same = {key for key, each in known.digests.items() if self._digests.get(key) == each}
        rows = zip(known.units, known.reports, strict=True)
        place = np.fromiter((self._row[key] if report in same else -1 for key, report in rows), np.int64)
        pairs, chances = np.frombuffer(known.pairs, np.int64), np.frombuffer(known.chances)
        ones, others = place[pairs // len(place)], place[pairs % len(place)]
        kept = (ones >= 0) & (others >= 0)
        coded = ones[kept] * len(self._ids) + others[kept]
        order = np.argsort(coded, kind="stable")
        return coded[order], chances[kept][order]


def of_sample(units_: Iterable[Unit], chosen: frozenset[str]) -> list[Unit]:
    """The units of some reports."""
    return [unit for unit in units_ if unit.span.report in chosen]
