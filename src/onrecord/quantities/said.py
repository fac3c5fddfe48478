"""The quantities that the amounts of one sentence make: with bound and change, and what each counts or is told of."""

from collections.abc import Sequence

from onrecord.quantities.ages import is_age
from onrecord.quantities.amounts import Amount, dimension
from onrecord.quantities.beside import hangs, is_again, is_level, shared_unit
from onrecord.quantities.bounds import after_bound, bounded
from onrecord.quantities.changes import change
from onrecord.quantities.counted import Counted, counted, told_of
from onrecord.quantities.noughts import Told
from onrecord.quantities.nouns import Bound, Quantity
from onrecord.quantities.numbers import Number
from onrecord.quantities.parse import Parse
from onrecord.quantities.rates import per_what
from onrecord.spans import Span, content_id


def quantities(parse: Parse, amounts: Sequence[Amount], floor: int, limit: int) -> list[Quantity]:
    """The quantities of the amounts of `[floor, limit)` of the text, each with the help of those beside it."""
    text, whole, counts = parse.reading.text, list(amounts), list[Counted]()
    for amount in amounts:
        tied = 2 if amount.unit is None and text.startswith("-", amount.number_end) else 0
        first, last = parse.tokens_in(amount.start, amount.end)
        parse.amounts |= dict.fromkeys(range(first, last + tied))
    for index in range(len(whole)):
        whole[index], what = _with_unit(parse, whole, counts, index, limit)
        counts.append(what)
        if what.head is not None:
            parse.amounts |= dict.fromkeys(range(*parse.tokens_in(whole[index].start, whole[index].end)), what.head)
    for index in range(len(whole) - 1, 0, -1):
        if hangs(whole[index - 1], whole[index], text):
            whole[index - 1] = whole[index - 1]._replace(unit=whole[index].unit)
            counts[index - 1] = counts[index]
    found: list[Quantity] = []
    for index, (amount, what) in enumerate(zip(whole, counts, strict=True)):
        found.append(_quantity(parse, amount, what, floor, limit))
        if index and is_again(whole[index - 1], amount, text):
            found[-1] = _again(found[-2], found[-1])
    return found


def _with_unit(
    parse: Parse, amounts: Sequence[Amount], counts: Sequence[Counted], index: int, limit: int
) -> tuple[Amount, Counted]:
    """An amount with the unit that the words around it give, if its own do not, and what it counts."""
    amount, text = amounts[index], parse.reading.text
    bound_end = after_bound(text, amount.number_end, limit)
    first, last = parse.tokens_in(amount.start, max(amount.end, bound_end))
    hyphened = text.startswith("-", amount.number_end) and bound_end == amount.number_end
    what = counted(parse, first, last, unit=amount.unit, hyphened=hyphened)
    if amount.unit is not None:
        return amount, what
    if what.modifies and what.span and what.head is not None:
        per = per_what(text, what.span.end, limit)
        unit = f"{parse.tokens[what.head].lemma.lower()} per {per[0]}" if per else None
        return amount._replace(unit=unit), what
    if what.span is not None:
        return amount, what
    if is_age(parse, amount, first, last):
        return amount._replace(unit="year of age"), counted(parse, first, last, unit="year of age", hyphened=False)
    shared = shared_unit(amounts, index, text)
    if shared is None and is_level(amount.number):
        return amount, counted(parse, first, last, unit="point", hyphened=False)
    if shared is None:
        return amount, what
    amount = amount._replace(unit=shared.unit)
    if shared.against and shared.place < index:
        return amount, counts[shared.place]
    return amount, counted(parse, first, last, unit=shared.unit, hyphened=False)


def _quantity(parse: Parse, amount: Amount, what: Counted, floor: int, limit: int) -> Quantity:
    text, report = parse.reading.text, parse.reading.report
    kind, start, end = bounded(amount, text, floor, limit)
    first, last = parse.tokens_in(amount.start, amount.end)
    moved = not what.modifies and dimension(amount.unit) not in ("time", "age")
    way = change(parse, first, last, amount.end) if moved else None
    if amount.low < 0 and amount.unit in ("percentage", "point"):
        way = "down"
    return Quantity(
        id=content_id("q", report, start, end),
        span=Span(report, start, end),
        low=amount.low,
        high=amount.high,
        bound=kind,
        change=way,
        unit=amount.unit,
        counted=what.span,
    )


def _again(first: Quantity, second: Quantity) -> Quantity:
    """An amount told once more in another unit: of the same thing, with the same bound and change."""
    bound = first.bound if second.bound == "exact" and first.bound != "range" else second.bound
    return Quantity(
        id=second.id,
        span=second.span,
        low=second.low,
        high=second.high,
        bound=bound,
        change=second.change or first.change,
        unit=second.unit,
        counted=first.counted or second.counted,
    )


def quantity_of_words(parse: Parse, told: Told, floor: int, limit: int) -> Quantity:
    """A count that is told without a number: "no one", "more than doubled"."""
    report, noun = parse.reading.report, told.noun
    kind: Bound = "exact"
    start = told.start
    if told.token is not None:
        number = Number(told.start, told.end, told.low)
        amount = Amount(told.start, told.end, told.end, told.low, None, None, number)
        kind, start, _ = bounded(amount, parse.reading.text, floor, limit)
        subject = told_of(parse, told.token)
        phrase = parse.phrase(subject) if subject is not None else None
        noun = (phrase.start, phrase.end) if phrase else None
    return Quantity(
        id=content_id("q", report, start, told.end),
        span=Span(report, start, told.end),
        low=told.low,
        bound=kind,
        change=told.change,
        unit=told.unit,
        counted=Span(report, *noun) if noun else None,
    )
