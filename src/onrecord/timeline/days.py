"""The days of a story that matter: those on which it was reported, and on which later reports look back."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log1p

import msgspec

from onrecord.timeline.skimming import Skimmed


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """How much reports make of one day; all are counts.

    Attributes:
        reports: published on it.
        looking_back: published later, and naming it.
        days: on which a report that names it was published; one agency text in ten outlets is one day.
        sentences: that name it.
    """

    reports: int
    looking_back: int
    days: int
    sentences: int

    @property
    def weight(self) -> float:
        """How much the day matters: the three counts with equal say, each further report telling less than the last."""
        return log1p(self.reports) + log1p(self.looking_back) + log1p(self.days)


def told(reports: Iterable[Sequence[Skimmed]]) -> dict[str, Told]:
    """Every day that the reports were published on or name, each report being its sentences."""
    published: Counter[str] = Counter()
    looking_back: Counter[str] = Counter()
    sentences: Counter[str] = Counter()
    on: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        day = report[0].published.day if report else None
        named = Counter(name for sentence in report for name in sentence.days)
        sentences.update(named)
        if day is None:
            continue
        published[day] += 1
        looking_back.update(name for name in named if name < day)
        for name in named:
            on[name].add(day)
    return {
        day: Told(reports=published[day], looking_back=looking_back[day], days=len(on[day]), sentences=sentences[day])
        for day in sorted(published.keys() | sentences.keys())
    }


def rank(days: dict[str, Told], first: str | None = None, last: str | None = None) -> list[str]:
    """The days from `first` to `last`, those that matter most first; of equal ones, what more sentences name."""
    within = [day for day in days if (first is None or first <= day) and (last is None or day <= last)]
    return sorted(within, key=lambda day: (-days[day].weight, -days[day].sentences, day))
