"""When a report was published, from what comes with it: a declared date, one in its address, or one that is given.

Days are read from ISO-like and plain English forms alone, in bounded time, and never guessed.
"""

import calendar
import re
from collections.abc import Iterable
from datetime import date

from onrecord.errors import ReportError
from onrecord.reports.report import Published

_LONGEST = 80
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}

# 2025-05-01, 2025/05/01, 20250501, 2025-05 or 2025, with or without a time behind.
_ISO = re.compile(r"(\d{4})(?:([-/.]?)(\d{1,2})(?:\2(\d{1,2}))?)?(?:[T ]\d{1,2}(?::?\d\d)[\d:., APMapmZ+A-Z-]{0,40})?")
# "May 1, 2025" and "1 May 2025", with or without a weekday, time or label around them.
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})\b")

# A web address in running text; what it may end in is left to the patterns below.
_LINK = re.compile(r"https?://[^\s<>\"'\])]{4,}")
# /2025/05/01/, /2025/may/01, /2025-05-01 and -20250501: parts of a path that can only be a day.
_PATH_DAYS = (
    re.compile(r"(?<=/)((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=/|$|[-_?.])"),
    re.compile(r"(?<=/)((?:19|20)\d\d)/([A-Za-z]{3,9})/(\d{1,2})(?=/|$)"),
    re.compile(r"(?<![\d])((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)"),
    re.compile(r"(?<=[/_-])((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"),
)
_PATH_MONTH = re.compile(r"(?<=/)((?:19|20)\d\d)/(\d\d)(?=/)")


def parse_day(text: str) -> Published | None:
    """The interval of days that an ISO-like or plain English date names, basis `unknown`; None when it names none.

    A time zone is not converted: the day printed is the outlet's own. "05/01/2025" is not read, since it may be
    either day.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    iso = _ISO.fullmatch(text)
    if iso:
        year, _, month, day = iso.groups()
        return _interval(int(year), int(month) if month else None, int(day) if day else None)
    found = _MONTH_FIRST.search(text)
    if found and found[1].lower() in _MONTHS:
        return _interval(int(found[3]), _MONTHS[found[1].lower()], int(found[2]))
    found = _DAY_FIRST.search(text)
    if found and found[2].lower() in _MONTHS:
        return _interval(int(found[3]), _MONTHS[found[2].lower()], int(found[1]))
    return None


def _interval(year: int, month: int | None, day: int | None) -> Published | None:
    """First and last day of a day, month or year, if the calendar has it and news could be from then."""
    if not 1800 <= year <= 2199 or (month is not None and not 1 <= month <= 12):
        return None
    first, last = month or 1, month or 12
    length = calendar.monthrange(year, last)[1]
    if day is not None and not 1 <= day <= length:
        return None
    return Published(
        earliest=date(year, first, day or 1).isoformat(), latest=date(year, last, day or length).isoformat()
    )


def given_date(text: str | None) -> Published:
    """The date that a person or a row gives, basis `given`; unknown when there is none.

    Raises:
        ReportError: it is no date that can be read in one way only.
    """
    if text is None or not text.strip():
        return Published()
    found = parse_day(text)
    if found is None:
        raise ReportError(f"not a date: {text[:40]!r}; write it as YYYY-MM-DD")
    return Published(earliest=found.earliest, latest=found.latest, basis="given")


def declared_date(texts: Iterable[str]) -> Published:
    """The earliest of the dates that a page declares for itself, basis `declared`; unknown when none can be read."""
    found = [day for day in map(parse_day, texts) if day is not None]
    if not found:
        return Published()
    best = min(found, key=lambda day: (day.earliest or "", day.latest or ""))
    return Published(earliest=best.earliest, latest=best.latest, basis="declared")


def url_date(url: str | None) -> Published:
    """The day, or the month, in an address's path, basis `url`; unknown when there is none."""
    if not url:
        return Published()
    days = days_in_links(url)
    if days:
        return Published(earliest=days[0][2], latest=days[0][2], basis="url")
    found = _PATH_MONTH.search(url)
    month = _interval(int(found[1]), int(found[2]), None) if found else None
    return Published(earliest=month.earliest, latest=month.latest, basis="url") if month else Published()


def days_in_links(text: str) -> list[tuple[int, int, str]]:
    """Days in the paths of web addresses within a text: start and end of the digits, and the day as `YYYY-MM-DD`."""
    found = []
    for link in _LINK.finditer(text):
        for pattern in _PATH_DAYS:
            for hit in pattern.finditer(text, link.start(), link.end()):
                month = int(hit[2]) if hit[2].isdigit() else _MONTHS.get(hit[2].lower(), 0)
                day = _interval(int(hit[1]), month, int(hit[3])) if month else None
                if day and day.earliest:
                    found.append((hit.start(), hit.end(), day.earliest))
    return sorted(set(found))


def first_known(*layers: Published) -> Published:
    """The first date that says anything, in the order of trust in which the layers are given."""
    return next((layer for layer in layers if layer.earliest or layer.latest), Published())
