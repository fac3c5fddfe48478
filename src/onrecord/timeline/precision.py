"""How finely the words of a time give it, and whether they date a happening at all."""

import re
from functools import lru_cache

from onrecord.timeline.nouns import Precision
from onrecord.times.nouns import Time

# Forms of TIMEX3 values, tried in order on the value, else on the form before anchoring.
_FORMS: tuple[tuple[re.Pattern[str], Precision], ...] = (
    (re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}"), "day"),
    (re.compile(r"[\dX]{4}-W[\dX]{2}-(?:WE|[1-7X])"), "day"),
    (re.compile(r"[\dX]{4}-W[\dX]{2}"), "interval"),
    (re.compile(r"[\dX]{4}-(?:SP|SU|FA|AU|WI)"), "season"),
    (re.compile(r"[\dX]{4}-[QH][\dX]"), "interval"),
    (re.compile(r"[\dX]{4}-\d{2}"), "month"),
    (re.compile(r"\d{4}$"), "year"),
    (re.compile(r"\d{3}X?$"), "decade"),
)
_REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


def is_dated(time: Time) -> bool:
    """Whether a time gives days to a happening: a date or time of day whose first and last day are known."""
    if time.type not in ("DATE", "TIME") or time.earliest is None or time.latest is None:
        return False
    return time.value not in _REFERENCES and time.unanchored not in _REFERENCES


def precision(time: Time) -> Precision:
    """How finely a dated time's words give it."""
    found = _form(time.value or "")
    if found is not None:
        return found
    if time.earliest is None or time.latest is None:
        return "unknown"
    return "day" if time.earliest == time.latest else "interval"


@lru_cache(maxsize=10_000)
def _form(value: str) -> Precision | None:
    return next((found for pattern, found in _FORMS if pattern.match(value)), None)
