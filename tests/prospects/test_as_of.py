"""Prospects on a day: a window lapses with the day that is asked for, else with the story's latest report."""

import pytest

from onrecord.memory import Memory
from onrecord.prospects import find
from tests.people.made import Draft, Gathering


def outcomes(as_of: str | None, *later: Draft) -> list[str]:
    first = Draft("The council plans to sell the dock by Friday.", day="2031-05-05", outlet="A")
    first.name("council", "organisation")
    first.time("Friday", "2031-05-09")
    made = Gathering(first, *later)
    return [each.outcome for each in find(made.tellings(), made.reports, cast=made.cast, as_of=as_of)]


@pytest.mark.parametrize(
    ("as_of", "outcome"),
    [
        (None, "open"),
        ("2031-05-08", "open"),
        ("2031-05-09", "open"),
        ("2031-05-10", "lapsed"),
        ("2041-01-01", "lapsed"),
    ],
)
def test_a_window_lapses_on_the_day_after_its_last(as_of: str | None, outcome: str) -> None:
    assert outcomes(as_of) == [outcome]


def test_what_a_report_tells_does_not_lapse() -> None:
    later = Draft("The council sold the dock on Friday.", day="2031-05-10", outlet="B")
    later.name("council", "organisation")
    later.time("Friday", "2031-05-09")
    assert outcomes(None, later) == outcomes("2040-01-01", later) == ["came about"]


def test_without_a_day_the_latest_report_is_now() -> None:
    other = Draft("Snow fell.", day="2031-05-12", outlet="B")
    assert outcomes(None, other) == ["lapsed"]


def test_what_was_found_before_is_judged_by_what_is_told_since() -> None:
    first = Draft("The council plans to sell the dock by Friday.", day="2031-05-05", outlet="A")
    later = Draft("The council sold the dock on Friday.", day="2031-05-10", outlet="B")
    for draft in (first, later):
        draft.name("council", "organisation")
        draft.time("Friday", "2031-05-09")
    sources = {draft.report.id: "source" for draft in (first, later)}
    before, made = Gathering(first), Gathering(first, later)
    kept = Memory(sources)
    find(before.tellings(), before.reports, cast=before.cast, findings=before.findings, memory=kept)
    assert "prospects" in {part for _, part in kept.fresh}
    again = Memory(sources, kept.fresh)
    found = find(made.tellings(), made.reports, cast=made.cast, findings=made.findings, memory=again)
    assert found == find(made.tellings(), made.reports, cast=made.cast)
    assert [each.outcome for each in found] == ["came about"]
    assert ("prospects", first.report.id) not in {(part, key) for key, part in again.fresh}
