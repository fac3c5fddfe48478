"""The times of one report: its sentences' expressions, what each counts from, and its value."""

from itertools import accumulate
from typing import NamedTuple

from onrecord.reading.tokens import Reading, Sentence
from onrecord.reports.report import Published
from onrecord.spans import Span, content_id
from onrecord.times.anchoring import anchor_all
from onrecord.times.forms import needs_anchor
from onrecord.times.joining import is_day, joined
from onrecord.times.lexicon import cut
from onrecord.times.narrative import tells_the_past
from onrecord.times.nouns import Time, TimeType
from onrecord.times.references import counted_from
from onrecord.times.rules import Raw, raw_times
from onrecord.times.sense import sensible
from onrecord.times.tense import Tenses

LONGEST = 5000  # code points of a sentence that are looked at in one piece


class Found(NamedTuple):
    """A time expression in its place: a raw one with its sentence's number and its span."""

    raw: Raw
    sentence: int
    span: Span
    between: str  # classes of the words up to the next one, "." where there is none


def find(reading: Reading, *, published: Published) -> tuple[Time, ...]:
    """Every time of a report, anchored on its publication where that is known; in order of the text.

    TIMEX3 types and values (TimeML 1.2.1); days are ISO 8601 in the Gregorian calendar. A relative time keeps value
    None where the report has no date, and can be anchored later by `anchor_all`. The reading need not be parsed: its
    sentences are enough, and its tokens, where it has any, tell tense and names.
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
    rules, between = [one.raw.rule for one in found], [one.between for one in found]
    headings = list(accumulate(sentence.region == "heading" for sentence in reading.sentences))
    sections = [0 if narrative else headings[one.sentence] for one in found]
    return anchor_all(counted_from(times, rules, between, sections, narrative=narrative), published)


def _in(reading: Reading, number: int, sentence: Sentence, tenses: Tenses) -> list[Found]:
    found: list[Found] = []
    for start in range(sentence.start, sentence.end, LONGEST):
        words = cut(reading.text, start, min(sentence.end, start + LONGEST))
        raws = [raw for raw in joined(raw_times(words), words) if sensible(raw, words, reading, tenses)]
        for place, raw in enumerate(raws):
            after = raws[place + 1].first if place + 1 < len(raws) else None
            between = "".join(word.kind for word in words[raw.last : after]) if after is not None else "."
            span = Span(reading.report, words[raw.first].start, words[raw.last - 1].end)
            found.append(Found(raw, number, span, between))
    return found


def _dated_before(found: list[Found], place: int) -> bool:
    """Whether the same sentence has already named a day."""
    number = found[place].sentence
    return any(one.sentence == number and is_day(one.raw.form) for one in found[max(0, place - 3) : place])


def _formed(one: Found, tenses: Tenses, *, narrative: bool, same: bool) -> str:
    """The unanchored form: with its direction, and told what a bare clock or "the end of the year" counts from."""
    form = one.raw.form
    if one.raw.rule == "at-part" and form == "TNI":
        return "XXXX-XX-XXTNI"
    if form.startswith("T"):
        counted = same or narrative or one.raw.rule == "at-part"
        return ("S+0D/" if counted else "R+0D/") + form
    if narrative and form.startswith("R"):
        return "PRESENT_REF" if form == "R+0D" and one.raw.rule == "today" else "S" + form[1:]
    if form.startswith("C"):
        return ("S" if narrative or form.startswith("C+0D") else "R") + form[1:]
    open_way = form.startswith("XXXX") and needs_anchor(form) and not form.endswith(("<", ">"))
    if open_way and one.raw.type != "SET" and not narrative:
        day = one.raw.form.startswith("XXXX-WXX") or is_day(form)
        return form + tenses.way(one.span.start, day_until=one.span.end if day else None)
    return form


def _type(name: str) -> TimeType:
    return "TIME" if name == "TIME" else "DURATION" if name == "DURATION" else "SET" if name == "SET" else "DATE"
