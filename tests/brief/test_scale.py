"""The scale of a chart: ends that hold every figure, round steps, days told apart."""

from datetime import date

import pytest

from onrecord.brief.scale import LEFT, Scale, fitted

MARCH = [date(2031, 3, day) for day in (3, 9, 15)]


def scale(*values: float, days: list[date] = MARCH, undated: int = 0) -> Scale:
    return fitted(values, days, undated, width=640.0, height=300.0)


@pytest.mark.parametrize("values", [(10, 14), (1001, 1003), (-5, 4), (0, 0), (3, 40_000), (0.2, 0.4)])
def test_every_figure_lies_between_the_ends(values: tuple[float, ...]) -> None:
    found = scale(*values)
    assert found.low <= min(values) <= max(values) <= found.high
    assert found.y(found.low) > found.y(found.high)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((12, 40), ["0", "10", "20", "30", "40", "50"]),
        ((3, 4_000), ["1", "10", "100", "1,000", "10,000"]),
        ((0.2, 0.4), ["0", "0.1", "0.2", "0.3", "0.4", "0.5"]),
        ((1e6, 2e6), ["0", "500,000", "1m", "1.5m", "2m", "2.5m"]),
    ],
)
def test_round_values_are_named(values: tuple[float, ...], told: list[str]) -> None:
    assert [name for _, name in scale(*values).values()] == told


def test_the_year_is_told_where_it_is_new() -> None:
    found = scale(1, days=[date(2030, 12, 30), date(2031, 1, 2)])
    assert [name for _, name in found.days()] == ["30 Dec 2030", "31 Dec", "1 Jan 2031", "2 Jan"]


def test_years_apart_months_are_named() -> None:
    assert {len(name) for _, name in scale(1, days=[date(2025, 1, 1), date(2030, 1, 1)]).days()} == {len("Jan 2025")}


def test_days_stand_left_of_the_column_of_the_undated() -> None:
    assert scale(1).aside == 0
    one, three = scale(1, undated=1), scale(1, undated=3)
    assert 0 < one.aside < three.aside
    assert LEFT < one.x(MARCH[0]) < one.x(MARCH[-1]) < one.right == one.width - 14 - one.aside


def test_the_undated_alone_have_the_whole_width() -> None:
    found = scale(1, days=[], undated=2)
    assert found.right == LEFT
