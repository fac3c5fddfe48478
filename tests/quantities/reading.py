"""What the tests of quantities share: reading a text, and showing what was found in it."""

from onrecord import quantities, reading, times
from onrecord.quantities import Quantity
from onrecord.reports.report import Published, Report, report_id

Row = tuple[float, float | None, str, str | None, str | None]
DAY = Published(earliest="2030-05-14", latest="2030-05-14", basis="declared")


def found(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text that was published on 14 May 2030."""
    read = reading.read(Report(id=report_id(text, None, None), text=text))
    return quantities.find(read, times.find(read, published=DAY))


def rows(text: str) -> list[Row]:
    """Low, high, bound, unit and counted words of each quantity."""
    return [(q.low, q.high, q.bound, q.unit, counted(text, q)) for q in found(text)]


def counted(text: str, quantity: Quantity) -> str | None:
    """The words for what is counted."""
    return text[quantity.counted.start : quantity.counted.end] if quantity.counted else None


def as_of(text: str) -> list[tuple[float, str | None]]:
    """Each number with the words of the time that it holds for."""
    read = reading.read(Report(id=report_id(text, None, None), text=text))
    when = times.find(read, published=DAY)
    words = {each.id: text[each.span.start : each.span.end] for each in when}
    return [(q.low, words.get(q.as_of or "")) for q in quantities.find(read, when)]
