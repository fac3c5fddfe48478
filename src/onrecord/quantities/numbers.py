"""Numbers of a text, in digits, in words, or mixed, with the range that two of them make."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.quantities.tables import listed, rows, signs_before

# Digits do not count inside a longer code, a version, a telephone number or a name ("MH17", "COVID-19", "1.2.3").
NOT_AFTER = r"(?<![\w.,:/#@])(?<![A-Za-z][-–])"
PLAIN = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
NOT_BEFORE = r"(?![.,:/]?\d|(?:st|nd|rd|th|s)\b|[-–]\d+[-–]\d)"
# What joins two numbers into a range, between them: "10-15", "5% to 10%", "$7/$9"; after "between": "and".
RANGE = re.compile(r"(?P<unit>%| ?percent| ?per cent|°)?(?: ?[-–] ?| to |-to-|/)")
OR = re.compile(r" or ")
PERCENT = re.compile(r" ?(?:%|percent|per cent)")
AND = re.compile(r"(?:%| ?percent| ?per cent)? and ")
BETWEEN = re.compile(r"\bbetween(?: about| around| roughly)? \Z", re.IGNORECASE)
BY = re.compile(r"\b(?:by|up|down)(?: about| around| roughly| nearly)? \Z", re.IGNORECASE)
# What went "from 5 to 10" had two values, one after the other; no range.
MOVED = re.compile(
    r"\b(?:rose|ris(?:e|es|en|ing)|grew|gr(?:ow|own|ows|owing)|increas\w+|climb\w*|jump\w*|went|go(?:es|ing)?|up|down|surg\w+|soar\w*"
    r"|swell\w*|doubl\w+|tripl\w+|expand\w*|rais\w+|boost\w*|fell|fall\w*|drop\w*|declin\w+|chang\w+|mov\w+|cut|reduc\w+)"
    r"(?: [\w$%.,-]{1,20}){0,4} from(?: about| around| roughly| nearly)? \Z",
    re.IGNORECASE,
)
VAGUELY = re.compile(r"\b(?:several|few|many|couple of) \Z", re.IGNORECASE)
ONE_SCALE = re.compile(r"\b(?:an?|per|the|half|one) \Z", re.IGNORECASE)
MINUS = re.compile(r"(?:\bminus[ -]|(?<![\w-])[-−])\Z")
LOOK_BACK = 60  # code points before a number that are looked at
LARGEST = 1e18  # a longer number is a code
POWERS = 10  # a vague scale ends where the next power of ten begins: "thousands" are 1,000 to 10,000


class Number(NamedTuple):
    """A number or range in a text: `[start, end)`, its values, its sign of money, and how it is written."""

    start: int
    end: int
    low: float
    high: float | None = None
    sign: str | None = None
    vague: bool = False
    words: bool = False


class Piece(NamedTuple):
    """A word of a number."""

    start: int
    end: int
    kind: str
    value: float
    sign: str | None = None


def numbers(text: str, start: int, end: int) -> list[Number]:
    """The numbers and ranges of `text[start:end]`, in order."""
    single = [_valued(group, text) for group in _groups(text, start, end)]
    return _ranged([number for number in single if number is not None], text)


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, float]]]:
    table = {word: (kind, float(value)) for word, kind, value in rows("numbers.tsv")}
    words = listed([word for word, (kind, _) in table.items() if kind != "short"])
    short = listed([word for word, (kind, _) in table.items() if kind == "short"])
    signs = listed(list(signs_before()))
    return (
        re.compile(
            rf"(?:(?<![\w$])(?P<sign>{signs})[ =]?(?=[\d.])|{NOT_AFTER})(?P<digits>{PLAIN}){NOT_BEFORE}"
            rf"(?P<short>(?i:{short}))?(?![a-z]*\d)|(?<![\w-])(?P<word>(?i:{words}))(?!\w)|(?<=-)(?P<tail>(?i:{words}))(?!\w)"
        ),
        table,
    )


def _pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    pattern, table = _pattern()
    for match in pattern.finditer(text, start, end):
        if match.group("digits"):
            yield _digits(match, text, table)
        else:
            kind, value = table[match.group().lower()]
            yield Piece(match.start(), match.end(), kind, value)


def _digits(match: re.Match[str], text: str, table: dict[str, tuple[str, float]]) -> Piece:
    """Digits with a scale right behind them ("10bn"); a bare m is a scale with money and before a word, else metres."""
    value, end, short = float(match.group("digits").replace(",", "")), match.end("digits"), match.group("short")
    if short and not text[match.end() : match.end() + 1].isalpha():
        word_follows = text[match.end() : match.end() + 2].strip().isalpha()
        if short not in ("m", "b", "M") or match.group("sign") or (short == "m" and word_follows):
            value, end = value * table[short.lower()][1], match.end()
    return Piece(match.start(), end, "digits", value, _sign(match.group("sign")))


def _sign(printed: str | None) -> str | None:
    return signs_before().get(printed) or signs_before().get(re.sub(r"[\s-]+", " ", printed)) if printed else None


def _groups(text: str, start: int, end: int) -> Iterator[list[Piece]]:
    """Pieces that make one number: "two hundred and fifty thousand", "1.5 million", "twenty-five"."""
    group: list[Piece] = []
    for piece in _pieces(text, start, end):
        if group and _joins(group[-1], piece, text[group[-1].end : piece.start]):
            group.append(piece)
            continue
        if group:
            yield group
        group = [piece]
    if group:
        yield group


def _joins(before: Piece, piece: Piece, gap: str) -> bool:
    if piece.kind == "digits" or (before.kind == "vague" and gap != " of "):
        return False
    if gap in (" ", "-", "\u00a0"):
        tens = before.kind == "word" and before.value >= 20 and piece.kind == "word" and piece.value < 10
        return piece.kind == "scale" or tens or (before.kind == "scale" and piece.kind == "word")
    if gap == " and ":
        return before.kind == "scale" and piece.kind == "word"
    if gap in (" a ", " an ", " of a "):
        return before.kind == "part" and piece.kind == "scale"
    return gap in (" of ", " and a ") and (
        (before.kind == "vague" and piece.kind == "vague") or (gap == " and a " and piece.kind == "part")
    )


def _valued(group: list[Piece], text: str) -> Number | None:
    total = current = 0.0
    start, vague = group[0].start, any(piece.kind == "vague" for piece in group)
    for piece in group:
        if piece.kind in ("scale", "vague"):
            current = (current or 1) * piece.value
            total, current = (total + current, 0.0) if piece.value >= 1000 else (total, current)
        else:
            current += piece.value
    low = total + current
    if low > LARGEST:
        return None
    if group[0].kind == "part" and len(group) == 1:
        return None
    if group[0].kind == "scale":
        vague = bool(VAGUELY.search(text, max(0, start - 12), start))
        if not vague and not ONE_SCALE.search(text, max(0, start - 6), start):
            return None
    minus = MINUS.search(text, max(0, start - 6), start)
    high = low * POWERS if vague and low >= 100 else None
    words = all(piece.kind != "digits" for piece in group)
    return Number(
        minus.start() if minus else start, group[-1].end, -low if minus else low, high, group[0].sign, vague, words
    )


def _ranged(single: list[Number], text: str) -> list[Number]:
    found: list[Number] = []
    for number in single:
        both = _range(found[-1], number, text) if found else None
        if both:
            found[-1] = both
        else:
            found.append(number)
    return found


def _range(first: Number, second: Number, text: str) -> Number | None:
    """The range that two numbers make by what stands between them and before them."""
    gap, start = text[first.end : second.start], max(0, first.start - LOOK_BACK)
    if first.high is not None or second.high is not None:
        return None
    low = _scaled(first, second, text)
    if low >= second.low or not _joined(first, second, low, text, start):
        return None
    if gap == "/" and not first.sign:
        return None
    return Number(first.start, second.end, low, second.low, first.sign or second.sign, words=first.words)


def _joined(first: Number, second: Number, low: float, text: str, start: int) -> bool:
    gap = text[first.end : second.start]
    if AND.fullmatch(gap):
        return bool(BETWEEN.search(text, start, first.start))
    if OR.fullmatch(gap):
        return first.words and second.words and second.low - low == 1
    match = RANGE.fullmatch(gap)
    if not match or MOVED.search(text, start, first.start):
        return False
    if match.group("unit") and not PERCENT.match(text, second.end):
        return False
    return not (BY.search(text, start, first.start) and second.low > 2 * low)


def _scaled(first: Number, second: Number, text: str) -> float:
    """The lower end, in the scale that only the upper one prints: "10 to 15 million", "40-45,000"."""
    printed = re.match(r"[^\w]*[\d.,]+", text[second.start : second.end])
    plain = float(printed.group().strip("$€£¥, ").replace(",", "")) if printed and _is_number(printed.group()) else 0.0
    if first.low < 1000 <= second.low:
        if plain and plain < 1000 and not first.words and first.low < plain:
            return first.low * second.low / plain
        grouped = re.search(r",000$", text[second.start : second.end])
        if grouped and first.low < second.low / 1000:
            return first.low * 1000
    return first.low


def _is_number(printed: str) -> bool:
    return bool(re.fullmatch(r"[\d.]+", printed.strip("$€£¥, ").replace(",", "")) and printed.count(".") < 2)
