"""Bunches of alike reports, by which those are found that a new one may be tied to without a look at each.

Of a bunch the days are kept between which its reports lie, and of each term the most that it weighs in any of them.
What these leave of a score is a bound above the scores of all of its reports. Which reports make up a bunch changes
nothing of what is found, as long as they are of one part.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.reading.meaning import WIDTH
from onrecord.stories.card import Card
from onrecord.stories.components import SHARED
from onrecord.stories.profile import KEYS, Profile, hashed
from onrecord.stories.space import MEANING, MOST, Real, Space, Whole, left

SIZE = 32  # reports of a bunch, at most
BUCKETS = 1 << 16  # into which terms and key words fall by their hashes; the first holds none
STEPS = (1 << 16) - 1  # of weights, from 0 to 1
OPEN = 1 << 29  # days from which a report whose date is open to a side is near any
WORD = 3  # the kind under which key words are hashed
EASE = 1e-4  # by which a bound may be off

Small = NDArray[np.uint16]


class Bunch(msgspec.Struct, frozen=True, kw_only=True):
    """A few reports of one part.

    Attributes:
        id: of one of its reports.
        part, level: the part that they are of.
        earliest, latest: days between which they lie; from -OPEN to OPEN where one's date is open.
        reports: their ids.
        languages: of the reports, sorted.
        days: earliest and latest of each, [reports, 2], as 4 bytes each.
        keys: buckets of key words, [reports, 2 * KEYS], as 2 bytes each.
        terms, most: buckets of their terms, in order, and the most that one in it weighs, by STEPS, as 2 bytes each.
        meanings: their sentence vectors, as profiles have them; read only when asked for.
    """

    id: str
    part: str
    level: int
    earliest: int
    latest: int
    reports: tuple[str, ...]
    languages: tuple[str, ...]
    days: bytes
    keys: bytes
    terms: bytes
    most: bytes
    meanings: bytes = b""


def bunch(part: str, level: int, profiles: Sequence[Profile], before: Bunch | None = None) -> Bunch:
    """A bunch of these reports, and those of one that there was."""
    days = np.array([_days(each) for each in profiles], "<i4")
    keys = np.array([_keys(each) for each in profiles], "<u2")
    found = [_weights(each) for each in profiles]
    terms, most = np.concatenate([of for of, _ in found]), np.concatenate([weights for _, weights in found])
    reports = tuple(each.id for each in profiles)
    languages = {each.language for each in profiles}
    meanings = b"".join(each.meaning or bytes(WIDTH) for each in profiles)
    if before:
        meanings = before.meanings + meanings
        days = np.concatenate((np.frombuffer(before.days, "<i4").reshape(-1, 2), days))
        keys = np.concatenate((np.frombuffer(before.keys, "<u2").reshape(-1, 2 * KEYS), keys))
        terms = np.concatenate((np.frombuffer(before.terms, "<u2"), terms))
        most = np.concatenate((np.frombuffer(before.most, "<u2"), most))
        reports, languages = before.reports + reports, languages | {*before.languages}
    order = np.lexsort((most, terms))
    terms, most = terms[order], most[order]
    last = np.append(np.flatnonzero(np.diff(terms)), len(terms) - 1) if terms.size else np.zeros(0, np.int64)
    return Bunch(
        id=before.id if before else min(reports),
        part=part,
        level=level,
        earliest=int(days[:, 0].min()),
        latest=int(days[:, 1].max()),
        reports=reports,
        languages=tuple(sorted(languages)),
        days=days.tobytes(),
        keys=keys.tobytes(),
        terms=terms[last].tobytes(),
        most=most[last].tobytes(),
        meanings=meanings,
    )


def bunches(part: str, level: int, profiles: Iterable[Profile]) -> Iterator[Bunch]:
    """A part in bunches, of reports that stand next to each other."""
    left = iter(profiles)
    while some := list(islice(left, SIZE)):
        yield bunch(part, level, some)


def _days(profile: Profile) -> tuple[int, int]:
    """The days of a report; one that is open to a side is near any."""
    if not profile.earliest or not profile.latest:
        return -OPEN, OPEN
    return profile.earliest, profile.latest


def _keys(profile: Profile) -> list[int]:
    keys = [max(hashed(word, WORD) >> 48, 1) for word in profile.keys]
    return keys + [0] * (2 * KEYS - len(keys))


def _weights(profile: Profile) -> tuple[Small, Small]:
    """The bucket of each term, and its weight, rounded up."""
    terms, weights = np.frombuffer(profile.terms, "<u8"), np.frombuffer(profile.weights, "<f8")
    return (terms >> np.uint64(48)).astype("<u2"), np.minimum(np.ceil(weights * STEPS), STEPS).astype("<u2")


class Seeker:
    """One report that seeks those which it may be tied to."""

    def __init__(self, card: Card) -> None:
        self.language = card.profile.language
        self.earliest, self.latest = _days(card.profile)
        self.keys = np.zeros(BUCKETS, bool)
        self.keys[_keys(card.profile)] = True
        self.keys[0] = False
        self.weights = np.zeros(BUCKETS)
        terms = np.frombuffer(card.profile.terms, "<u8") >> np.uint64(48)
        np.add.at(self.weights, terms.astype(np.int64), np.frombuffer(card.profile.weights, "<f8"))
        self.meaning = _unit(card.profile.meaning or bytes(WIDTH))[0]

    def by_days(self, earliest: Whole, latest: Whole) -> Real:
        """Bounds above its scores with reports between two days, from the days alone."""
        return MOST * self._left(earliest, latest) + EASE

    def by_terms(self, found: Sequence[Bunch]) -> Real:
        """Bounds above what its words share with the reports of each of some bunches; 1 where languages differ."""
        sizes = [len(each.terms) // 2 for each in found]
        terms = np.frombuffer(b"".join(each.terms for each in found), "<u2")
        most = np.frombuffer(b"".join(each.most for each in found), "<u2")
        sums = np.add.reduceat(np.append(self.weights[terms] * most, 0.0), np.cumsum([0, *sizes])[:-1])
        shared = np.where(np.array(sizes) > 0, sums, 0.0) / STEPS
        return np.where([each.languages != (self.language,) for each in found], 1.0, shared)

    def by_both(self, found: Sequence[Bunch], shared: Real) -> Real:
        """Bounds above its scores with the reports of each of some bunches, from days and from what words share."""
        left = self._left(np.array([each.earliest for each in found]), np.array([each.latest for each in found]))
        return np.minimum(shared + MEANING, MOST) * left + EASE

    def likely(self, among: Bunch, shared: float, least: float) -> list[str]:
        """The reports of a bunch that share key words with it and may score so much, where words share no more."""
        keys = np.frombuffer(among.keys, "<u2").reshape(-1, 2 * KEYS)
        days = np.frombuffer(among.days, "<i4").reshape(-1, 2).astype(np.int64)
        alike = np.maximum(_unit(among.meanings) @ self.meaning, 0.0)
        most = np.minimum(shared + MEANING * alike, MOST) * self._left(days[:, 0], days[:, 1]) + EASE
        kept = (self.keys[keys].sum(1) >= SHARED) & (most >= least)
        return [among.reports[row] for row in np.flatnonzero(kept)]

    def _left(self, earliest: Whole, latest: Whole) -> Real:
        return left(np.maximum(earliest - self.latest, self.earliest - latest))


def _unit(meanings: bytes) -> NDArray[np.float32]:
    """Sentence vectors of length 1, [reports, WIDTH]."""
    found = np.frombuffer(meanings, np.int8).reshape(-1, WIDTH).astype(np.float32)
    lengths: NDArray[np.float32] = np.maximum(np.sqrt((found**2).sum(1, keepdims=True)), np.float32(1.0))
    return found / lengths


def ties(card: Card, others: Sequence[Card], steps: Sequence[float]) -> dict[str, float]:
    """Of the others those that are tied to a report at all, with their scores.

    A score is that which `components` compares: taken from the later report of the two, by id, so that sums are of one
    order, and rounded; only where that decides is it worked out anew.
    """
    if not others:
        return {}
    space = Space([card.profile, *(other.profile for other in others)])
    rows = np.arange(1, space.size)
    alike = np.isin(space.keys[rows], space.keys[0][space.keys[0] >= 0]).sum(1) >= SHARED
    scores = space.scores(0, rows)
    close = np.abs(scores[:, None] - np.array(steps)).min(1) < EASE
    for row in np.flatnonzero(close & alike).tolist():
        if others[row].id > card.id:
            scores[row] = space.scores(row + 1, np.array([0]))[0]
    return {others[row].id: float(scores[row]) for row in np.flatnonzero(alike & (scores >= steps[0])).tolist()}


def words(profiles: Iterable[Profile]) -> frozenset[str]:
    """The key words by which a bunch is found."""
    return frozenset(word for each in profiles for word in each.keys)
