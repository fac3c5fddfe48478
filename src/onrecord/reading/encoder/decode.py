"""Attributions out of a text's marks: one for each cue that is likely enough, with its source and pieces of content.

Each cue is decoded alone; of several that claim the same content the likeliest stays.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from onrecord.reading.encoder.evidence import BARRED, Evidence, Many, evidence, log_odds_of, tagged
from onrecord.reading.encoder.marks import BEGINS, CONTENT, CUE, OUTSIDE, SOURCE, Marks
from onrecord.reading.encoder.quoted import whole_quotations
from onrecord.reading.encoder.runs import Run, best_run, best_runs
from onrecord.reading.encoder.settings import Scale, Settings
from onrecord.reading.encoder.windows import LONGEST

REACH = 2 * LONGEST  # two cues farther apart share no window, so no content
LEAST_COST = 0.1  # entering a run is never free
FOUND = 0.5  # log-odds to which the best piece of a doubtful source is lifted
NOTHING = -6.0  # stands for evidence of a source where there is none


class Decoded(NamedTuple):
    """An attribution in word pieces, `[first, last)`; `source` is None where the text names none.

    `seen` holds what its confidence is judged by, see `_seen`; the chances are that both are right, and each.
    """

    cue: Run
    source: Run | None
    content: tuple[Run, ...]
    seen: tuple[float, ...]
    whole: float = 0.0
    of_content: float = 0.0
    of_source: float = 0.0


def decode(text: str, marks: Marks, quotations: Sequence[Run], settings: Settings) -> list[Decoded]:
    """The attributions of a text, in order of their cues.

    Args:
        text, marks: the text, and what the encoder sees in it.
        quotations: `[start, end)` in code points of the text's quotations, marks included.
        settings: weights and thresholds.
    """
    scaled = [_scaled(each, settings) for each in tried(text, marks, quotations, settings)]
    return [each for each in distinct(scaled, settings.alike) if each.whole >= settings.least]


def tried(text: str, marks: Marks, quotations: Sequence[Run], settings: Settings) -> Iterator[Decoded]:
    """One attribution for each piece that may begin a cue, however unlikely; training chooses thresholds on these."""
    inside = whole_quotations(marks.features, quotations)
    tags = tagged(marks)
    for cue in sorted(marks.links):
        if marks.tags[cue, CUE, BEGINS] >= settings.cue:
            around = evidence(marks, tags, cue, settings)
            content = _content(text, marks, around, settings)
            if content:
                yield _attribution(marks, around, inside(content, around.cue), settings)


def _content(text: str, marks: Marks, around: Evidence, settings: Settings) -> tuple[Run, ...]:
    entering = np.maximum(settings.entering - settings.beginning * np.clip(around.begins, -4, 4), LEAST_COST)
    runs = best_runs(around.content, entering)
    moved = ((around.start + first, around.start + last) for first, last in runs)
    return tuple(run for run in moved if _has_words(text, marks, run))


def _has_words(text: str, marks: Marks, run: Run) -> bool:
    starts, ends = marks.features.starts, marks.features.ends
    return any(map(str.isalnum, text[starts[run[0]] : ends[run[1] - 1]]))


def _attribution(marks: Marks, around: Evidence, content: tuple[Run, ...], settings: Settings) -> Decoded:
    source = _source(marks, around, settings)
    return Decoded(around.cue, source, content, _seen(marks, around, content, source))


def _source(marks: Marks, around: Evidence, settings: Settings) -> Run | None:
    """The best run; where nothing speaks for any piece, the one that least speaks against.

    Words beside it that the tags too call a source, or that are of the same name, and that no link speaks strongly
    against, are of it.
    """
    lift = max(0.0, FOUND - float(around.source.max()))
    if lift > settings.naming + FOUND:
        return None
    _, (first, last) = best_run(around.source + lift)
    named = around.named > settings.widening
    names = marks.features.names[around.start : around.start + len(named)]
    while first and around.source[first - 1] > BARRED and (named[first - 1] or names[first - 1] == names[first]):
        first -= 1
    while last < len(named) and around.source[last] > BARRED and (named[last] or names[last - 1] == names[last]):
        last += 1
    return around.start + first, around.start + last


def _seen(marks: Marks, around: Evidence, content: tuple[Run, ...], source: Run | None) -> tuple[float, ...]:
    """What confidence is judged by, in this order; log-odds unless said otherwise."""
    inside = np.concatenate([_part(around.content, around.start, run) for run in content] or [np.zeros(1)])
    named = _part(around.source, around.start, source) if source else np.array([NOTHING])
    begins = max(log_odds_of(float(marks.tags[first, CONTENT, BEGINS])) for first, _ in content)
    pieces = sum(last - first for first, last in content)
    cue = around.cue[0]
    return (
        log_odds_of(float(marks.tags[cue, CUE, BEGINS])),
        float(inside.mean()) if inside.size else NOTHING,
        float(inside.max()) if inside.size else NOTHING,
        float(around.source.max()),
        float(named.mean()),
        around.back,
        begins,
        float(len(content) > 1),  # in several pieces
        float(np.log(pieces)),
        _ending(marks, content[0]),
        float(np.log1p(min(abs(cue - first) if first > cue else max(0, cue - last) for first, last in content))),  # gap
        float(source is None),
        _tagged(marks, CUE, [around.cue]),
        _tagged(marks, CONTENT, content),
        _tagged(marks, SOURCE, [source]) if source else NOTHING,
    )


def _part(values: Many, start: int, run: Run) -> Many:
    return values[max(0, run[0] - start) : max(0, run[1] - start)]


def _tagged(marks: Marks, role: int, runs: Sequence[Run]) -> float:
    """How far the tags agree that runs are of a role, over all of their pieces."""
    chances = np.concatenate([1 - marks.tags[first:last, role, OUTSIDE] for first, last in runs])
    return log_odds_of(float(chances.mean()))


def _ending(marks: Marks, run: Run) -> float:
    """How sharply the tags end with a run: content at its last piece, and none behind it."""
    last = log_odds_of(1 - float(marks.tags[run[1] - 1, CONTENT, OUTSIDE]))
    after = marks.tags[run[1], CONTENT, OUTSIDE] if run[1] < len(marks.tags) else 1.0
    return last + log_odds_of(float(after)) / 2


def _scaled(each: Decoded, settings: Settings) -> Decoded:
    return each._replace(
        whole=_on(settings.whole, each.seen),
        of_content=_on(settings.of_content, each.seen),
        of_source=_on(settings.of_source, each.seen),
    )


def _on(scale: Scale, seen: tuple[float, ...]) -> float:
    total = scale.bias + sum(weight * value for weight, value in zip(scale.weights, seen, strict=True))
    return 1 / (1 + math.exp(-total))


def distinct(found: list[Decoded], alike: float) -> list[Decoded]:
    """The likeliest of those with nearly the same content, in order of cues."""
    kept: dict[int, list[Decoded]] = defaultdict(list)  # by place, so that only near ones are compared
    for each in sorted(found, key=lambda one: (-one.whole, one.cue)):
        place = each.cue[0] // REACH
        near = (other for beside in (place - 1, place, place + 1) for other in kept.get(beside, ()))
        if not any(_same(each, other, alike) for other in near):
            kept[place].append(each)
    return sorted((each for place in kept.values() for each in place), key=lambda one: one.cue)


def _same(one: Decoded, other: Decoded, alike: float) -> bool:
    """Whether two attributions are one found twice, rather than one that stands within the other."""
    if _shared(one.content, other.content) <= alike:
        return False
    return not (_within(one, other.content) or _within(other, one.content))


def _within(one: Decoded, content: tuple[Run, ...]) -> bool:
    """Whether cue and source stand in a content."""
    parts = [one.cue, one.source or one.cue]
    return all(any(first <= part[0] and part[1] <= last for first, last in content) for part in parts)


def _shared(one: tuple[Run, ...], other: tuple[Run, ...]) -> float:
    """Dice of two contents."""
    common = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    return 2 * common / (sum(last - first for first, last in one) + sum(last - first for first, last in other))
