"""What a time counts from: the publication, the time last spoken of, one in the same sentence."""

import pytest

from onrecord import times
from onrecord.reading.tokens import Reading, Sentence
from tests.times.made import found, on, quick, skimmed


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The mill burnt two days before Christmas.", "two days before", "2030-12-23"),
        ("Two days after June 5, 2029, the mill burnt.", "Two days after", "2029-06-07"),
        ("The shop opens a week from Friday.", "a week from", "2031-03-21"),
        ("Ten years after 1990 it shut.", "Ten years after", "2000"),
    ],
)
def test_so_far_from_a_date_of_the_same_sentence(text: str, words: str, value: str) -> None:
    time = next(time for time in found(text) if text[time.span.start : time.span.end] == words)
    assert time.value == value
    assert time.anchor in {other.id for other in found(text)} - {time.id}


def test_so_far_from_what_is_no_date_is_a_duration() -> None:
    assert quick("Two days after the storm the mill burnt.") == [("Two days", "P2D")]


def test_what_follows_counts_from_what_was_told() -> None:
    text = "On 3 May 2029 it rained. The next day it snowed. Later that week it froze. The day before, it had thawed."
    assert [value for _, value in quick(text)] == ["2029-05-03", "2029-05-04", "2029-W18", "2029-05-03"]


def test_that_year_is_the_one_just_named() -> None:
    assert quick("It rose in 2019. In August of that year it fell, on July 5 of the same year it stood.")[1:] == [
        ("August of that year", "2019-08"),
        ("July 5 of the same year", "2019-07-05"),
    ]


def test_a_step_forward_needs_something_to_step_from() -> None:
    assert quick("Three days later it rained.") == [("Three days later", None)]
    assert quick("Two days earlier it rained. The following day it froze.") == [
        ("Two days earlier", "2031-03-08"),
        ("The following day", "2031-03-09"),
    ]


def test_what_was_told_under_another_heading_is_not_counted_from() -> None:
    text = "It rained on 3 May 2029.\nWhat is known\nTwo days earlier it froze."
    parts = [(0, 24, "prose"), (25, 38, "heading"), (39, len(text), "prose")]
    sentences = tuple(Sentence(start, end, 0, 0, 0, region) for start, end, region in parts)
    read = Reading(report="r1", text=text, tokens=(), sentences=sentences, names=())
    assert [time.value for time in times.find(read, published=on("2031-03-10"))] == ["2029-05-03", "2031-03-08"]


def test_vague_steps_say_what_they_step_from() -> None:
    first, later = skimmed("It rained on 3 May 2029. Months later it froze.")
    assert (later.value, later.unanchored, later.anchor) == (None, "S+XM", first.id)


def test_an_undated_report_gives_no_false_day() -> None:
    text = "It rained on Monday, last week, in June, two days ago, at Easter, at noon and the next day."
    times = skimmed(text, None)
    assert len(times) == 7
    assert all((time.value, time.earliest, time.latest) == (None, None, None) for time in times)
    assert [time.unanchored for time in times[:5]] == [
        "XXXX-WXX-1<",
        "R-1W",
        "XXXX-06<",
        "R-2D",
        "XXXX-easter+0<",
    ]


def test_a_bare_clock_counts_from_the_day_beside_it() -> None:
    assert quick("It sank at 4:10 AM Lisbon time on May 2, 2030.") == [
        ("4:10 AM", "2030-05-02T04:10"),
        ("May 2, 2030", "2030-05-02"),
    ]
    assert quick("It opens on Friday, 10 a.m. Saturday and later.") == [
        ("Friday", "2031-03-07"),
        ("10 a.m. Saturday", "2031-03-08T10:00"),
    ]
    assert quick("They met at noon on Friday and again at midnight.") == [
        ("noon on Friday", "2031-03-07T12:00"),
        ("midnight", "2031-03-07T00:00"),
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The fair ran from Tuesday to Thursday.", ["2031-03-04", "2031-03-06"]),
        ("The fair will run from Tuesday to Thursday.", ["2031-03-11", "2031-03-13"]),
        ("The fair ran from Friday to Monday.", ["2031-03-07", "2031-03-10"]),
    ],
)
def test_a_range_of_weekdays_runs_forward(text: str, days: list[str]) -> None:
    assert [value for _, value in quick(text)] == days


def test_a_step_counts_from_a_time_that_is_fine_enough() -> None:
    text = "On 3 May 2029 it rained. It thawed in the summer of 2029. The next day it snowed."
    assert quick(text)[-1] == ("The next day", "2029-05-04")


def test_the_day_that_ends_is_the_one_last_spoken_of() -> None:
    assert quick("The index rose on Friday and ended the day at 90, its high late in the day.") == [
        ("Friday", "2031-03-07"),
        ("the day", "2031-03-07"),
        ("late in the day", "2031-03-07"),
    ]
