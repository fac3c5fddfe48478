"""Statements of one report: quotations and clauses of attribution, each with its speaker, relay, day and act."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from onrecord.reading import Reading, Tree
from onrecord.spans import Span, content_id
from onrecord.statements.acts import judged
from onrecord.statements.chains import Chain, chained, chained_again
from onrecord.statements.cues import nouns
from onrecord.statements.drafts import Draft, Near, inside, paragraph
from onrecord.statements.nouns import Kind, Statement
from onrecord.statements.quotations import Quotation, quotations
from onrecord.statements.readers import read_by_both, ruled
from onrecord.statements.retold import retold
from onrecord.statements.roster import Roster
from onrecord.times.nouns import Time

if TYPE_CHECKING:  # the encoder loads onnxruntime, which the rules do without
    from onrecord.reading.encoder import Attribution

SAYING = ("VBD", "VBZ", "VBP", "VB", "MD")  # tags of verbs that say something of something


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
    quoted = _within_quotation(marks)
    found = ruled(tree, marks, roster, quoted) if marked is None else read_by_both(tree, marks, roster, quoted, marked)
    drafts = _with_partners(tree, found, roster)
    speakers = _speakers(tree, drafts, roster)
    chain = chained(tree, drafts, speakers, roster)
    days = _days(tree, chain.drafts, chain.speakers, times)
    whole = chained_again(tree, chain, retold(tree, chain.drafts, marks), roster)
    told = whole.drafts[len(chain.drafts) :]
    judged(tree, whole.drafts, whole.speakers)
    days += _days_told(tree, told, whole, times)
    made = [
        _statement(tree, draft, speaker, relay, day, quoted)
        for draft, speaker, relay, day in zip(whole.drafts, whole.speakers, whole.relays, days, strict=True)
    ]
    nested = [
        _with_outer(statement, None if outer is None else made[outer].id)
        for statement, outer in zip(made, whole.within, strict=True)
    ]
    covering = Near(chain.drafts)
    uncovered = tuple(Span(reading.report, mark.start, mark.end) for mark in marks if not covering.touching(mark))
    return Found(tuple(sorted(nested, key=lambda statement: statement.content[0].start)), uncovered)


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
            joined = tree.tokens[max(0, tree.left[at] - 1)].tag == "CC"  # else it may be what the one before is called
            if tree.tokens[at].tag in ("NNP", "NNPS") or (tree.tokens[at].tag == "NN" and joined):
                partners.append((tree.left[at], min(source[1], tree.right[at])))
    return partners


def _speakers(tree: Tree, drafts: list[Draft], roster: Roster) -> list[str | None]:
    """The speaker of each draft, resolved in order of the text; quotations that run on take the one before."""
    found: dict[int, str | None] = {}
    previous: Draft | None = None
    for draft in sorted(drafts, key=lambda d: (_position(tree, d), d.start)):
        if draft.cue is None and draft.source is None:
            draft.follows = previous if previous is not None and _runs_on(tree, previous, draft) else None
            if draft.follows is not None:
                found[id(draft)] = found.get(id(draft.follows))
                draft.source = draft.follows.source
                draft.confidence = 0.8 if _paragraphs_between(tree, draft.follows, draft) == 0 else 0.65
        elif draft.source is not None:
            if draft.cited and draft.relay is not None and not _passes_on(roster, draft.relay):
                draft.source, draft.relay = draft.relay, None
            speaker = roster.resolve(*draft.source)
            found[id(draft)] = speaker
            if speaker is not None:
                roster.note_speaker(speaker, draft.source[0])
        if (draft.source is not None or draft.cue is not None) and not draft.inner:
            previous = draft
    drafts[:] = [draft for draft in drafts if draft.source is not None or draft.cue is not None or draft.follows]
    return [found.get(id(draft)) for draft in drafts]


def _passes_on(roster: Roster, extent: tuple[int, int]) -> bool:
    entity = roster.resolve(*extent)
    return entity is not None and roster.relays(entity)


def _position(tree: Tree, draft: Draft) -> int:
    return draft.start if draft.cue is None else min(draft.start, tree.tokens[draft.cue].start)


def _runs_on(tree: Tree, previous: Draft, draft: Draft) -> bool:
    return 0 <= _paragraphs_between(tree, previous, draft) <= 1


def _paragraphs_between(tree: Tree, one: Draft, other: Draft) -> int:
    return paragraph(tree, other.end - 1) - paragraph(tree, one.end - 1)


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


def _days_told(tree: Tree, told: list[Draft], chain: Chain, times: Sequence[Time]) -> list[str | None]:
    """The day on which others said what a speaker tells of them: one that the speaker names beside it."""
    found: list[str | None] = []
    holders = chain.within[len(chain.drafts) - len(told) :]
    for draft, holder in zip(told, holders, strict=True):
        said = [] if holder is None else [t for t in times if chain.drafts[holder].covers(t.span.start, t.span.end)]
        single = [t for t in said if t.type in ("DATE", "TIME") and t.earliest and t.earliest == t.latest]
        found.append(_day_beside(tree, draft, single, [time.span.start for time in single]))
    return found


def _past(tree: Tree, draft: Draft) -> bool:
    return draft.cue is None or tree.tokens[draft.cue].tag in ("VBD", "VBN", "VBG")


def _within_quotation(marks: tuple[Quotation, ...]) -> Callable[[int], bool]:
    return inside(sorted((mark.start, mark.end) for mark in marks))


def _kind(text: str, draft: Draft, quoted: Callable[[int], bool]) -> Kind:
    """By the share of letters in quotation marks: direct from 90 %, indirect up to 2 %; retold, by marks of its own."""
    if draft.retold:
        return "direct" if text[draft.start] in "‘'" else "indirect"
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
        retold=draft.retold,
        nominal=not any(_says(tree, index, piece) for piece in draft.content for index in _tokens(tree, piece)),
    )


def _tokens(tree: Tree, piece: tuple[int, int]) -> range:
    """The tokens that begin within a piece of content."""
    first = bisect_left(tree.tokens, piece[0], key=lambda token: token.start)
    return range(first, bisect_left(tree.tokens, piece[1], key=lambda token: token.start))


def _says(tree: Tree, index: int, piece: tuple[int, int]) -> bool:
    """Whether a verb says something of something.

    "A panel that watched the border" only tells which panel is meant; "the charge that he lied" says what it is.
    """
    if tree.tokens[index].tag not in SAYING:
        return False
    relative = False
    while not relative and tree.tokens[index].head != index and piece[0] <= tree.tokens[index].start < piece[1]:
        relative = tree.tokens[index].dep == "relcl"
        index = tree.tokens[index].head
    noun = tree.tokens[index]
    return not (relative and piece[0] <= noun.start < piece[1] and noun.lemma not in nouns())


def _with_outer(statement: Statement, outer: str | None) -> Statement:
    return statement if outer is None else msgspec.structs.replace(statement, within=outer)
