"""Whether a text tells of years long past, so that its dates count from one another and not from its publication."""

import re
from collections.abc import Sequence

from onrecord.reports.report import Published

# An absolute form with its year.
YEAR = re.compile(r"(\d{4})(?:$|-|/)")
LEAST = 6  # years that a text has to name
TOPICAL = 6  # and times as many as it has times that count from the day of publication
SHARE = 0.6


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
    """Places of the forms whose year steps aside from the line of the telling: the years named before and after agree.

    A median of three over the years that the text names; what comes after a stray does not count from it.
    """
    years = [(place, int(match.group(1))) for place, form in enumerate(forms) if (match := YEAR.match(form))]
    triples = zip(years, years[1:], years[2:], strict=False)
    return frozenset(
        middle[0] for before, middle, after in triples if middle[1] != sorted((before[1], middle[1], after[1]))[1]
    )
