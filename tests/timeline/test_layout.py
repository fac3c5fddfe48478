"""Which dated sentences tell one happening, which clash, and how a moment is shown."""

import random

import msgspec
import pytest

from onrecord.timeline import Moment, lay_out
from onrecord.timeline.precision import precision
from onrecord.times.nouns import Time
from tests.people.made import Draft, Gathering


def moments(*drafts: Draft) -> tuple[Moment, ...]:
    return lay_out(Gathering(*drafts).tellings())


def sinking(
    text: str, words: str, value: str, *, day: str = "2031-05-09", outlet: str = "A", latest: str | None = None
) -> Draft:
    draft = Draft(text, day=day, outlet=outlet)
    draft.name("Polar Tern", "organisation")
    draft.name("Varnes Bay", "place")
    draft.time(words, value, value if len(value) > 7 else f"{value}-01", latest)
    return draft


FERRY = "The ferry Polar Tern sank off Varnes Bay on 4 May with its cargo of timber."


def test_one_happening_of_two_reports_is_one_moment() -> None:
    (moment,) = moments(
        sinking(FERRY, "4 May", "2031-05-04"),
        sinking("On Sunday the Polar Tern, a ferry, sank in Varnes Bay.", "Sunday", "2031-05-04", outlet="B"),
    )
    assert (moment.earliest, moment.latest, moment.precision) == ("2031-05-04", "2031-05-04", "day")
    assert len(moment.sentences) == len(moment.times) == 2
    assert not moment.ahead
    assert moment.conflicts == ()


def test_other_happenings_of_the_day_stay_apart() -> None:
    other = Draft("On Sunday voters in Lower Askel chose a new council.", day="2031-05-09", outlet="B")
    other.name("Lower Askel", "place")
    other.time("Sunday", "2031-05-04")
    assert [len(moment.sentences) for moment in moments(sinking(FERRY, "4 May", "2031-05-04"), other)] == [1, 1]


def test_a_coarser_date_joins_the_day_within_it() -> None:
    coarse = sinking(
        "In May the ferry Polar Tern sank off Varnes Bay with timber.",
        "May",
        "2031-05",
        outlet="B",
        latest="2031-05-31",
    )
    (moment,) = moments(sinking(FERRY, "4 May", "2031-05-04"), coarse)
    assert (moment.earliest, moment.latest, moment.precision) == ("2031-05-04", "2031-05-04", "day")
    assert len(moment.sentences) == 2


def test_another_date_for_the_same_happening_is_a_conflict() -> None:
    first, second = moments(
        sinking(FERRY, "4 May", "2031-05-04"),
        sinking("The ferry Polar Tern sank off Varnes Bay on 5 May with its cargo.", "5 May", "2031-05-05", outlet="B"),
    )
    assert first.conflicts == (second.id,)
    assert second.conflicts == (first.id,)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry Polar Tern sank off Varnes Bay on 5 May with its cargo of 40 logs.",
        "The Polar Tern docked on 5 May in Varnes Bay with a cargo of herring for the market of the town.",
    ],
)
def test_other_numbers_or_other_words_are_another_happening(text: str) -> None:
    first = sinking(FERRY.replace("timber", "60 logs"), "4 May", "2031-05-04")
    assert all(moment.conflicts == () for moment in moments(first, sinking(text, "5 May", "2031-05-05", outlet="B")))


def test_a_text_printed_again_another_day_is_no_conflict() -> None:
    made = []
    for outlet, day in (("A", "2031-05-04"), ("B", "2031-05-05")):
        draft = sinking(FERRY.replace("4 May", "today"), "today", day, outlet=outlet)
        draft.times[0] = msgspec.structs.replace(draft.times[0], unanchored="R0D", anchor=day)
        made.append(draft)
    assert [moment.conflicts for moment in moments(*made)] == [(), ()]


def test_a_mere_dateline_is_no_happening() -> None:
    assert moments(sinking("Varnes Bay, 4 May, Polar Tern.", "4 May", "2031-05-04")) == ()


def test_a_report_that_tells_both_dates_tells_two_happenings() -> None:
    text = "The ferry Polar Tern sank off Varnes Bay on 4 May. The ferry Polar Tern sank again off Varnes Bay on 5 May."
    both = sinking(text, "4 May", "2031-05-04")
    both.time("5 May", "2031-05-05")
    other = sinking("The ferry Polar Tern sank off Varnes Bay on 5 May.", "5 May", "2031-05-05", outlet="B")
    assert all(moment.conflicts == () for moment in moments(both, other))


def test_what_lay_ahead_when_reported() -> None:
    draft = Draft("The inquiry into the Polar Tern opens on 20 May.", day="2031-05-09")
    draft.time("20 May", "2031-05-20")
    assert [moment.ahead for moment in moments(draft)] == [True]


def test_durations_sets_now_and_undated_times_are_left_out() -> None:
    draft = Draft("For two days now the ferry has run every Monday, as it did on a Friday.", day="2031-05-09")
    draft.time("two days", "P2D", "2031-05-07", "2031-05-09", kind="DURATION")
    draft.time("now", "PRESENT_REF", "2031-05-09")
    draft.time("every Monday", "XXXX-WXX-1", "2031-05-05", kind="SET")
    draft.time("a Friday", None, unanchored="XXXX-WXX-5")
    assert moments(draft) == ()


def test_headings_are_left_out() -> None:
    draft = sinking(FERRY, "4 May", "2031-05-04")
    made = Gathering(draft)
    tellings = made.tellings()
    assert len(lay_out(tellings)) == 1
    assert lay_out([msgspec.structs.replace(each, region="heading") for each in tellings]) == ()


def test_what_was_merely_said_stands_after_what_was_done() -> None:
    said = Draft("Ola Berg said on Sunday that the hull was old.", day="2031-05-09", outlet="B")
    berg = said.name("Ola Berg")
    said.time("Sunday", "2031-05-04")
    said.say("the hull was old", berg, source="Ola Berg", cue="said", said="2031-05-04")
    done = sinking(FERRY, "4 May", "2031-05-04")
    made = Gathering(said, done)
    assert [made.quote(moment.sentences[0])[:8] for moment in lay_out(made.tellings())] == ["The ferr", "Ola Berg"]


@pytest.mark.parametrize(
    ("value", "unanchored", "latest", "expected"),
    [
        ("2031-05-04", "2031-05-04", "2031-05-04", "day"),
        ("2031-05-04T10:00", "T10:00", "2031-05-04", "day"),
        ("2031-W18-7", "XXXX-WXX-7", "2031-05-04", "day"),
        ("2031-W18", "R-1W", "2031-05-10", "interval"),
        ("2031-05", "2031-05", "2031-05-31", "month"),
        ("2031-SU", "2031-SU", "2031-08-31", "season"),
        ("2031-Q2", "2031-Q2", "2031-06-30", "interval"),
        ("2031", "2031", "2031-12-31", "year"),
        ("203", "203", "2039-12-31", "decade"),
        (None, "XXXX-WXX-1", "2031-05-12", "interval"),
    ],
)
def test_precision_is_that_of_the_words(value: str | None, unanchored: str, latest: str, expected: str) -> None:
    span = Draft("x").at("x")
    time = Time(
        id="t", span=span, type="DATE", value=value, earliest="2031-05-04", latest=latest, unanchored=unanchored
    )
    assert precision(time) == expected


def test_the_order_of_reports_does_not_matter() -> None:
    drafts = [
        sinking(FERRY, "4 May", "2031-05-04"),
        sinking("On Sunday the Polar Tern, a ferry, sank in Varnes Bay.", "Sunday", "2031-05-04", outlet="B"),
        sinking("The ferry Polar Tern sank off Varnes Bay on 5 May with its cargo.", "5 May", "2031-05-05", outlet="C"),
        sinking("In May the ferry Polar Tern sank off Varnes Bay.", "May", "2031-05", outlet="D", latest="2031-05-31"),
    ]
    first = moments(*drafts)
    for seed in range(5):
        random.Random(seed).shuffle(drafts)
        assert moments(*drafts) == first
