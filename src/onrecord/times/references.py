"""Which time each time of a report counts from, where that is not its publication."""

import re

import msgspec

from onrecord.times.anchoring import ONWARD
from onrecord.times.forms import ANY_DAY, STEP, needs_anchor
from onrecord.times.joining import fineness, is_day
from onrecord.times.narrative import strays_of
from onrecord.times.nouns import Time

CLOCK_LINK = frozenset(",N@t")  # words that may stand between a clock time and the day that it counts from
LINK = frozenset(",-CΞIπθ")  # words that may stand between two dates that share a year
# An absolute day or month.
OF_A_MONTH = re.compile(r"\d{4}-\d\d(?:-\d\d)?$")
UP_TO = ("π", "-")  # words between the two ends of a range
NEEDED = {"D": 0, "H": 0, "MIN": 0, "SEC": 0, "W": 1, "FN": 1, "M": 2, "Q": 2}  # fineness from which a unit counts
SAME = ("S+0Y", "S+0DE", "S+0CE")  # "of that year": the one just named


def counted_from(
    times: list[Time], rules: list[str], between: list[str], sections: list[int], *, narrative: bool
) -> list[Time]:
    """Times with the id of the time that each counts from.

    Args:
        times: those of one report, in order, not yet anchored.
        rules: the rule that found each.
        between: classes of the words from each time up to the next in its sentence, "." where there is none.
        sections: number of the section that each stands in; what has been named is forgotten where another begins.
        narrative: whether the text tells of years past, so that its dates count from one another.
    """
    placed: list[Time] = []
    strays = strays_of([time.unanchored for time in times]) if narrative else frozenset()
    last: Time | None = None  # last named, aside or not
    latest: list[Time | None] = [None] * 4  # last named, at least to the day, week, month, year
    for place, time in enumerate(times):
        if place and sections[place] != sections[place - 1]:
            last, latest = None, [None] * 4
        form = time.unanchored
        leant_on = bool(placed) and placed[-1].anchor == time.id  # and so leans on none itself: no long chains
        beside = None if leant_on else _beside(times, rules, between, place)
        other = beside or _before(placed, between, form)
        if other is None and form.startswith("S"):
            fine_enough = latest[NEEDED.get(_unit(form), 3)] or (latest[3] if narrative else None)
            other = last if form.startswith(SAME) else fine_enough
        elif other is None and form.startswith("XXXX") and needs_anchor(form) and time.type != "SET" and narrative:
            other = latest[3]
        placed.append(msgspec.structs.replace(time, anchor=other.id) if other is not None else time)
        if beside is None and _is_reference(placed[-1], narrative):
            last = placed[-1]
            if place not in strays:
                # A look back, or ahead, gives a day to count from but not the year of what is told next.
                aside = form.startswith("S-") or form.endswith(("<<", ">>"))
                upto = 3 if aside else 4
                latest[fineness(form) : upto] = [last] * (upto - fineness(form))
    return placed


def _unit(form: str) -> str:
    step = STEP.match(form.split("/", maxsplit=1)[0])
    return step[3] if step else ""


def _before(placed: list[Time], between: list[str], form: str) -> Time | None:
    """The weekday with which a range that is to come begins: "from Tuesday to Thursday"."""
    if not placed or not form.startswith("XXXX-WXX") or not form.endswith(">"):
        return None
    first = placed[-1]
    return first if first.unanchored.startswith("XXXX-WXX") and between[len(placed) - 1] in UP_TO else None


def _is_reference(time: Time, narrative: bool) -> bool:
    """Whether later times may count from this one."""
    form = time.unanchored
    if time.type not in ("DATE", "TIME") or form.startswith(ANY_DAY) or form.endswith("_REF"):
        return False
    if "X" in form.removeprefix("XXXX") and not form.startswith("XXXX-WXX-"):
        return False  # "months later"
    relative = form.startswith(("R", "S", "XXXX")) and time.anchor is None
    return not (relative and (narrative or ONWARD.match(form)))


def _beside(times: list[Time], rules: list[str], between: list[str], place: int) -> Time | None:
    """The next time, where a time leans on it: "from June 5 to June 8, 2019", "at 11 a.m. on Monday"."""
    words = between[place]
    if words == "." or place + 1 == len(times):
        return None
    following = times[place + 1]
    if rules[place] == "distant" or _ends_range(times[place], following, words):
        return following
    if rules[place].startswith("clock"):
        words = words.replace("_0", "").replace("L0", "")  # "Lisbon time"
        near = len(words) < 3 and set(words) <= CLOCK_LINK
        return following if near and following.type == "DATE" and is_day(following.unanchored) else None
    absolute = following.type == "DATE" and OF_A_MONTH.match(following.unanchored)
    linked = len(words) < 4 and set(words) <= LINK
    return following if absolute and linked and times[place].unanchored.startswith("XXXX") else None


def _ends_range(first: Time, second: Time, words: str) -> bool:
    """Whether two past weekdays are one range, of which the first counts from the second: "Tuesday to Thursday"."""
    weekdays = first.unanchored.startswith("XXXX-WXX") and second.unanchored.startswith("XXXX-WXX")
    return weekdays and first.unanchored.endswith("<") and second.unanchored.endswith("<") and words in UP_TO
