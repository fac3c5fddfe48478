"""Forms of time, resolved: an unanchored form and what it counts from give a TIMEX3 value, a value its days.

A form is a value in which X stands for what is to be found ("XXXX-10-28", "XXXX-WXX-1"), or a step from something
("R-1D" from publication, "S+2D" from another time), then `/` and what narrows it, then `<`, `>`, `<<` or `>>`.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

# A step: from what, how many, of which unit.
STEP = re.compile(r"([RSC])([+-]\d+(?:\.\d+)?|[+-]X)(D|2W|W|M|Y|Q|DE|CE|H|MIN|SEC)$")
RELATIVE = re.compile(r"[RSC][+-]")
MONTH = re.compile(r"(\d{4})-(\d\d)$")
WEEK = re.compile(r"(\d{4})-W(\d\d)$")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
BEFORE_CHRIST = re.compile(r"BC(\d{4})$")
NAMED = re.compile(r"easter([+-]\d+)$|(\d+),(\d),(-?\d)$")
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}  # meteorological, northern
HALVES = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}
SPAN_OF_YEARS = 30  # how far from its anchor a weekday and date are looked for


def split(form: str) -> tuple[str, list[str], str]:
    """A form as its base, what narrows it, and its direction."""
    bare = form.rstrip("<>")
    base, *narrower = bare.split("/")
    return base, narrower, form[len(bare) :]


@lru_cache(maxsize=8192)
def resolve(form: str, since: str | None) -> str | None:
    """The TIMEX3 value of a form counted from `since`, a value itself; None where it cannot be told."""
    base, narrower, way = split(form)
    if base.startswith("XXXX-WXX-"):
        value = _weekday(base[9:], since, way)
    elif base.startswith("XXXX-XX-") and since:
        value = _day_of_month(base[8:], since, way, [n for n in narrower if n.startswith("W")])
        narrower = [n for n in narrower if not n.startswith("W")]
    elif base.startswith("XXXX-"):
        value = _year_found(base[5:], since, way, [n for n in narrower if n.startswith("W")])
        narrower = [n for n in narrower if not n.startswith("W")]
    elif step := STEP.match(base):
        value = _stepped(since, step.group(2), step.group(3))
    else:
        value = base if _exists(base) and not RELATIVE.match(base) else None
    for part in narrower:
        value = narrowed(value, part) if value else None
    return value


def needs_anchor(form: str) -> bool:
    """Whether a form says nothing without something to count from."""
    return form.startswith(("XXXX", "R", "S", "C+", "C-"))


def days(value: str | None) -> tuple[str | None, str | None]:
    """The first and last day that a TIMEX3 value can mean."""
    found = _days(value) if value else None
    return (found[0].isoformat(), found[1].isoformat()) if found else (None, None)


def narrowed(value: str, part: str) -> str | None:
    """A value with a finer part: a month or day of a year, a weekday of a week, a time of a day."""
    if part.startswith("T"):
        return value[:10] + part if DAY.match(value) else None
    if part == "WE":
        return f"{value}-WE" if WEEK.match(value) else None
    if part.startswith("W") and (week := WEEK.match(value)):
        return date.fromisocalendar(int(week.group(1)), int(week.group(2)), int(part[1:])).isoformat()
    if value.startswith("BC"):
        return f"{value}-{part}" if BEFORE_CHRIST.match(value) else None
    year = re.match(r"\d{4}$", value)
    if not year:
        return None
    return _named_day(int(value), part) if NAMED.match(part) else _existing(f"{value}-{part}")


def _existing(value: str) -> str | None:
    return value if _exists(value) else None


def _exists(value: str) -> bool:
    """Whether a value, where it is a day or month, is in the calendar."""
    if DAY.match(value) or MONTH.match(value):
        return _days(value) is not None
    return True


def _named_day(year: int, part: str) -> str | None:
    match = NAMED.match(part)
    if not match or not 1583 <= year <= 9998:
        return None
    if match.group(1):
        return (easter(year) + timedelta(int(match.group(1)))).isoformat()
    month, weekday, place = int(match.group(2)), int(match.group(3)), int(match.group(4))
    first = date(year, month, 1)
    found = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (place - 1 if place > 0 else 3))
    return (found + timedelta(7) if place < 0 and (found + timedelta(7)).month == month else found).isoformat()


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


def _days(value: str) -> tuple[date, date] | None:
    try:
        return _interval(value)
    except (ValueError, OverflowError):
        return None


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


def _stepped(since: str | None, count: str, unit: str) -> str | None:
    """So many units from a value, to the precision of the unit."""
    if not since or "X" in count:
        return None
    if since.startswith("BC"):
        return _before_christ(since, count, unit)
    if "." in count:
        return None
    number, known = int(count), _days(since)
    if not known:
        return None
    try:
        return _step_of(since, known[0], number, unit)
    except (ValueError, OverflowError):
        return None


def _before_christ(since: str, count: str, unit: str) -> str | None:
    year = BEFORE_CHRIST.match(since[:6])
    left = int(year.group(1)) - int(count) if year and unit == "Y" and "." not in count else 0
    return f"BC{left:04d}" if left > 0 else None


def _step_of(since: str, first: date, number: int, unit: str) -> str | None:
    exact = bool(DAY.match(since))
    if unit == "D":
        return (first + timedelta(number)).isoformat() if exact else None
    if unit in ("W", "2W"):
        number *= 2 if unit == "2W" else 1
        year, week, _ = (first + timedelta(7 * number)).isocalendar()
        return f"{year}-W{week:02d}" if exact or WEEK.match(since) else None
    if unit in ("M", "Q"):
        return _month_step(since, first, number, unit)
    if unit == "Y":
        return f"{first.year + number:04d}" if 0 < first.year + number < 9999 else None
    if unit == "DE":
        return f"{first.year // 10 + number:03d}" if first.year + 10 * number > 0 else None
    return f"{first.year // 100 + number:02d}" if unit == "CE" and first.year // 100 + number >= 0 else None


def _month_step(since: str, first: date, number: int, unit: str) -> str | None:
    if not re.match(r"\d{4}-(\d\d|[QH]\d)", since):
        return None
    size = 3 if unit == "Q" else 1
    year, place = divmod(first.year * 12 // size + (first.month - 1) // size + number, 12 // size)
    date(year, 1, 1)
    return f"{year:04d}-Q{place + 1}" if unit == "Q" else f"{year:04d}-{place + 1:02d}"


def _weekday(name: str, since: str | None, way: str) -> str | None:
    """The day of a weekday: on or before (`<`), on or after (`>`), strictly so (`<<`, `>>`), else the nearest."""
    if not since or not DAY.match(since):
        return None
    day = date.fromisoformat(since[:10])
    target = 6 if name == "WE" else int(name)
    back = (day.isoweekday() - target) % 7
    if way in ("<<", ">>") and back == 0:
        back = 7 if way == "<<" else 0
    ahead = (7 - back) % 7 if way != ">>" else 7 - back
    forward = way.startswith(">") or (not way and ahead < back)
    found = day + timedelta(ahead) if forward else day - timedelta(back)
    if name == "WE":
        year, week, _ = found.isocalendar()
        return f"{year}-W{week:02d}-WE"
    return found.isoformat()


def _day_of_month(name: str, since: str, way: str, weekdays: list[str]) -> str | None:
    """The day of that number in the month spoken of, or the month before or after it."""
    month = re.match(r"(\d{4})-(\d\d)", since)
    if not month:
        return None
    year, number = int(month.group(1)), int(month.group(2))
    value = _existing(f"{year:04d}-{number:02d}-{name}")
    if value and DAY.match(since) and way == "<" and value > since[:10]:
        year, number = (year, number - 1) if number > 1 else (year - 1, 12)
    elif value and DAY.match(since) and way == ">" and value < since[:10]:
        year, number = (year, number + 1) if number < 12 else (year + 1, 1)
    found = _existing(f"{year:04d}-{number:02d}-{name}")
    return found if found and all(date.fromisoformat(found).isoweekday() == int(w[1:]) for w in weekdays) else None


def _year_found(rest: str, since: str | None, way: str, weekdays: list[str]) -> str | None:
    """The year of a day, month, season or quarter, by its distance from `since` and the way it lies."""
    if not since:
        return None
    if since.startswith("BC"):
        return f"{since[:6]}-{rest}" if BEFORE_CHRIST.match(since[:6]) else None
    known = _days(since)
    if not known:
        return None
    if not re.match(r"\d{4}-", since) and not weekdays:
        return narrowed(f"{known[0].year:04d}", rest) if len(since) == 4 else None
    reach = SPAN_OF_YEARS if weekdays else 8 if rest == "02-29" else 2
    found = [value for year in range(known[0].year - reach, known[0].year + reach + 1)
             if 0 < year < 9998 and (value := narrowed(f"{year:04d}", rest)) and _fits(value, weekdays)]  # fmt: skip
    return _nearest(found, known, way)


def _fits(value: str, weekdays: list[str]) -> bool:
    return all(date.fromisoformat(value).isoweekday() == int(weekday[1:]) for weekday in weekdays)


def _nearest(values: list[str], since: tuple[date, date], way: str) -> str | None:
    """Of values in order the last that has begun (`<`), the first that has not ended (`>`), or the nearest."""
    spans = [(value, span) for value in values if (span := _days(value))]
    if way == "<<":
        spans = [pair for pair in spans if pair[1][1] < since[0]]
    elif way == ">>":
        spans = [pair for pair in spans if pair[1][0] > since[1]]
    elif way == "<":
        spans = [pair for pair in spans if pair[1][0] <= since[1]]
    elif way == ">":
        spans = [pair for pair in spans if pair[1][1] >= since[0]]
    if not spans:
        return None
    if way.startswith("<"):
        return spans[-1][0]
    if way.startswith(">"):
        return spans[0][0]
    return min(spans, key=lambda pair: (_distance(pair[1], since[0]), pair[0]))[0]


def _distance(span: tuple[date, date], day: date) -> int:
    return 0 if span[0] <= day <= span[1] else min(abs((span[0] - day).days), abs((span[1] - day).days))
