"""Anchoring: what a time means once it is known from what it counts.

A time counts from the day of publication, or from another time of the same report, whose id its `anchor` then is.
Since its unanchored form stays beside it, it can be anchored again when the report gets a date.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from onrecord.reports.report import Published
from onrecord.times.forms import needs_anchor, resolve
from onrecord.times.nouns import Time
from onrecord.times.values import days

# A step forward from another time ("three days later"), which the publication cannot stand in for.
ONWARD = re.compile(r"S\+(?!0)")
WIDEST = 400  # days of an interval of publication that are still tried one by one
SPREAD = 62  # days that a time which is not certain may cover and still be said to lie between two days


def anchor_all(times: Sequence[Time], published: Published) -> tuple[Time, ...]:
    """Every time of one report, anchored again on its day of publication."""
    known = {time.id: time for time in times}
    done: dict[str, Time] = {}
    return tuple(_anchored(time, published, known, done, 0) for time in times)


def anchor(time: Time, day: str | None, *, until: str | None = None, to: Time | None = None) -> Time:
    """A time anchored on a day (`YYYY-MM-DD`), on an interval from `day` to `until`, or to another time.

    On an interval its value is the one that every day of it gives, else None; `earliest` and `latest` cover them all.
    """
    if time.type == "SET":
        return msgspec.structs.replace(time, value=time.unanchored)
    if not needs_anchor(time.unanchored):
        return _with(time, [resolve(time.unanchored, None)], None)
    if to is not None:
        return _with(time, [resolve(time.unanchored, to.value)], to.id)
    if ONWARD.match(time.unanchored):
        return _with(time, [], None)
    known = _each_day(day, until or day)
    return _with(time, [resolve(time.unanchored, each) for each in known], day if known else None)


def _anchored(time: Time, published: Published, known: dict[str, Time], done: dict[str, Time], depth: int) -> Time:
    if time.id in done:
        return done[time.id]
    other = known.get(time.anchor or "")
    if other is not None and depth < len(known):
        result = anchor(time, None, to=_anchored(other, published, known, done, depth + 1))
    else:
        result = anchor(time, published.earliest if published.latest else None, until=published.latest)
    done[time.id] = result
    return result


def _each_day(first: str | None, last: str | None) -> list[str]:
    """The days of an interval, none where it is open or too wide."""
    if not first or not last:
        return []
    start, count = date.fromisoformat(first), (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    return [(start + timedelta(step)).isoformat() for step in range(count)] if 0 < count <= WIDEST else []


def _with(time: Time, values: Iterable[str | None], anchored_to: str | None) -> Time:
    found = list(values)
    bounds = [days(value) for value in found]
    value = found[0] if found and len(set(found)) == 1 else None
    first, last = [pair[0] for pair in bounds if pair[0]], [pair[1] for pair in bounds if pair[1]]
    whole = bool(found) and len(first) == len(found) == len(last)
    if whole and value is None:
        whole = date.fromisoformat(max(last)) - date.fromisoformat(min(first)) <= timedelta(SPREAD)
    return msgspec.structs.replace(
        time,
        value=value,
        earliest=min(first) if whole else None,
        latest=max(last) if whole else None,
        anchor=anchored_to,
    )
