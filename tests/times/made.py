"""Short reports made for the tests of times."""

from onrecord import reading, times
from onrecord.reading.tokens import Reading, Sentence
from onrecord.reports.report import Published, Region, Report, report_id
from onrecord.times import Time

MONDAY = "2031-03-10"  # a Monday


def report(text: str, *, published: Published = Published(), regions: tuple[Region, ...] = ()) -> Report:
    return Report(id=report_id(text, None, None), text=text, published=published, regions=regions)


def on(day: str | None, until: str | None = None) -> Published:
    return Published(earliest=day, latest=until or day, basis="given") if day else Published()


def found(text: str, day: str | None = MONDAY, until: str | None = None) -> tuple[Time, ...]:
    """The times of a text published on a day, or between two."""
    return times.find(reading.read(report(text)), published=on(day, until))


def unparsed(text: str) -> Reading:
    """A reading of one sentence that no model has seen."""
    whole = (Sentence(0, len(text), 0, 0, 0, "prose"),) if text else ()
    return Reading(report="r1", text=text, tokens=(), sentences=whole, names=())


def skimmed(text: str, day: str | None = MONDAY) -> tuple[Time, ...]:
    """The times of a text that is not parsed."""
    return times.find(unparsed(text), published=on(day))


def values(text: str, day: str | None = MONDAY) -> list[tuple[str, str | None]]:
    """The words and value of each time of a text."""
    return [(text[time.span.start : time.span.end], time.value) for time in found(text, day)]


def quick(text: str, day: str | None = MONDAY) -> list[tuple[str, str | None]]:
    """The words and value of each time of a text that is not parsed."""
    return [(text[time.span.start : time.span.end], time.value) for time in skimmed(text, day)]
