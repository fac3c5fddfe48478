"""The chart: values where they belong, open bounds and missing dates shown, nothing outside the drawing."""

import re

import pytest
from lxml import etree

from onrecord.brief.chart import SHAPES, Mark, drawing, shape
from onrecord.quantities.nouns import Bound


def mark(low: float, day: str | None = "2025-03-01", bound: Bound = "exact", **more: object) -> Mark:
    fields: dict[str, object] = {"earliest": day, "latest": day, "low": low, "high": None, "bound": bound}
    fields |= {"shape": 0, "label": str(low), "told": f"told {low}"}
    return Mark(**(fields | more))  # type: ignore[arg-type]


def drawn(*marks: Mark) -> etree._Element:
    svg = drawing(list(marks), names={0: "A & B"}, counted="<people>", ident="f", width=500, height=300)
    return etree.fromstring(str(svg))


def texts(svg: etree._Element) -> list[str]:
    return list(svg.xpath("//*[local-name()='text']/text()"))


def heights(svg: etree._Element) -> list[float]:
    return [float(y) for y in svg.xpath("//*[local-name()='circle']/@cy")]


def test_a_higher_figure_stands_higher() -> None:
    low, high = heights(drawn(mark(10), mark(60, "2025-03-09")))
    assert high < low


def test_a_wide_spread_takes_a_log_scale_and_says_so() -> None:
    svg = drawn(mark(3), mark(40_000, "2025-03-09"))
    assert any("log scale" in text for text in texts(svg))
    assert {"1", "10", "100", "1,000", "10,000", "100,000"} <= set(texts(svg))
    assert not any("log scale" in text for text in texts(drawn(mark(3), mark(40))))


def test_the_scale_starts_from_nought_unless_figures_lie_close_together() -> None:
    assert "0" in texts(drawn(mark(12), mark(14)))
    assert "0" not in texts(drawn(mark(1001), mark(1003)))
    assert "0" not in texts(drawn(mark(-5), mark(-4)))[:1]


def test_the_undated_stand_in_their_own_column() -> None:
    svg = drawn(mark(10), mark(20, "2025-03-05"), mark(30, None))
    assert "undated" in texts(svg)
    line = float(svg.xpath("//*[@class='aside']/@x1")[0])
    *dated, aside = [float(x) for x in svg.xpath("//*[local-name()='circle']/@cx")]
    assert max(dated) < line < aside
    assert "undated" not in texts(drawn(mark(10)))


@pytest.mark.parametrize("bound", ["at_least", "more_than", "at_most", "less_than"])
def test_an_open_bound_has_an_arrow(bound: Bound) -> None:
    (stem,) = drawn(mark(10, bound=bound), mark(30)).xpath("//*[@class='stem']/@d")
    base, tip = map(float, re.match(r"M[\d.]+ ([\d.]+)V([\d.]+)", stem).groups())  # type: ignore[union-attr]
    assert (tip < base) is (bound in {"at_least", "more_than"})


def test_a_date_that_is_open_at_one_end_is_no_place_on_the_axis() -> None:
    svg = drawn(mark(10, earliest="2025-03-01", latest=None), mark(20, None))
    assert "undated" in texts(svg)
    assert not any("2025" in text for text in texts(svg))


def test_a_range_is_a_bar_between_two_shapes() -> None:
    svg = drawn(mark(10, bound="range", high=20.0), mark(30))
    assert len(svg.xpath("//*[@class='stem']")) == 1
    assert len(heights(svg)) == 3


def test_shapes_differ_and_so_does_the_last_for_all_others() -> None:
    assert len({shape(number, 0, 0) for number in range(SHAPES)}) == SHAPES


def test_everything_lies_within_the_drawing() -> None:
    many = [mark(k * 7 % 40, f"2025-03-{k % 28 + 1:02}", "more_than", shape=k % SHAPES) for k in range(60)]
    svg = drawn(*many, mark(12, None), mark(13, None))
    for name, most in (("cx", 500), ("cy", 300), ("x1", 500), ("x2", 500), ("y1", 300), ("y2", 300)):
        assert all(0 <= float(value) <= most for value in svg.xpath(f"//@{name}"))


@pytest.mark.parametrize("values", [(0, 0), (0,), (1e15, 2e15), (-10, 10), (0.001, 0.5), (5, 5), (1, 2, 3, 4, 5, 6, 7)])
def test_any_values_can_be_drawn(values: tuple[float, ...]) -> None:
    assert len(heights(drawn(*(mark(value) for value in values)))) == len(values)


def test_words_are_safe_and_told_to_those_who_cannot_see() -> None:
    svg = drawn(mark(10))
    assert svg.findtext("{*}title") == "<people>: 1 figures over time"
    assert "told 10" in (svg.findtext("{*}desc") or "")
    assert "A & B" in (svg.findtext("{*}desc") or "")


def test_nothing_is_drawn_of_nothing() -> None:
    assert drawing([]) == ""
