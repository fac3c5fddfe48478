"""What became of what was expected: later reports that tell it as done, or as not done or called off.

An index of later sentences by their past verbs and by what they deny, so that each prospect is compared with few.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from math import fsum

import msgspec

from onrecord.memory import Memory
from onrecord.people.lists import data_lines
from onrecord.prospects.happened import Happened, happened
from onrecord.prospects.looking_ahead import Marker
from onrecord.spans import Span
from onrecord.timeline.likeness import features
from onrecord.timeline.precision import is_dated
from onrecord.timeline.tellings import Telling
from onrecord.timeline.words import TELLING, root, weight, words

COVERED = 0.6  # share of what is expected, by weight, that a later sentence must tell
COVERED_ON_THE_DAY = 0.45  # the same, where the later sentence has a date within the window
COVERED_WELL = 0.75  # the same, where the verb says little ("hold") or the words were weak ("may") and gave no window
RARE = 3  # features, the rarest, by which many later sentences are made few
TELLING_WELL = 0.5  # rarity of a verb that says enough of what was denied
TRIED = 200  # later sentences that are compared with one prospect at the most
_NEGATED = re.compile(r"\s+(?:also\s+|now\s+|still\s+)?(?:not|never)\b|.{0,3}n't\b")


class Expected(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a prospect expects, as it can be found again.

    Attributes:
        report, day: the report that looks ahead, and the last day on which it can have been published.
        verb: stem of what is to be done, or "".
        denied: whether it is expected not to be done.
        least: the share of them, by weight, that a later sentence must tell.
        features: the names and telling words of the stretch, its verb and its speaker left out.
        window: the days in which it is to come about.
        speaker: the name, as a feature, of who says so: a sign where a later sentence has it, and not asked for.
    """

    report: str
    day: str | None
    verb: str
    denied: bool
    least: float
    features: dict[str, float]
    window: tuple[str | None, str | None]
    speaker: str = ""

    @property
    def named(self) -> bool:
        """Whether it names anyone."""
        return any(key[0] == "@" for key in self.features)

    @property
    def short(self) -> bool:
        """Whether its window is of one month."""
        first, last = self.window
        return bool(first and last and first[:7] == last[:7])


class Later:
    """The sentences of a story, ready to be asked what became of something."""

    def __init__(self, tellings: Iterable[Telling], expected: Iterable[Expected], memory: Memory | None = None) -> None:
        """The index holds only what `expected` may be found by."""
        self._asked = {key for each in expected for key in (each.verb, *each.features)}
        read = [each for each in tellings if each.region in ("prose", "caption") and each.published.earliest]
        self._told = sorted(read, key=lambda each: (each.published.earliest or "", each.span))
        self._days = [each.published.earliest or "" for each in self._told]
        self._features = [features(each) for each in self._told]
        self._dates: dict[int, Dates] = {}
        self._with: dict[str, set[int]] = defaultdict(set)
        self._done: dict[str, set[int]] = defaultdict(set)
        self._denied: dict[str, set[int]] = defaultdict(set)
        self._called_off: dict[str, set[int]] = defaultdict(set)
        self._telling: set[int] = set()
        told = _told(self._told, memory or Memory())
        for place, telling in enumerate(self._told):
            self._enter(place, told[telling.span])

    def _enter(self, place: int, told: Happened) -> None:
        for feature in self._asked & self._features[place].keys():
            self._with[feature].add(place)
        if told.done:
            self._telling.add(place)
        for verb in told.done & self._asked:
            self._done[verb].add(place)
        for verb in told.denied & self._asked:
            self._denied[verb].add(place)
        for stem in told.called_off & self._asked:
            self._called_off[stem].add(place)

    def done(self, expected: Expected) -> list[Telling]:
        """Later sentences of other reports that tell what was expected as done."""
        if not expected.verb:  # "heavy rain is forecast": whatever is told as done of it, on the day
            return self._find(self._telling, expected, on_the_day=True)
        return self._find(self._done.get(expected.verb, set()), expected)

    def not_done(self, expected: Expected) -> list[Telling]:
        """Later sentences of other reports that deny it, or tell it, with its verb or wholly, as called off."""
        with_verb = self._called_off.get(expected.verb, set())
        denied = self._denied.get(expected.verb, set())
        denying = [*self._find(denied, expected), *self._plainly(denied | with_verb, expected)]
        told = [key for key in expected.features if key[0] != "@"]
        other = {place for key in told for place in self._called_off.get(key, ())} if len(told) > 1 else set()
        wholly = msgspec.structs.replace(expected, least=COVERED_WELL)
        ending = [*self._find(with_verb, expected), *self._find(other - with_verb, wholly)]
        return sorted({each.span: each for each in (*denying, *ending)}.values(), key=lambda each: each.span)

    def _find(self, places: set[int], expected: Expected, *, on_the_day: bool = False) -> list[Telling]:
        """Of some sentences those later ones of other reports that tell enough of what was expected."""
        day = expected.day
        if day is None or not places:
            return []
        first, covers = bisect_right(self._days, day), _covering(expected)
        near = sorted(place for place in self._near(places, expected) if place >= first)[:TRIED]
        return [
            self._told[place]
            for place in near
            for then in [_on_the_day(expected, self._dated(place))]
            if (then or not on_the_day)
            and covers(self._features[place], then)
            and _fits(expected, self._told[place], self._dated(place))
        ]

    def _plainly(self, places: set[int], expected: Expected) -> list[Telling]:
        """Later denials of a telling verb by the same speaker, or with a date within the window."""
        day = expected.day
        if day is None or weight(expected.verb or "a") < TELLING_WELL or expected.window[1] is None:
            return []
        near = sorted(place for place in places if self._days[place] > day)[:TRIED]
        return [
            self._told[place]
            for place in near
            if (expected.speaker in self._features[place] or _on_the_day(expected, self._dated(place)))
            and _fits(expected, self._told[place], self._dated(place))
        ]

    def _dated(self, place: int) -> "Dates":
        """The first and last days of the dates in a sentence."""
        if place not in self._dates:
            times = self._told[place].times
            self._dates[place] = [(time.earliest or "", time.latest or "9") for time in times if is_dated(time)]
        return self._dates[place]

    def _near(self, places: set[int], expected: Expected) -> set[int]:
        """Of the given sentences, those that share a name; where these are many, one of the rarest features too."""
        rarest = sorted((key for key in expected.features if key in self._with), key=lambda k: (len(self._with[k]), k))
        named = set[int]().union(*(self._with[key] & places for key in rarest if key[0] == "@"))
        pool = named or (set() if expected.named else places)
        if len(pool) <= TRIED:
            return pool
        return set[int]().union(*(self._with[key] & pool for key in rarest[:RARE]))


def _told(tellings: Iterable[Telling], memory: Memory) -> dict[Span, Happened]:
    """What each sentence tells as done."""
    by_report: dict[str, list[Telling]] = defaultdict(list)
    for each in tellings:
        by_report[each.span.report].append(each)
    found: dict[Span, Happened] = {}
    for key, own in by_report.items():
        spans = [each.span for each in own]
        make = partial(lambda texts: [happened(text) for text in texts], [each.text for each in own])
        found |= zip(spans, memory.once(key, "happened", spans, list[Happened], make), strict=True)
    return found


def _covering(expected: Expected) -> Callable[[Mapping[str, float], bool], bool]:
    """What tells of a sentence's features, and whether it is of the day, if it tells enough of what was expected.

    That is a name where any is known, or else three things; without a name or a window four. A verb that says much is
    one of them; names alone are enough only where nothing else was told.
    """
    wanted, named, has_window = expected.features, expected.named, expected.window[1] is not None
    verb = weight(expected.verb) > TELLING if expected.verb else False
    every = fsum(wanted.values())

    def covers(found: Mapping[str, float], on_the_day: bool) -> bool:
        shared = [key for key in wanted if key in found]
        by_speaker = expected.speaker in found
        told = len(shared) + verb + on_the_day + by_speaker
        wholly = len(shared) == len(wanted) and has_window
        if told < (2 if named or by_speaker or wholly else 3 if has_window else 4):
            return False
        names = sum([key[0] == "@" for key in shared])
        if (named and not names and not on_the_day) or names == len(shared) < len(wanted):
            return False
        least = min(expected.least, COVERED_ON_THE_DAY) if on_the_day else expected.least
        return fsum([wanted[key] for key in shared]) >= least * every

    return covers


Dates = list[tuple[str, str]]  # first and last day of each


def _on_the_day(expected: Expected, dates: Dates) -> bool:
    """Whether a sentence has a date within a short window."""
    first, last = expected.window
    return bool(dates) and expected.short and any(first <= day and end <= last for day, end in dates)  # type: ignore[operator]


def _fits(expected: Expected, told: Telling, dates: Dates) -> bool:
    """Whether a sentence is of another report, no older than the window, and its dates, if any, allow it."""
    first, last = expected.window
    if told.span.report == expected.report or (first and (told.published.latest or first) < first):
        return False
    if first is None or last is None:
        return True
    return not dates or any(day <= last and first <= end for day, end in dates)


def expect(
    telling: Telling, span: Span, marker: Marker, window: tuple[str | None, str | None], *, speaker: str | None = None
) -> Expected:
    """What a stretch of a sentence expects after the words that look ahead; its `speaker` is no part of it."""
    start, end = span.start - telling.span.start, span.end - telling.span.start
    following = () if marker.nominal else words(telling.text[marker.end : end])
    verb = next((word for word, _, _ in following if _is_verb(word)), "")
    around = telling.text[start : marker.start] + " " + telling.text[marker.end : end]
    inside = {root(word) for word, _, _ in words(around)}
    told = {key: weight for key, weight in features(telling).items() if key[0] == "@" or key in inside}
    told.pop(root(verb), None)
    said_by = f"@{speaker}" if speaker else ""
    told.pop(said_by, None)
    before = telling.text[: marker.end]
    denied = bool(_NEGATED.match(telling.text, marker.end)) or before.endswith(("n't", "n’t", "unlikely to"))
    strict = not verb or weight(verb) <= TELLING or (not marker.strong and window[1] is None)
    return Expected(
        report=telling.span.report,
        day=telling.published.latest,
        verb=root(verb) if verb else "",
        denied=denied,
        least=COVERED_WELL if strict else COVERED,
        features=told,
        window=window,
        speaker=said_by,
    )


def _is_verb(word: str) -> bool:
    """The first word after a marker that is no auxiliary, negation or adverb is taken for what is to be done."""
    return word.casefold() not in _passed_over() and not word.endswith("ly")


@cache
def _passed_over() -> frozenset[str]:
    return frozenset(word for line in data_lines("onrecord.prospects", "passed_over.txt") for word in line.split())
