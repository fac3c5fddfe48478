"""On which day a side said what a report tells without a day: "the admission came on Monday", a sentence away."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from onrecord.claims.cast import Cast
from onrecord.claims.cues import has
from onrecord.claims.page import Unit
from onrecord.claims.scene import Scene
from onrecord.spans import Span
from onrecord.statements.nouns import Statement

NEAR = 2  # sentences before and after, in which the day may stand
ACTS = frozenset({"concede", "confirm", "deny"})
# "Monday", not anchored: the day of the week, 1 to 7.
WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
# Where one of two things told in a sentence ends and the other begins.
JOINT = re.compile(r";|,\s+(?:while|whereas|and|but)\s|\bwhile\b|\bwhereas\b")
# A day that something came before or after is not its day.
OFF = re.compile(r"\b(?:before|after|ahead\s+of|until|since|following|earlier|later)\b", re.IGNORECASE)


class Announcements:
    """The days on which the sides of a scene announced something, as its reports tell them."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._known: dict[Span, dict[str, str]] = {}

    def day_of(self, unit: Unit) -> str | None:
        """The one day on which the unit's side announced what it says, by the words around or by another report.

        By the words around only what is confirmed, admitted or denied: of anything else a side says several things in a
        report. Where a report of no certain date says "on Monday", it is the one Monday on which others tell that the
        side announced something.
        """
        statement = unit.statement
        side = self.cast.side(self.cast.speaker(statement)) if statement is not None else None
        if statement is None or side is None:
            return None
        beside = self._beside(unit, statement, side) if statement.act in ACTS else None
        return beside or self._of_the_week(unit, side)

    def _beside(self, unit: Unit, statement: Statement, side: str) -> str | None:
        scene = self.cast.scene
        found = scene.findings[unit.span.report]
        near = found.sentences[max(0, unit.place - NEAR) : unit.place + NEAR + 1]
        own = (*statement.content, *statement.cue, *statement.source)
        days = {
            day
            for sentence in near
            for clause in _clauses(sentence, scene)
            if not any(clause.overlaps(span) for span in own) and (day := self._told(clause).get(side))
        }
        return days.pop() if len(days) == 1 else None

    def _of_the_week(self, unit: Unit, side: str) -> str | None:
        """The day of the week that a sentence of an undated report names, where the story has one such for the side."""
        scene = self.cast.scene
        published, found = scene.published.get(unit.span.report), scene.findings[unit.span.report]
        if published is None or not published.earliest or not published.latest or not found.sentences:
            return None
        sentence = found.sentences[unit.place]
        weekdays = {
            int(match[1]) for time in found.times
            if sentence.covers(time.span) and not time.earliest and (match := WEEKDAY.match(time.unanchored))
        }  # fmt: skip
        if len(weekdays) != 1:
            return None
        (weekday,) = weekdays
        days = {
            day
            for day in self._days.get(side, ())
            if published.earliest <= day <= published.latest and date.fromisoformat(day).isoweekday() == weekday
        }
        return days.pop() if len(days) == 1 else None

    def told_of(self, report: str) -> list[tuple[str, list[str]]]:
        """What a report's units may take from other reports: the days on which each side announced something.

        Nothing where the report names no day of the week that is left open.
        """
        scene = self.cast.scene
        published, found = scene.published.get(report), scene.findings[report]
        if published is None or not published.earliest or not published.latest:
            return []
        if not any(not time.earliest and WEEKDAY.match(time.unanchored) for time in found.times):
            return []
        within = {
            side: sorted(day for day in days if published.earliest <= day <= published.latest)
            for side, days in self._days.items()
        }
        return sorted((side, days) for side, days in within.items() if days)

    @cached_property
    def _days(self) -> Mapping[str, set[str]]:
        """For each side the days on which some report tells that it announced something."""
        scene = self.cast.scene
        found: dict[str, set[str]] = defaultdict(set)
        for key in sorted(scene.findings):
            for sentence in scene.findings[key].sentences if key in scene.reports else ():
                if has("announcements", scene.reports[key].quote((sentence,))):
                    for clause in _clauses(sentence, scene):
                        for side, day in self._told(clause).items():
                            found[side].add(day)
        return found

    def _told(self, clause: Span) -> dict[str, str]:
        """The side and the day of a clause that speaks of an announcement and names no side but one; else nothing."""
        if clause not in self._known:
            self._known[clause] = self._telling(clause)
        return self._known[clause]

    def _telling(self, clause: Span) -> dict[str, str]:
        scene = self.cast.scene
        words = scene.reports[clause.report].quote((clause,))
        if not has("announcements", words) or OFF.search(words):
            return {}
        named = {self.cast.side_of(name.key) for name in self.cast.named_in(clause)}
        dates = {
            time.earliest
            for time in scene.findings[clause.report].times
            if clause.covers(time.span)
            and time.type == "DATE"
            and time.earliest
            and time.earliest == time.latest
            and not words[: time.span.start - clause.start].endswith("by ")
        }
        return {named.pop(): dates.pop()} if len(named) == len(dates) == 1 else {}


def _clauses(sentence: Span, scene: Scene) -> Iterator[Span]:
    start, text = sentence.start, scene.reports[sentence.report].text
    for match in JOINT.finditer(text, sentence.start, sentence.end):
        if match.start() > start:
            yield Span(sentence.report, start, match.start())
        start = match.end()
    if sentence.end > start:
        yield Span(sentence.report, start, sentence.end)
