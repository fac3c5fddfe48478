"""Short reports made for the tests of times."""

from onrecord import reading, times
from onrecord.reports.report import Published, Region, Report, report_id
from onrecord.times import Time

MONDAY = "2031-03-10"  # a Monday


def report(text: str, *, published: Published = Published(), regions: tuple[Region, ...] = ()) -> Report:
    return Report(id=report_id(text, None, None), text=text, published=published, regions=regions)


def found(text: str, day: str | None = MONDAY, until: str | None = None) -> tuple[Time, ...]:
    """The times of a text published on a day, or between two."""
    published = Published(earliest=day, latest=until or day, basis="given") if day else Published()
    return times.find(reading.read(report(text)), published=published)


def values(text: str, day: str | None = MONDAY) -> list[tuple[str, str | None]]:
    """The words and value of each time of a text."""
    return [(text[time.span.start : time.span.end], time.value) for time in found(text, day)]
