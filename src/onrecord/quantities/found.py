"""The quantities of one report: its numbers with their bounds, units, and what they count."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

import msgspec

from onrecord.quantities.amounts import Amount, amounts
from onrecord.quantities.asof import as_of
from onrecord.quantities.labels import is_label
from onrecord.quantities.names import is_name, one_counts
from onrecord.quantities.noughts import multiples, noughts
from onrecord.quantities.nouns import Quantity
from onrecord.quantities.parse import Parse
from onrecord.quantities.said import quantities, quantity_of_words
from onrecord.reading.tokens import Reading, Sentence
from onrecord.reports.report import Region
from onrecord.spans import Span
from onrecord.times.nouns import Time

LONGEST = 5000  # code points of a sentence that are looked at in one piece
# A form of time that steps by a number of units ("three days ago") or lasts so long: its number is a quantity too.
COUNTING = re.compile(r"[RS][+-](?!0)\d+[A-Z]+$|P")

AT_ONE = re.compile(r"\b(?:at|on) one (?:points?|times?|stages?)\Z", re.IGNORECASE)  # once; no point


def find(reading: Reading, times: Sequence[Time], *, regions: Sequence[Region] = ()) -> tuple[Quantity, ...]:
    """Every quantity of a report, in order of the text; none inside `regions` of boilerplate.

    Units are English singulars (units.tsv, currencies.tsv), None for what is merely counted. `statement` is left open.
    """
    parse = Parse(reading)
    dates = [time.span for time in times if not COUNTING.match(time.unanchored) or time.type == "SET"]
    taken = _within(sorted([*dates, *(region.span for region in regions if region.kind == "boilerplate")]))
    when = sorted(times, key=lambda time: time.span)
    found: list[Quantity] = []
    for sentence in reading.sentences:
        near = when[_after(when, sentence.start) : _after(when, sentence.end)]
        found.extend(_in(parse, sentence, taken, near))
    return tuple(found)


def spotted(text: str, start: int, limit: int, taken: Callable[[int, int], bool] | None = None) -> list[Amount]:
    """The amounts of `text[start:limit]` that its words alone, without a parse, do not show to be labels."""
    found = amounts(text, start, limit, taken=taken)
    return [amount for amount in found if not is_label(amount, text, start, limit)]


def _within(spans: list[Span]) -> Callable[[int, int], bool]:
    """Whether a place of the text overlaps one of some spans, which are in order."""

    def overlaps(start: int, end: int) -> bool:
        place = bisect_left(spans, end, key=lambda span: span.start)
        return any(span.end > start for span in spans[max(0, place - 3) : place])

    return overlaps


def _after(times: Sequence[Time], offset: int) -> int:
    return bisect_left(times, offset, key=lambda time: time.span.start)


def _in(parse: Parse, sentence: Sentence, taken: Callable[[int, int], bool], times: Sequence[Time]) -> list[Quantity]:
    """The quantities of one sentence, in order."""
    text, found = parse.reading.text, []
    for start in range(sentence.start, sentence.end, LONGEST):
        limit = min(sentence.end, start + LONGEST)
        kept = [a for a in spotted(text, start, limit, taken) if _counts(parse, a)]
        found.extend(quantities(parse, kept, start, limit))
        found.extend(quantity_of_words(parse, told, start, limit) for told in noughts(text, start, limit))
    told_in_words = multiples(parse, sentence)
    found.extend(quantity_of_words(parse, told, sentence.start, sentence.end) for told in told_in_words)
    found.sort(key=lambda quantity: quantity.span)
    days = as_of(text, [(q.span.start, _reach(q)) for q in found], times)
    return [msgspec.structs.replace(quantity, as_of=day) for quantity, day in zip(found, days, strict=True)]


def _reach(quantity: Quantity) -> int:
    """Where an amount ends together with what it counts."""
    behind = quantity.counted is not None and quantity.counted.start >= quantity.span.start
    return max(quantity.span.end, quantity.counted.end) if behind and quantity.counted else quantity.span.end


def _counts(parse: Parse, amount: Amount) -> bool:
    """Whether a number says how much or how many, by the parse: no name, no pronoun "one"."""
    first, last = parse.tokens_in(amount.start, amount.number_end)
    if amount.number.words and amount.low == 1 and amount.high is None:
        if AT_ONE.search(parse.reading.text, max(0, amount.start - 4), amount.end):
            return False
        return amount.unit is not None or one_counts(parse, first, last)
    return amount.unit is not None or amount.number.sign is not None or not is_name(parse, amount, first, last)
