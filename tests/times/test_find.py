"""Times found in sentences, and what they mean."""

import pytest

from tests.times.made import found, values


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("October 28, 2030", "2030-10-28"),
        ("28 October 2030", "2030-10-28"),
        ("Oct. 28, 2030", "2030-10-28"),
        ("the 28th of October 2030", "2030-10-28"),
        ("Monday, October 28, 2030", "2030-10-28"),
        ("2030-10-28", "2030-10-28"),
        ("10/28/2030", "2030-10-28"),
        ("28/10/2030", "2030-10-28"),
        ("October 2030", "2030-10"),
        ("early October 2030", "2030-10"),
        ("the end of 2029", "2029"),
        ("the summer of 2029", "2029-SU"),
        ("the third quarter of 2029", "2029-Q3"),
        ("the 1990s", "199"),
        ("the 19th century", "18"),
        ("480 BC", "BC0480"),
        ("last year", "2030"),
        ("last month", "2031-02"),
        ("last week", "2031-W10"),
        ("yesterday", "2031-03-09"),
        ("three months ago", "2030-12"),
        ("two years ago", "2029"),
        ("August last year", "2030-08"),
        ("June 12 last year", "2030-06-12"),
        ("last November", "2030-11"),
        ("last Monday", "2031-03-03"),
        ("Christmas", "2030-12-25"),
    ],
)
def test_a_date_in_each_of_its_forms(words: str, value: str) -> None:
    text = f"The harbour office closed in {words}." if words[0].isdigit() else f"The office closed {words}."
    assert (words, value) in values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council met on Friday.", ("Friday", "2031-03-07")),
        ("The council met on Monday.", ("Monday", "2031-03-10")),
        ("The council will meet on Friday.", ("Friday", "2031-03-14")),
        ("The bridge will open in April.", ("April", "2031-04")),
        ("The bridge opened in April.", ("April", "2030-04")),
        ("The mayor will speak on May 21.", ("May 21", "2031-05-21")),
        ("The mayor spoke on January 17.", ("January 17", "2031-01-17")),
        ("The mayor will speak next month.", ("next month", "2031-04")),
    ],
)
def test_tense_tells_the_way(text: str, expected: tuple[str, str]) -> None:
    assert expected in values(text)


@pytest.mark.parametrize(
    ("words", "type_", "value"),
    [
        ("three months", "DURATION", "P3M"),
        ("more than three years", "DURATION", "P3Y"),
        ("two and a half years", "DURATION", "P2.5Y"),
        ("several hours", "DURATION", "PTXH"),
        ("twenty-five days", "DURATION", "P25D"),
    ],
)
def test_durations(words: str, type_: str, value: str) -> None:
    text = f"The works lasted for {words}, the builder said."
    assert [(t.type, t.value, text[t.span.start : t.span.end]) for t in found(text)] == [(type_, value, words)]


def test_sets_and_references() -> None:
    assert ("every Tuesday", "XXXX-WXX-2") in values("The market opens every Tuesday.")
    assert ("now", "PRESENT_REF") in values("The market is now open.")
    assert ("recently", "PAST_REF") in values("The market was recently closed.")


def test_a_time_of_day_joins_its_date() -> None:
    assert ("Friday morning", "2031-03-07TMO") in values("The ferry sank on Friday morning.")
    assert ("the morning of March 7", "2031-03-07TMO") in values("The ferry sank on the morning of March 7.")
    assert ("6:40 p.m.", "2031-03-10T18:40") in values("The ferry left at 6:40 p.m.")


def test_a_clock_time_counts_from_the_day_beside_it() -> None:
    assert ("11 a.m.", "2030-11-11T11:00") in values("The guns fell silent at 11 a.m. on November 11, 2030.")


def test_a_time_relative_to_another_names_it() -> None:
    text = "The ferry sank on 3 February 2029. Two days later, divers found it. That month, nobody sailed."
    first, second, third = found(text)
    assert (second.value, second.anchor) == ("2029-02-05", first.id)
    assert (third.value, third.anchor) == ("2029-02", second.id)


def test_a_shared_year() -> None:
    assert [value for _, value in values("It ran from June 5 to July 8, 2019, the office said.")] == [
        "2019-06-05",
        "2019-07-08",
    ]
    assert [value for _, value in values("The war of 1950-53 ended.")] == ["1950", "1953"]


def test_a_weekday_with_its_day_in_brackets_is_one_time() -> None:
    text = "The envoy arrived on Monday (June 3)."
    (time,) = found(text, "2030-06-07")
    assert (text[time.span.start : time.span.end], time.value) == ("Monday (June 3)", "2030-06-03")


@pytest.mark.parametrize(
    "text",
    [
        "Then April Winters may march to the hall.",
        "Flight MH17 and a Boeing 737 landed.",
        "About 2000 soldiers crossed.",
        "He paid $1950 for it and won 3-1.",
        "The meeting of the G20 is in room 12.",
        "More than 1900 people came.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert values(text) == []


def test_an_interval_of_publication_gives_a_value_only_where_every_day_agrees() -> None:
    text = "The court ruled on Tuesday. It sat in October. It met yesterday."
    tuesday, october, yesterday = found(text, "2024-10-16", "2024-10-20")
    assert tuesday.value == "2024-10-15"
    assert october.value == "2024-10"
    assert yesterday.value is None
    assert (yesterday.earliest, yesterday.latest) == ("2024-10-15", "2024-10-19")


def test_without_a_date_nothing_relative_has_a_value() -> None:
    for time in found("The court ruled on Tuesday, last year and in October.", None):
        assert (time.value, time.earliest, time.latest, time.anchor) == (None, None, None, None)


def test_a_text_of_the_past_counts_from_itself() -> None:
    text = " ".join(f"The tower was rebuilt in {year}." for year in range(1795, 1808))
    text += " The last lord died on 3 May 1808. His heir came in June."
    assert ("June", "1808-06") in values(text)
