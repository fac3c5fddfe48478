"""Numbers of a text, in digits, in words, or mixed: "25,000", "2.5 million", "two hundred and six", "half a dozen"."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from onrecord.quantities.fractional import is_added, is_fraction
from onrecord.quantities.pieces import Piece, pieces

MOST = 40  # words of a number
LARGEST = 1e18  # a larger number is a code
LARGE = 100  # from here on, a sign or word that may mean something else is one of money
MINUS = re.compile(r"(?:\bminus[ -]|(?<![\w\-–)%$])[-−])\Z", re.IGNORECASE)
ONE_SCALE = re.compile(r"\b(?:an?|per|the|half|one) \Z", re.IGNORECASE)
VAGUELY = re.compile(r"\b(?:several|few|many|couple of) \Z", re.IGNORECASE)
VAGUE_TO = 10  # a vague scale reaches to ten times itself: "thousands" are 1,000 to 10,000
FIGURES = frozenset({"digits", "ratio", "mark"})


class Number(NamedTuple):
    """A number or range in a text: `[start, end)`, its values, its sign of money, and how it is written.

    `sign` is the currency before it; `vague` a scale alone ("thousands"); `words` no digits; `part` a fraction of
    something ("two thirds"); `digits` the figures as printed, without scale.
    """

    start: int
    end: int
    low: float
    high: float | None = None
    sign: str | None = None
    vague: bool = False
    words: bool = False
    part: bool = False
    digits: str = ""
    scaled: bool = False


def numbers(text: str, start: int, end: int) -> list[Number]:
    """The single numbers of `text[start:end]`, in order."""
    valued = (_valued(group, text, start) for group in _groups(text, start, end))
    return [number for number in valued if number is not None]


def _groups(text: str, start: int, end: int) -> Iterator[list[Piece]]:
    """Pieces that make one number: "two hundred and fifty thousand", "1.5 million", "twenty-five"."""
    group: list[Piece] = []
    for piece in pieces(text, start, end):
        close = bool(group) and len(group) < MOST and piece.start - group[-1].end < 8
        if close and _joins(group[-1], piece, text[group[-1].end : piece.start].lower()):
            group.append(piece)
            continue
        if group:
            yield group
        hanging = piece.kind != "digits" and text[piece.start - 1 : piece.start] == "-" and piece.start > start
        group = [] if hanging else [piece]
    if group:
        yield group


def _joins(before: Piece, piece: Piece, gap: str) -> bool:
    """Whether a piece goes on with the number that the one before it is of, by what stands between them."""
    close = gap in (" ", "-", "\u00a0")
    match piece.kind:
        case "ratio" | "mark":
            return before.kind == "digits" and before.value.denominator == 1 and (close or gap == "")
        case "vague":
            return before.kind == "vague" and gap == " of "
        case "part":
            if gap in (" and a ", "-and-a-"):
                return before.kind in ("word", "digits", "scale")
            return before.kind == "word" and before.value < 20 and close
        case "scale":
            if before.kind in ("part", "ratio", "mark"):
                return close or gap in (" a ", " an ", " of a ", "-a-")
            return close and before.kind != "vague"
        case "word":
            tens = before.kind == "word" and before.value >= 20 and before.value % 10 == 0 and 0 < piece.value < 10
            return (close and (tens or before.kind == "scale")) or (gap == " and " and before.kind == "scale")
        case _:
            return False


def _valued(group: list[Piece], text: str, floor: int) -> Number | None:
    """The number that pieces make; None where they are a name ("COP 27"), a code, or none after all ("million")."""
    first, value = group[0], _sum(group)
    if value > LARGEST or not is_fraction(group, text, floor):
        return None
    if first.sign and first.sign.large and value < LARGE and "." not in first.digits:
        return None
    start = first.start if first.first < 0 else first.first
    vague = any(piece.kind == "vague" for piece in group)
    if first.kind == "scale":
        several = VAGUELY.search(text, max(floor, start - 12), start)
        if not several and not ONE_SCALE.search(text, max(floor, start - 6), start):
            return None
        start, vague = several.start() if several else start, several is not None
    start, below = _minus(first, start, text, floor)
    return Number(
        start,
        group[-1].end,
        float(-value if below else value),
        float(value * VAGUE_TO) if vague else None,
        first.sign.unit if first.sign else None,
        vague,
        words=all(piece.kind not in FIGURES for piece in group),
        part=value < 1 and group[-1].kind in ("part", "ratio", "mark"),
        digits=first.digits,
        scaled=vague or any(p.kind == "scale" for p in group) or (bool(first.digits) and text[first.end - 1].isalpha()),
    )


def _minus(first: Piece, start: int, text: str, floor: int) -> tuple[int, bool]:
    """Where a number begins, its minus included, and whether it has one: "-2.4", "minus 5", "$-50"."""
    minus = MINUS.search(text, max(floor, start - 6), start)
    inside = start < first.start and text[first.start - 1] in "-−"
    return (minus.start() if minus else start), minus is not None or inside


def _sum(group: list[Piece]) -> Fraction:
    """The value of pieces in a row: words add up, scales multiply what stands before them, fractions do either."""
    total = current = Fraction(0)
    unit = Fraction(1)  # of a fraction added after a scale: "a million and a half"
    for place, piece in enumerate(group):
        if piece.kind in ("scale", "vague"):
            unit = piece.value
            if not current and total and group[place - 1].kind in ("scale", "vague"):
                total *= piece.value
                continue
            current = (current if place and (current or not total) else 1) * piece.value
            if piece.value >= 1000:
                total, current = total + current, Fraction(0)
        elif (
            piece.kind == "part" and place and group[place - 1].kind == "word" and not is_added(group[place - 1], piece)
        ):
            current *= piece.value
        elif piece.kind == "part" and place and group[place - 1].kind == "scale":
            current += piece.value * unit
        else:
            current += piece.value
    return total + current
