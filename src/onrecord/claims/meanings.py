"""The sentence vectors of a story's units: of the stretch of text that each was cut from, and of what is around it."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.claims.page import Unit, in_text
from onrecord.claims.sample import sample
from onrecord.claims.scene import Scene
from onrecord.findings import Findings
from onrecord.reading import meaning
from onrecord.reading.meaning import Vectors
from onrecord.reading.meaning.matter import Read
from onrecord.reading.meaning.nouns import BEARING, TOGETHER
from onrecord.reports.report import Report
from onrecord.statements.told import told

NEXT = 1  # sentences to each side whose units are the surroundings of one
AROUND = 0.5  # what the surroundings weigh beside the unit's own words
FEW = 4  # units by which a story is taken for smaller in this: the less there is, the less it can be told
SURE = 8.0  # what is read of a bearing, or of two together, tells no more than this
Places = NDArray[np.int64]
COMMON = 0.57  # how much of what all units of a story have in common is taken off


class Meanings(msgspec.Struct, frozen=True, kw_only=True):
    """What the units of a story mean.

    Attributes:
        row: unit id to its row.
        own: a vector of length 1 for each unit's words, or of zeros where there is none, [units, 384].
        around: the same with the surroundings, less what is common to the story, [units, 384].
        common: what was taken off of both.
        bearings: whether each is for what it speaks of or against it, [units, 36], see `reading.meaning.matter.Read`.
    """

    row: dict[str, int]
    own: Vectors
    around: Vectors
    common: tuple[Vectors, ...] = ()
    bearings: Vectors = np.zeros((0, 0), np.float32)

    def bearing(self, ids: Sequence[str]) -> Vectors:
        """The bearings of some units, [units, 36]."""
        return self.bearings[[self.row[key] for key in ids]]

    def reads(self, ids: Sequence[str]) -> dict[str, list[float]]:
        """What some units read as doing with what they speak of (`ALONE`): log odds, by id; none where not read."""
        told = np.clip(self.bearing(ids)[:, TOGETHER:], -SURE, SURE).tolist()
        return {key: each for key, each in zip(ids, told, strict=True) if each}


def meanings(units: Sequence[Unit], scene: Scene, held: Mapping[str, int] | None = None) -> Meanings:
    """The vectors of some units of a scene, which depend on the set of the units and not on their order.

    What all have in common is told by a sample of the reports. `held` is by id what `holdings` gives, if known.
    """
    held = held or {}
    ordered = sorted(units, key=in_text)
    own = np.zeros((len(ordered), meaning.WIDTH), np.float32)
    bearings = np.zeros((len(ordered), BEARING), np.float32)
    first = 0
    for end in [*_turns(ordered), len(ordered)]:
        _fill(Read(own[first:end], bearings[first:end]), ordered[first:end], scene, held)
        first = end
    near = _unit_length(own + AROUND * _surroundings(ordered, own))
    row = {unit.id: place for place, unit in enumerate(ordered)}
    chosen = sample(unit.span.report for unit in ordered)
    telling = np.array([unit.span.report in chosen for unit in ordered], bool)
    common = _common(own[telling]), _common(near[telling])
    return Meanings(
        row=row,
        own=_unit_length(own - common[0]),
        around=_unit_length(near - common[1]),
        common=common,
        bearings=bearings,
    )


def _common(vectors: Vectors) -> Vectors:
    """Most of what vectors have in common, [384]: what all units of a story are about tells little of any two."""
    if not len(vectors):
        return np.zeros(meaning.WIDTH, np.float32)
    known = len(vectors) / (len(vectors) + FEW)
    shared: Vectors = np.float32(COMMON * known) * vectors.mean(axis=0)
    return shared


def _turns(ordered: Sequence[Unit]) -> list[int]:
    """Where another report begins."""
    return [n for n in range(1, len(ordered)) if ordered[n].span.report != ordered[n - 1].span.report]


def _fill(out: Read, units: Sequence[Unit], scene: Scene, held: Mapping[str, int]) -> None:
    """The vectors of one report's units: each those of the stretch that holds most of it."""
    if not units:
        return
    report, found = scene.reports[units[0].span.report], scene.findings[units[0].span.report]
    embedded = found.embedded
    if not embedded.places:
        embedded = meaning.embed(report.text, found.sentences, told(report, found.sentences, found.statements))
    known = all(unit.id in held for unit in units)
    best = np.array([held[unit.id] for unit in units] if known else _held(units, embedded.places), np.int64)
    some = best >= 0
    out.matters[some] = meaning.rows(embedded)[best[some]]
    out.matters[:] = _unit_length(out.matters)
    out.bearings[some] = meaning.bearings(embedded)[best[some]]


def holdings(units: Sequence[Unit], report: Report, found: Findings) -> list[int]:
    """Which of a report's stretches with a vector holds most of each of its units, of several the shortest; or -1."""
    stretches = () if found.embedded.places else told(report, found.sentences, found.statements)
    return _held(units, found.embedded.places or sorted({(span.start, span.end) for span in stretches}))


def _held(units: Sequence[Unit], places: Sequence[tuple[int, int]]) -> list[int]:
    best = (_holding(unit, places) for unit in units)
    return [-1 if place is None else place for place in best]


def _holding(unit: Unit, places: Sequence[tuple[int, int]]) -> int | None:
    """Which of the places holds most of a unit; of several the shortest."""
    start, end = unit.span.start, unit.span.end
    last = bisect_left(places, (end, 0))
    # Places nest no deeper than statements do, so that those that reach a unit stand shortly before it.
    near = range(max(0, last - DEEP), last)
    shared = {at: min(end, places[at][1]) - max(start, places[at][0]) for at in near}
    held = [at for at in near if shared[at] > 0]
    return min(held, key=lambda at: (-shared[at], places[at][1] - places[at][0], at)) if held else None


DEEP = 8


def _surroundings(ordered: Sequence[Unit], own: Vectors) -> Vectors:
    """The mean vector of the units of the sentence of each, of the one before, and of the one after."""
    if not ordered:
        return np.zeros_like(own)
    firsts, ends = _stretches(ordered)
    around = own[firsts]
    for away in range(1, int((ends - firsts).max())):
        more = np.flatnonzero(firsts + away < ends)
        around[more] += own[firsts[more] + away]
    around /= (ends - firsts)[:, None].astype(np.float32)
    return around


def _stretches(ordered: Sequence[Unit]) -> tuple[Places, Places]:
    """Where the units that surround each begin and end; they stand together, since units are in order of the text."""
    firsts, ends = np.zeros(len(ordered), np.int64), np.zeros(len(ordered), np.int64)
    first = end = 0
    for place, unit in enumerate(ordered):
        while _before(ordered[first], unit):
            first += 1
        end = max(end, place)
        while end < len(ordered) and not _after(ordered[end], unit):
            end += 1
        firsts[place], ends[place] = first, end
    return firsts, ends


def _before(other: Unit, unit: Unit) -> bool:
    return other.span.report != unit.span.report or other.place < unit.place - NEXT


def _after(other: Unit, unit: Unit) -> bool:
    return other.span.report != unit.span.report or other.place > unit.place + NEXT


def _unit_length(vectors: Vectors) -> Vectors:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    divided: Vectors = np.divide(vectors, length, out=np.zeros_like(vectors), where=length > 0)
    return divided
