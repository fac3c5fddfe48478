"""Figures of several reports for the same thing, lined up by day, with the source of each.

What plainly counts the same comes together: the same class of thing and state, or dimension and what is told of it.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import msgspec

from onrecord.figures.attribution import Attribution, whose
from onrecord.figures.comparing import compared
from onrecord.figures.counting import Counted, Told, counted, is_left_out
from onrecord.figures.former import FORMER, NEGATED, standing_for
from onrecord.figures.grouping import Lined, grouped
from onrecord.figures.nouns import FigureSeries, Point
from onrecord.figures.summing import summed
from onrecord.findings import Findings
from onrecord.memory import Memory
from onrecord.people.cast import Cast, Voice
from onrecord.quantities.nouns import Quantity
from onrecord.reports.report import Published, Report
from onrecord.spans import Span, content_id, quote
from onrecord.statements.nouns import Statement
from onrecord.times.nouns import Time

NEAR = 8  # figures on either side of a bare one among which what it counts is looked for
LARGE = 1000.0  # a single figure is kept from here on, or where it tells what became of people or things


def line_up(
    reports: Iterable[Report],
    findings: Mapping[str, Findings],
    *,
    published: Mapping[str, Published],
    cast: Cast,
    memory: Memory | None = None,
) -> tuple[FigureSeries, ...]:
    """The series of a story's figures, those of most reports first.

    Ages, dates and durations are left out, and measures of which nothing is told ("5 kilometres"). A figure that stands
    alone is kept where it is at least 1,000 or tells what became of people or things ("12 killed"): others may follow;
    and where it is part of a sum.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    memory = memory or Memory()
    lined = []
    for report in ordered:
        if report.id in findings:
            found, day = findings[report.id], published[report.id]
            make = partial(_of_report, report, found, day, cast)
            lined += memory.once(report.id, "figures", (day, cast.meant(found)), list[Lined], make)
    texts = {report.id: report.text for report in ordered}
    series = [_series(group, texts) for group in grouped(lined) if _is_kept(group)]
    return tuple(
        sorted(series, key=lambda each: (-len({p.span.report for p in each.points}), -len(each.points), each.id))
    )


def _of_report(report: Report, found: Findings, published: Published, cast: Cast) -> list[Lined]:
    return summed(list(_lined(report, found, published, cast)), report, found.sentences)


def _lined(report: Report, found: Findings, published: Published, cast: Cast) -> Iterable[Lined]:
    times = {time.id: time for time in found.times}
    dates = {(time.span.start, time.span.end) for time in found.times if time.type in ("DATE", "TIME")}
    starts = [sentence.start for sentence in found.sentences]
    by_sentence: dict[Span, list[Quantity]] = {}
    for quantity in found.quantities:
        if is_left_out(quantity.unit) or (quantity.span.start, quantity.span.end) in dates:
            continue
        at = bisect_right(starts, quantity.span.start) - 1
        by_sentence.setdefault(found.sentences[at] if at >= 0 else quantity.span, []).append(quantity)
    scene = _Scene(report=report, sources=Attribution(report, found, cast), times=times, published=published, cast=cast)
    for sentence, quantities in by_sentence.items():
        yield from _of_sentence(sentence, quantities, scene)


class _Scene(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The report whose figures are read, with its times, its date and its sources."""

    report: Report
    sources: Attribution
    times: Mapping[str, Time]
    published: Published
    cast: Cast

    def as_of(self, quantity: Quantity) -> Time | None:
        """The time that a figure holds for."""
        return self.times.get(quantity.as_of or "")


def _of_sentence(sentence: Span, quantities: Sequence[Quantity], scene: _Scene) -> Iterable[Lined]:
    stands = {quantity.id: standing_for(scene.report, quantity, sentence) for quantity in quantities}
    kept = [quantity for quantity in quantities if stands[quantity.id] != NEGATED]
    told = {q.id: counted(scene.report, q, sentence, when=_long_ago(scene.as_of(q), scene.published)) for q in kept}
    for quantity in kept:
        own = _borrowed(quantity, kept, told, stands) or told[quantity.id]
        if own is not None:
            yield _entered(quantity, sentence, own, stands[quantity.id] == FORMER, scene)


def _entered(quantity: Quantity, sentence: Span, told: Told, former: bool, scene: _Scene) -> Lined:
    voice, statement = scene.sources.of(quantity, sentence)
    day = _day(statement, scene.as_of(quantity), scene.published)
    return Lined(
        point=_point(quantity, (None, day[1]) if former else day, voice),
        counted=msgspec.structs.replace(told[0], change="") if former else told[0],
        words=told[1],
        whose=whose(voice, scene.cast, scene.report.outlet),
        former=former,
    )


def _borrowed(
    quantity: Quantity,
    kept: Sequence[Quantity],
    told: Mapping[str, Told | None],
    stands: Mapping[str, str],
) -> Told | None:
    """What a bare figure counts that is set beside another in its sentence ("58, up from 43")."""
    bare = quantity.counted is None and quantity.unit is None and told[quantity.id] is None
    if not stands[quantity.id] or not (bare or (stands[quantity.id] == FORMER and quantity.unit)):
        return None
    at = bisect_right(kept, quantity.span.start, key=lambda each: each.span.start)
    near = [
        each
        for each in kept[max(0, at - NEAR) : at + NEAR]
        if told[each.id] is not None and each is not quantity and quantity.unit in (None, each.unit)
    ]
    nearest = min(near, key=lambda q: (abs(q.span.start - quantity.span.start), q.span.start), default=None)
    return told[nearest.id] if nearest else None


def _long_ago(as_of: Time | None, published: Published) -> str:
    """The year that a figure holds for where it is before the report's own: no earlier count of the same, then."""
    year = (as_of.latest or "")[:4] if as_of else ""
    return year if year and year < (published.earliest or published.latest or "")[:4] else ""


def _day(statement: Statement | None, as_of: Time | None, published: Published) -> tuple[str | None, str | None]:
    """When a figure was given: the day it was said, else the day it holds for, else the report's."""
    if statement and statement.said:
        return statement.said, statement.said
    if as_of and (as_of.earliest or as_of.latest) and not _is_ahead(as_of, published):
        return as_of.earliest, as_of.latest
    return published.earliest, published.latest


def _is_ahead(as_of: Time, published: Published) -> bool:
    return bool(as_of.earliest and published.latest and as_of.earliest > published.latest)


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


def _is_kept(group: Sequence[Lined]) -> bool:
    first = group[0].point
    in_sum = bool(first.parts or first.whole)
    return len(group) > 1 or _tells_state(group[0].counted) or first.low >= LARGE or in_sum


def _tells_state(key: Counted) -> bool:
    return bool(key.state) and not key.state.startswith("~")


def _lent(group: Sequence[Lined]) -> list[Lined]:
    """The figures of a series, each in an outlet's own voice with whoever gives the same value in the same report."""
    given: dict[tuple[str, float, float | None], Lined] = {}
    for each in sorted(group, key=lambda each: each.point.span):
        if each.whose and not each.whose.startswith("outlet "):
            given.setdefault((each.point.span.report, each.point.low, each.point.high), each)
    return [_with_source(each, given) for each in group]


def _with_source(lined: Lined, given: Mapping[tuple[str, float, float | None], Lined]) -> Lined:
    own = lined.point
    giver = given.get((own.span.report, own.low, own.high))
    if giver is None or own.statement or not (lined.whose or "").startswith("outlet "):
        return lined
    by = giver.point
    point = msgspec.structs.replace(own, speaker=by.speaker, source=by.source, side=by.side)
    return msgspec.structs.replace(lined, point=point, whose=giver.whose)


def _series(lined: Sequence[Lined], texts: Mapping[str, str]) -> FigureSeries:
    group = _lent(lined)
    points = compared(
        [each.point for each in group],
        whose=_whose(group),
        former=frozenset(each.point.quantity for each in group if each.former),
    )
    return FigureSeries(
        id=content_id("f", *sorted(point.quantity for point in points)), counted=_wording(group, texts), points=points
    )


def _whose(group: Sequence[Lined]) -> dict[str, str]:
    """Whose each figure is; "the ministry" is the only ministry that gives figures of the series."""
    given = {each.point.quantity: each.whose for each in group if each.whose}
    fuller: dict[str, set[str]] = defaultdict(set)
    for key in given.values():
        if key.startswith("body ") and key.count(" ") > 1:
            fuller[f"body {key.rsplit(maxsplit=1)[-1]}"].add(key)
    return {key: min(fuller[own]) if len(fuller.get(own, ())) == 1 else own for key, own in given.items()}


def _wording(group: Sequence[Lined], texts: Mapping[str, str]) -> str:
    """The words for what is counted that are printed most, the fullest and shortest of those."""
    fullest = max(len(each.counted.narrowed) for each in group)
    printed = Counter(
        quote(texts[each.words[0].report], each.words) for each in group if len(each.counted.narrowed) == fullest
    )
    return min(printed, key=lambda words: (-printed[words], len(words), words))
