"""Days are read from forms that can mean one day only, and addresses give a date of their own basis."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ReportError
from onrecord.reports import days_in_links
from onrecord.reports.published import declared_date, given_date, parse_day, url_date


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2031-05-03", "2031-05-03", "2031-05-03"),
        ("2031-05-03T23:30:00-04:00", "2031-05-03", "2031-05-03"),
        ("2031-05-03 10:15:00.000Z", "2031-05-03", "2031-05-03"),
        ("20310503", "2031-05-03", "2031-05-03"),
        ("2031/5/3", "2031-05-03", "2031-05-03"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("Sat, 03 May 2031 10:15:00 GMT", "2031-05-03", "2031-05-03"),
        ("May 3, 2031", "2031-05-03", "2031-05-03"),
        ("Sept. 3rd, 2031", "2031-09-03", "2031-09-03"),
    ],
)
def test_day(text: str, earliest: str, latest: str) -> None:
    found = parse_day(text)
    assert found is not None
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text", ["", "05/03/2031", "2031-13-01", "2031-02-30", "yesterday", "0001-01-01", "2031 was good", "9" * 500]
)
def test_no_day(text: str) -> None:
    assert parse_day(text) is None


def test_given_date_that_cannot_be_read_says_how_to_write_it() -> None:
    with pytest.raises(ReportError, match="YYYY-MM-DD"):
        given_date("3.5.31")


def test_earliest_declared_day_counts() -> None:
    found = declared_date(["2031-05-04T00:30:00+09:00", "nonsense", "2031-05-03T15:30:00Z"])
    assert (found.day, found.basis) == ("2031-05-03", "declared")


@pytest.mark.parametrize(
    ("url", "earliest", "latest"),
    [
        ("https://post.example/2031/05/03/quay", "2031-05-03", "2031-05-03"),
        ("https://post.example/world/2031/may/03/quay", "2031-05-03", "2031-05-03"),
        ("https://post.example/quay-2031-05-03.html", "2031-05-03", "2031-05-03"),
        ("https://post.example/news-20310503", "2031-05-03", "2031-05-03"),
        ("https://post.example/2031/05/quay", "2031-05-01", "2031-05-31"),
    ],
)
def test_date_in_an_address(url: str, earliest: str, latest: str) -> None:
    found = url_date(url)
    assert (found.earliest, found.latest, found.basis) == (earliest, latest, "url")


@pytest.mark.parametrize(
    "url", [None, "https://post.example/a/20319944", "https://post.example/2031/99/99/x", "https://x.example/"]
)
def test_no_date_in_an_address(url: str | None) -> None:
    assert url_date(url).basis == "unknown"


def test_days_in_links_stand_where_the_digits_are() -> None:
    text = "Quay ![x](https://img.example/photo/2031/05/01/a.jpg) on 2031-05-02, see https://img.example/b_20310430.png"
    found = days_in_links(text)
    assert [(text[start:end], day) for start, end, day in found] == [
        ("2031/05/01", "2031-05-01"),
        ("20310430", "2031-04-30"),
    ]


@given(st.text(max_size=200))
def test_any_text_is_a_day_or_none(text: str) -> None:
    found = parse_day(text)
    assert found is None or (found.earliest is not None and found.latest is not None and found.earliest <= found.latest)
