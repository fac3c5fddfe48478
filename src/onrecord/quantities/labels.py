"""Numbers that say neither how many nor how much: labels, scores, addresses, codes, by the words around them."""

import re
from functools import cache

from onrecord.quantities.amounts import Amount
from onrecord.quantities.tables import listed, rows

LOOK_BACK = 30
SEQUEL = re.compile(r"[-–]")
BEFORE_SEQUEL = re.compile(r"[\d\w][-–]\Z")
LIST_MARK = re.compile(r"[.)] ")
YEAR = re.compile(r"(?:19\d|20[0-4])\d\Z")
LINES = re.compile(r"(?:480|720|1080|1440|2160)[pi]\b|[248]K\b")
# Scores in a row: "6-4, 3-6, 7-5".
IN_SETS = re.compile(r",? (?:and )?\d{1,3}[-–]\d{1,3}(?!\d)")
AFTER_SETS = re.compile(r"\d[-–]\d{1,3}, (?:and )?\Z")
# What tells that two numbers are a score, or the votes of a bench.
WON = re.compile(
    r"\b(?:won|win|wins|beat|beating|lost|lose|drew|draw|led|leads?|voted|ruled|defeated|edged)(?: [\w']+){0,3} \Z",
    re.IGNORECASE,
)
# Words that make a week or a game of "last week 300 people" one that a number cannot name.
ONE_OF_MANY = (
    "last this next past that same each every previous one per a an following first second third final earlier"
)
DETERMINED = rf"(?P<some>(?:{ONE_OF_MANY.replace(' ', '|')}) )?"


def is_label(amount: Amount, text: str, floor: int, limit: int) -> bool:
    """Whether an amount is none, judged by the text of its sentence `[floor, limit)` alone."""
    number = amount.number
    if LINES.match(text, number.start):
        return True
    if amount.unit:
        return False
    after = text[amount.end : min(limit, amount.end + 1)]
    if after.isalpha() and not number.scaled:
        return True  # "5G", "2D"
    if number.start == floor and LIST_MARK.match(text, number.end):
        return True
    if _is_score(amount, text, limit) or _before().search(text, max(floor, number.start - LOOK_BACK), number.start):
        return True
    dated = _dated().search(text, max(floor, number.start - LOOK_BACK), number.start)
    if dated and not dated["some"] and (dated["word"][0].isupper() or number.digits):
        return True
    return bool(number.digits and not number.scaled and _address().match(text, number.end, limit))


def is_year(amount: Amount) -> bool:
    """Whether a bare number looks like a year: the words around it have to say what it counts."""
    return bool(
        amount.unit is None and amount.high is None and YEAR.match(amount.number.digits) and not amount.number.scaled
    )


def _is_score(amount: Amount, text: str, limit: int) -> bool:
    """Whether an amount is one of the two numbers of a score or vote ("won 3-1", "a 5-4 ruling")."""
    number = amount.number
    if amount.high is None:
        joined = SEQUEL.match(text, number.end) and not text[number.end + 1 : number.end + 2].isalpha()
        hanging = text[number.end : number.end + 2] in ("-,", "- ", "-/")
        return bool((joined and not hanging) or (BEFORE_SEQUEL.search(text, max(0, number.start - 2), number.start)))
    hyphen = re.search(r"[-–]", text[number.start : number.end])
    if not hyphen or amount.high >= 200 or number.sign or number.scaled:
        return False
    if IN_SETS.match(text, amount.end) or AFTER_SETS.search(text, max(0, number.start - 12), number.start):
        return True
    return bool(
        _score().match(text, amount.end, limit) or WON.search(text, max(0, number.start - LOOK_BACK), number.start)
    )


@cache
def _words(kind: str) -> str:
    return listed([word for word, kinds in rows("labels.tsv") if kinds == kind])


@cache
def _before() -> re.Pattern[str]:
    label, index = _words("label"), _words("index")
    return re.compile(rf"(?<!\w)(?i:{label}|{index}) \Z")


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(rf"\b{DETERMINED}(?P<word>{_words('dated')}) \Z", re.IGNORECASE)


@cache
def _address() -> re.Pattern[str]:
    """A street's name: "10 Harbour Street"."""
    return re.compile(
        rf"(?: (?:[NSEW]\.?|North|South|East|West))?(?: [A-Z][\w'’]{{1,20}}){{1,3}} (?i:{_words('street')})(?!\w)"
    )


@cache
def _score() -> re.Pattern[str]:
    return re.compile(rf"(?: [\w'-]{{2,15}})?[ -](?i:{_words('score')})(?!\w)")


@cache
def groups() -> frozenset[str]:
    """Nouns that a number names with "of": "Group of 20"."""
    return frozenset(word for word, kind in rows("labels.tsv") if kind == "group")


@cache
def teams() -> frozenset[str]:
    """Words after which a number without a noun names a set: "the top three"."""
    return frozenset(word for word, kind in rows("labels.tsv") if kind == "team")
