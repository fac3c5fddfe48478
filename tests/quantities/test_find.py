"""Quantities found in sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import quantities, reading, times
from onrecord.quantities import Quantity
from onrecord.quantities.numbers import numbers
from onrecord.reports.report import Published, Report, report_id

Row = tuple[float, float | None, str, str | None, str | None]


def found(text: str) -> tuple[Quantity, ...]:
    given = reading.read(Report(id=report_id(text, None, None), text=text))
    return quantities.find(given, times.find(given, published=Published()))


def rows(text: str) -> list[Row]:
    return [
        (q.low, q.high, q.bound, q.unit, text[q.counted.start : q.counted.end] if q.counted else None)
        for q in found(text)
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("About 7,500 Kelish soldiers crossed the river.", (7500, None, "about", None, "Kelish soldiers")),
        ("At least 12 people died in the fire.", (12, None, "at_least", None, "people")),
        ("More than two dozen ships were waiting.", (24, None, "more_than", None, "ships")),
        ("Up to 400 houses lost power.", (400, None, "at_most", None, "houses")),
        ("Fewer than 30 guards remained.", (30, None, "less_than", None, "guards")),
        ("The port sent 40-45,000 workers home.", (40000, 45000, "range", None, "workers")),
        ("Between 10,000 and 15,000 workers marched.", (10000, 15000, "range", None, "workers")),
        ("The city bought 10 to 15 million masks.", (10e6, 15e6, "range", None, "masks")),
        ("The fund lent $1.5 million to the port.", (1.5e6, None, "exact", "us dollar", None)),
        ("The lorry carried 3.5 tonnes of wheat.", (3.5, None, "exact", "tonne", "wheat")),
        ("The wall is 40 kilometres long.", (40, None, "exact", "kilometre", "wall")),
        ("Two of the divers were found.", (2, None, "exact", None, "divers")),
        ("Thousands of workers marched.", (1000, 10000, "range", None, "workers")),
    ],
)
def test_number_bound_unit_and_what_is_counted(text: str, row: Row) -> None:
    low, high, bound, unit, counted = row
    (only,) = rows(text)
    assert only[:4] == (low, high, bound, unit)
    assert counted is None or only[4] == counted


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Prices rose by 3% in the town.", "up"),
        ("Exports fell 12 percent.", "down"),
        ("Prices rose to 40 euros.", None),
        ("The town has 4,200 more soldiers.", None),
        ("Shares were down 4%.", "down"),
    ],
)
def test_change_is_a_rise_or_fall(text: str, change: str | None) -> None:
    assert [q.change for q in found(text)] == [change]


def test_a_duration_and_an_age_are_quantities_too() -> None:
    assert [row[:4] for row in rows("The siege lasted for three months.")] == [(3, None, "exact", "month")]
    assert [row[:4] for row in rows("A 45-year-old fisherman was rescued.")] == [(45, None, "exact", "year of age")]


@pytest.mark.parametrize(
    "text",
    [
        "The council met on 28 October 2030.",
        "The envoy flew in a Boeing 737.",
        "The ministers of the G7 met near the 38th parallel.",
        "One of them said that one should wait.",
        "Flight MH17 left from gate 12.",
        "Call 555-0123-4567 for help.",
        "The home side won 3-1.",
        "It was the first visit since 1987.",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert rows(text) == []


def test_two_numbers_that_follow_one_another_stay_two() -> None:
    assert [row[0] for row in rows("The toll rose from 5 to 12, officials said.")] == [5, 12]
    assert [row[0] for row in rows("It sent 800 nurses and 3,400 masons.")] == [800, 3400]


def test_the_one_date_of_a_sentence_is_its_day() -> None:
    text = "The office counted 400 tents on 3 May 2030."
    given = reading.read(Report(id="r1", text=text))
    when = times.find(given, published=Published())
    assert [q.as_of for q in quantities.find(given, when)] == [when[0].id]


def test_the_span_holds_bound_number_and_unit() -> None:
    text = "It weighed more than 3.5 tonnes."
    assert [text[q.span.start : q.span.end] for q in found(text)] == ["more than 3.5 tonnes"]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_every_number_reads_back_from_its_digits(number: int) -> None:
    for words in (f"{number:,}", str(number)):
        text = f"about {words} tents"
        assert [(n.low, n.high) for n in numbers(text, 0, len(text))] == [(number, None)]


@settings(max_examples=60, deadline=None)
@given(st.text("0123456789.,-–$€% tofandhundredmillionbetween", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    for number in numbers(text, 0, len(text)):
        assert 0 <= number.start < number.end <= len(text)
        assert number.high is None or number.low < number.high
