"""Hostile texts for the finder of times, made at random from its own words, digits and marks; and what must hold."""

import random
from collections.abc import Iterator

from onrecord import times
from onrecord.times.lexicon import load
from tests.times.made import MONDAY, on, unparsed

ODD = [
    *[
        "1",
        "2",
        "28",
        "31",
        "45",
        "99",
        "0",
        "00",
        "480",
        "1999",
        "2024",
        "99999",
        "1,000",
        "2.5",
        "½",
        "²",
        "٣",
        "12:30",
        "25:99",
        "7.30",
        "10/10/2030",
        "99/99/9999",
    ],
    *[
        "31.02.2024",
        "2024-02-30",
        "0000-00-00",
        "2030-10-28T18:40Z",
        "9999-12-31",
        "'99",
        "1990s",
        "0s",
        "00s",
        "5th",
        "0th",
        "99th",
        "Q1",
        "Q9",
    ],
    *["(", ")", ",", "-", "–", ".", ";", "'", "’", "'s", "$", "%", "/"],
    "\n",
]
MARKS = "0123456789-/:.,'’ ()BCadMayst%$٣²é\n"
DAYS = (MONDAY, None, "0001-01-01", "9999-12-31", "2024-02-29")


def texts(seed: int, count: int) -> Iterator[str]:
    """So many random texts: of words of the lexicon and odd pieces, or of single marks."""
    dice = random.Random(seed)
    pieces = [*sorted(load().words), *ODD, "x" * 40]
    for number in range(count):
        if number % 3:
            text = " ".join(dice.choices(pieces, k=dice.randint(1, 12)))
        else:
            text = "".join(dice.choices(MARKS, k=dice.randint(1, 40)))
        yield text.title() if number % 2 else text


def broken(text: str, day: str | None) -> str | None:
    """What does not hold of the times of a text, in words; None where all is well."""
    found = times.find(unparsed(text), published=on(day))
    end = 0
    for time in found:
        words = text[time.span.start : time.span.end]
        if time.span.start < end or not words.strip():
            return f"spans overlap or are blank: {words!r}"
        end = time.span.end
        if (time.earliest is None) != (time.latest is None) or (time.earliest or "") > (time.latest or ""):
            return f"bounds: {time}"
        if "{" in time.unanchored or not time.unanchored:
            return f"form: {time}"
    return None
