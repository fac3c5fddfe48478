"""Quantities found in sentences."""

import pytest

from onrecord.quantities import Quantity
from tests.quantities.reading import Row, as_of, counted, found, rows


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("About 7,500 Kelish soldiers crossed the river.", (7500, None, "about", None, "Kelish soldiers")),
        ("At least 12 people died in the fire.", (12, None, "at_least", None, "people")),
        ("More than two dozen ships were waiting.", (24, None, "more_than", None, "ships")),
        ("Up to 400 houses lost power.", (400, None, "at_most", None, "houses")),
        ("Fewer than 30 guards remained.", (30, None, "less_than", None, "guards")),
        ("Some 300-odd villagers fled.", (300, None, "about", None, "villagers")),
        ("The law is for firms with 50 or more employees.", (50, None, "at_least", None, "employees")),
        ("The port sent 40-45,000 workers home.", (40000, 45000, "range", None, "workers")),
        ("Between 10,000 and 15,000 workers marched.", (10000, 15000, "range", None, "workers")),
        ("It has 10,000-15,000 Kelish combat engineers.", (10000, 15000, "range", None, "Kelish combat engineers")),
        ("The city bought 10 to 15 million masks.", (10e6, 15e6, "range", None, "masks")),
        ("The fund lent $1.5 million to the port.", (1.5e6, None, "exact", "us dollar", "fund")),
        ("The lorry carried 3.5 tonnes of wheat.", (3.5, None, "exact", "tonne", "wheat")),
        ("The wall is 40 kilometres long.", (40, None, "exact", "kilometre", "wall")),
        ("Two of the divers were found.", (2, None, "exact", None, "divers")),
        ("Thousands of workers marched.", (1000, 10000, "range", None, "workers")),
        ("Tens of thousands of workers marched.", (10000, 100000, "range", None, "workers")),
        ("Dozens of boats were lost.", (12, 120, "range", None, "boats")),
        ("The mill ground half a million sacks.", (500000, None, "exact", None, "sacks")),
        ("Two thirds of voters backed the plan.", (2 / 3, None, "exact", "proportion", "voters")),
        ("One in five children goes hungry.", (0.2, None, "exact", "proportion", "children")),
        ("The mayor earns 12,000 crowns a month.", (12000, None, "exact", "crown per month", "mayor")),
        ("The desk takes 900 calls per day.", (900, None, "exact", "call per day", "calls")),
        ("Nurses see about 40 an hour.", (40, None, "about", "count per hour", "Nurses")),
        ("Wheat costs $40 a barrel.", (40, None, "exact", "us dollar per barrel", "Wheat")),
        ("Exports grew threefold.", (3, None, "exact", "count", "exports".title())),
        ("Output more than doubled.", (2, None, "more_than", "count", "Output")),
        ("The office put turnout at 63 percent.", (63, None, "exact", "percentage", "turnout")),
        ("The court imposed a fine of 900 euros.", (900, None, "exact", "euro", "fine")),
        ("She paid 900 euros for the lamp.", (900, None, "exact", "euro", "lamp")),
        ("The storm did $5 million in damage.", (5e6, None, "exact", "us dollar", "damage")),
        ("The 12-page report is out.", (12, None, "exact", None, "page")),
        ("The wounded now number 34.", (34, None, "exact", None, None)),
        ("The ministry put the dead at one.", (1, None, "exact", None, None)),
        ("No one was killed in the blast.", (0, None, "exact", None, None)),
        ("No deaths were reported.", (0, None, "exact", None, "deaths")),
        ("Ana Stolt, 35, was hurt.", (35, None, "exact", "year of age", "Ana Stolt")),
        ("The keeper, 24, was hurt.", (24, None, "exact", "year of age", "keeper")),
        ("He will be 40 in June.", (40, None, "exact", "year of age", None)),
        ("The ministry reported 120 dead.", (120, None, "exact", None, "dead")),
        ("The gauge ended at 2,310.50.", (2310.5, None, "exact", None, "gauge")),
        ("The siege lasted over three years.", (3, None, "more_than", "year", "siege")),
        ("The town grew over three years.", (3, None, "exact", "year", "town")),
    ],
)
def test_number_bound_unit_and_what_is_counted(text: str, row: Row) -> None:
    assert rows(text) == [row]


def test_the_shares_of_a_sentence_each_have_their_own_whole() -> None:
    text = "About 60% of farmers and 5% of its banks agreed."
    assert [(q.low, counted(text, q)) for q in found(text)] == [(60, "farmers"), (5, "banks")]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Prices rose by 3% in the town.", "up"),
        ("Exports fell 12 percent.", "down"),
        ("Prices rose to 40 euros.", None),
        ("The town has 4,200 more soldiers.", None),
        ("Shares were down 4%.", "down"),
        ("Shares closed 2% higher.", "up"),
        ("Bread is 2% higher than cheese.", None),
        ("The charity raised 45,000 euros.", None),
        ("The bank raised rates by 25 basis points.", "up"),
        ("Traffic rose by a third.", "up"),
        ("The siege rose over three months.", None),
    ],
)
def test_change_is_a_rise_or_fall(text: str, change: str | None) -> None:
    assert [q.change for q in found(text)] == [change]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The toll rose from 5 to 12, officials said.", [5, 12]),
        ("Capacity will rise from 4 to 6 million tonnes.", [4e6, 6e6]),
        ("Oil fell $2 to $78 a barrel.", [2, 78]),
        ("It sent 800 nurses and 3,400 masons.", [800, 3400]),
        ("The price went from 30 to 45 to 50 crowns.", [30, 45, 50]),
    ],
)
def test_two_numbers_that_follow_one_another_stay_two(text: str, values: list[float]) -> None:
    assert [(q.low, q.high) for q in found(text)] == [(value, None) for value in values]


def test_a_duration_and_an_age_are_quantities_too() -> None:
    assert [row[:4] for row in rows("The siege lasted for three months.")] == [(3, None, "exact", "month")]
    assert [row[:4] for row in rows("A 45-year-old fisherman was rescued.")] == [(45, None, "exact", "year of age")]


@pytest.mark.parametrize(
    "text",
    [
        "The council met on 28 October 2030.",
        "The council met at 9:30 a.m. on Monday.",
        "The envoy flew in a Boeing 737.",
        "The ministers of the G7 met near the 38th parallel.",
        "The ministers of the Group of Seven and the Group of 20 met.",
        "The 3rd International Forum on Rivers opened.",
        "One of them said that one should wait.",
        "One of the bridges was closed.",
        "At one point he left.",
        "Flight MH17 left from gate 12.",
        "Flight 204 left from platform 9.",
        "Call 555-0123-4567 for help.",
        "Call 555-0182 for help.",
        "The home side won 3-1.",
        "She won 6-4, 3-6, 7-5.",
        "The judges split in a 5-4 ruling.",
        "It was the first visit since 1987.",
        "She lives at 221 Mill Street.",
        "Section 12 of the act bans it, and article 5(2) too.",
        "Version 2.1.4 of the program was hit.",
        "The 5G network and the 4K screen failed.",
        "The top three will meet.",
        "Room 101 is in the lower house.",
        "The Delmark 500 index fell on Windows 11.",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert rows(text) == []


def test_a_label_is_one_only_where_nothing_is_counted() -> None:
    assert [row[0] for row in rows("Last week 300 people fled.")] == [300]
    assert [row[0] for row in rows("The wounded now number 34.")] == [34]
    assert rows("House number 34 burned.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The office counted 400 tents on 3 May 2030.", [(400, "3 May 2030")]),
        (
            "The office put turnout at 63 percent, down from 68 in 2027.",
            [(63, None), (68, "2027")],
        ),
        ("In 2029, 40 ships sank, against 68 in 2027.", [(40, "2029"), (68, "2027")]),
        ("The town has 400 more guards than in 2027.", [(400, None)]),
        ("It made 40 boats, double last year's 20.", [(40, None), (20, "last year")]),
        ("The toll rose to 80 on Tuesday from 64.", [(80, "Tuesday"), (64, None)]),
    ],
)
def test_each_number_holds_for_the_date_beside_it(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert as_of(text) == expected


def test_an_amount_in_parentheses_shares_bound_change_and_what_is_counted() -> None:
    text = "Gusts of up to 130 km/h (81 mph) hit Orrin."
    first, second = found(text)
    assert (first.bound, counted(text, first)) == (second.bound, counted(text, second)) == ("at_most", "Gusts")
    text = "The index rose 40.5 points, or 2%, to 2,100.50."
    assert [(q.change, q.unit) for q in found(text)] == [("up", "point"), ("up", "percentage"), (None, "point")]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Tickets cost 5 or €6.", ["euro", "euro"]),
        ("Wages rose 7 percent but rents fell by 3.", ["percentage", "percentage"]),
        ("The dearest ticket is 90 cents, while the cheapest is 60.", ["cent", "cent"]),
        ("It sells two- and three-bedroom flats.", [None, None]),
        ("The boat is 12 metres long, and 3 people drowned.", ["metre", None]),
    ],
)
def test_a_bare_number_takes_the_unit_of_the_one_beside_it(text: str, units: list[str | None]) -> None:
    assert [q.unit for q in found(text)] == units


def test_the_span_holds_bound_number_and_unit() -> None:
    def words(text: str) -> list[str]:
        return [text[q.span.start : q.span.end] for q in found(text)]

    assert words("It weighed more than 3.5 tonnes.") == ["more than 3.5 tonnes"]
    assert words("He earns at least $40 a day here.") == ["at least $40 a day"]


def test_what_is_found_does_not_hang_on_the_other_sentences() -> None:
    one, other = "Prices rose 3% on Monday.", "At least 12 people died in the fire."

    def plain(text: str, shift: int = 0) -> list[tuple[object, ...]]:
        def row(q: Quantity) -> tuple[object, ...]:
            return q.span.start - shift, q.span.end - shift, q.low, q.bound, q.change, q.unit, counted(text, q)

        return [row(q) for q in found(text) if q.span.start >= shift]

    assert plain(f"{one}\n\n{other}", len(one) + 2) == plain(other)
