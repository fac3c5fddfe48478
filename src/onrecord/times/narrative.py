"""Whether a text tells of years long past, so that its dates count from one another and not from its publication."""

import re
from collections.abc import Sequence
from itertools import groupby

from onrecord.reports.report import Published

# An absolute form with its year.
YEAR = re.compile(r"(\d{4})(?:$|-|/)")
BEFORE_CHRIST = re.compile(r"BC(\d{4})(?:$|-|/)")
LEAST = 6  # years that a text has to name
TOPICAL = 6  # and times as many as it has times that count from the day of publication
SHARE = 0.6
ASIDE = 2  # times that an aside may take


def tells_the_past(forms: Sequence[str], published: Published) -> bool:
    """Whether most of the years that a text names lie two or more before its publication, or it names before Christ."""
    years = [int(match.group(1)) for form in forms if (match := YEAR.match(form))]
    ancient = sum(form.startswith("BC") for form in forms)
    if ancient >= LEAST and ancient > len(years):
        return True
    topical = sum(form.startswith(("R", "XXXX-WXX")) or "/W" in form for form in forms)
    now = int(published.latest[:4]) if published.latest else max(years, default=0)
    past = sum(year < now - 1 for year in years)
    return len(years) >= max(LEAST, TOPICAL * topical) and past >= SHARE * len(years)


def strays_of(forms: Sequence[str]) -> frozenset[int]:
    """Places of the forms whose year steps aside from the line of the telling; what comes after does not count from it.

    A year steps aside where the years named before and after it are nearer to each other than either is to it. Each
    run of one year is taken once.
    """
    named = [(place, year) for place, form in enumerate(forms) if (year := _year(form)) is not None]
    runs = [(year, [place for place, _ in run]) for year, run in groupby(named, key=lambda pair: pair[1])]
    triples = zip(runs, runs[1:], runs[2:], strict=False)
    return frozenset(
        place
        for (before, _), (year, places), (after, _) in triples
        if len(places) <= ASIDE and min(abs(year - before), abs(year - after)) > abs(before - after)
        for place in places
    )


def _year(form: str) -> int | None:
    """The year of an absolute form, below zero before Christ."""
    match = YEAR.match(form)
    if match:
        return int(match.group(1))
    ancient = BEFORE_CHRIST.match(form)
    return -int(ancient.group(1)) if ancient else None
