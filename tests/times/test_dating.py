"""When a report was published, by its own words."""

import pytest

from onrecord import reading, times
from onrecord.reports.report import Published, Region
from onrecord.spans import Span
from tests.times.made import report


def dated(text: str, *regions: Region) -> tuple[str | None, str | None, str, list[str]]:
    given = report(text, regions=regions)
    published = times.infer_published(given, reading.read(given))
    words = [text[span.start : span.end] for span in published.spans]
    return published.earliest, published.latest, published.basis, words


def test_a_known_date_stays() -> None:
    known = Published(earliest="2031-03-10", latest="2031-03-10", basis="declared")
    given = report("LONDON, March 3, 2023 (Wire) - The court ruled.", published=known)
    assert times.infer_published(given, reading.read(given)) == known


def test_a_dateline_with_its_year() -> None:
    first, last, basis, words = dated("KELMOUTH, March 3, 2023 (Wire) - The harbour court ruled against the port.")
    assert (first, last, basis, words) == ("2023-03-03", "2023-03-03", "dateline", ["March 3, 2023"])


def test_a_dateline_without_a_year_takes_it_from_an_image() -> None:
    text = "KELMOUTH, March 3 (Wire) — The court ruled.\n\nhttps://kel.example/img/2025/02/27/court.jpg"
    assert dated(text)[:3] == ("2025-03-03", "2025-03-03", "dateline")


def test_a_dateline_without_a_year_is_not_guessed_from_history() -> None:
    text = "KELMOUTH, March 3 (Wire) — The court ruled. The port was founded on June 1, 1987."
    first, last, basis, _ = dated(text)
    assert (first, last, basis) == ("1987-06-01", None, "inferred")


def test_a_weekday_beside_its_day_and_a_year_elsewhere_give_a_week() -> None:
    text = (
        "The minister said on Monday (June 3) that talks had begun.\n\n"
        "On Tuesday, her aides denied it. On Wednesday, the office said it was true.\n\n"
        "The bridge at Kelmouth on June 4, 2024."
    )
    first, last, basis, words = dated(text)
    assert (first, last, basis) == ("2024-06-05", "2024-06-09", "inferred")
    assert words == ["Monday (June 3)", "Wednesday", "June 4, 2024"]


def test_an_image_path_and_an_upcoming_day_bracket_it() -> None:
    text = "The president will travel to Kelmouth on September 2, he said.\n\nhttps://kel.example/2031/08/14/a.jpg"
    assert dated(text)[:3] == ("2031-08-14", "2031-09-02", "inferred")


def test_a_day_told_by_date_and_by_weekday_ends_the_week_of_an_image_path() -> None:
    text = (
        "The dredger at Kelmouth on August 11. The port spoke of the dredger on Monday and sailed on.\n\n"
        "https://kel.example/2031/08/14/a.jpg"
    )
    assert dated(text)[:3] == ("2031-08-14", "2031-08-17", "inferred")
    other = text.replace("on Monday", "on Friday")
    assert dated(other)[:2] == ("2031-08-14", None)


def test_a_mere_year_bounds_nothing() -> None:
    assert dated("The port was founded in 1987. The court ruled against it.")[2] == "unknown"


def test_boilerplate_is_still_evidence() -> None:
    text = "The court ruled against the port.\n\nhttps://kel.example/2031/08/14/a.jpg"
    start = text.index("https")
    given = report(text)
    region = Region(span=Span(given.id, start, len(text)), kind="boilerplate", sign="image link")
    assert dated(text, region)[:2] == ("2031-08-14", None)


@pytest.mark.parametrize(
    "text",
    ["The court ruled on Monday.", "Everyone waited.", "On March 3 the court ruled, and it meets again on May 9."],
)
def test_without_a_year_nothing_is_known(text: str) -> None:
    assert dated(text) == (None, None, "unknown", [])


def test_a_deadline_is_no_past_day() -> None:
    assert dated("The two sides agreed to finish by December 31, 2040.")[0] != "2040-12-31"


def test_the_latest_past_day_and_the_first_upcoming_one_bracket_it() -> None:
    text = (
        "The two towns signed the pact on August 2, 2029. The ferry sank on February 20. "
        "The president will travel to Kelmouth on April 6."
    )
    assert dated(text)[:3] == ("2030-02-20", "2030-04-06", "inferred")
