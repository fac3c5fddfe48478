"""Drafts of statements by either reader: the rules alone, or the encoder and the rules together."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
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
from onrecord.statements.signed import signed

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
    return nested(tree, combined(tree, kept, rules.chosen), rules.every, roster, quoted)


def ruled(tree: Tree, marks: tuple[Quotation, ...], roster: Roster, quoted: Callable[[int], bool]) -> list[Draft]:
    """What the rules find, in order of the text; `quoted` tells whether a code point stands in one of the marks."""
    rules = _rules(tree, marks, roster)
    return nested(tree, rules.chosen, rules.every, roster, quoted)


class Rules(NamedTuple):
    """Drafts by rule: those chosen where several claim the same words, and every one, for what nests with others."""

    chosen: list[Draft]
    every: list[Draft]


def _rules(tree: Tree, marks: tuple[Quotation, ...], roster: Roster) -> Rules:
    quoted = list(direct(tree, marks))
    within = inside(sorted(piece for draft in quoted for piece in draft.content))
    told = [_whole_quotations(draft, marks) for draft in clauses(tree, within)]
    relayed = [_whole_quotations(draft, marks) for draft in (*citations(tree, within), *asides(tree, within))]
    kept = _with_signed(quoted, list(signed(tree, marks, _can_speak(tree, roster))))
    index = Near(kept)
    for draft in sorted(told, key=lambda d: (-d.confidence, d.start)):
        if not any(_same(draft, other) for other in index.near(draft)):
            kept.append(draft)
            index.add(draft)
    loose = [mark for mark in marks if not index.touching(mark)]
    kept.extend(_whole_quotations(draft, marks) for draft in fragments(tree, loose))
    return Rules(kept, [*relayed, *told, *(draft for draft in quoted if draft.cue is not None)])


def _can_speak(tree: Tree, roster: Roster) -> Callable[[int], bool]:
    """Whether a token mentions someone who can speak; a headline may give no more than a surname."""
    speaking = {entity.id: entity for entity in roster.entities() if entity.kind in SPEAKING}
    surnames = {entity.name.split()[-1] for entity in speaking.values() if entity.kind == "person"}
    return lambda token: roster.at(token) in speaking or tree.tokens[token].text in surnames


def _with_signed(quoted: list[Draft], names: list[Draft]) -> list[Draft]:
    """The quotations, those without a cue of their own from whoever signed them."""
    cued = [draft for draft in quoted if draft.cue is not None]
    kept = [name for name in names if not any(_overlap(name, draft) for draft in cued)]
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
