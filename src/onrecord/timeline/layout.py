"""The timeline of a story: dated happenings, joined across reports, with conflicting dates side by side.

A sentence tells a happening on each dated time in it; reports tell the same one where day, names and words agree.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date

import msgspec

from onrecord.people.unions import Unions
from onrecord.spans import Span, content_id
from onrecord.statements.nouns import Statement
from onrecord.timeline.likeness import Compared, features
from onrecord.timeline.nouns import Moment, Precision
from onrecord.timeline.precision import is_dated, precision
from onrecord.timeline.tellings import Telling
from onrecord.timeline.words import words
from onrecord.times.nouns import Time

SAME_DAY = 0.45  # likeness of sentences on one day that tell the same happening
SAME_WITHIN = 0.65  # the same, where one date is a week or a month around the other
WITHIN_DAYS = 31
CONFLICT = 0.75  # likeness of sentences with other dates that must tell the same happening
CONFLICT_OF_ALL = 0.5  # of all their words, at the least, since news repeats its phrases
CONFLICT_WORDS = 3  # words beside names that both must share
CONFLICT_DAYS = 45  # dates further apart are two happenings

Near = tuple[float, int, int]  # likeness of two sentences, and their places


class Dated(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A sentence with one of its times.

    Attributes:
        telling: the sentence.
        time: the time.
        precision: of the time's words.
        only_said: the time says merely when someone spoke.
        ahead: it lay after the report's date.
        window: its first and last possible day.
    """

    telling: Telling
    time: Time
    precision: Precision
    only_said: bool
    ahead: bool
    window: tuple[str, str]


def lay_out(tellings: Iterable[Telling]) -> tuple[Moment, ...]:
    """The dated happenings that sentences tell (see `tell`), by day; what was merely said stands after what was done.

    Only prose and captions are read; durations, repeated times and "now" are left out. Linking is single linkage over
    pairs of one day, then of a coarser date around it (thresholds above, chosen by hand on sentences of our own).
    """
    dated = [
        _dated(telling, time)
        for telling in tellings
        if telling.region in ("prose", "caption") and telling.roots and len(telling.roots) + len(telling.names) > 1
        for time in telling.times
        if is_dated(time)
    ]
    compared = Compared([features(each.telling) for each in dated])
    near = list(compared.alike(range(len(dated)), least=min(SAME_WITHIN, CONFLICT)))
    groups = _joined(dated, near, compared)
    moments = [_moment([dated[int(key)] for key in group]) for group in groups]
    clashes = _conflicts(dated, {int(key): n for n, group in enumerate(groups) for key in group}, near, compared)
    ids = [moment.id for _, moment in moments]
    found = [
        (rank, msgspec.structs.replace(moment, conflicts=tuple(sorted(ids[other] for other in clashes[n]))))
        for n, (rank, moment) in enumerate(moments)
    ]
    return tuple(moment for _, moment in sorted(found, key=lambda each: (each[0], each[1].id)))


def _dated(telling: Telling, time: Time) -> Dated:
    latest = telling.published.latest
    return Dated(
        telling=telling,
        time=time,
        precision=precision(time),
        only_said=any(_only_said(time, statement) for statement in telling.cues),
        ahead=latest is not None and (time.earliest or "") > latest,
        window=(time.earliest or "", time.latest or ""),
    )


def _numbers(telling: Telling) -> frozenset[str]:
    """The numbers in a sentence that are of no time."""
    begin = telling.span.start
    times = [(time.span.start - begin, time.span.end - begin) for time in telling.times]
    return frozenset(
        word
        for word, start, end in words(telling.text)
        if word[0].isdigit() and not any(a < end and start < b for a, b in times)
    )


def _only_said(time: Time, statement: Statement) -> bool:
    """Whether a time gives the day of a statement cued in its sentence, and stands outside of the words said."""
    given = statement.said is not None and statement.said in (time.earliest, time.latest)
    return given and not any(piece.overlaps(time.span) for piece in statement.content)


def _joined(dated: Sequence[Dated], near: Iterable[Near], compared: Compared) -> list[list[str]]:
    """Groups of places in the list, as strings of a fixed width, that tell the same happening."""
    names = [f"{place:08d}" for place in range(len(dated))]
    groups = Unions(names)
    windows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, each in enumerate(dated):
        windows[each.window].append(place)
    for window in sorted(windows):
        for _, one, other in compared.alike(windows[window], least=SAME_DAY):
            groups.join(names[one], names[other])
    within: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for place, each in enumerate(dated):
        within[groups.find(names[place])].add(each.window)
    for one, other in _around(dated, near):
        both = within[groups.find(names[one])] | within[groups.find(names[other])]
        if len(both) == 2:
            groups.join(names[one], names[other])
            within[groups.find(names[one])] = both
    return groups.groups()


def _around(dated: Sequence[Dated], near: Iterable[Near]) -> list[tuple[int, int]]:
    """Pairs of a day and a coarser date that contains it, in different reports, likest first."""
    pairs = []
    for found, one, other in near:
        if found < SAME_WITHIN:
            continue
        first, second = dated[one], dated[other]
        of_day = first.precision == "day"
        if of_day == (second.precision == "day") or first.telling.span.report == second.telling.span.report:
            continue
        day, coarse = (first.window, second.window) if of_day else (second.window, first.window)
        if coarse[0] <= day[0] and day[1] <= coarse[1] and _days(*coarse) < WITHIN_DAYS and first.ahead == second.ahead:
            pairs.append((-found, one, other))
    return [(one, other) for _, one, other in sorted(pairs)]


def _conflicts(
    dated: Sequence[Dated], group_of: Mapping[int, int], near: Iterable[Near], compared: Compared
) -> dict[int, set[int]]:
    """For each group, those that tell the same happening with a date that cannot hold with its own."""
    clashes: dict[int, set[int]] = defaultdict(set)
    told_by: dict[int, set[str]] = defaultdict(set)
    numbers: dict[int, frozenset[str]] = {}
    for place, each in enumerate(dated):
        told_by[group_of[place]].add(each.telling.span.report)
    for found, one, other in near:
        first, second = group_of[one], group_of[other]
        if found < CONFLICT or first == second or second in clashes[first]:
            continue
        if not _clash(dated[one], dated[other]) or not _of_one_matter(one, other, compared):
            continue
        if told_by[first].isdisjoint(told_by[second]):  # a report that tells both tells two happenings
            for place in (one, other):
                if place not in numbers:
                    numbers[place] = _numbers(dated[place].telling)
            if _count_alike(numbers[one], numbers[other]):
                clashes[first].add(second)
                clashes[second].add(first)
    return clashes


def _clash(one: Dated, other: Dated) -> bool:
    """Whether two sentences of different reports give dates that cannot both hold for one happening."""
    first, second = (one, other) if one.window <= other.window else (other, one)
    if first.window[1] >= second.window[0] or one.only_said or other.only_said or _republished(one, other):
        return False
    if one.telling.span.report == other.telling.span.report:
        return False
    return _days(first.window[1], second.window[0]) <= CONFLICT_DAYS


def _of_one_matter(one: int, other: int, compared: Compared) -> bool:
    """Whether two sentences name someone in common, and share enough of all their words."""
    shared = compared.shared(one, other)
    return bool(shared.names) and shared.words >= CONFLICT_WORDS and shared.of_all >= CONFLICT_OF_ALL


def _count_alike(mine: Set[str], theirs: Set[str]) -> bool:
    """Whether two sentences give the same numbers, times left out: two happenings with other numbers are two."""
    return 2 * len(mine & theirs) >= min(len(mine), len(theirs))


def _republished(one: Dated, other: Dated) -> bool:
    """Whether the same relative words ("on Monday") date both, as in a text printed again on another day."""
    return one.time.anchor is not None and one.time.unanchored == other.time.unanchored


def _days(first: str, second: str) -> int:
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


def _moment(told: Sequence[Dated]) -> tuple[tuple[object, ...], Moment]:
    """A group as a moment, with its rank: by day, then done before said, then by the number of reports."""
    clearest = sorted(told, key=_clarity)
    kept: dict[Span, Dated] = {}
    for each in clearest:
        kept.setdefault(each.telling.span, each)
    first = clearest[0]
    earliest, latest = first.window
    reports = {span.report for span in kept}
    rank = (earliest, latest, all(each.only_said for each in told), -len(reports))
    return rank, Moment(
        id=content_id("m", first.telling.span, earliest, latest),
        earliest=earliest,
        latest=latest,
        precision=first.precision,
        sentences=tuple(kept),
        times=tuple(each.time.span for each in kept.values()),
        ahead=all(each.ahead for each in told),
    )


def _clarity(each: Dated) -> tuple[object, ...]:
    """Finer dates first, then told rather than said, prose, in plain words, printed in full, short, early."""
    width = _days(*each.window)
    absolute = each.time.anchor is not None
    span = each.telling.span
    return (
        width,
        each.only_said,
        each.telling.region != "prose",
        each.ahead,
        absolute,
        len(span),
        span,
        each.time.span,
    )
