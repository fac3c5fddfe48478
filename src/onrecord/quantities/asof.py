"""The day for which each amount of a sentence holds, by the dates around it."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.times.nouns import Time

# A date told right after an amount and what it counts is its own: "68 tents in May", "$6 billion a year earlier".
OWN = re.compile(r"[^,;:()]*")
WORDS = re.compile(r"\w+")
POSSESSIVE = re.compile(r"(?:['’]s|['’]) ")  # "last year's 40"
NOT_THEN = re.compile(r"\b(?:than|since|from|until|till|before|after)(?: in| on| at)?(?: the)? \Z", re.IGNORECASE)
ON = re.compile(r"\bon \Z", re.IGNORECASE)
NEAR, FAR = 5, 50  # words, and code points, between an amount and a date of its own
APART = re.compile(r"\b(?:and|but|while|that|who|which)\b")
FROM = re.compile(r"\b(?:from|against|than|versus|vs\.?|compared (?:with|to))(?: \w+){0,2} \Z", re.IGNORECASE)
COMPARED = re.compile(rf"{FROM.pattern}|['’]s? \Z", re.IGNORECASE)


def as_of(text: str, places: Sequence[tuple[int, int]], times: Sequence[Time]) -> list[str | None]:
    """The id of the time that each amount holds for, or None; `places` are the amounts of one sentence, in order.

    A date right after an amount is its own. What has none takes the one date that is left, or the only one that there
    is; but what a figure rose or fell "from" was so before that.
    """
    dates = [time for time in times if _dates(text, time)]
    starts = [date.span.start for date in dates]
    own = [_own(text, places, index, dates, starts) for index in range(len(places))]
    owned = {date.id for date in own if date is not None}
    left = [date for date in dates if date.id not in owned]
    told = list(zip(places, own, strict=True))
    compared = any(date and COMPARED.search(text, max(0, start - 30), start) for (start, _), date in told)
    other = left[0] if len(left) == 1 else dates[0] if len(dates) == 1 and not compared else None
    found: list[str | None] = []
    for (start, _), date in told:
        holds = date or (None if FROM.search(text, max(0, start - 30), start) else other)
        found.append(holds.id if holds else None)
    return found


def _dates(text: str, time: Time) -> bool:
    """Whether a time is a day or year for which a figure may hold; no "since 2027", no "up 6% on 2027"."""
    if time.type not in ("DATE", "TIME") or time.unanchored.endswith("_REF"):
        return False
    begin, start = max(0, time.span.start - 12), time.span.start
    is_base = len(time.value or "") == 4 and ON.search(text, begin, start)
    return not is_base and not NOT_THEN.search(text, begin, start)


def _own(
    text: str, places: Sequence[tuple[int, int]], index: int, dates: Sequence[Time], starts: Sequence[int]
) -> Time | None:
    """The date right behind an amount, before the next one; or right before it ("last year's 40")."""
    start, end = places[index]
    before = bisect_left(starts, start) - 1
    if before >= 0 and POSSESSIVE.fullmatch(text[dates[before].span.end : start][:4]):
        return dates[before]
    limit = places[index + 1][0] if index + 1 < len(places) else len(text)
    place = bisect_left(starts, end)
    if place == len(dates) or starts[place] >= min(limit, end + FAR):
        return None
    between = text[end : starts[place]]
    near = OWN.fullmatch(between) and len(WORDS.findall(between)) <= NEAR
    return dates[place] if near and not APART.search(between) else None
