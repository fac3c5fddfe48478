"""The day of an admission that is told a sentence away."""

import msgspec
import pytest

from onrecord.claims import Member
from onrecord.claims.announcements import Announcements
from onrecord.claims.cast import Cast
from onrecord.claims.units import units
from onrecord.reports.report import Published
from onrecord.times.nouns import Time

from .fixture import Desk

HARROW = "Harrow Lifts acknowledged that the cable of the lift was frayed."


def admission(then: str, *days: tuple[str, str]) -> Member:
    """The member that "Harrow Lifts acknowledged" makes, in a report of 12 May with one sentence after it."""
    desk = Desk()
    key = desk.report("Post", "2033-05-12", f"{HARROW} {then}")
    harrow, union = desk.name("Harrow Lifts", "organisation"), desk.name("Porters' Union", "organisation")
    desk.says(
        key, "the cable of the lift was frayed", source="Harrow Lifts", by=harrow, cue="acknowledged", act="concede"
    )
    other = desk.report("Echo", "2033-05-01", "Porters' Union said the cable of the lift was frayed.")
    desk.says(other, "the cable of the lift was frayed", source="Porters' Union", by=union)
    for words, day in days:
        desk.time(key, words, day)
    (found,) = [m for claim in desk.claims() for m in claim.members if m.span.report == key and m.statement]
    return found


def test_the_day_stands_beside_the_word_for_it() -> None:
    found = admission("The admission by Harrow Lifts came on Monday.", ("Monday", "2033-05-09"))
    assert (found.earliest, found.latest) == ("2033-05-09", "2033-05-09")


@pytest.mark.parametrize(
    ("then", "days"),
    [
        ("The admission by Harrow Lifts came days before the fair of Monday.", [("Monday", "2033-05-09")]),
        ("The admission by Harrow Lifts surprised Porters' Union on Monday.", [("Monday", "2033-05-09")]),
        ("The lift of Harrow Lifts stopped on Monday.", [("Monday", "2033-05-09")]),
        (
            "The statement of Harrow Lifts of Monday was read out on Tuesday.",
            [("Monday", "2033-05-09"), ("Tuesday", "2033-05-10")],
        ),
    ],
)
def test_another_day_is_not_taken_for_it(then: str, days: list[tuple[str, str]]) -> None:
    assert admission(then, *days).latest == "2033-05-12"


@pytest.mark.parametrize(("told", "day"), [("2033-05-09", "2033-05-09"), ("2033-05-10", None)])
def test_the_monday_of_an_undated_report_is_the_one_that_another_report_dates(told: str, day: str | None) -> None:
    desk = Desk()
    harrow = desk.name("Harrow Lifts", "organisation")
    key = desk.report("Post", None, "Harrow Lifts acknowledged on Monday that the cable of the lift was frayed.")
    desk.says(key, "the cable of the lift was frayed", source="Harrow Lifts", by=harrow, cue="acknowledged")
    other = desk.report("Echo", "2033-05-12", "The admission by Harrow Lifts came on the day of the fair.")
    desk.time(other, "the day of the fair", told)
    monday = desk.span(key, "Monday")
    time = Time(id="d1", span=monday, type="DATE", value="XXXX-WXX-1", earliest=None, latest=None,
                unanchored="XXXX-WXX-1<")  # fmt: skip
    desk.found[key]["times"].append(time)
    wide = Published(earliest="2033-01-01", latest="2033-12-31", basis="story")
    scene = desk.scene()
    scene = msgspec.structs.replace(scene, published={**scene.published, key: wide})
    cast = Cast(scene)
    (unit,) = units(scene.reports[key], scene.findings[key], cast)
    assert Announcements(cast).day_of(unit) == day
