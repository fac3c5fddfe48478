"""Which days a timeline shows, and which sentences stand for them."""

import random

import pytest

from onrecord.reports.report import Published, Report, report_id
from onrecord.timeline import chronicle
from onrecord.timeline.days import rank, told
from onrecord.timeline.skimming import skim


def report(text: str, day: str | None, *, outlet: str = "Ferry Courier", language: str = "en") -> Report:
    return Report(
        id=report_id(text, None, outlet),
        text=text,
        outlet=outlet,
        published=Published(earliest=day, latest=day, basis="given"),
        language=language,
    )


SINKING = report("The ferry Polar Tern sank off Varnes Bay on Sunday with its cargo of timber.", "2031-05-05")
RAISING = report(
    "Divers began to raise the ferry Polar Tern from the bay with two floating cranes.\n"
    "The Polar Tern sank off Varnes Bay on 4 May 2031 after its bow door had opened in the storm.",
    "2031-05-20",
)
HEARING = report(
    "Owners of the ferry told a court that the door had passed every test they ran.\n"
    "The ship was lost on May 4 and brought up in the last days of that month by divers.",
    "2031-06-11",
)
STORY = [SINKING, RAISING, HEARING]


def days(*reports: Report, dates: int = 10, first: str | None = None, last: str | None = None) -> list[str]:
    return [entry.date for entry in chronicle(reports, first=first, last=last, dates=dates)]


def test_the_day_that_later_reports_look_back_at_comes_first() -> None:
    assert days(*STORY, dates=1, first="2031-05-01") == ["2031-05-04"]
    found = told([skim(each) for each in STORY])["2031-05-04"]
    assert (found.reports, found.looking_back, found.days, found.sentences) == (0, 3, 3, 3)


def test_days_stand_in_order_and_within_bounds() -> None:
    assert days(*STORY, first="2031-05-01") == ["2031-05-04", "2031-05-20", "2031-06-11"]
    assert days(*STORY, first="2031-05-05", last="2031-06-10") == ["2031-05-20"]


def test_a_day_of_which_nothing_is_told_is_left_out() -> None:
    assert days(SINKING, first="2031-05-01") == ["2031-05-04"]


def test_without_bounds_the_days_are_those_of_the_reports_and_a_week_before() -> None:
    assert days(*STORY) == ["2031-05-04", "2031-05-20", "2031-06-11"]
    assert days(RAISING, HEARING) == ["2031-05-20", "2031-06-11"]
    assert days() == []


def test_a_day_on_which_one_report_appeared_ten_times_is_less_than_one_remembered_on_three_days() -> None:
    copies = [skim(report(f"Number {n} of a list of ships.", "2031-05-07", outlet=f"Outlet {n}")) for n in range(10)]
    found = told([*copies, *map(skim, STORY)])
    assert rank(found)[0] == "2031-05-04"
    assert found["2031-05-07"].reports == 10


def test_of_equal_texts_the_earliest_counts() -> None:
    again = report(SINKING.text, "2031-05-12", outlet="Harbour Post")
    assert days(SINKING, again, first="2031-05-01") == days(SINKING, first="2031-05-01")


def test_sentences_are_words_of_the_reports() -> None:
    texts = {each.id: each.text for each in STORY}
    for entry in chronicle(STORY, first="2031-05-01"):
        assert entry.sentences
        for sentence in entry.sentences:
            span = sentence.span
            assert texts[span.report][span.start : span.end] == sentence.text


def test_a_sentence_that_repeats_another_is_passed_over() -> None:
    again = report("Off Varnes Bay the ferry Polar Tern sank on Sunday with its timber cargo.", "2031-05-06")
    crew = report("On Sunday a fishing boat took nine sailors out of the water near the lighthouse.", "2031-05-06")
    (entry,) = chronicle([SINKING, again, crew], first="2031-05-04", last="2031-05-04", sentences=3)
    assert len(entry.sentences) == 2
    assert sum("timber" in sentence.text for sentence in entry.sentences) == 1


def test_no_more_sentences_than_asked() -> None:
    entries = chronicle(STORY, first="2031-05-01", sentences=1)
    assert {len(entry.sentences) for entry in entries} == {1}


def test_undated_reports_take_part_by_the_days_that_they_name() -> None:
    undated = report("The Polar Tern was sold to a yard in Lower Askel on 2 July 2031.", None)
    assert "2031-07-02" in days(*STORY, undated, last="2031-12-31")


def test_other_languages_are_left_out() -> None:
    assert days(report("Le navire a coulé dimanche 4 mai 2031 au large.", "2031-05-05", language="fr")) == []


@pytest.mark.parametrize("seed", range(5))
def test_order_does_not_matter(seed: int) -> None:
    shuffled = [*STORY, *STORY]
    random.Random(seed).shuffle(shuffled)
    assert chronicle(shuffled, first="2031-05-01") == chronicle(STORY, first="2031-05-01")


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-02", "9999-12-31", "1970-01-01"])
def test_the_ends_of_the_calendar_are_days_too(day: str) -> None:
    assert days(report("Nothing much had happened in the harbour that week, she wrote.", day)) == [day]
