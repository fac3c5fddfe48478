"""Figures of several reports for the same thing, lined up by day, with the source of each.

Only what plainly counts the same comes together: the same noun, state, unit, and words that narrow it.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from onrecord.figures.comparing import compared
from onrecord.figures.counting import MORE, Counted, counted, is_generic, is_left_out
from onrecord.figures.nouns import FigureSeries, Point
from onrecord.findings import Findings
from onrecord.people.cast import Cast, Voice
from onrecord.quantities.nouns import Quantity
from onrecord.reports.report import Published, Report
from onrecord.spans import Span, content_id, quote
from onrecord.statements.nouns import Statement
from onrecord.times.nouns import Time

LARGE = 1000.0  # a single figure is kept from here on, or where it tells what became of people or things


class Lined(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A figure with what it counts and the words that say so."""

    point: Point
    counted: Counted
    words: tuple[Span, ...]


def line_up(
    reports: Iterable[Report], findings: Mapping[str, Findings], *, published: Mapping[str, Published], cast: Cast
) -> tuple[FigureSeries, ...]:
    """The series of a story's figures, those of most reports first.

    Ages, dates and durations are left out, and measures without a noun ("5 kilometres"). A figure that stands alone is
    kept where it is at least 1,000 or tells what became of people or things ("12 killed"), since others may follow.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    lined = [
        each
        for report in ordered
        if report.id in findings
        for each in _lined(report, findings[report.id], published[report.id], cast)
    ]
    texts = {report.id: report.text for report in ordered}
    series = [_series(group, texts) for group in _grouped(lined) if _is_kept(group)]
    return tuple(
        sorted(series, key=lambda each: (-len({p.span.report for p in each.points}), -len(each.points), each.id))
    )


def _lined(report: Report, found: Findings, published: Published, cast: Cast) -> Iterable[Lined]:
    statements = {statement.id: statement for statement in found.statements}
    times = {time.id: time for time in found.times}
    dates = {(time.span.start, time.span.end) for time in found.times if time.type in ("DATE", "TIME")}
    starts = [sentence.start for sentence in found.sentences]
    for quantity in found.quantities:
        if is_left_out(quantity.unit) or (quantity.span.start, quantity.span.end) in dates:
            continue
        at = bisect_right(starts, quantity.span.start) - 1
        sentence = found.sentences[at] if at >= 0 else quantity.span
        as_of = times.get(quantity.as_of or "")
        told = counted(report, quantity, sentence, when=_long_ago(as_of, published))
        if told is None:
            continue
        statement = statements.get(quantity.statement or "")
        day = _day(statement, as_of, published)
        voice = cast.voice(report, statement)
        yield Lined(point=_point(quantity, day, voice), counted=told[0], words=told[1])


def _long_ago(as_of: Time | None, published: Published) -> str:
    """The year that a figure holds for where it is before the report's own: no earlier count of the same, then."""
    year = (as_of.latest or "")[:4] if as_of else ""
    return year if year and year < (published.earliest or published.latest or "")[:4] else ""


def _day(statement: Statement | None, as_of: Time | None, published: Published) -> tuple[str | None, str | None]:
    """When a figure was given: the day it was said, else the day it holds for, else the report's."""
    if statement and statement.said:
        return statement.said, statement.said
    if as_of and (as_of.earliest or as_of.latest):
        return as_of.earliest, as_of.latest
    return published.earliest, published.latest


def _point(quantity: Quantity, day: tuple[str | None, str | None], voice: Voice) -> Point:
    return Point(
        quantity=quantity.id,
        span=quantity.span,
        statement=voice.statement,
        speaker=voice.speaker,
        source=voice.source,
        side=voice.side,
        earliest=day[0],
        latest=day[1],
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        change=quantity.change,
        unit=quantity.unit,
    )


def _grouped(lined: Sequence[Lined]) -> list[list[Lined]]:
    """Figures by what they count; one that is narrowed less joins the only series that narrows it further."""
    exact: dict[Counted, list[Lined]] = defaultdict(list)
    for each in lined:
        exact[each.counted].append(each)
    by_base: dict[Counted, list[Counted]] = defaultdict(list)
    for key in sorted(exact):
        by_base[key.base].append(key)
    joined: dict[Counted, list[Lined]] = defaultdict(list)
    for keys in by_base.values():
        for key in keys:
            joined[_finest(key, keys)].extend(exact[key])
    return [joined[key] for key in sorted(joined)]


def _finest(key: Counted, keys: Sequence[Counted]) -> Counted:
    """The series that a figure belongs to: the one chain of ever narrower words that holds its own, else its own.

    "People" are not those "young people" of whom another report tells.
    """
    if is_generic(key.head):
        return key
    narrower = [other for other in keys if set(key.narrowed) < set(other.narrowed) and _same_lot(key, other)]
    if not narrower:
        return key
    finest = max(narrower, key=lambda other: (len(other.narrowed), other))
    chain = all(set(other.narrowed) <= set(finest.narrowed) for other in narrower)
    return finest if chain else key


def _same_lot(key: Counted, other: Counted) -> bool:
    """A further lot is never the total."""
    return (MORE in key.narrowed) == (MORE in other.narrowed)


def _is_kept(group: Sequence[Lined]) -> bool:
    return len(group) > 1 or _tells_state(group[0].counted) or group[0].point.low >= LARGE


def _tells_state(key: Counted) -> bool:
    return bool(key.state) and not key.state.startswith("~")


def _series(group: Sequence[Lined], texts: Mapping[str, str]) -> FigureSeries:
    points = compared([each.point for each in group])
    return FigureSeries(
        id=content_id("f", *sorted(point.quantity for point in points)), counted=_wording(group, texts), points=points
    )


def _wording(group: Sequence[Lined], texts: Mapping[str, str]) -> str:
    """The words for what is counted that are printed most, the fullest and shortest of those."""
    fullest = max(len(each.counted.narrowed) for each in group)
    printed = Counter(
        quote(texts[each.words[0].report], each.words) for each in group if len(each.counted.narrowed) == fullest
    )
    return min(printed, key=lambda words: (-printed[words], len(words), words))
