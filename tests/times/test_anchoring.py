"""Times anchored again, once the report has a date."""

from onrecord import times
from onrecord.reports.report import Published
from tests.times.made import found

TEXT = "The court ruled on Tuesday. Two days later it sat again. In October it rested. It opened on 3 May 2011."


def test_anchoring_later_is_the_same_as_at_once() -> None:
    for first, last in (("2024-10-30", "2024-10-30"), ("2024-10-30", "2024-11-02")):
        published = Published(earliest=first, latest=last, basis="story")
        assert times.anchor_all(found(TEXT, None), published) == found(TEXT, first, last)


def test_ids_do_not_depend_on_the_date() -> None:
    assert [time.id for time in found(TEXT, None)] == [time.id for time in found(TEXT, "2024-10-30")]


def test_one_time_on_a_day_and_on_an_interval() -> None:
    tuesday = found(TEXT, None)[0]
    assert times.anchor(tuesday, "2024-10-30").value == "2024-10-29"
    assert times.anchor(tuesday, "2024-10-28", until="2024-10-30").value is None
    assert times.anchor(tuesday, None).value is None


def test_one_time_on_another() -> None:
    tuesday, later, *_ = found(TEXT, "2024-10-30")
    assert times.anchor(later, None, to=tuesday).value == "2024-10-31"
    assert later.anchor == tuesday.id


def test_an_absolute_time_needs_no_date() -> None:
    opened = found(TEXT, None)[-1]
    assert (opened.value, opened.earliest, opened.latest, opened.anchor) == (
        "2011-05-03",
        "2011-05-03",
        "2011-05-03",
        None,
    )


def test_bounds_have_the_precision_of_the_words() -> None:
    by_value = {
        time.value: (time.earliest, time.latest) for time in found("It fell in 1987, in June 1990 and last week.")
    }
    assert by_value == {
        "1987": ("1987-01-01", "1987-12-31"),
        "1990-06": ("1990-06-01", "1990-06-30"),
        "2031-W10": ("2031-03-03", "2031-03-09"),
    }
