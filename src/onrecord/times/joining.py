"""Dates joined with what stands beside them: a time of day ("Monday morning"), a distance ("two days after June 5")."""

import re

from onrecord.times.forms import split
from onrecord.times.lexicon import Word
from onrecord.times.rules import Raw

GAP = frozenset(",OtIθ<>")  # words that may stand between a date and its time of day
PART_GAP = GAP | {"N"}  # and between a part of day and its date
# The last part of a form that tells a month: "06", "2029-06", "XXXX-06", "S+1M", "M,1".
TO_THE_MONTH = re.compile(r"^\d\d$|^(?:\d{4}|XXXX|BC\d{4})-\d\d$|\dM$|^M,")
# A duration of whole units.
OFFSET = re.compile(r"P(\d+)(D|W|M|Y|DE)$")


def joined(raws: list[Raw], words: list[Word]) -> list[Raw]:
    """Raw times with each date and its time of day as one; a part of day that stands alone is dropped."""
    found: list[Raw] = []
    for place, raw in enumerate(raws):
        nearer = _nearer_to_next(found[-1:], raw, raws[place + 1 : place + 2], words)
        if found and not nearer and (both := _together(found[-1], raw, words)):
            found[-1] = both
        else:
            found.append(raw)
    found = [raw for raw in found if raw.rule != "part"]
    return [_distant(raw, found[place + 1 : place + 2], words) for place, raw in enumerate(found)]


def _nearer_to_next(before: list[Raw], hour: Raw, after: list[Raw], words: list[Word]) -> bool:
    """Whether a time of day belongs to the day after it: "on Friday, at 6 p.m. Saturday"."""
    if not before or not after or not hour.form.startswith("T") or not _together(hour, after[0], words):
        return False
    gap = words[before[0].last : hour.first]
    return len(gap) > after[0].first - hour.last or any(word.kind == "<" for word in gap)


def _distant(raw: Raw, following: list[Raw], words: list[Word]) -> Raw:
    """A duration before "after", "before" or "from" and a date, as the day so far from it; any other as it is."""
    offset = OFFSET.match(raw.form) if raw.type == "DURATION" and following else None
    if not offset:
        return raw
    after = following[0]
    dated = after.type == "DATE" and not after.form.endswith("_REF")
    if not dated or after.first != raw.last + 1:
        return raw
    link = words[raw.last]
    sign = "+" if link.kind == "A" or link.value == "from" else "-" if link.kind == "b" else ""
    count, unit = int(offset[1]), offset[2]
    if unit == "W" and link.value == "from":
        count, unit = 7 * count, "D"  # "a week from Friday" is a Friday
    return Raw(raw.first, raw.last + 1, "distant", "DATE", f"S{sign}{count}{unit}") if sign else raw


def _together(first: Raw, second: Raw, words: list[Word]) -> Raw | None:
    between = words[first.last : second.first]
    hour, day = (first, second) if first.form.startswith("T") else (second, first)
    allowed = PART_GAP if hour.rule == "part" else GAP
    if len(between) > 2 or any(word.kind not in allowed for word in between):
        return None
    if not hour.form.startswith("T") or day.form.startswith("T") or not is_day(day.form) or "/T" in day.form:
        return None
    if hour.rule == "part" and hour is second and between:
        return None
    base, narrower, way = split(day.form)
    return Raw(first.first, second.last, "joined", "TIME", "/".join([base, *narrower, hour.form]) + way)


def is_day(form: str) -> bool:
    """Whether a form is as fine as a day."""
    base, narrower, _ = split(form)
    last = narrower[-1] if narrower else base
    if last.startswith("T") or (len(last) == 2 and last.startswith("W") and last != "WE"):
        return True
    if narrower:
        return (len(last) == 5 and last[2] == "-") or ("," in last and last[0] not in "WM") or last[:2] in ("ea", "pa")
    return (base.startswith(("R", "S", "C")) and base.endswith("D")) or (
        len(base) >= 8 and base[4:5] == "-" and not base.endswith("WE") and base[5:6] != "Q" and base[-1].isdigit()
    )


def fineness(form: str) -> int:
    """How finely a form tells its time: 0 to the day, 1 to the week, 2 to the month, 3 coarser."""
    if is_day(form):
        return 0
    base, narrower, _ = split(form)
    last = narrower[-1] if narrower else base
    if last.endswith(("W", "FN", "WE")) or last.startswith(("XXXX-WXX", "W,")):
        return 1
    return 2 if TO_THE_MONTH.search(last) else 3
