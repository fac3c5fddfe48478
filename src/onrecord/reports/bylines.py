"""Bylines, the signatures of agencies, and lines of dates, told by their shape."""

import re

from onrecord.reports.lines import bare, shape
from onrecord.reports.published import parse_day
from onrecord.reports.vocabulary import credit_words

_OPENING = re.compile(
    r"(?:(?:written|reported|story|words|text|compiled|edited|analysis|opinion|report|interview|photos?|photographs?|video|news)\s)?"
    r"(?:by|from)[:\s]\s*(.+)",
    re.IGNORECASE | re.DOTALL,
)
_SIGNER = re.compile(
    r"\(?(?:additional |with )?(?:reporting|editing|writing|compiled|written|translation|translated) by\s", re.I
)
_CONTRIBUTED = re.compile(
    r"\b(?:contributed (?:to|reporting for) this (?:report|story|article)|contributed reporting)\.?\)?$"
)
# A name after a dash, as pages sign them: "- JANE DOE", "— Jane Doe".
_DASHED = re.compile(r"[-–—•*|]\s?((?:[A-Z][\w.'’-]*)(?:\s[A-Z][\w.'’-]*){1,3})")
_NAMES = re.compile(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,3}")
_STAMP = re.compile(
    r"(?:first |last |originally )?(?:published|updated|posted|modified|created|date|issued|uploaded|edited)"
    r"(?: (?:on|at|date|time))?\s?[:|-]?\s+",
    re.IGNORECASE,
)
# What may stand beside a date on a line that is nothing but a date and time.
_CLOCK_WORDS = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|\d{1,2}[:.]\d\d(?:[:.]\d\d)?|[ap]\.?m\.?|"
    r"[A-Z]{2,4}|[+-]\d{1,2}:?\d{2}|at|on|st|nd|rd|th|hrs|updated|published|local|time|[|,/()·•–—-]",
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NOT_A_NAME = frozenset(
    (*_WEEKDAYS, "the", "a", "an", "this", "that", "his", "her", "its", "then", "now", "far", "and")
)
_SMALL = frozenset(
    [
        "and",
        "with",
        "in",
        "for",
        "of",
        "the",
        "de",
        "la",
        "van",
        "von",
        "der",
        "al",
        "bin",
        "el",
        "at",
        "to",
        "or",
        "staff",
        "special",
    ]
)


def byline_sign(text: str) -> str | None:
    """The sign by which a line is a byline wherever it stands; None when it is none."""
    seen = shape(text)
    if seen.words <= 60 and (_SIGNER.match(text) or (seen.words <= 40 and _CONTRIBUTED.search(text))):
        return "signature of writers and editors"
    if is_date_line(text):
        return "date line"
    if _is_by(text):
        return "byline"
    return None


def edge_byline_sign(text: str) -> str | None:
    """The sign of a byline that holds only above or below the report's text: a signed name, an agency alone."""
    if shape(text).words > 8:
        return None
    if _DASHED.fullmatch(text):
        return "signed name"
    key = bare(text)
    if key in credit_words().agencies or key in {"agencies", "staff reporter", "staff writer", "news desk", "web desk"}:
        return "agency line"
    name, _, rest = text.partition(",")
    if rest and _NAMES.fullmatch(name) and bare(rest) in credit_words().agencies:
        return "byline"
    return None


def continues_byline(text: str) -> bool:
    """Whether a line under a byline belongs to it: "with the Valley Daily", an address, a place."""
    return text.startswith(("with ", "for ", "in ", "and ")) and shape(text).words <= 8 and not shape(text).ended


def byline_name(text: str) -> str | None:
    """The names in a byline's line, without what is around them."""
    dashed = _DASHED.fullmatch(text)
    opened = _OPENING.fullmatch(text)
    rest = dashed.group(1) if dashed else opened.group(1) if opened else ""
    return re.split(r"\s[|•·\[(<]|,\s(?:\d|[Uu]pdated)|\s-\s", rest.strip())[0].strip(" ,.|[(") or None


def is_name(text: str) -> bool:
    """Whether a line is two to four capitalised words and nothing else, as a name is."""
    return bool(_NAMES.fullmatch(text))


def _is_by(text: str) -> bool:
    seen = shape(text)
    found = _OPENING.fullmatch(text[:200])
    if not found or seen.words > 16 or seen.quoted or (seen.ended and not text.endswith(("Jr.", "Sr."))):
        return False
    words = re.findall(r"\w[\w.'’-]*", found.group(1))
    if not words or words[0].lower() in _NOT_A_NAME or not words[0][0].isupper():
        return False
    if text[:4].lower() == "from" and not (len(words) >= 2 and all(word[0].isupper() for word in words)):
        return False
    capital = sum(word[0].isupper() or word in _SMALL or word[0].isdigit() for word in words)
    return capital >= 0.75 * len(words) and len(words) <= 14


def is_date_line(text: str) -> bool:
    """Whether a line is a date, or "Published" or "Updated" with one, and nothing else."""
    if len(text) > 120 or not any(map(str.isdigit, text)):
        return False
    stamp = _STAMP.match(text)
    rest = text[stamp.end() :] if stamp else text
    if stamp and parse_day(rest[:80]) is not None and shape(text).words <= 16 and not shape(text).inner:
        return True
    left = re.sub(r"\d{1,4}(?:st|nd|rd|th)?[-/.]?", " ", _CLOCK_WORDS.sub(" ", _without_month(rest)))
    return parse_day(rest[:80]) is not None and not re.search(r"[A-Za-z]", left)


def _without_month(text: str) -> str:
    return re.sub(
        r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\b|\d[T]\d",
        " ",
        text,
        flags=re.IGNORECASE,
    )
