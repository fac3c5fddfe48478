"""Dates written in any form read back; hostile texts break nothing and take no longer than their length."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.times.lexicon import cut
from onrecord.times.rules import UNOPENED, load, raw_times
from tests.times.hostile import DAYS, broken, texts
from tests.times.made import quick

WORDS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
SUFFIX = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


@settings(max_examples=60, deadline=None)
@given(st.dates(min_value=date(1583, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_reads_back_from_its_words(day: date) -> None:
    nth = f"{day.day}{SUFFIX.get(day.day, 'th')}"
    written = [
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%B} {nth}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%A}, {day:%b} {day.day}, {day.year}",
        f"{day:%A} {day.day} {day:%B} {day.year}",
        f"{day:%b}{'.' * (day.month != 5)} {day.day} {day.year}",
        f"the {nth} of {day:%B}, {day.year}",
        f"{day:%A} ({day:%B} {day.day}, {day.year})",
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
    ]
    if day.day > 12:
        written += [f"{day.day}/{day.month}/{day.year}", f"{day.month}/{day.day}/{day.year}"]
    for words in written:
        assert quick(words) == [(words, day.isoformat())], words


@settings(max_examples=60, deadline=None)
@given(st.dates(min_value=date(2030, 3, 11), max_value=date(2031, 3, 10)))
def test_a_day_of_the_past_year_reads_back_without_its_year(day: date) -> None:
    for words in (f"{day:%B} {day.day}", f"{day.day} {day:%B}", f"{day:%A}, {day:%B} {day.day}"):
        assert quick(f"It shut on {words}.") == [(words, day.isoformat())]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12), st.sampled_from(["day", "week", "month", "year"]), st.booleans())
def test_every_duration_reads_back(count: int, unit: str, in_words: bool) -> None:
    words = f"{NUMBERS[count - 1] if in_words else count} {unit}{'s' * (count > 1)}"
    assert quick(f"It went on for {words}.") == [(words, f"P{count}{unit[0].upper()}")]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 23), st.integers(0, 59))
def test_every_clock_time_reads_back(hour: int, minute: int) -> None:
    half = "a.m." if hour < 12 else "p.m."
    for words in (f"{hour:02d}:{minute:02d}", f"{hour % 12 or 12}:{minute:02d} {half}"):
        assert quick(f"It left at {words} as ever") == [(words, f"2031-03-10T{hour:02d}:{minute:02d}")]


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 21), st.booleans())
def test_every_century_reads_back(number: int, ancient: bool) -> None:
    nth = WORDS[number - 1] if number <= 10 else f"{number}{SUFFIX.get(number, 'th')}"
    words = f"the {nth} century" + " BC" * ancient
    assert quick(f"It stood in {words}.") == [(words, "BC" * ancient + f"{number - 1:02d}")]


def test_hostile_texts_break_nothing() -> None:
    for number, text in enumerate(texts(7, 1500)):
        assert broken(text, DAYS[number % len(DAYS)]) is None, text


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    assert broken(text, "2031-03-10") is None


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1 ",
        "one ",
        "May ",
        "1950-",
        "the ",
        "two days after ",
        "June 5 to ",
        "Monday-",
        "(",
        "at 5 ",
        "year's ",
        "’",
    ],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        taken = []
        for _ in range(3):
            start = time.process_time()
            broken(text, "2031-03-10")
            taken.append(time.process_time() - start)
        return min(taken)

    assert seconds(16_000) < 32 * seconds(2_000) + 0.05  # eight times the text; all pairs would be 64 times the work


def test_classes_that_open_nothing_are_skipped_for_nothing() -> None:
    """The finder looks for a time only at certain classes: no rule may begin at any other."""
    rules, _ = load()
    for text in texts(3, 600):
        kinds = "".join(word.kind for word in cut(text, 0, len(text)))
        for place, kind in enumerate(kinds):
            if kind in UNOPENED:
                assert not any((found := rule.pattern.match(kinds, place)) and found.end() > place for rule in rules)
    assert raw_times([]) == []
