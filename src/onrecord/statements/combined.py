"""Two readers of one report made one: what the encoder marks, mended and completed by what the rules find.

The encoder finds more, and knows better whose words they are. The rules know what it does not: that a quotation has
one cue, who is relayed in "Reuters quoted him as saying", and phrases that no training text had.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from onrecord.reading import Tree
from onrecord.statements.drafts import Draft, Near, paragraph

SAME = 0.5  # Dice of two contents, in code points, from which they are one statement found by both
SURE = 0.8  # confidence from which a rule is believed about words that the encoder leaves

EDGES = " \t\n,;:.\"'“”‘’«»„"

Extent = tuple[int, int]


def combined(tree: Tree, marked: list[Draft], ruled: list[Draft]) -> list[Draft]:
    """The encoder's drafts, with what the rules add to them and beside them.

    Args:
        tree: the report, parsed.
        marked: drafts of the encoder; changed in place.
        ruled: drafts of the rules.
    """
    kept = _one_cue_each(tree, marked)
    kept, beside = _with_own_source(tree, kept, ruled)
    relays = [rule.relay for rule in ruled if rule.relay is not None]
    own = {id(rule) for rule in beside}
    index = Near(kept)
    for rule in (rule for rule in ruled if id(rule) not in own):
        near = index.near(rule)
        same = _same(tree, rule, near)
        if same is not None:
            _mend(tree, same, rule, relays)
        elif rule.cue is not None and rule.confidence >= SURE and not any(_dice(rule, other) for other in near):
            beside.append(rule)
    kept.extend(beside)
    return _with_loose(tree, kept, ruled)


def _same(tree: Tree, rule: Draft, near: Sequence[Draft]) -> Draft | None:
    """The draft that is a rule's statement too: by its cue, or by much the same words, neither told in the other."""
    likely = [other for other in near if rule.cue is not None and rule.cue == other.cue]
    likely = likely or [other for other in near if _dice(rule, other) >= SAME and not _nested(tree, rule, other)]
    return max(likely, key=lambda other: (_dice(rule, other), -other.start), default=None)


def _nested(tree: Tree, one: Draft, other: Draft) -> bool:
    """Whether one of two statements is told within the other: its cue is among the other's words."""
    return _told_in(tree, one, other) or _told_in(tree, other, one)


def _told_in(tree: Tree, one: Draft, other: Draft) -> bool:
    return one.cue is not None and other.covers(tree.tokens[one.cue].start, tree.tokens[one.cue].end)


def _one_cue_each(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Of several drafts that hold the very same piece of content, the one whose cue is nearest keeps it."""
    for piece, holders in _holding(tree, drafts).items():
        if len(holders) > 1:
            nearest = min(holders, key=lambda draft: _away(tree, draft, piece))
            for draft in holders:
                if draft is not nearest:
                    _let_go(tree, draft, piece)
    return [draft for draft in drafts if draft.content]


def _with_own_source(tree: Tree, drafts: list[Draft], rules: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Words with a cue or a signature of their own that drafts with a cue farther off took for a piece of theirs.

    Returns the drafts without these pieces, and the rules' drafts of them. A draft of which a rule takes these words,
    and the cue among them, for one clause has them all.
    """
    holding = _holding(tree, drafts)
    by_cue = {draft.cue: draft for draft in drafts if draft.cue is not None}
    whole = {rule.cue: rule for rule in rules if rule.cue is not None}
    found = []
    for rule in rules:
        sure = rule.quoted or rule.confidence >= SURE
        if not sure or rule.source is None:
            continue
        piece = _bare(tree, rule.content[0])
        own = by_cue.get(rule.cue) if rule.cue is not None else None
        holders = [draft for draft in holding.get(piece, ()) if draft is not own]
        if not holders or not all(_farther(tree, holder, rule, piece) for holder in holders):
            continue
        for holder in holders:
            clause = None if holder.cue is None else whole.get(holder.cue)
            if clause is not None and _told_in(tree, rule, clause) and clause.covers(*piece):
                holder.content = list(clause.content)
            else:
                _let_go(tree, holder, piece)
        if own is None:
            found.append(rule)
        elif not own.covers(*piece):
            own.content = sorted([*own.content, rule.content[0]])
    return [draft for draft in drafts if draft.content], found


def _farther(tree: Tree, holder: Draft, rule: Draft, piece: Extent) -> bool:
    """Whether a draft is farther from a piece of its content than a rule's cue is, or than where it is signed."""
    if rule.cue is None:
        return holder.cue is None or _away(tree, holder, piece)[0] > 0
    if not rule.quoted and holder.cue is not None and _sentence(tree, holder) == _sentence(tree, rule):
        return False
    own = tree.reading.sentences[tree.tokens[rule.cue].sentence]
    apart = _sentence(tree, holder) != _sentence(tree, rule) and own.start <= piece[0] and piece[1] <= own.end
    return len(holder.content) > 1 and (apart or _away(tree, rule, piece) < _away(tree, holder, piece))


def _sentence(tree: Tree, draft: Draft) -> int | None:
    return None if draft.cue is None else tree.tokens[draft.cue].sentence


def _holding(tree: Tree, drafts: list[Draft]) -> dict[Extent, list[Draft]]:
    """The drafts that hold each piece of content, by the piece without its edges."""
    holding: dict[Extent, list[Draft]] = defaultdict(list)
    for draft in drafts:
        for piece in draft.content:
            holding[_bare(tree, piece)].append(draft)
    return holding


def _let_go(tree: Tree, draft: Draft, piece: Extent) -> None:
    draft.content = [held for held in draft.content if _bare(tree, held) != piece]


def _bare(tree: Tree, piece: Extent) -> Extent:
    """A piece without the marks at its edges."""
    words = tree.reading.text[piece[0] : piece[1]]
    return piece[0] + len(words) - len(words.lstrip(EDGES)), piece[0] + len(words.rstrip(EDGES))


def _away(tree: Tree, draft: Draft, piece: Extent) -> tuple[int, int, int]:
    """How far a draft's cue is from a piece of content: in paragraphs, in code points, and which cue it is."""
    if draft.cue is None:
        return len(tree.reading.text), 0, draft.start
    cue = tree.tokens[draft.cue]
    paragraphs = abs(paragraph(tree, piece[0]) - paragraph(tree, cue.start))
    return paragraphs, max(piece[0] - cue.end, cue.start - piece[1]), draft.cue


def _dice(one: Draft, other: Draft) -> float:
    shared = sum(max(0, min(e, f) - max(s, b)) for s, e in one.content for b, f in other.content)
    return 2 * shared / (_length(one) + _length(other))


def _length(draft: Draft) -> int:
    return sum(end - start for start, end in draft.content)


def _mend(tree: Tree, draft: Draft, rule: Draft, relays: Sequence[Extent]) -> None:
    """Take from a rule what it knows better about the same words: who relayed them, and a source without its relay."""
    if rule.source is not None and rule.relay is not None:
        draft.source, draft.relay, draft.cited = rule.source, rule.relay, rule.cited
        draft.cue, draft.cue_end, draft.act = rule.cue, rule.cue_end, rule.act
    elif rule.source is not None and rule.cue == draft.cue and _mistaken(tree, draft, rule.source, relays):
        draft.source = rule.source
    if rule.quoted and rule.cue == draft.cue:
        draft.quoted = True
        before = tree.reading.text[max(draft.start, rule.start - 2) : rule.start]
        if before.rstrip().endswith(":"):  # "the report goes on: “...”, she said"
            draft.content = list(rule.content)


def _mistaken(tree: Tree, draft: Draft, ruled: Extent, relays: Sequence[Extent]) -> bool:
    """Whether a source is none, takes in words that only relay, or stands in another sentence though this has one."""
    if draft.source is None or draft.cue is None:
        return draft.source is None and not draft.covers(tree.tokens[ruled[0]].start, tree.tokens[ruled[1] - 1].end)
    sentence = tree.tokens[draft.cue].sentence
    if tree.tokens[ruled[0]].sentence == sentence != tree.tokens[draft.source[0]].sentence:
        return True
    return any(_overlap(draft.source, relay) and not _overlap(ruled, relay) for relay in relays)


def _overlap(one: Extent, other: Extent) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _with_loose(tree: Tree, drafts: list[Draft], rules: list[Draft]) -> list[Draft]:
    """The drafts, with quotations of whole sentences that none of them holds.

    One that has no cue of its own goes on with what is said before it; where nothing is, it is nobody's.
    """
    index = Near(drafts)
    ended = sorted((draft for draft in drafts if draft.cue is not None), key=_end)
    ends = [draft.end for draft in ended]
    going_on: Draft | None = None  # it ends later than it did
    for rule in sorted((rule for rule in rules if rule.quoted), key=lambda rule: rule.start):
        if any(_dice(rule, other) > 0 for other in index.near(rule)):
            continue
        if rule.source is not None:
            drafts.append(rule)
            continue
        last = ended[at - 1] if (at := bisect_right(ends, rule.start)) else None
        before = max(filter(None, (last, going_on)), key=_end, default=None)
        if before is not None and before.end <= rule.start and _goes_on(tree, before, rule):
            before.content.extend(rule.content)
            going_on = before
    return drafts


def _end(draft: Draft) -> tuple[int, int]:
    return draft.end, draft.start


def _goes_on(tree: Tree, before: Draft, rule: Draft) -> bool:
    """Whether a quotation without a cue is in the paragraph of what was said before, or, that quoted, in the next."""
    away = paragraph(tree, rule.start) - paragraph(tree, before.end - 1)
    return away == 0 or (away == 1 and before.quoted)
