"""Days, counts and the record's vocabulary, in words for people.

The words themselves are data, in wording.toml; this module finds them and puts dates together.
"""

import tomllib
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import groupby, pairwise
from typing import Any

from onrecord.claims.nouns import Standing
from onrecord.reports.report import Published

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@cache
def vocabulary() -> Mapping[str, Mapping[str, Any]]:
    """Every table of wording.toml."""
    tables: dict[str, dict[str, Any]] = tomllib.loads((files(__package__) / "wording.toml").read_text("utf-8"))
    return tables


def word(table: str, key: str) -> str:
    """The word of one table for a key, or the key itself where there is none."""
    found = vocabulary()[table].get(key, key)
    return str(found["word"]) if isinstance(found, dict) else str(found)


def days(earliest: str | None, latest: str | None) -> str:
    """An interval of days in words: "26 Apr 2025", "between 29 Apr and 1 May 2025", "Aug 2024", "undated"."""
    first, last = _parsed(earliest), _parsed(latest)
    if first is None or last is None:
        return _half_open(earliest, latest)
    if first == last:
        return _day(first)
    if first > last:
        return f"{_day(first)} or {_day(last)}"
    return _whole(first, last) or _between(first, last)


def _parsed(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def _half_open(earliest: str | None, latest: str | None) -> str:
    """The words where one end, or both, is not a day of the calendar; what is no day is printed as it came."""
    first, last = _parsed(earliest), _parsed(latest)
    if first:
        return f"{_day(first)} or later"
    if last:
        return f"{_day(last)} or earlier"
    return earliest or latest or "undated"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _whole(first: date, last: date) -> str | None:
    """A whole month, year or decade by its name, else None."""
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return None
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if (first.month, last.month) == (1, 12):
        if first.year == last.year:
            return str(first.year)
        if first.year % 10 == 0 and last.year == first.year + 9:
            return f"the {first.year}s"
    if first.year == last.year:
        return f"{MONTHS[first.month - 1]} to {MONTHS[last.month - 1]} {first.year}"
    return f"{MONTHS[first.month - 1]} {first.year} to {MONTHS[last.month - 1]} {last.year}"


def _between(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"between {first.day} and {_day(last)}"
    if first.year == last.year:
        return f"between {first.day} {MONTHS[first.month - 1]} and {_day(last)}"
    return f"between {_day(first)} and {_day(last)}"


def published(when: Published) -> str:
    """A report's date with how it is known: "26 Apr 2025, declared by the page"."""
    if when.earliest is None and when.latest is None:
        return "undated"
    return f"{days(when.earliest, when.latest)}, {word('basis', when.basis)}"


def history(standings: tuple[Standing, ...], exact: frozenset[str]) -> str:
    """How a claim came to stand as it does: "denied until 26 Apr 2025, conceded since".

    `exact` holds the days on which a position is known to have been taken; any other is only the last possible one.
    """
    # Steps of one status, one after another: a further side concedes.
    runs = [list(steps) for _, steps in groupby(standings, key=lambda standing: standing.status)]
    parts = []
    for run, (following, *_) in pairwise(runs):
        name = word("status", run[0].status).lower()
        parts.append(f"{name} until {days(following.since, following.since)}" if following.since else f"once {name}")
    first, *again = runs[-1]
    parts.append(
        f"{word('status', first.status).lower()}{' ' + since(first.since, exact) if first.since else ', undated'}"
        + "".join(f" and again on {days(step.since, step.since)}" for step in again if step.since)
    )
    return ", ".join(parts)


def since(day: str | None, exact: frozenset[str], *, word: str = "since") -> str:
    """ "since 26 Apr 2025", or "by 3 Nov 2024" for a day that is only the last possible one; "" for no day."""
    return f"{word if day in exact else 'by'} {days(day, day)}" if day else ""


def days_between(first: str, last: str) -> int:
    """From one day to another, in days."""
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 report", "12 reports"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def origins(fewest: int, most: int) -> str:
    """On how many independent origins something rests: "1 origin", "2 to 4 origins"."""
    return count(most, "origin") if fewest == most else f"{fewest} to {most} origins"


def share(part: float) -> str:
    """A share as a percentage; never "0%" for something, nor "100%" for less than all."""
    percent = round(part * 100)
    if part > 0 and percent == 0:
        return "under 1%"
    return "over 99%" if part < 1 and percent == 100 else f"{percent}%"


def listed(names: list[str], *, most: int = 5) -> str:
    """Names in a row: "A, B and C", with the rest counted."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
