"""Statements of one report: quotations and clauses of attribution, each with its speaker, relay, day and act."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec

from onrecord.mentions.nouns import Entity
from onrecord.reading import Reading, Tree
from onrecord.spans import Span, content_id
from onrecord.statements.chains import chained
from onrecord.statements.clauses import clauses
from onrecord.statements.direct import direct
from onrecord.statements.drafts import Draft
from onrecord.statements.encoded import encoded
from onrecord.statements.fragments import fragments
from onrecord.statements.nouns import Kind, Statement
from onrecord.statements.quotations import Quotation, quotations
from onrecord.statements.verdicts import denies
from onrecord.times.nouns import Time

if TYPE_CHECKING:  # the encoder loads onnxruntime, which the rules do without
    from onrecord.reading.encoder import Attribution

ALIKE = 0.8  # two drafts with this share of the shorter one's text in common are one statement


class Roster(Protocol):
    """What is asked of a report's mentions: who a source phrase names, with pronouns and surnames resolved."""

    def entities(self) -> tuple[Entity, ...]:
        """Every entity so far."""

    def at(self, token: int) -> str | None:
        """The id of the entity that a token mentions, or None."""

    def resolve(self, first: int, last: int) -> str | None:
        """The id of the entity that tokens `[first, last)` name, or None where it cannot be told."""

    def note_speaker(self, entity: str, token: int) -> None:
        """Tell that an entity has just spoken, for the pronouns that follow."""

    def relays(self, entity: str) -> bool:
        """Whether an entity is one that passes words on: an agency, an outlet, state media, a platform."""


class Found(NamedTuple):
    """A report's statements, and its quoted words that none of them covers."""

    statements: tuple[Statement, ...]
    uncovered: tuple[Span, ...]


def find(
    reading: Reading,
    tree: Tree,
    roster: Roster,
    times: Sequence[Time],
    *,
    marked: Callable[[Sequence[tuple[int, int]]], Sequence["Attribution"]] | None = None,
) -> Found:
    """Find who said what.

    Args:
        reading, tree: the report, parsed.
        roster: who is named; told of each speaker in turn.
        times: of the report, for the day on which something was said.
        marked: the encoder, asked with the extents of the report's quotations; None for the rules alone.
    """
    marks = quotations(reading)
    found = _drafts(tree, marks) if marked is None else _encoded(tree, marks, marked)
    drafts = _with_partners(tree, found, roster)
    speakers = _speakers(tree, drafts, roster)
    drafts, speakers, relays, within = chained(tree, drafts, speakers, roster)
    days = _days(tree, drafts, speakers, times)
    inside = _within_quotation(marks)
    made = [
        _statement(tree, draft, speaker, relay, day, inside)
        for draft, speaker, relay, day in zip(drafts, speakers, relays, days, strict=True)
    ]
    nested = [
        _with_outer(statement, None if outer is None else made[outer].id)
        for statement, outer in zip(made, within, strict=True)
    ]
    uncovered = tuple(
        Span(reading.report, mark.start, mark.end)
        for mark in marks
        if not any(_touches(draft, mark) for draft in drafts)
    )
    return Found(tuple(nested), uncovered)


def _encoded(
    tree: Tree,
    marks: tuple[Quotation, ...],
    marked: Callable[[Sequence[tuple[int, int]]], Sequence["Attribution"]],
) -> list[Draft]:
    """What the encoder marks, and by rule the quotations of whole sentences that it leaves."""
    kept = encoded(tree, marked([(mark.start, mark.end) for mark in marks]), marks)
    loose = tuple(mark for mark in marks if not any(_touches(draft, mark) for draft in kept))
    kept.extend(draft for draft in direct(tree, marks) if any(_touches(draft, mark) for mark in loose))
    return _judged(tree, kept)


def _judged(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """The drafts in order, those that call something false as denials."""
    starts = [token.start for token in tree.tokens]
    for draft in drafts:
        draft.act = "deny" if denies(tree, starts, draft) else draft.act
    return sorted(drafts, key=lambda d: (d.start, -d.end, d.cue or 0))


def _drafts(tree: Tree, marks: tuple[Quotation, ...]) -> list[Draft]:
    quoted = list(direct(tree, marks))
    inside = _inside(sorted(piece for draft in quoted for piece in draft.content))
    indirect = [_whole_quotations(draft, marks) for draft in clauses(tree, inside)]
    kept = list(quoted)
    for draft in sorted(indirect, key=lambda d: (-d.confidence, d.start)):
        if not any(_same(draft, other) for other in _near(kept, draft)):
            kept.append(draft)
    loose = [mark for mark in marks if not any(_touches(draft, mark) for draft in kept)]
    kept.extend(_whole_quotations(draft, marks) for draft in fragments(tree, loose))
    return _judged(tree, kept)


def _with_partners(tree: Tree, drafts: list[Draft], roster: Roster) -> list[Draft]:
    """Each draft, and for a joint source ("Lisbon and Madrid acknowledged ...") one more for each further side.

    Only sources that speak for different sides are taken apart: there each one's position counts.
    """
    sides = {entity.id: entity.speaks_for for entity in roster.entities()}
    made: list[Draft] = []
    for draft in drafts:
        made.append(draft)
        if draft.source is None:
            continue
        met = {_side(draft.source[0], draft.source[1], roster, sides)}
        for first, last in _partners(tree, draft.source):
            side = _side(first, last, roster, sides)
            if side is not None and None not in met and side not in met:
                met.add(side)
                made.append(replace(draft, source=(first, last), content=list(draft.content)))
    return made


def _side(first: int, last: int, roster: Roster, sides: dict[str, str | None]) -> str | None:
    found = (sides.get(key) for index in range(first, last) if (key := roster.at(index)) is not None)
    return next(found, None)


def _partners(tree: Tree, source: tuple[int, int]) -> list[tuple[int, int]]:
    """Token extents of the names coordinated with a source's head."""
    heads = [i for i in range(*source) if not source[0] <= tree.tokens[i].head < source[1] or tree.tokens[i].head == i]
    partners = []
    for head in heads[:1]:
        at: int | None = head
        while (at := tree.child(at, "conj") if at is not None else None) is not None and at < source[1]:
            if tree.tokens[at].tag in ("NNP", "NNPS", "NN"):
                partners.append((tree.left[at], min(source[1], tree.right[at])))
    return partners


def _near(drafts: list[Draft], draft: Draft) -> list[Draft]:
    """Drafts whose text may overlap; a plain scan is enough since the caller's lists are a report's."""
    return [other for other in drafts if other.start < draft.end and draft.start < other.end]


def _same(draft: Draft, other: Draft) -> bool:
    """Whether two drafts are one statement found twice."""
    shared = sum(max(0, min(e, f) - max(s, b)) for s, e in draft.content for b, f in other.content)
    length = sum(e - s for s, e in draft.content)
    longer = sum(e - s for s, e in other.content)
    if other.quoted and shared > length / 2:
        return True
    if draft.cue is not None and draft.cue == other.cue:
        return shared > 0
    return shared > ALIKE * max(length, longer)


def _whole_quotations(draft: Draft, marks: tuple[Quotation, ...]) -> Draft:
    """Extend a content that begins or ends inside quotation marks to the whole quotation."""
    start, end = draft.content[0]
    first = bisect_right(marks, start, key=lambda mark: mark.end)
    for mark in marks[first:]:
        if mark.start >= end:
            break
        start, end = min(start, mark.start), max(end, mark.end)
    draft.content[0] = (start, end)
    return draft


def _speakers(tree: Tree, drafts: list[Draft], roster: Roster) -> list[str | None]:
    """The speaker of each draft, resolved in order of the text; quotations that run on take the one before."""
    found: dict[int, str | None] = {}
    previous: Draft | None = None
    for draft in sorted(drafts, key=lambda d: (_position(tree, d), d.start)):
        if draft.cue is None:
            draft.follows = previous if previous is not None and _runs_on(tree, previous, draft) else None
            if draft.follows is not None:
                found[id(draft)] = found.get(id(draft.follows))
                draft.source = draft.follows.source
                draft.confidence = 0.8 if _paragraph(tree, previous) == _paragraph(tree, draft) else 0.65
        elif draft.source is not None:
            if draft.cited and draft.relay is not None and not _passes_on(roster, draft.relay):
                draft.source, draft.relay = draft.relay, None
            speaker = roster.resolve(*draft.source)
            found[id(draft)] = speaker
            if speaker is not None:
                roster.note_speaker(speaker, draft.source[0])
        if draft.cue is not None or draft.follows is not None:
            previous = draft
    drafts[:] = [draft for draft in drafts if draft.cue is not None or draft.follows is not None]
    return [found.get(id(draft)) for draft in drafts]


def _passes_on(roster: Roster, extent: tuple[int, int]) -> bool:
    entity = roster.resolve(*extent)
    return entity is not None and roster.relays(entity)


def _position(tree: Tree, draft: Draft) -> int:
    return draft.start if draft.cue is None else min(draft.start, tree.tokens[draft.cue].start)


def _runs_on(tree: Tree, previous: Draft, draft: Draft) -> bool:
    return 0 <= _paragraph(tree, draft) - _paragraph(tree, previous) <= 1


def _paragraph(tree: Tree, draft: Draft | None) -> int:
    sentences = tree.reading.sentences
    if draft is None:
        return -2
    at = bisect_right(sentences, draft.end - 1, key=lambda sentence: sentence.start) - 1
    return sentences[max(0, at)].paragraph


def _days(tree: Tree, drafts: list[Draft], speakers: list[str | None], times: Sequence[Time]) -> list[str | None]:
    """The day on which each was said: a day in the sentence outside the words said, else the same speaker's last."""
    last: dict[str, str] = {}
    days: list[str | None] = []
    single = [
        time for time in times if time.type in ("DATE", "TIME") and time.earliest and time.earliest == time.latest
    ]
    starts = [time.span.start for time in single]
    for draft, speaker in zip(drafts, speakers, strict=True):
        day = _day_beside(tree, draft, single, starts)
        if day is None and speaker is not None and _past(tree, draft):
            day = last.get(speaker)
        if day is not None and speaker is not None:
            last[speaker] = day
        days.append(day)
    return days


def _day_beside(tree: Tree, draft: Draft, times: list[Time], starts: list[int]) -> str | None:
    if draft.cue is None:
        return None
    sentence = tree.reading.sentences[tree.tokens[draft.cue].sentence]
    low, high = bisect_right(starts, sentence.start - 1), bisect_right(starts, sentence.end)
    cue = tree.tokens[draft.cue].start
    beside = [t for t in times[low:high] if not draft.covers(t.span.start, t.span.end)]
    return min(beside, key=lambda t: abs(t.span.start - cue)).earliest if beside else None


def _past(tree: Tree, draft: Draft) -> bool:
    return draft.cue is None or tree.tokens[draft.cue].tag in ("VBD", "VBN", "VBG")


def _within_quotation(marks: tuple[Quotation, ...]) -> Callable[[int], bool]:
    return _inside(sorted((mark.start, mark.end) for mark in marks))


def _inside(extents: list[tuple[int, int]]) -> Callable[[int], bool]:
    starts = [start for start, _ in extents]

    def test(position: int) -> bool:
        at = bisect_right(starts, position) - 1
        return at >= 0 and position < extents[at][1]

    return test


def _kind(text: str, draft: Draft, quoted: Callable[[int], bool]) -> Kind:
    """By the share of letters in quotation marks: direct from 90 %, indirect up to 2 %."""
    letters = [at for start, end in draft.content for at in range(start, end) if text[at].isalnum()]
    share = sum(map(quoted, letters)) / max(1, len(letters))
    return "direct" if share >= 0.9 else "indirect" if share <= 0.02 else "mixed"


def _statement(
    tree: Tree, draft: Draft, speaker: str | None, via: tuple[str, ...], day: str | None, quoted: Callable[[int], bool]
) -> Statement:
    reading = tree.reading
    content = tuple(Span(reading.report, start, end) for start, end in draft.content)
    source = () if draft.source is None else (reading.span(*draft.source),)
    cue = () if draft.cue is None else (reading.span(draft.cue, draft.cue_end),)
    return Statement(
        id=content_id("s", reading.report, *(s.pair() for s in content), *(s.pair() for s in source + cue)),
        source=source,
        cue=cue,
        content=content,
        kind=_kind(reading.text, draft, quoted),
        act=draft.act,
        speaker=speaker,
        via=tuple(entity for entity in via if entity != speaker),
        said=day,
        confidence=round(draft.confidence - (0.25 if speaker is None else 0.0), 2),
    )


def _with_outer(statement: Statement, outer: str | None) -> Statement:
    return statement if outer is None else msgspec.structs.replace(statement, within=outer)


def _touches(draft: Draft, mark: Quotation) -> bool:
    return any(start < mark.end and mark.start < end for start, end in draft.content)
