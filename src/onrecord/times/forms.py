"""Forms of time, resolved: an unanchored form and what it counts from give a TIMEX3 value, a value its days.

A form is a value in which X stands for what is to be found ("XXXX-10-28", "XXXX-WXX-1"), or a step from something
("R-1D" from publication, "S+2D" from another time), then `/` and what narrows it, then `<`, `>`, `<<` or `>>`.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

from onrecord.times.values import BEFORE_CHRIST, DAY, PLACE, WEEK, exists, interval, narrowed

# A step: from what, how many, of which unit.
STEP = re.compile(r"([RSC])([+-]\d+(?:\.\d+)?|[+-]X)(D|FN|W|M|Y|Q|DE|CE|H|MIN|SEC)$")
WEEKDAY = re.compile(r"W[1-7]$")
RELATIVE = re.compile(r"[RSC][+-]")
ANY_DAY = "XXXX-XX-XXT"  # a time of no certain day ("at night")
SPAN_OF_YEARS = 30  # how far from its anchor a weekday and date are looked for
BACK = 1.25  # what a day behind weighs beside one ahead, where neither tense nor words tell: a telling goes on


def split(form: str) -> tuple[str, list[str], str]:
    """A form as its base, what narrows it, and its direction."""
    bare = form.rstrip("<>")
    base, *narrower = bare.split("/")
    return base, narrower, form[len(bare) :]


@lru_cache(maxsize=8192)
def resolve(form: str, since: str | None) -> str | None:
    """The TIMEX3 value of a form counted from `since`, a value itself; None where it cannot be told."""
    try:
        return _resolved(form, since)
    except (ValueError, OverflowError):  # outside the calendar's years, 1 to 9999
        return None


def _resolved(form: str, since: str | None) -> str | None:
    base, narrower, way = split(form)
    if base.startswith(ANY_DAY):
        return base
    weekdays = [part for part in narrower if WEEKDAY.match(part)]
    if base.startswith("XXXX-WXX-"):
        value = _weekday(base[9:], since, way)
    elif base.startswith("XXXX-XX-") and since:
        value = _day_of_month(base[8:], since, way, weekdays)
        narrower = [part for part in narrower if part not in weekdays]
    elif base.startswith("XXXX-"):
        places = [part for part in narrower if PLACE.match(part)]
        value = _year_found([base[5:], *places], since, way, weekdays)
        narrower = [part for part in narrower if part not in weekdays and part not in places]
    elif step := STEP.match(base):
        value = _stepped(since, step.group(2), step.group(3))
    else:
        value = base if exists(base) and not RELATIVE.match(base) else None
    for part in narrower:
        value = narrowed(value, part) if value else None
    return value


def needs_anchor(form: str) -> bool:
    """Whether a form says nothing without something to count from."""
    return form.startswith(("XXXX", "R", "S", "C+", "C-")) and not form.startswith(ANY_DAY)


def _stepped(since: str | None, count: str, unit: str) -> str | None:
    """So many units from a value, to the precision of the unit."""
    if not since or "X" in count:
        return None
    if since.startswith("BC"):
        return _before_christ(since, count, unit)
    if "." in count:
        return None
    known = interval(since)
    return _step_of(since, known[0], int(count), unit) if known else None


def _before_christ(since: str, count: str, unit: str) -> str | None:
    year = BEFORE_CHRIST.match(since[:6])
    places = {"Y": 4, "DE": 3, "CE": 2}.get(unit)
    if not year or not places or "." in count:
        return None
    left = int(year.group(1)[:places]) - int(count)
    return f"BC{left:0{places}d}" if left >= (places == 4) else None


def _step_of(since: str, first: date, number: int, unit: str) -> str | None:
    exact = bool(DAY.match(since))
    if unit == "D":
        return (first + timedelta(number)).isoformat() if exact else None
    if unit in ("W", "FN"):
        number *= 2 if unit == "FN" else 1
        year, week, _ = (first + timedelta(7 * number)).isocalendar()
        return f"{year:04d}-W{week:02d}" if exact or WEEK.match(since) else None
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
        return f"{year:04d}-W{week:02d}-WE"
    return found.isoformat()


def _day_of_month(name: str, since: str, way: str, weekdays: list[str]) -> str | None:
    """The day of that number in the month spoken of, or the month before or after it."""
    month = re.match(r"(\d{4})-(\d\d)", since)
    if not month:
        return None
    year, number = int(month.group(1)), int(month.group(2))
    value = f"{year:04d}-{number:02d}-{name}"
    if exists(value) and DAY.match(since) and way == "<" and value > since[:10]:
        year, number = (year, number - 1) if number > 1 else (year - 1, 12)
    elif exists(value) and DAY.match(since) and way == ">" and value < since[:10]:
        year, number = (year, number + 1) if number < 12 else (year + 1, 1)
    found = f"{year:04d}-{number:02d}-{name}"
    return found if exists(found) and _fits(found, weekdays) else None


def _year_found(parts: list[str], since: str | None, way: str, weekdays: list[str]) -> str | None:
    """The year of a day, month, season or quarter, by its distance from `since` and the way it lies.

    `parts` narrow the year, one after another: "03", then "W,-1" for the last week of that month.
    """
    rest = parts[0]
    if not since:
        return None
    if since.startswith("BC"):
        return f"{since[:6]}-{rest}" if BEFORE_CHRIST.match(since[:6]) else None
    known = interval(since)
    if not known:
        return None
    if not re.match(r"\d{4}-", since) and not weekdays:
        return _all_narrowed(known[0].year, parts) if len(since) == 4 else None
    reach = SPAN_OF_YEARS if weekdays else 8 if rest == "02-29" else 2
    found = [value for year in range(known[0].year - reach, known[0].year + reach + 1)
             if 0 < year < 9998 and (value := _all_narrowed(year, parts)) and _fits(value, weekdays)]  # fmt: skip
    return _nearest(found, known, way)


def _all_narrowed(year: int, parts: list[str]) -> str | None:
    value: str | None = f"{year:04d}"
    for part in parts:
        value = narrowed(value, part) if value else None
    return value


def _fits(value: str, weekdays: list[str]) -> bool:
    return all(date.fromisoformat(value).isoweekday() == int(weekday[1:]) for weekday in weekdays)


def _nearest(values: list[str], since: tuple[date, date], way: str) -> str | None:
    """Of values in order the last that has begun (`<`), the first that has not ended (`>`), or the nearest."""
    spans = [(value, span) for value in values if (span := interval(value))]
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


def _distance(span: tuple[date, date], day: date) -> float:
    if span[0] <= day <= span[1]:
        return 0
    return (span[0] - day).days if span[0] > day else BACK * (day - span[1]).days
