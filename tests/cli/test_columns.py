"""Tables for people: what is beside, what is beneath, and that nothing is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.columns import columns_of, lay_out
from onrecord.cli.wording import interval, plain, window

NAMES = ("id", "who", "words")
ROW = ("s1234", "Mara Lindt", "the cloud came over the fence and down the street")


def test_all_beside_where_it_fits() -> None:
    assert list(lay_out(NAMES, [ROW], prose=2, width=80)) == [
        "id     who         words",
        "s1234  Mara Lindt  the cloud came over the fence and down the street",
    ]


def test_running_words_wrap_in_their_column() -> None:
    assert list(lay_out(NAMES, [ROW], prose=2, width=52)) == [
        "id     who         words",
        "s1234  Mara Lindt  the cloud came over the fence and",
        "                   down the street",
    ]


def test_running_words_go_beneath_where_little_room_is_left() -> None:
    assert list(lay_out(NAMES, [ROW], prose=2, width=40)) == [
        "id     who",
        "    words",
        "s1234  Mara Lindt",
        "    the cloud came over the fence and",
        "    down the street",
    ]


def test_without_running_words_the_widest_column_gives_way() -> None:
    row = ("s1234", "a b", "one two three four five six")
    assert list(lay_out(("id", "x", "y"), [row], prose=None, width=27)) == [
        "id     x    y",
        "s1234  a b  one two three",
        "            four five six",
    ]


def test_a_word_longer_than_its_place_is_broken_not_cut() -> None:
    lines = list(lay_out(("id", "y"), [("s1", "a" * 100)], prose=1, width=50))
    assert "".join(line.replace("s1", "").replace("id", "").replace("y", "").strip() for line in lines) == "a" * 100
    assert max(map(len, lines)) <= 50


def test_wide_characters_take_two_columns_and_marks_none() -> None:
    assert columns_of("東京") == 4
    assert columns_of("e\u0301") == 1
    first, second, third = lay_out(("a", "b"), [("東京", "x"), ("abcd", "y")], prose=None, width=40)
    assert (first, second, third) == ("a     b", "東京  x", "abcd  y")


@given(
    st.lists(st.tuples(*[st.text(st.characters(codec="utf-8"), max_size=120)] * 3), max_size=4),
    st.sampled_from([None, 0, 1, 2]),
    st.integers(40, 170),
)
def test_no_word_is_ever_lost(rows: list[tuple[str, ...]], prose: int | None, width: int) -> None:
    cells = [[plain(cell) for cell in row] for row in rows]
    shown = sorted("".join("".join(lay_out(NAMES, cells, prose=prose, width=width)).split()))
    assert shown == sorted("".join("".join(cell for row in [NAMES, *cells] for cell in row).split()))


def test_control_and_direction_marks_become_spaces() -> None:
    assert plain("a\x1b[31mb\u202ec\r\nd\x00") == "a [31mb c d"


@pytest.mark.parametrize(
    ("earliest", "latest", "days", "words"),
    [
        (None, None, "", ""),
        ("2031-03-02", "2031-03-02", "2031-03-02", "2031-03-02"),
        ("2031-03-02", None, "2031-03-02/..", "from 2031-03-02"),
        (None, "2031-03-02", "../2031-03-02", "until 2031-03-02"),
        ("2031-03-02", "2031-03-04", "2031-03-02/2031-03-04", "2031-03-02 to 2031-03-04"),
        ("2031-01-01", "2031-12-31", "2031-01-01/2031-12-31", "2031"),
        ("2032-02-01", "2032-02-29", "2032-02-01/2032-02-29", "2032-02"),
        ("2031-03-01", "2031-04-30", "2031-03-01/2031-04-30", "2031-03-01 to 2031-04-30"),
    ],
)
def test_days_as_an_interval_and_in_words(earliest: str | None, latest: str | None, days: str, words: str) -> None:
    assert interval(earliest, latest) == days
    assert window(days) == words
