"""Drafts of statements by either reader: the rules alone, or the encoder and the rules together."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord.reading import Tree
from onrecord.statements.asides import asides
from onrecord.statements.citing import citations
from onrecord.statements.clauses import clauses
from onrecord.statements.combined import combined
from onrecord.statements.direct import direct
from onrecord.statements.drafts import Draft, Near, inside
from onrecord.statements.encoded import encoded
from onrecord.statements.fragments import fragments
from onrecord.statements.nested import nested
from onrecord.statements.quotations import Quotation
from onrecord.statements.roster import Roster
from onrecord.statements.signed import headlines, signed
from onrecord.statements.transcripts import in_turns, transcripts

if TYPE_CHECKING:  # the encoder loads onnxruntime, which the rules do without
    from onrecord.reading.encoder import Attribution

ALIKE = 0.8  # two drafts with this share of the shorter one's text in common are one statement
SPEAKING = ("person", "organisation", "government", "group")  # kinds of entity that a headline may quote


def read_by_both(
    tree: Tree,
    marks: tuple[Quotation, ...],
    roster: Roster,
    quoted: Callable[[int], bool],
    marked: Callable[[Sequence[tuple[int, int]]], Sequence["Attribution"]],
) -> list[Draft]:
    """What the encoder marks, mended and completed by the rules, in order of the text; `quoted` as for `ruled`."""
    kept = encoded(tree, marked([(mark.start, mark.end) for mark in marks]), marks)
    rules = _rules(tree, marks, roster)
    return in_turns(tree, nested(tree, combined(tree, kept, rules.chosen), rules.every, roster, quoted), rules.turns)


def ruled(tree: Tree, marks: tuple[Quotation, ...], roster: Roster, quoted: Callable[[int], bool]) -> list[Draft]:
    """What the rules find, in order of the text; `quoted` tells whether a code point stands in one of the marks."""
    rules = _rules(tree, marks, roster)
    return in_turns(tree, nested(tree, rules.chosen, rules.every, roster, quoted), rules.turns)


class Rules(NamedTuple):
    """Drafts by rule.

    Attributes:
        chosen: those chosen where several claim the same words.
        every: every one, for what nests with others.
        turns: those whose words and source the layout sets: turns of an interview, quotations that are signed.
    """

    chosen: list[Draft]
    every: list[Draft]
    turns: list[Draft]


def _rules(tree: Tree, marks: tuple[Quotation, ...], roster: Roster) -> Rules:
    quoted = list(direct(tree, marks))
    within = inside(sorted(piece for draft in quoted for piece in draft.content))
    told = [_whole_quotations(draft, marks) for draft in clauses(tree, within)]
    relayed = [_whole_quotations(draft, marks) for draft in (*citations(tree, within), *asides(tree, within))]
    known = _can_speak(tree, roster)
    kept = _with_signed(quoted, list(headlines(tree, known)))
    turns = [*_uncued(signed(tree, marks, known), quoted), *transcripts(tree, known)]
    index = Near(kept)
    for draft in sorted(told, key=lambda d: (-d.confidence, d.start)):
        if not any(_same(draft, other) for other in index.near(draft)):
            kept.append(draft)
            index.add(draft)
    loose = [mark for mark in marks if not index.touching(mark)]
    kept.extend(_whole_quotations(draft, marks) for draft in fragments(tree, loose))
    return Rules(kept, [*relayed, *told, *(draft for draft in quoted if draft.cue is not None)], turns)


def _can_speak(tree: Tree, roster: Roster) -> Callable[[int], bool]:
    """Whether a token mentions someone who can speak; a headline may give no more than a surname."""
    speaking = {entity.id: entity for entity in roster.entities() if entity.kind in SPEAKING}
    surnames = {entity.name.split()[-1] for entity in speaking.values() if entity.kind == "person"}
    return lambda token: roster.at(token) in speaking or tree.tokens[token].text in surnames


def _uncued(names: Iterable[Draft], quoted: list[Draft]) -> list[Draft]:
    """Words with a source set beside them, but for such as have a cue."""
    cued = inside(sorted(piece for draft in quoted if draft.cue is not None for piece in draft.content))
    return [name for name in names if not cued(name.start)]


def _with_signed(quoted: list[Draft], names: list[Draft]) -> list[Draft]:
    """The quotations, those without a cue of their own from whoever a headline names."""
    kept = _uncued(names, quoted)
    return [
        draft for draft in quoted if draft.cue is not None or not any(_overlap(draft, name) for name in kept)
    ] + kept


def _overlap(one: Draft, other: Draft) -> bool:
    return one.start < other.end and other.start < one.end


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
