"""The times of one report: its sentences' expressions, what each counts from, and its value."""

from typing import NamedTuple

import msgspec

from onrecord.reading.tokens import Reading, Sentence
from onrecord.reports.report import Published
from onrecord.spans import Span, content_id
from onrecord.times.anchoring import anchor_all
from onrecord.times.forms import needs_anchor, resolve, split
from onrecord.times.lexicon import Word, cut
from onrecord.times.narrative import strays_of, tells_the_past
from onrecord.times.nouns import Time, TimeType
from onrecord.times.rules import Raw, raw_times
from onrecord.times.tense import Tenses

LONGEST = 5000  # code points of a sentence that are looked at in one piece
GAP = frozenset(",OtI<>")  # words that may stand between a date and its time of day
PART_GAP = GAP | {"N"}  # and between a part of day and its date
CLOCK_LINK = frozenset(",N@t")  # words that may stand between a clock time and the day that it counts from
LINK = frozenset(",-CI")  # words that may stand between two dates that share a year
BARE = frozenset({"month", "month-after-preposition", "weekday", "weekday-short", "season", "year", "named-day"})
MODERN = range(1900, 2051)  # years that need no preposition before them
RECENT = 1700  # years that may stand after a mere "of"
OPENING = frozenset(["I", "<", ",", "b", "A", "C"])  # words that may stand before any other year


class Found(NamedTuple):
    """A time expression in its place: a raw one with its sentence's number and its span."""

    raw: Raw
    sentence: int
    span: Span
    between: str  # classes of the words up to the next one, "." where there is none


def find(reading: Reading, *, published: Published) -> tuple[Time, ...]:
    """Every time of a report, anchored on its publication where that is known; in order of the text.

    TIMEX3 types and values (TimeML 1.2.1); days are ISO 8601 in the Gregorian calendar. A relative time keeps value
    None where the report has no date, and can be anchored later by `anchor_all`.
    """
    tenses = Tenses(reading)
    found = [one for number, sentence in enumerate(reading.sentences) for one in _in(reading, number, sentence, tenses)]
    narrative = tells_the_past([one.raw.form for one in found], published)
    times: list[Time] = []
    for place, one in enumerate(found):
        form = _formed(one, tenses, narrative=narrative, same=_dated_before(found, place))
        times.append(Time(
            id=content_id("t", reading.report, one.span.start, one.span.end, form), span=one.span,
            type=_type(one.raw.type), value=None, earliest=None, latest=None, unanchored=form,
        ))  # fmt: skip
    return anchor_all(_counted_from(times, found, narrative), published)


def _in(reading: Reading, number: int, sentence: Sentence, tenses: Tenses) -> list[Found]:
    found: list[Found] = []
    for start in range(sentence.start, sentence.end, LONGEST):
        words = cut(reading.text, start, min(sentence.end, start + LONGEST))
        raws = [raw for raw in _joined(raw_times(words), words) if _sensible(raw, words, reading, tenses)]
        for place, raw in enumerate(raws):
            after = raws[place + 1].first if place + 1 < len(raws) else None
            between = "".join(word.kind for word in words[raw.last : after]) if after is not None else "."
            span = Span(reading.report, words[raw.first].start, words[raw.last - 1].end)
            found.append(Found(raw, number, span, between))
    return found


def _joined(raws: list[Raw], words: list[Word]) -> list[Raw]:
    """Dates joined with the time of day beside them; a part of day that stands alone is dropped."""
    joined: list[Raw] = []
    for raw in raws:
        if joined and (both := _together(joined[-1], raw, words)):
            joined[-1] = both
        else:
            joined.append(raw)
    return [raw for raw in joined if raw.rule != "part"]


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
        return len(last) == 5 and last[2] == "-"
    return (base.startswith(("R", "S", "C")) and base.endswith("D")) or (
        len(base) >= 8 and base[4:5] == "-" and not base.endswith("WE") and base[5:6] != "Q" and base[-1].isdigit()
    )


def _sensible(raw: Raw, words: list[Word], reading: Reading, tenses: Tenses) -> bool:
    """A day that is in the calendar, not a person's name (April, May), not a number that merely looks like a year."""
    if not needs_anchor(raw.form) and "-" in raw.form and resolve(raw.form, None) is None:
        return False
    if raw.form == "P3Q" or (raw.rule == "day-of-month" and not reading.text[words[raw.last - 1].start].isdigit()):
        return False  # three quarters of something; the first of something
    if raw.rule not in BARE:
        return True
    index = tenses.token_at(words[raw.last - 1].start)
    if index is not None and (index in tenses.people or _names(reading, index)):
        return False
    return raw.rule != "year" or _is_year(raw, words, reading, tenses)


def _names(reading: Reading, index: int) -> bool:
    """Whether a word begins a longer name ("April Winters", "the Sunday Times")."""
    token = reading.tokens[index]
    name = token.dep == "compound" and token.head == index + 1
    return name and reading.tokens[token.head].tag in ("NNP", "NNPS") and not token.text.isdigit()


def _is_year(raw: Raw, words: list[Word], reading: Reading, tenses: Tenses) -> bool:
    before = words[raw.first - 1].kind if raw.first else ""
    year = int(words[raw.last - 1].value)
    if before == "H":
        return False
    if raw.last < len(words):
        index = tenses.token_at(words[raw.last].start)
        tag = reading.tokens[index].tag if index is not None else ""
        if tag == "NNS" or (tag == "NN" and year not in MODERN) or words[raw.last].kind in "XuU5":
            return False
    if year in MODERN or before in OPENING or words[raw.first].kind in "rR":
        return True
    return before == "O" and year >= RECENT


def _dated_before(found: list[Found], place: int) -> bool:
    """Whether the same sentence has already named a day."""
    number = found[place].sentence
    return any(one.sentence == number and is_day(one.raw.form) for one in found[max(0, place - 3) : place])


def _formed(one: Found, tenses: Tenses, *, narrative: bool, same: bool) -> str:
    """The unanchored form: with its direction, and told what a bare clock or "the end of the year" counts from."""
    form = one.raw.form
    if form.startswith("T"):
        return ("S+0D/" if same or narrative else "R+0D/") + form
    if form.startswith("C"):
        return ("S" if narrative else "R") + form[1:]
    if form.startswith("XXXX") and not form.endswith(("<", ">")) and one.raw.type != "SET" and not narrative:
        return form + tenses.way(one.span.start)
    return form


def _counted_from(times: list[Time], found: list[Found], narrative: bool) -> list[Time]:
    """Times with the id of the time that each counts from, where that is not the publication."""
    placed: list[Time] = []
    strays = strays_of([one.raw.form for one in found]) if narrative else frozenset()
    year: Time | None = None  # last named to the year or finer
    day: Time | None = None  # last named to the day
    for place, time in enumerate(times):
        form = time.unanchored
        other = _beside(times, found, place)
        if other is None and form.startswith("S"):
            other = day if is_day(form) or form.endswith("D") else year
        elif other is None and form.startswith("XXXX") and time.type != "SET" and narrative:
            other = year
        placed.append(msgspec.structs.replace(time, anchor=other.id) if other is not None else time)
        if place not in strays and _is_reference(placed[-1], narrative):
            year, day = placed[-1], placed[-1] if is_day(form) else day
    return placed


def _is_reference(time: Time, narrative: bool) -> bool:
    """Whether later times may count from this one."""
    form = time.unanchored
    if time.type not in ("DATE", "TIME") or form.endswith("_REF") or "X" in form.removeprefix("XXXX"):
        return form.startswith("XXXX-WXX-") and time.type != "SET"
    relative = form.startswith(("R", "XXXX")) and time.anchor is None
    return not (narrative and relative) and not (form.startswith("S") and time.anchor is None)


def _beside(times: list[Time], found: list[Found], place: int) -> Time | None:
    """The next time, where a time leans on it: "from June 5 to June 8, 2019", "at 11 a.m. on Monday"."""
    one = found[place]
    if one.between == "." or place + 1 == len(times):
        return None
    following = times[place + 1]
    if one.raw.rule == "clock":
        near = len(one.between) < 3 and set(one.between) <= CLOCK_LINK
        return following if near and following.type == "DATE" and is_day(following.unanchored) else None
    absolute = following.type == "DATE" and not needs_anchor(following.unanchored) and "-" in following.unanchored
    joined = len(one.between) < 4 and set(one.between) <= LINK
    return following if absolute and joined and times[place].unanchored.startswith("XXXX") else None


def _type(name: str) -> TimeType:
    return "TIME" if name == "TIME" else "DURATION" if name == "DURATION" else "SET" if name == "SET" else "DATE"
