"""Reports told on: sentences of an annotated report put into the mouth of an agency, so that attributions nest.

News of one country's politics seldom says "Reuters reported that the office had said ..."; news of the world does all
the time. Some sentences that hold a whole attribution are wrapped in another one, and every span is moved along.
"""

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

RELAYS = tuple(
    line for line in Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines() if not line.startswith("#")
)
SENTENCE = re.compile(r"[^\n]*?[.!?][”\"’']?(?=\s+[A-Z“\"‘]|\s*(?:\n|$))")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# `{}` stands for who relays, `_` marks the cue's ends; what stands before the sentence, and what stands behind it.
BEFORE = (
    "{} _reported_ that ",
    "{} _reported_ that ",
    "{} _reported_ on DAY that ",
    "{} _said_ ",
    "{} _said_ on DAY that ",
    "{} _has reported_ that ",
    "_According to_ {}, ",
    "_As_ {} _reported_, ",
    "In a report on DAY, {} _said_ that ",
)
BEHIND = (
    ", {} _reported_",
    ", {} _reported_",
    ", {} _said_",
    ", _according to_ {}",
    ", {} _reported_ on DAY",
    ", _reported_ {}",
    ", {} _has reported_",
)
QUOTED = ("{} _quoted_ ", "{} on DAY _quoted_ ", "{} _cited_ ")  # ... X as saying
PRONOUNS = {"he", "she", "they", "i", "we", "it", "you", "who"}
LOWERED = {"the", "a", "an", "his", "her", "their", "its", "some", "many", "two", "several", "one", "most", "but", "in"}

Span = list[int]
Report = dict[str, Any]


class Edit(NamedTuple):
    """`[start, end)` of a text becomes `new`."""

    start: int
    end: int
    new: str


class Wrapped(NamedTuple):
    """A sentence wrapped: what to change, and of the new attribution the words and where they stand in `edit.new`."""

    edits: tuple[Edit, ...]
    edit: int
    source: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[int, int]  # in the old text


def relayed(report: Report, share: float, draw: random.Random) -> Report:
    """A copy of a report in the kit's form, with a share of its sentences that hold a whole attribution wrapped."""
    text, statements = report["text"], report["statements"]
    chosen = [
        wrapped
        for start, end in _whole(text, statements)
        if draw.random() < share and (wrapped := _wrapped(text, start, end, statements, draw)) is not None
    ]
    edits = sorted(edit for each in chosen for edit in each.edits)
    moved = [{role: _moved(each[role], edits) for role in ("source", "cue", "content")} for each in statements]
    moved += [_told(each, edits) for each in chosen]
    made = {**report, "text": _edited(text, edits), "statements": moved}
    if report.get("discard"):
        made["discard"] = _moved(report["discard"], edits)
    return made


def _whole(text: str, statements: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Sentences that hold an attribution and cut none in two."""
    spans = [
        (
            min(start for role in _parts(each) for start, _ in role),
            max(end for role in _parts(each) for _, end in role),
        )
        for each in statements
        if each["cue"] and each["source"] and each["content"]
    ]
    edges = [(start, end) for each in statements for role in _parts(each) for start, end in role]
    for match in SENTENCE.finditer(text):
        start, end = match.start() + len(match[0]) - len(match[0].lstrip()), match.end()
        inside = any(start <= low and high <= end for low, high in spans)
        cut = any(low < start < high or low < end < high or low <= start < end < high for low, high in edges)
        if inside and not cut and 40 < end - start < 400:
            yield start, end


def _parts(statement: Report) -> list[list[Span]]:
    return [statement[role] or [] for role in ("source", "cue", "content")]


def _wrapped(text: str, start: int, end: int, statements: Sequence[Report], draw: random.Random) -> Wrapped | None:
    relay = draw.choice(RELAYS)
    way = draw.random()
    if way < 0.3:
        return _quoting(text, start, end, statements, relay, draw)
    if way < 0.65 and text[start].isalpha() and text[end - 1] == ".":
        return _telling(text, start, end, relay, draw)
    return _closing(text, start, end, relay, draw) if text[end - 1] == "." else None


def _telling(text: str, start: int, end: int, relay: str, draw: random.Random) -> Wrapped:
    """ "Reuters reported that X said ..." """
    new, source, cue = _filled(draw.choice(BEFORE), relay, draw)
    new, lowered = new[0].upper() + new[1:], _lowered(text, start)
    return Wrapped((Edit(start, start, new), *lowered), 0, source, cue, (start, end - 1))


def _closing(text: str, start: int, end: int, relay: str, draw: random.Random) -> Wrapped:
    """ "X said ..., Reuters reported." """
    new, source, cue = _filled(draw.choice(BEHIND), relay, draw)
    return Wrapped((Edit(end - 1, end - 1, new),), 0, source, cue, (start, end - 1))


def _quoting(
    text: str, start: int, end: int, statements: Sequence[Report], relay: str, draw: random.Random
) -> Wrapped | None:
    """ "Reuters quoted X as saying ...", where the sentence is "X said ..."."""
    for each in statements:
        source, cue, content = (role[0] if len(role) == 1 else None for role in _parts(each))
        if source is None or cue is None or content is None or source[0] != start:
            continue
        said = text[cue[0] : cue[1]].lower() in ("said", "says", "stated", "told reporters")
        plain = text[source[0] : source[1]].lower() not in PRONOUNS
        if said and plain and source[1] < cue[0] and cue[1] < content[0] and content[1] >= end - 2:
            new, told, telling = _filled(draw.choice(QUOTED), relay, draw)
            new = new[0].upper() + new[1:]
            edits = (Edit(start, start, new), *_lowered(text, start), Edit(cue[0], cue[1], "as saying"))
            return Wrapped(edits, 0, told, telling, (start, content[1]))
    return None


def _lowered(text: str, start: int) -> tuple[Edit, ...]:
    """The first word in lower case, where it is no name."""
    word = re.match(r"\w+", text[start:])
    if word is None or word[0].lower() not in LOWERED | PRONOUNS - {"i"}:
        return ()
    return (Edit(start, start + 1, text[start].lower()),)


def _filled(pattern: str, relay: str, draw: random.Random) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """The words of a pattern, and where in them relay and cue stand; a cue in two parts counts from the last."""
    pattern = pattern.replace("DAY", draw.choice(DAYS))
    if pattern.count("_") == 4:
        pattern = pattern.replace("_", "", 2)
    at = pattern.index("{}")
    filled = pattern.replace("{}", relay)
    first, last = filled.index("_"), filled.rindex("_")
    source = at - sum(mark < at for mark in (first, last))
    if first > at:
        source = at
    return filled.replace("_", ""), (source, source + len(relay)), (first, last - 1)


def _edited(text: str, edits: Sequence[Edit]) -> str:
    made, at = [], 0
    for start, end, new in edits:
        made += [text[at:start], new]
        at = end
    return "".join([*made, text[at:]])


def _moved(spans: Sequence[Span] | None, edits: Sequence[Edit]) -> list[Span] | None:
    """Spans of the old text in the new one: what is put in at a span's edge stays outside it."""
    if spans is None:
        return None
    moved = []
    for start, end in spans:
        before = sum(len(new) - (last - first) for first, last, new in edits if last <= start and first <= start)
        until = sum(len(new) - (last - first) for first, last, new in edits if last <= end and first < end)
        moved.append([start + before, end + until])
    return moved


def _told(each: Wrapped, edits: Sequence[Edit]) -> Report:
    """The new attribution, in the new text."""
    edit = each.edits[each.edit]
    at = edit.start + sum(len(new) - (last - first) for first, last, new in edits if (first, last, new) < edit)
    (content,) = _moved([list(each.content)], edits) or [[0, 0]]
    return {
        "source": [[at + each.source[0], at + each.source[1]]],
        "cue": [[at + each.cue[0], at + each.cue[1]]],
        "content": [content],
    }
