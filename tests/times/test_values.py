"""Values, the days that they cover, and the calendar behind them."""

import pytest

from onrecord.times.forms import resolve
from onrecord.times.values import days, easter, narrowed, orthodox_easter


def test_easter_sunday_is_known() -> None:
    assert [easter(year).isoformat() for year in (1961, 2000, 2024, 2038)] == [
        "1961-04-02",
        "2000-04-23",
        "2024-03-31",
        "2038-04-25",
    ]


def test_orthodox_easter_is_known() -> None:
    assert [orthodox_easter(year).isoformat() for year in (1899, 2000, 2024, 2025, 2100)] == [
        "1899-04-30",
        "2000-04-30",
        "2024-05-05",
        "2025-04-20",
        "2100-05-02",
    ]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-H1", "2024-01-01", "2024-06-30"),
        ("2024-WI", "2024-12-01", "2025-02-28"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2020-W53-WE", "2021-01-02", "2021-01-03"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2024-10-28TMO", "2024-10-28", "2024-10-28"),
        ("2024-02-30", None, None),
        ("P3D", None, None),
        ("BC0480", None, None),
    ],
)
def test_the_days_of_a_value(value: str, first: str | None, last: str | None) -> None:
    assert days(value) == (first, last)


@pytest.mark.parametrize(
    ("value", "part", "found"),
    [
        ("2031-03", "W,1", "2031-W10"),
        ("2031-03", "W,-1", "2031-W13"),
        ("2031-02", "D,-1", "2031-02-28"),
        ("2031-05", "1,1", "2031-05-05"),
        ("2031-02", "5,5", None),
        ("2031", "M,12", "2031-12"),
        ("2031", "M,13", None),
        ("2031", "11,4,4+1", "2031-11-28"),
        ("2031", "5,1,-1", "2031-05-26"),
        ("2031", "pascha-2", "2031-04-11"),
        ("BC0480", "WI", "BC0480-WI"),
    ],
)
def test_what_narrows_a_value(value: str, part: str, found: str | None) -> None:
    assert narrowed(value, part) == found


@pytest.mark.parametrize(
    ("form", "since", "value"),
    [
        ("S+1Y", "BC0490", "BC0489"),
        ("S-1CE", "BC0387", "BC04"),
        ("S+1D", "9999-12-31", None),
        ("XXXX-WXX-6<", "0001-01-01", None),
        ("R-1FN", "2031-03-10", "2031-W09"),
        ("S+2D", "2031-03", None),
        ("XXXX-02-29<", "2031-03-10", "2028-02-29"),
        ("XXXX-03/W,-1<", "2031-03-10", "2030-W13"),
        ("XXXX-12", "1942-02-01", "1941-12"),
        ("XXXX-09", "1942-03-01", "1942-09"),
    ],
)
def test_forms_resolve(form: str, since: str, value: str | None) -> None:
    assert resolve(form, since) == value
