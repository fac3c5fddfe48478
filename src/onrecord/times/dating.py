"""When a report was published, as far as its own text proves it: a dateline, or what its times leave possible.

Every bound carries the words that it follows from; what does not follow is left open.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.reading.tokens import Reading, Sentence
from onrecord.reports.report import Published, Report
from onrecord.spans import Span
from onrecord.times.forms import resolve
from onrecord.times.found import find
from onrecord.times.nouns import Time
from onrecord.times.tense import Tenses
from onrecord.times.values import days

# A day in the path of an image or page: /2031/08/14/.
PATH_DAY = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])(?=[/_-])")
# What stands before the date of a dateline ("LONDON, " or "BRUSSELS/PARIS "), and what follows it (" (Agency) - ").
BEFORE_DATELINE = re.compile(r"\s*[A-Z][A-Z][A-Z .,'’/-]{0,40}(?:[A-Z][\w.]{1,20},?\s{1,2}){0,2}\(?\Z")
AFTER_DATELINE = re.compile(r"\)?,?\s{0,2}(?:\([^()\n]{2,40}\)\s{0,2})?(?:—|–|--|-\s|:\s)")
# An absolute day, month or year; a day without its year, with the weekday and the way it lies; a bare past weekday.
ABSOLUTE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:/?T.*)?$")
FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
YEARLESS = re.compile(r"XXXX-\d\d-\d\d(?:/W(\d))?(?:/T[^<>]*)?([<>]?)$")
PAST_WEEKDAY = re.compile(r"XXXX-WXX-(\d)(?:/T[^<>]*)?<$")
# Words near a date that make it a deadline or plan, whatever the verb's tense.
PLANNED = re.compile(
    r"\b(?:by|until|till|before|deadline|due|schedul\w+|plan\w*|expir\w+|slated|ahead|set for)\b", re.I
)
NEAR = 40  # code points before a date in which such a word counts
WEEK = timedelta(6)  # a bare weekday is one of the last seven days
CLOSE = timedelta(92)  # a day without its year is the next one after strong evidence within this
YEAR = timedelta(366)
HALF_YEAR = timedelta(183)
OFFSETS = (1, 2, 3)  # a weekday so many days after the one that is dated follows it, and does not precede it
HEAD = 600  # code points in which a dateline stands


class Bound(NamedTuple):
    """A day that the publication cannot lie before, or after, and the words that say so.

    A `strong` one is a photograph's or page's date, which is near the publication; a `faint` one is a mere year that
    has been, which may be long before it and alone tells nothing worth showing.
    """

    day: date
    span: Span
    strong: bool
    faint: bool = False


def infer_published(report: Report, reading: Reading, times: Sequence[Time] | None = None) -> Published:
    """The publication of a report: its own declared, addressed or given date, else what its text proves.

    Basis `dateline` where the text opens with place and day; `inferred` for an interval, open at an end that
    nothing bounds; `unknown` where nothing does. A day without a year counts only where other words give the year.
    `times` are those of the reading, anchored or not; they are found where they are not given.
    """
    if report.published.basis != "unknown":
        return report.published
    evidence = Evidence(report, reading, find(reading, published=Published()) if times is None else times)
    return evidence.dateline() or evidence.week() or evidence.interval()


class Evidence:
    """What one report's text tells of its date."""

    def __init__(self, report: Report, reading: Reading, times: Sequence[Time]) -> None:
        self.report, self.reading, self.times = report, reading, times
        self.tenses = Tenses(reading)
        lower = [*self._paths(), *self._past()]
        self.lower = max(lower, key=lambda bound: (bound.day, bound.strong), default=None)
        self.strong = max((b for b in lower if b.strong), key=lambda bound: bound.day, default=None)

    def dateline(self) -> Published | None:
        """The day beside the place with which the text opens."""
        opening = next((s.start for s in self.reading.sentences if s.region == "prose"), 0)
        for time in self.times:
            if time.span.start > HEAD + opening or not self._in_dateline(time):
                continue
            day = resolve(time.unanchored, None) if FULL_DAY.match(time.unanchored) else None
            if day:
                day = day[:10]
                return Published(earliest=day, latest=day, basis="dateline", spans=(time.span,))
            found = self._dated(time, slack=timedelta(0), reach=CLOSE)
            if found and found[1]:
                return self._published(found[0], found[0], [time.span, found[1].span], "dateline")
        return None

    def week(self) -> Published | None:
        """The week that follows from a past weekday beside its date ("on Monday (June 3)") and a year elsewhere."""
        for place, time in enumerate(self.times):
            match = YEARLESS.match(time.unanchored)
            if not match or not match.group(1) or match.group(2) != "<":
                continue
            found = self._dated(time, slack=WEEK, reach=YEAR)
            if not found or not found[1]:
                continue
            first, last, spans = found[0], found[0] + WEEK, [time.span, found[1].span]
            first = max(first, found[1].day)
            for day, span in self._later_weekdays(found[0], place):
                if day > first:
                    first, spans = day, [*spans, span]
            return self._published(first, last, spans) if first <= last else None
        return None

    def interval(self) -> Published:
        """Not before the latest past day that is named; not after the first upcoming one."""
        lower, upper = self.lower, min(self._future(), key=lambda bound: bound.day, default=None)
        if lower is not None and upper is None:
            bracket = self._bracket(lower)
            if bracket is not None:
                return self._published(bracket[0].day, bracket[1].day, [lower.span, *(b.span for b in bracket)])
            upper = self._weekday_named_twice(lower) if lower.strong else None
        if lower is not None and upper is not None and upper.day < lower.day:
            upper = None
        if lower is not None and upper is None and lower.faint:
            return Published()
        spans = [bound.span for bound in (lower, upper) if bound is not None]
        return self._published(lower.day if lower else None, upper.day if upper else None, spans)

    def _bracket(self, lower: Bound) -> tuple[Bound, Bound] | None:
        """The latest past and the first upcoming of the days without a year, within a year of the last day with one.

        A day without its year is less than a year away, so the one before the upcoming day is meant.
        """
        ahead = [(match, time) for time in self.times if (match := YEARLESS.match(time.unanchored))]
        coming = [time for match, time in ahead if match.group(2) == ">" and self._ahead(time)]
        upper = min((b for time in coming if (b := self._occurs(time, ">", lower.day))), default=None)
        gone = [time for match, time in ahead if match.group(2) == "<"]
        if upper is None or upper.day - lower.day > YEAR:
            return None
        past = max((b for time in gone if (b := self._occurs(time, "<<", upper.day))), default=None)
        return (past, upper) if past is not None and past.day >= lower.day else None

    def _weekday_named_twice(self, lower: Bound) -> Bound | None:
        """The end of the week after a day that is told both by its date and, bare, by its weekday.

        Beside a photograph's date, "April 28" and "on Monday" are one day where that was a Monday of the week before:
        a bare weekday is one of the last seven days, so the publication is less than a week after it.
        """
        bare = {int(match.group(1)) for time in self.times if (match := PAST_WEEKDAY.match(time.unanchored))}
        days = [
            (day, time)
            for time in self.times
            if (match := YEARLESS.match(time.unanchored)) and match.group(2) != ">"
            if (day := self._occurs(time, "<", lower.day)) and lower.day - day.day <= WEEK
        ]
        ends = [Bound(day.day + WEEK, time.span, False) for day, time in days if day.day.isoweekday() in bare]
        return min(ends, key=lambda bound: bound.day, default=None)

    @staticmethod
    def _occurs(time: Time, way: str, day: date) -> Bound | None:
        value = resolve(time.unanchored.rstrip("<>").split("/T")[0] + way, day.isoformat())
        return Bound(date.fromisoformat(value[:10]), time.span, False) if value else None

    def _published(
        self, first: date | None, last: date | None, spans: list[Span], basis: str = "inferred"
    ) -> Published:
        if first is None and last is None:
            return Published()
        return Published(
            earliest=first.isoformat() if first else None,
            latest=last.isoformat() if last else None,
            basis="dateline" if basis == "dateline" else "inferred",
            spans=tuple(sorted(set(spans))),
        )

    def _paths(self) -> Iterator[Bound]:
        for match in PATH_DAY.finditer(self.report.text):
            try:
                day = date(int(match.group(1)), int(match.group(2)), int(match.group(3)))
            except ValueError:  # 30 February is no day
                continue
            yield Bound(day, Span(self.report.id, match.start() + 1, match.end()), True)

    def _past(self) -> Iterator[Bound]:
        """Days, months and years named in full that have been."""
        for time in self.times:
            if time.type not in ("DATE", "TIME") or not ABSOLUTE.match(time.unanchored):
                continue
            first = days(resolve(time.unanchored, None))[0]
            caption = self._sentence(time).region == "caption"
            if first and (caption or (self.tenses.way(time.span.start) == "<" and not self._planned(time))):
                strong = caption and len(time.unanchored) >= 10
                yield Bound(date.fromisoformat(first), time.span, strong, faint=len(time.unanchored) == 4)

    def _future(self) -> Iterator[Bound]:
        """Days named in full, or next after strong evidence, that are still to come."""
        for time in self.times:
            if ABSOLUTE.match(time.unanchored) and self._ahead(time):
                last = days(resolve(time.unanchored, None))[1]
                if last:
                    yield Bound(date.fromisoformat(last), time.span, False)
            match = YEARLESS.match(time.unanchored)
            if match and match.group(2) == ">" and self.strong and self._ahead(time):
                value = resolve(time.unanchored, self.strong.day.isoformat())
                day = date.fromisoformat(value[:10]) if value else None
                if day and day - self.strong.day <= HALF_YEAR:
                    yield Bound(day, time.span, False)

    def _ahead(self, time: Time) -> bool:
        """Whether a plain future ("will", "is to") speaks of a time, not a future seen from the past ("would")."""
        if self.tenses.way(time.span.start) != ">":
            return False
        sentence = self._sentence(time)
        words = {token.text.lower() for token in self.reading.tokens[sentence.first : sentence.last]}
        return not words & {"would", "was", "were", "had"}

    def _planned(self, time: Time) -> bool:
        start = time.span.start
        return bool(PLANNED.search(self.report.text, max(0, start - NEAR), start))

    def _dated(self, time: Time, *, slack: timedelta, reach: timedelta) -> tuple[date, Bound | None] | None:
        """A past day that lacks its year, in the first year that the evidence leaves; the bound is what gave the year.

        The bound is None where the evidence lies too far back to say that it is that year.
        """
        match = YEARLESS.match(time.unanchored)
        weekday = bool(match and match.group(1))
        bound = self.lower if weekday else self.strong
        if bound is None or not match:
            return None
        form = time.unanchored.rstrip("<>").split("/T")[0]
        value = resolve(form + ">", (bound.day - slack).isoformat())
        if not value:
            return None
        day = date.fromisoformat(value[:10])
        return day, bound if day - bound.day <= reach else None

    def _later_weekdays(self, first: date, place: int) -> Iterator[tuple[date, Span]]:
        """Days of the bare past weekdays that the text goes on to, soon after a dated one."""
        for time in self.times[place + 1 :]:
            match = PAST_WEEKDAY.match(time.unanchored)
            if match and (offset := (int(match.group(1)) - first.isoweekday()) % 7) in OFFSETS:
                yield first + timedelta(offset), time.span

    def _in_dateline(self, time: Time) -> bool:
        text, start, end = self.report.text, time.span.start, time.span.end
        line = max(text.rfind("\n", max(0, start - 100), start) + 1, start - 100, 0)
        before, after = text[line:start], text[end : end + 60]
        return bool(BEFORE_DATELINE.match(before) and AFTER_DATELINE.match(after))

    def _sentence(self, time: Time) -> Sentence:
        index = self.tenses.token_at(time.span.start)
        return self.reading.sentences[self.reading.tokens[index or 0].sentence]
