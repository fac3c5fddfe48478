"""Numbers, units and ranges by the words alone, and numbers read back from every form that they are written in."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.quantities.amounts import amounts, dimension
from onrecord.quantities.tables import dimensions, rows, signs_before, symbols_after, words_after

Plain = tuple[float, float | None, str | None]


def read(text: str) -> list[Plain]:
    return [(amount.low, amount.high, amount.unit) for amount in amounts(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two and a half years", (2.5, None, "year")),
        ("2½ tonnes", (2.5, None, "tonne")),
        ("1 1/2 litres", (1.5, None, "litre")),
        ("half an hour", (0.5, None, "hour")),
        ("a quarter of a mile", (0.25, None, "mile")),
        ("half of one percent", (0.5, None, "percentage")),
        ("a million and a half", (1.5e6, None, None)),
        ("one and a half million tents", (1.5e6, None, None)),
        ("a few thousand tents", (1000, 10000, None)),
        ("tens of millions of euros", (10e6, 100e6, "euro")),
        ("10 000 tents", (10000, None, None)),
        ("1,00,000 rupees", (100000, None, "indian rupee")),
        ("Rs 5 crore", (5e7, None, "indian rupee")),
        ("12.5m tonnes", (12.5e6, None, "tonne")),
        ("the 100m final", (100, None, "metre")),
        ("40k tents", (40000, None, None)),
        ("$40bn", (40e9, None, "us dollar")),
        ("$US90 million", (90e6, None, "us dollar")),
        ("$70 US", (70, None, "us dollar")),
        ("HK $20", (20, None, "hong kong dollar")),
        ("$-5.8bn", (-5.8e9, None, "us dollar")),
        ("minus-7 metres", (-7, None, "metre")),
        ("30 Swedish crowns", (30, None, "swedish krona")),
        ("5 crowns", (5, None, "crown")),
        ("95.5p", (95.5, None, "penny")),
        ("2 pounds of flour", (2, None, "pound-mass")),
        ("2 pounds", (2, None, "pound sterling")),
        ("12,000 won", (12000, None, "south korean won")),
        ("3 A/cm2", (3, None, "ampere per square centimetre")),
        ("48m2", (48, None, "square metre")),
        ("25 basis points", (25, None, "basis point")),
        ("a magnitude-7.1 quake", (7.1, None, "magnitude")),
        ("12 euros per night", (12, None, "euro per night")),
        ("25-30,000 men", (25000, 30000, None)),
        ("10,000-15,000 men", (10000, 15000, None)),
        ("between 5% and 6%", (5, 6, "percentage")),
        ("$6-8bn", (6e9, 8e9, "us dollar")),
        ("$3 billion to $5 billion", (3e9, 5e9, "us dollar")),
        ("$5 to $6 an hour", (5, 6, "us dollar per hour")),
        ("5 km to 10 km", (5, 10, "kilometre")),
        ("three or four boats", (3, 4, None)),
        ("aged 18 to 24", (18, 24, "year of age")),
        ("9 out of 10", (0.9, None, "proportion")),
    ],
)
def test_value_range_and_unit(text: str, expected: Plain) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["COVID-19", "1.2.3", "007", "COP 27", "PS5", "the second half of it", "a third man", "3rd", "the 1990s", "9:30"],
)
def test_codes_ordinals_and_times_of_day_are_no_numbers(text: str) -> None:
    assert read(text) == []


def test_a_bare_m_is_a_million_where_one_before_it_was() -> None:
    assert read("5.4m viewers, up from 5.1m.") == [(5.4e6, None, None), (5.1e6, None, None)]
    assert read("The wall is 5.1m.") == [(5.1, None, "metre")]


def test_a_verb_or_a_letter_behind_a_number_is_no_unit() -> None:
    assert read("12 won medals") == [(12, None, None)]
    assert read("5 A levels") == [(5, None, None)]
    assert read("2 second-half goals") == [(2, None, None)]


ONES = [word for word, kind, value in rows("numbers.tsv") if kind == "word" and int(value) < 20]
TENS = ["-", "-", *(word for word, kind, value in rows("numbers.tsv") if kind == "word" and int(value) >= 20)]


def in_words(number: int, join: str = " and ") -> str:
    """A number in words, as it is written in Britain (with "and") or in America (without)."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            high, low = divmod(number, scale)
            rest = (join if low < 100 else " ") + in_words(low, join) if low else ""
            return f"{in_words(high, join)} {name}{rest}"
    raise AssertionError(number)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**12 - 1))
def test_a_whole_number_reads_back_from_every_form(number: int) -> None:
    forms = {str(number), f"{number:,}", f"{number:,}".replace(",", "\u00a0"), in_words(number), in_words(number, " ")}
    for form in forms:
        text = f"about {form} tents"
        assert read(text) == [(number, None, None)], text


@settings(max_examples=200, deadline=None)
@given(
    st.decimals(min_value=0, max_value=999, places=2, allow_nan=False, allow_infinity=False),
    st.sampled_from([("thousand", 10**3), ("million", 10**6), ("bn", 10**9), ("trillion", 10**12), ("dozen", 12)]),
    st.sampled_from(["$", "€", "£", "USD ", "Rs. ", "¥"]),
)
def test_a_mixed_number_reads_back(figure: Decimal, scale: tuple[str, int], sign: str) -> None:
    name, times = scale
    value = float(figure * times)
    gap = "" if name == "bn" else " "
    for text, unit in (
        (f"{figure}{gap}{name} tents", None),
        (f"{sign}{figure}{gap}{name}", signs_before()[sign.strip()].unit),
    ):
        ((low, high, found),) = read(text)
        assert low == pytest.approx(value)
        assert (high, found) == (None, unit)


@settings(max_examples=200, deadline=None)
@given(
    st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["{}-{} tents", "{} to {} tents", "{} – {} tents"])
)
def test_a_range_reads_back(one: int, other: int, form: str) -> None:
    low, high = sorted((one, other))
    if low < high and not (str(high).endswith("000") and low < high / 1000):
        for text in (form.format(f"{low:,}", f"{high:,}"), f"between {low} and {high} tents"):
            assert read(text) == [(low, high, None)], text


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 30), st.integers(1, 30), st.sampled_from(["million", "billion"]))
def test_the_lower_end_takes_the_scale_of_the_upper(one: int, more: int, scale: str) -> None:
    ((low, high, _),) = read(f"{one} to {one + more} {scale} tents")
    assert (low, high) == (
        one * (1e6 if scale == "million" else 1e9),
        (one + more) * (1e6 if scale == "million" else 1e9),
    )


def test_every_word_for_a_unit_reads_back() -> None:
    read_back = {word: read(f"400 {word} away") for word in words_after() if word not in ("pound", "pounds")}
    assert read_back == {word: [(400, None, words_after()[word].unit)] for word in read_back}


def test_every_sign_of_money_reads_back() -> None:
    read_back = {sign: read(f"{sign}400") for sign in signs_before()}
    assert read_back == {sign: [(400, None, form.unit)] for sign, form in signs_before().items()}


def test_every_symbol_reads_back_right_behind_digits() -> None:
    shorts = {row[0] for row in rows("numbers.tsv") if row[1] == "short"}
    read_back = {symbol: read(f"400{symbol} ") for symbol in symbols_after() if symbol not in shorts}
    assert read_back == {symbol: [(400, None, symbols_after()[symbol].unit)] for symbol in read_back}


def test_every_unit_has_one_dimension() -> None:
    names = [row[0] for name in ("units.tsv", "currencies.tsv") for row in rows(name)]
    assert len(names) == len(set(names)) == len(dimensions())
    assert dimension("kilometre per hour") == "speed"
    assert dimension("euro per night") == "money"
    assert dimension(None) is None
