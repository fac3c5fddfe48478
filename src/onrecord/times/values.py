"""TIMEX3 values: the days that one covers, and what narrows it; the Gregorian calendar of the named days."""

import re
from calendar import monthrange
from datetime import date, timedelta

MONTH = re.compile(r"(\d{4})-(\d\d)$")
WEEK = re.compile(r"(\d{4})-W(\d\d)$")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
YEAR = re.compile(r"\d{4}$")
# Years, decades and centuries before Christ: BC0480, BC048, BC04.
BEFORE_CHRIST = re.compile(r"BC(\d{4})$")
# A day with a name: days from Easter, western or Orthodox; or month, weekday, which of them, days from that.
NAMED = re.compile(r"(easter|pascha)([+-]\d+)$|(\d+),(\d),(-?\d)([+-]\d+)?$")
# One of several of a month or year: the first week, the last day, the second Friday (1 to 7).
PLACE = re.compile(r"([DWM1-7]),(-1|[1-9]\d?)$")
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}  # meteorological, northern
HALVES = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}
GREGORIAN = range(1583, 9999)


def days(value: str | None) -> tuple[str | None, str | None]:
    """The first and last day that a TIMEX3 value can mean."""
    found = interval(value) if value else None
    return (found[0].isoformat(), found[1].isoformat()) if found else (None, None)


def interval(value: str) -> tuple[date, date] | None:
    """The first and last day of a value; None where it is none, or lies outside years 1 to 9999."""
    try:
        return _interval(value)
    except (ValueError, OverflowError):
        return None


def exists(value: str) -> bool:
    """Whether a value, where it is a day or month, is in the calendar."""
    if DAY.match(value) or MONTH.match(value):
        return interval(value) is not None
    return True


def narrowed(value: str, part: str) -> str | None:
    """A value with a finer part: a month or day of a year, a weekday of a week, a time of a day."""
    if part.startswith("T"):
        return value[:10] + part if DAY.match(value) else None
    if part == "WE":
        return f"{value}-WE" if WEEK.match(value) else None
    if part.startswith("W") and (week := WEEK.match(value)) and part[1:].isdigit():
        return date.fromisocalendar(int(week.group(1)), int(week.group(2)), int(part[1:])).isoformat()
    if value.startswith("BC"):
        return f"{value}-{part}" if BEFORE_CHRIST.match(value) else None
    if place := PLACE.match(part):
        return _placed(value, place.group(1), int(place.group(2)))
    if not YEAR.match(value):
        return None
    if NAMED.match(part):
        return _named_day(int(value), part)
    found = f"{value}-{part}"
    return found if exists(found) else None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous (Meeus/Jones/Butcher) computus."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox churches, a day of the Gregorian calendar, by Meeus's Julian computus."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    behind = year // 100 - year // 400 - 2  # days by which the Julian calendar is late
    return date(year, month, day + 1) + timedelta(behind)


def _named_day(year: int, part: str) -> str | None:
    match = NAMED.match(part)
    if not match or year not in GREGORIAN:
        return None
    if match.group(1):
        sunday = easter(year) if match.group(1) == "easter" else orthodox_easter(year)
        return (sunday + timedelta(int(match.group(2)))).isoformat()
    month, weekday, place, more = (int(group or 0) for group in match.groups()[2:])
    found = _weekday_of_month(year, month, weekday, place)
    return (found + timedelta(more)).isoformat() if found else None


def _weekday_of_month(year: int, month: int, weekday: int, place: int) -> date | None:
    """The first, second ... weekday of a month, or its last (-1)."""
    size = monthrange(year, month)[1]
    first = 1 + (weekday - date(year, month, 1).isoweekday()) % 7
    day = first + 7 * (place - 1) if place > 0 else first + 7 * ((size - first) // 7)
    return date(year, month, day) if day <= size else None


def _placed(value: str, what: str, place: int) -> str | None:
    """The first, second ... or last (-1) day, week, month or weekday of a month or year.

    A week belongs to the month and year in which its Thursday lies (ISO 8601).
    """
    known = interval(value)
    if not known or not (MONTH.match(value) or YEAR.match(value)):
        return None
    first, last = known
    if what == "M":
        months = [f"{value}-{month:02d}" for month in range(1, 13)] if YEAR.match(value) else []
        return months[place - 1 if place > 0 else -1] if place <= len(months) else None
    if what == "D":
        day = first + timedelta(place - 1) if place > 0 else last
    else:
        weekday = 4 if what == "W" else int(what)
        day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (place - 1))
        if place < 0:
            day = last - timedelta((last.isoweekday() - weekday) % 7)
    if not first <= day <= last:
        return None
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}" if what == "W" else day.isoformat()


def _interval(value: str) -> tuple[date, date] | None:
    if DAY.match(value):
        day = date.fromisoformat(value[:10])
        return day, day
    if month := MONTH.match(value):
        return _months(int(month.group(1)), int(month.group(2)), int(month.group(2)))
    if week := re.match(r"(\d{4})-W(\d\d)(-WE)?$", value):
        first = date.fromisocalendar(int(week.group(1)), int(week.group(2)), 6 if week.group(3) else 1)
        return first, first + timedelta(1 if week.group(3) else 6)
    if part := re.match(r"(\d{4})-([QH]\d|[A-Z]{2})$", value):
        year, months = int(part.group(1)), {**SEASONS, **HALVES}.get(part.group(2))
        return _months(year, *months) if months else None
    if re.match(r"\d{2,4}$", value):
        wide = 10 ** (4 - len(value))
        first_year = int(value) * wide
        return date(max(first_year, 1), 1, 1), date(first_year + wide - 1, 12, 31)
    return None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    over, month = divmod(last - 1, 12)
    end = monthrange(year + over, month + 1)[1]
    return date(year, first, 1), date(year + over, month + 1, end)
