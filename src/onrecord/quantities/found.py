"""The quantities of one report: its numbers with their bounds, units, and what they count."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from onrecord.quantities.counted import Parse
from onrecord.quantities.nouns import Bound, Quantity
from onrecord.quantities.numbers import Number, numbers
from onrecord.quantities.tables import listed, rows
from onrecord.quantities.units import unit_of
from onrecord.reading.tokens import Reading, Sentence
from onrecord.reports.report import Region
from onrecord.spans import Span, content_id
from onrecord.times.nouns import Time

LONGEST = 5000  # code points of a sentence that are looked at in one piece
LOOK_BACK = 24  # and before a number, for the words that bound it
# A form of time that steps by a number of units ("three days ago") or lasts so long: its number is a quantity too.
COUNTING = re.compile(r"[RS][+-](?!0)\d+[A-Z]+$|P")
# A number that only orders a list or names a part: "1." at the head of a line, "Part 3", "No. 5", "page 12".
LABEL = re.compile(
    r"\b(?:No\.?|Nos\.?|number|part|chapter|section|article|page|phase|step|type|level|category|class|grade|route|highway|"
    r"flight|channel|room|gate|unit|item|figure|table|stage|season|episode|week|day|lap|round|game|version|clause|rule"
    r"|resolution|district|ward|block|lot|apt\.?|suite|group|zone|grid|model|line) $",
    re.IGNORECASE,
)
SPANS = frozenset(
    ["second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century", "year of age"]
)
SCORE = re.compile(r"[-–]\Z")
ADDED = re.compile(r" (?:more|additional|others?|extra)\b", re.IGNORECASE)


def find(reading: Reading, times: Sequence[Time], *, regions: Sequence[Region] = ()) -> tuple[Quantity, ...]:
    """Every quantity of a report, in order of the text; none inside `regions` of boilerplate.

    Units are English singulars (units.tsv, currencies.tsv), None for what is merely counted. `statement` is left open.
    """
    parse = Parse(reading)
    dates = [time.span for time in times if not COUNTING.match(time.unanchored) or time.type == "SET"]
    taken = sorted([*dates, *(region.span for region in regions if region.kind == "boilerplate")])
    when = sorted(times, key=lambda time: time.span)
    found: list[Quantity] = []
    for sentence in reading.sentences:
        near = when[_after(when, sentence.start) : _after(when, sentence.end)]
        found.extend(_in(parse, sentence, taken, near))
    return tuple(found)


def _after(times: Sequence[Time], offset: int) -> int:
    return bisect_left(times, offset, key=lambda time: time.span.start)


def _in(parse: Parse, sentence: Sentence, taken: list[Span], times: list[Time]) -> list[Quantity]:
    text, found = parse.reading.text, []
    as_of = _as_of(times)
    for start in range(sentence.start, sentence.end, LONGEST):
        end = min(sentence.end, start + LONGEST)
        for number in numbers(text, start, end):
            if _overlaps(taken, number):
                continue
            quantity = _quantity(parse, number, sentence, end, as_of)
            if quantity is not None:
                found.append(quantity)
    return found


def _overlaps(taken: list[Span], number: Number) -> bool:
    """Whether a number stands in one of some spans, which are in order."""
    place = bisect_left(taken, number.end, key=lambda span: span.start)
    return any(span.end > number.start for span in taken[max(0, place - 3) : place])


def _quantity(parse: Parse, number: Number, sentence: Sentence, limit: int, as_of: str | None) -> Quantity | None:
    text = parse.reading.text
    unit, end = unit_of(number, text, limit)
    if not _counts(parse, number, unit, sentence):
        return None
    bound, first, last = _bound(number, text, end, sentence, limit)
    report = parse.reading.report
    counted, modifies = parse.counted(
        number.start, end if unit else number.end, measured=unit is not None and unit not in SPANS
    )
    way = None if modifies or unit in SPANS else parse.change(number.start, end)
    if number.low < 0 and unit in ("percentage", "point"):
        way = "down"
    return Quantity(
        id=content_id("q", report, first, last),
        span=Span(report, first, last),
        low=number.low,
        high=number.high,
        bound=bound,
        change=way,
        unit=unit,
        counted=counted,
        as_of=as_of,
    )


def _counts(parse: Parse, number: Number, unit: str | None, sentence: Sentence) -> bool:
    """Whether a number says how much or how many; a label, a name, a score or the pronoun "one" does not."""
    text = parse.reading.text
    if unit:
        return True
    first, last = parse.tokens_in(number.start, number.end)
    if number.start == sentence.start and text[number.end : number.end + 2] in (". ", ") "):
        return False
    if LABEL.search(text, max(0, number.start - LOOK_BACK), number.start):
        return False
    if SCORE.search(text, max(0, number.start - 1), number.start) or text[number.end : number.end + 1] in ("-", "–"):
        return False
    if number.words and number.low == 1:
        return parse.tokens[first].dep == "nummod" and parse.tokens[first].head > first
    return number.sign is not None or not parse.is_name(first, last)


def _bound(number: Number, text: str, end: int, sentence: Sentence, limit: int) -> tuple[Bound, int, int]:
    """The bound of a number, and where the words for it and its unit begin and end."""
    before, after = _bounds()
    kind: Bound = "exact"
    first, last = number.start, end
    behind = after.match(text, end, limit)
    ahead = before.search(text, max(sentence.start, number.start - LOOK_BACK), number.start)
    if ahead:
        kind, first = _bound_named(ahead.group("bound")), ahead.start("bound")
    elif behind:
        kind, last = _bound_named(behind.group("bound")), behind.end()
    if number.high is not None:
        kind = "range"
    return kind, first, last


@cache
def _bounds() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = rows("bounds.tsv")
    before = listed([words for words, _, place in table if place == "before"])
    after = listed([words for words, _, place in table if place == "after"])
    return (
        re.compile(rf"(?<!\w)(?P<bound>(?i:{before}))(?: (?:a|an|the|another|only|just))? ?\Z"),
        re.compile(rf" ?(?P<bound>(?i:{after}))(?!\w)"),
    )


def _bound_named(words: str) -> Bound:
    table: dict[str, Bound] = {row[0]: row[1] for row in rows("bounds.tsv")}  # type: ignore[misc]
    plain = re.sub(r"[\s\u00a0]+", " ", words.lower())
    return table.get(plain) or table.get(plain.replace("-", " "), "exact")


def _as_of(times: list[Time]) -> str | None:
    """The one date of a sentence, where it has just one."""
    dates = [time for time in times if time.type in ("DATE", "TIME") and not time.unanchored.endswith("_REF")]
    return dates[0].id if len(dates) == 1 else None
