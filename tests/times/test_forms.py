"""Every written form of a time, by the words alone: no parse is needed for them."""

import pytest

from tests.times.made import quick, skimmed

DATES = [
    ("the first Monday in May", "2030-05-06"),
    ("the last Friday of June 2030", "2030-06-28"),
    ("the last week of March 2030", "2030-W13"),
    ("the first day of the year", "2031-01-01"),
    ("the second month of 2029", "2029-02"),
    ("June 3, 2030", "2030-06-03"),
    ("June 3 of 2030", "2030-06-03"),
    ("28.10.2030", "2030-10-28"),
    ("June last year", "2030-06"),
    ("June of last year", "2030-06"),
    ("June 18 last year", "2030-06-18"),
    ("18 June last year", "2030-06-18"),
    ("last June 18", "2030-06-18"),
    ("next June 18", "2031-06-18"),
    ("this April", "2031-04"),
    ("next February", "2032-02"),
    ("late last month", "2031-02"),
    ("early next week", "2031-W12"),
    ("later this month", "2031-03"),
    ("the day before yesterday", "2031-03-08"),
    ("the day after tomorrow", "2031-03-12"),
    ("the year before last", "2029"),
    ("the week after next", "2031-W13"),
    ("two weeks from now", "2031-W13"),
    ("three years hence", "2034"),
    ("a fortnight ago", "2031-W09"),
    ("this Friday", "2031-03-14"),
    ("this past Friday", "2031-03-07"),
    ("next Sunday", "2031-03-16"),
    ("Tuesday last week", "2031-03-04"),
    ("last weekend", "2031-W10-WE"),
    ("the winter of 2029", "2029-WI"),
    ("next summer", "2031-SU"),
    ("last autumn", "2030-FA"),
    ("the fourth quarter of last year", "2030-Q4"),
    ("Q2 2030", "2030-Q2"),
    ("last quarter", "2030-Q4"),
    ("the first half of 2029", "2029-H1"),
    ("the latter half of 2029", "2029"),
    ("fiscal 2029", "FY2029"),
    ("the 1960s", "196"),
    ("the '90s", "199"),
    ("the nineties", "199"),
    ("the mid-1980s", "198"),
    ("the 350s BC", "BC035"),
    ("the 6th century BC", "BC05"),
    ("spring 371 BC", "BC0371-SP"),
    ("AD 79", "0079"),
    ("year-end", "2031"),
    ("the end of the month", "2031-03"),
    ("Easter Monday 2031", "2031-04-14"),
    ("Thanksgiving 2030", "2030-11-28"),
    ("D-Day", "1944-06-06"),
    ("9/11", "2001-09-11"),
    ("the past", "PAST_REF"),
    ("recent weeks", "PAST_REF"),
    ("weeks ago", "PAST_REF"),
    ("the coming months", "FUTURE_REF"),
    ("the foreseeable future", "FUTURE_REF"),
    ("the time being", "PRESENT_REF"),
]
DURATIONS = [
    ("about half an hour", "PT30M"),
    ("half a century", "P50Y"),
    ("an hour and a half", "PT1.5H"),
    ("a year and a half", "P1.5Y"),
    ("a fortnight", "P2W"),
    ("two and a half years", "P2.5Y"),
    ("two-and-a-half years", "P2.5Y"),
    ("two hundred and ten days", "P210D"),
    ("five thousand two hundred years", "P5200Y"),
    ("a hundred days", "P100D"),
    ("a dozen years", "P12Y"),
    ("a couple of weeks", "PXW"),
    ("at least 48 hours", "PT48H"),
    ("less than two days", "P2D"),
    ("the next three days", "P3D"),
    ("the past decade", "P1DE"),
    ("three long months", "P3M"),
    ("ten stormy days", "P10D"),
    ("the first two months of 2029", "P2M"),
    ("the three previous weeks", "P3W"),
    ("years", "PXY"),
]
SETS = [
    ("every Friday", "XXXX-WXX-5"),
    ("Mondays", "XXXX-WXX-1"),
    ("weekends", "XXXX-WXX-WE"),
    ("every summer", "XXXX-SU"),
    ("each June", "XXXX-06"),
    ("every four years", "P4Y"),
    ("every other day", "P2D"),
    ("twice a week", "P1W"),
    ("three times a day", "P1D"),
    ("hourly", "PT1H"),
    ("annually", "P1Y"),
]
CLOCKS = [
    ("half past six", "T06:30"),
    ("a quarter to nine", "T08:45"),
    ("6 in the morning", "T06:00"),
    ("7 in the evening", "T19:00"),
    ("5pm", "T17:00"),
    ("7.30 p.m.", "T19:30"),
    ("10 o'clock", "T10:00"),
    ("0800 GMT", "T08:00Z"),
    ("17:30", "T17:30"),
    ("noon", "T12:00"),
    ("dawn", "TMO"),
]


@pytest.mark.parametrize(("words", "value"), DATES)
def test_a_date_in_its_words(words: str, value: str) -> None:
    assert quick(f"The harbour office shut in {words}.") == [(words, value)]


@pytest.mark.parametrize(("words", "value"), DURATIONS)
def test_a_duration_in_its_words(words: str, value: str) -> None:
    text = f"The works went on for {words}."
    assert [(text[t.span.start : t.span.end], t.value, t.type) for t in skimmed(text)] == [(words, value, "DURATION")]


@pytest.mark.parametrize(("words", "value"), SETS)
def test_a_set_in_its_words(words: str, value: str) -> None:
    text = f"The boats sail {words}."
    assert [(text[t.span.start : t.span.end], t.value, t.type) for t in skimmed(text)] == [(words, value, "SET")]


@pytest.mark.parametrize(("words", "value"), CLOCKS)
def test_a_time_of_day_in_its_words(words: str, value: str) -> None:
    text = f"The ferry left at {words}."
    assert [(text[t.span.start : t.span.end], t.value, t.type) for t in skimmed(text)] == [
        (words, "2031-03-10" + value, "TIME")
    ]


def test_a_time_of_no_certain_day() -> None:
    assert quick("The ferry runs at night.") == [("night", "XXXX-XX-XXTNI")]


def test_a_time_stamp() -> None:
    assert quick("It was sent at 2030-10-28T18:40Z from the pier.") == [("2030-10-28T18:40Z", "2030-10-28T18:40Z")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a war of 1950-53", [("1950", "1950"), ("53", "1953")]),
        ("a war (431–404 BC)", [("431", "BC0431"), ("404 BC", "BC0404")]),
        ("from 11 to 19 May 2029", [("11", "2029-05-11"), ("19 May 2029", "2029-05-19")]),
        ("on May 3, 4 and 5, 2029", [("May 3", "2029-05-03"), ("4", "2029-05-04"), ("5, 2029", "2029-05-05")]),
        ("between 40 and 50 days", [("40", "P40D"), ("50 days", "P50D")]),
        ("two or three weeks", [("two", "P2W"), ("three weeks", "P3W")]),
        ("since 1953", [("1953", "1953")]),
    ],
)
def test_ranges_and_lists(text: str, expected: list[tuple[str, str]]) -> None:
    assert quick(f"The harbour was shut {text}.") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She is 55 years old.", [("55 years old", "P55Y")]),
        ("A 12-year-old boy swam.", [("12-year-old", "P12Y")]),
        ("The captain, aged 70, swam.", [("aged 70", "P70Y")]),
        ("He died at the age of eighty-one.", [("age of eighty-one", "P81Y")]),
        ("It is 80 years since the storm.", [("80 years", "P80Y")]),
        ("They made 10 days' march.", [("10 days", "P10D")]),
        ("A month-long siege and a two-day visit.", [("month-long", "P1M"), ("two-day", "P2D")]),
    ],
)
def test_ages_and_attributes(text: str, expected: list[tuple[str, str]]) -> None:
    assert quick(text) == expected
