"""Digits and words that only look like times."""

import pytest

from tests.times.made import quick, values


@pytest.mark.parametrize(
    "text",
    [
        "They won 3-1 and then lost 21-19.",
        "Call 020 7946-1953 or 202-555-1987.",
        "Version 10.5.2 of iOS 4.3 shipped.",
        "Windows 2000 Server is old.",
        "He may march on; she might august.",
        "The index rose 1.5% to 1987.5 points and £1950.",
        "MiG-31 and A380 flew beside MH17.",
        "See Article 1950 and Room 2012.",
        "At 1945 metres 1500 men and some 1960 goats stood.",
        "More than 1990 of them left, and 1960 more will.",
        "The second of three came first in line.",
        "The Sunday Times and the Daily Mail erred.",
        "The Arab Spring; prices will fall in line and continued to fall.",
        "He was the last of them, and by far the most recent.",
        "It was argued in some quarters; three quarters of them agreed.",
        "Black Monday was bad.",
        "It is 12 light years away.",
        "50-50, 7-11 and 24/7.",
    ],
)
def test_without_a_parse(text: str) -> None:
    assert quick(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May met April Winters and Mr March.",
        "Buds spring up and leaves fall.",
        "Jan Smith won; the sun shone and she sat down.",
    ],
)
def test_with_a_parse(text: str) -> None:
    assert values(text) == []


def test_years_that_stand_before_a_noun() -> None:
    text = "It is at half of 1911 levels. In 1998 protests broke out. The 1702 statutes held. As late as 1743 they did."
    assert values(text) == [("1911", "1911"), ("1998", "1998"), ("1702", "1702"), ("1743", "1743")]


def test_a_heading_of_years() -> None:
    assert quick("1936") == [("1936", "1936")]
    assert quick("1921-1923") == [("1921", "1921"), ("1923", "1923")]
