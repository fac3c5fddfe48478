"""The words and figures that numbers are made of, as they stand in a text: "25,000", "$2.5", "hundred", "½"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from onrecord.quantities.tables import Form, listed, rows, signs_before, words_of

# A run of digits and what stands within numbers, times and versions alike, taken whole so that no digit is read twice;
# thousands may be parted by narrow spaces, or by plain ones before three noughts.
RUN = r"(?:(?<!\w)\.)?\d(?:\d|[.,:/](?=\d)|[\u00a0\u202f\u2009](?=\d{3}(?!\d)))*+(?: 000(?![\d,]))*+"
# A run that is a number: grouped by thousands or as in India, or plain; no leading nought ("007").
PLAIN = re.compile(
    r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[1-9]\d?(?:,\d{2})+,\d{3}|[1-9]\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3})+"
    r"|(?:0|[1-9]\d*)(?:\.\d+)?|\.\d+"
)
PARTING = re.compile(r"[, \u00a0\u202f\u2009]")
RATIO = re.compile(r"([1-9]\d?)/(2|3|4|5|8|16)")
LONGEST = 40  # digits and marks of a number; a longer run is a code
# Before a run: letters, marks of versions, addresses and telephone numbers, or a hyphenated name ("COVID-19") ...
NAMED = re.compile(r"[\w.,:/#@&]\Z|[^\W\d_][-–]\Z")
# ... unless these stand there.
HYPHENED = re.compile(r"(?:\bminus|\bto|\bmagnitude)-\Z", re.IGNORECASE)
WORD_END = re.compile(r"[\w$]\Z")  # before a sign of money
# After a run: an ordinal or a decade, a telephone number, letters with digits ("5a2"), save square metres.
CODED = re.compile(r"(?:st|nd|rd|th|s)\b|[-–](?:0\d|\d{1,12}[-–]\d)|(?!(?:[ck]?m|ft)[23]\b)[A-Za-z]{1,12}\d")
MILLIONS_BACK = 120  # code points before a number in which another may tell what its m means
SIGNED_SHORT = frozenset({"m", "mm", "b"})  # units elsewhere, so they stand for a scale with money alone


class Piece(NamedTuple):
    """A word of a number."""

    start: int
    end: int
    kind: str
    value: Fraction
    sign: Form | None = None
    digits: str = ""
    first: int = -1  # where its sign begins


@cache
def kinds() -> dict[str, tuple[str, Fraction]]:
    """The words of numbers with their kind and value."""
    return {word: (kind, Fraction(value)) for word, kind, value in rows("numbers.tsv")}


def pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of `text[start:end]`, in order."""
    for match in _scan().finditer(text, start, end):
        if match["run"]:
            piece = _digits(match, text, start)
            if piece:
                yield piece
        else:
            yield Piece(match.start(), match.end(), *kinds()[match.group().lower()])


@cache
def _scan() -> re.Pattern[str]:
    words = listed([word for word, (kind, _) in kinds().items() if kind not in ("short", "mark")])
    marks = "".join(word for word, (kind, _) in kinds().items() if kind == "mark")
    return re.compile(rf"(?P<run>{RUN})|[{marks}]|(?<![^\W_])(?i:{words})(?:(?=fold\b)|(?!\w))")


def _digits(match: re.Match[str], text: str, floor: int) -> Piece | None:
    """A run of digits, with its sign of money before it and its short scale behind it; None for a code."""
    run, start, end = match.group(), match.start(), match.end()
    ratio = RATIO.fullmatch(run)
    if len(run) > LONGEST or CODED.match(text, end) or not (ratio or PLAIN.fullmatch(run)):
        return None
    signed = _sign().search(text, max(floor, start - 8), start)
    first = signed.start() if signed else start
    before = text[max(floor, first - 12) : first]
    if (WORD_END if signed else NAMED).search(before) and not HYPHENED.search(before):
        return None
    if ratio:
        share = Fraction(int(ratio[1]), int(ratio[2]))
        return Piece(start, end, "ratio", share) if share < 1 else None
    scale, end = _scaled(text, end, max(floor, start - MILLIONS_BACK), money=signed is not None)
    value = Fraction(Decimal(PARTING.sub("", run))) * scale
    return Piece(start, end, "digits", value, signs_before()[signed["sign"]] if signed else None, run, first)


@cache
def _sign() -> re.Pattern[str]:
    signs = sorted(signs_before(), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w$])(?P<sign>{'|'.join(map(re.escape, signs))})[ =]?[-−]?\Z")


def _scaled(text: str, end: int, floor: int, *, money: bool) -> tuple[Fraction, int]:
    """A scale right behind digits ("10bn"), and where it ends.

    A bare m or b is one with money, an m also before a word, or where one before it was ("5.4m viewers, up from 5.1m").
    """
    short = _short().match(text, end)
    if not short:
        return Fraction(1), end
    printed, name = short.group(), short.group().strip().lower()
    if not money:
        word_follows = text[short.end() : short.end() + 2].strip().isalpha()
        counted = word_follows or (short.start() == end and _millions().search(text, floor, end))
        is_million = printed == "m" and counted and not _metres().match(text, short.end())
        if (printed[0] == " " and name != "bn") or (name in SIGNED_SHORT and not is_million):
            return Fraction(1), end
    return kinds()[name][1], short.end()


@cache
def _short() -> re.Pattern[str]:
    shorts = listed([word for word, (kind, _) in kinds().items() if kind == "short"])
    return re.compile(rf" ?(?i:{shorts})(?![^\W\d_])")


@cache
def _millions() -> re.Pattern[str]:
    """A number of millions that is told by a bare m."""
    return re.compile(rf"\dm (?!(?:{'|'.join(words_of('metres'))})\b)[a-z]")


@cache
def _metres() -> re.Pattern[str]:
    """What tells that a bare m means metres: "the 100m final"; "12m tonnes" are a million."""
    return re.compile(rf" (?:{'|'.join(words_of('metres'))})\b")
