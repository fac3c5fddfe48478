"""The words of time expressions as classes: a sentence becomes a string of letters on which patterns run.

The classes, and what each word stands for, are in words.tsv and days.tsv.
"""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

# The group of digits before a dash.
GROUP = re.compile(r"(?<![\d,.])(\d+)[-–]$")
# A date in digits: 2024-10-28, 10/28/2024, 28.10.2024.
DIGIT_DATE = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}\.\d{1,2}\.\d{4}"
# A date with its time: 2024-10-28T18:40Z.
STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?"
# 18:40, 18:40:05, and 7.30 where am or pm follows.
CLOCK = r"\d{1,2}:\d\d(?::\d\d)?|\d{1,2}\.\d\d(?=\s?[ap]\.?m\b)"
# A named day that came once.
ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
MONEY_OR_NAME = frozenset("$€£¥₩₹#@_/+")
MARKS = {",": ",", "-": "-", "–": "-", "‑": "-", "(": "<", ")": ">"}
CAPITAL = "MmWwω&"  # classes whose words have a capital
SHORT_YEAR_PIVOT = 30
LONGEST_NUMBER = 12  # digits; what is longer is a code


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word or mark of a sentence: where it stands in the text, its class and its value."""

    start: int
    end: int
    kind: str
    value: str


class Lexicon(NamedTuple):
    """Classes and values of the listed words, and the pattern that cuts a text into words."""

    words: dict[str, tuple[str, str]]
    pattern: re.Pattern[str]


def cut(text: str, start: int, end: int) -> list[Word]:
    """The words and marks of `text[start:end]`, each with its class."""
    lexicon = load()
    return [_word(text, match, lexicon.words) for match in lexicon.pattern.finditer(text, start, end)]


@cache
def load() -> Lexicon:
    """The lexicon of the package."""
    words = {row[0]: (row[1], row[2]) for row in table("words.tsv")}
    words |= {row[0]: ("!" if ONE_DAY.match(row[1]) else "&", row[1]) for row in table("days.tsv")}
    phrases = sorted((word for word in words if not word.isalpha()), key=lambda word: (-len(word), word))
    digits = "|".join(re.escape(phrase) for phrase in phrases if phrase[0].isdigit())
    # What begins with a digit or an apostrophe is tried only there: most words begin with neither.
    pattern = re.compile(
        rf"(?=[\d'’])(?:(?P<stamp>(?<![\w/.-]){STAMP}(?!\w))|(?P<date>(?<![\w/.-])(?:{DIGIT_DATE})(?![\w/-]))|(?P<clock>(?<![\w:.])(?:{CLOCK})(?![\d:]))"
        rf"|(?P<decade>(?<![\w$€£])['’]?(?:\d{{1,2}})?\d0['’]?s\b)|(?P<short>(?<!\w)['’]\d\d(?!\d|\w))"
        rf"|(?P<ordinal>\b\d{{1,3}}(?:st|nd|rd|th)\b)|(?P<named>(?<![\w/])(?:{digits})(?![\w/]))|(?P<number>{NUMBER}))"
        rf"|(?P<quarter>\bQ[1-4]\b)|(?P<phrase>\b(?:{_by_letter(phrases)})(?!\w))|(?P<word>[^\W\d_]+)|(?P<mark>\S)",
        re.IGNORECASE,
    )
    return Lexicon(words, pattern)


def _by_letter(phrases: list[str]) -> str:
    """Phrases of several words as one pattern, those of a letter together, the longest first."""
    rest: dict[str, list[str]] = {}
    for phrase in phrases:
        if phrase[0].isalpha():
            rest.setdefault(phrase[0], []).append(re.escape(phrase[1:]).replace("'", "['’]"))
    return "|".join(f"{letter}(?:{'|'.join(endings)})" for letter, endings in sorted(rest.items()))


def table(name: str) -> list[list[str]]:
    """The rows of a data file of this package, without its header."""
    text = files("onrecord.times").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("# ") and line != "#"]


def _word(text: str, match: re.Match[str], words: dict[str, tuple[str, str]]) -> Word:
    kind, value = _classified(text, match, words)
    return Word(match.start(), match.end(), kind, value)


def _classified(text: str, match: re.Match[str], words: dict[str, tuple[str, str]]) -> tuple[str, str]:
    group, found = match.lastgroup, match.group()
    if group in ("word", "phrase", "named"):
        kind, value = words.get(found.lower().replace("’", "'"), ("_", found))
        return ("_", found) if kind in CAPITAL and found.islower() else (kind, value)
    if group == "number":
        return _number(text, match)
    if group == "mark":
        return MARKS.get(found, "."), found
    return _digits(group or "", found)


def _number(text: str, match: re.Match[str]) -> tuple[str, str]:
    """A number's class; digits that belong to a name, a sum of money or a percentage are a mere word."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    found = match.group().replace(",", "")
    if len(found) > LONGEST_NUMBER:
        return "_", found
    glued = before.isalpha() or before in MONEY_OR_NAME or after in ("%", "/")
    named = before in "-–" and text[match.start() - 2 : match.start() - 1].isalpha() if before else False
    if (before and glued) or after in ("%", "/"):
        return "_", found
    if named and not _after_prefix(text, match.start()):
        return "_", found
    if len(found) == 4 and before in "-–" and _of_code(text[max(0, match.start() - 8) : match.start()]):
        return "_", found
    if len(found) == 4 and found.isdigit() and "," not in match.group() and 1000 <= int(found) <= 2100:
        return "y", found
    return ("a" if found.isdigit() and len(found) < 3 and 1 <= int(found) <= 31 else "n"), found


def _of_code(before: str) -> bool:
    """Whether the digits before a dash are a group of a telephone number or code, so that what follows is no year."""
    group = GROUP.search(before)
    return bool(group and (group[1][0] == "0" or len(group[1]) == 3 or int(group[1]) > 2100))


def _after_prefix(text: str, start: int) -> bool:
    """Whether the letters before a hyphen and number are a prefix or month ("mid-2011"), not a name ("MiG-31")."""
    letters = re.search(r"[^\W\d_]+[-–]$", text[max(0, start - 12) : start])
    return bool(letters) and load().words.get(letters.group()[:-1].lower(), "_")[0] in "rMmI" if letters else False


def _digits(group: str, found: str) -> tuple[str, str]:
    if group == "stamp":
        return "§", found.upper()
    if group == "ordinal":
        number = int(found[:-2])
        return ("o" if number else "_"), str(number)
    if group == "quarter":
        return "=", found[1]
    if group == "decade":
        return "~", _decade(found.strip("'’sS").replace("'", "").replace("’", ""))
    if group == "short":
        return "`", full_year(found[1:])
    if group == "clock":
        return ";", found.replace(".", ":")
    return "!", _iso(found)


def _decade(digits: str) -> str:
    """A decade as its first three digits: "1990s" 199, "350s" 035, "90s" 199."""
    if len(digits) > 2:
        return digits.zfill(4)[:3]
    return ("20" if int(digits) < SHORT_YEAR_PIVOT else "19") + digits[0]


def full_year(digits: str) -> str:
    """The year that two digits mean: 1930 to 2029."""
    return ("20" if int(digits) < SHORT_YEAR_PIVOT else "19") + digits


def _iso(found: str) -> str:
    """A date in digits as ISO; of 5/8 the month is first unless it cannot be, of 5.8 the day is first."""
    first, second, third = re.split(r"[-/.]", found)
    if "-" in found:
        year, month, day = first, second, third
    else:
        year = third if len(third) == 4 else full_year(third)
        month, day = (first, second) if "/" in found and int(first) <= 12 else (second, first)
    return f"{year}-{int(month):02d}-{int(day):02d}"
