"""The timeline of a collection of reports: the days that matter most, and what each brought, in the reports' sentences.

Unlike `lay_out`, which joins the happenings of a studied story, it reads no more than sentences and times, so that it
serves collections of any size.
"""

from collections.abc import Iterable
from datetime import date

import msgspec

from onrecord.reports.report import Report
from onrecord.timeline.days import rank, told
from onrecord.timeline.skimming import Skimmed, skim
from onrecord.timeline.summary import Sentences, Vector, summarise


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A day of a timeline, `YYYY-MM-DD`, with the sentences that tell what it brought, best first."""

    date: str
    sentences: tuple[Skimmed, ...]


def chronicle(
    reports: Iterable[Report], *, first: str | None = None, last: str | None = None, dates: int = 10, sentences: int = 2
) -> tuple[Entry, ...]:
    """The days of a story that matter most, in order; fewer than asked where fewer are told of.

    The order of the reports does not matter, and of those with one text only the earliest counts.

    Args:
        reports: of one story; those in a language other than English are left out.
        first, last: bounds of the days, `YYYY-MM-DD`, both included; None stands for a week before the first report,
            since news begins with what has just happened, and for the day of the last.
        dates: how many days.
        sentences: how many for each at most.
    """
    read = [skim(report) for report in _folded(reports)]
    published = sorted({day for report in read if report and (day := report[0].published.day)})
    first = first or (_week_before(published[0]) if published else None)
    last = last or (published[-1] if published else None)
    found = Sentences(read)
    days = [day for day in rank(told(read), first, last) if found.told(day)]
    before: list[Vector] = []
    return tuple(
        Entry(date=day, sentences=tuple(summarise(found, day, size=sentences, before=before)))
        for day in sorted(days[:dates])
    )


def _week_before(day: str) -> str:
    return date.fromordinal(max(1, date.fromisoformat(day).toordinal() - 7)).isoformat()


def _folded(reports: Iterable[Report]) -> list[Report]:
    """The English reports in order of id, each text once: the earliest that has it."""
    kept: dict[str, Report] = {}
    for report in sorted(reports, key=lambda r: (r.published.earliest or "9999", r.id, r.text)):
        if report.language == "en":
            kept.setdefault(report.text, report)
    return sorted(kept.values(), key=lambda r: (r.id, r.text))
