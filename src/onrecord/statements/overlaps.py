"""How drafts of statements lie to one another: one within another's words, two that are one, words in common."""

from collections import Counter

from onrecord.reading import Tree
from onrecord.statements.drafts import Draft

Extent = tuple[int, int]

CROWDED = 60  # attributions in one sentence
TWIN = 0.7  # share of the longer content from which two drafts have the same words


def uncrowded(tree: Tree, rules: list[Draft]) -> list[Draft]:
    """The rules that have a cue, but for those of a sentence with more of them than prose has: each meets each."""
    cued = [(rule, tree.tokens[rule.cue].sentence) for rule in rules if rule.cue is not None]
    count = Counter(sentence for _, sentence in cued)
    return [rule for rule, sentence in cued if count[sentence] <= CROWDED]


def holds(tree: Tree, outer: Draft, inner: Draft) -> bool:
    """Whether one draft's words hold another's, its cue and its source included."""
    if inner is outer or inner.cue is None or inner.cue == outer.cue or inner.start < outer.start:
        return False
    parts = [extent(tree, (inner.cue, inner.cue + 1)), (inner.start, inner.end)]
    if inner.source is not None:
        parts.append(extent(tree, inner.source))
    return all(covers(outer, part) for part in parts)


def twins(draft: Draft, other: Draft) -> bool:
    """Whether two drafts are one statement found twice."""
    if draft is other:
        return True
    if draft.cue is not None and draft.cue == other.cue and overlaps(draft, (other.start, other.end)):
        return True
    same = draft.source is None or other.source is None or meet(draft.source, other.source)
    return same and alike(draft, other)


def alike(draft: Draft, other: Draft) -> bool:
    """Whether two drafts have mostly the same words."""
    shared = sum(max(0, min(e, f) - max(s, b)) for s, e in draft.content for b, f in other.content)
    return shared > TWIN * max(sum(e - s for s, e in d.content) for d in (draft, other))


def covers(draft: Draft, words: Extent) -> bool:
    """Whether a draft's words, from first to last, take in `[start, end)`."""
    return draft.start <= words[0] and words[1] <= draft.end


def overlaps(draft: Draft, words: Extent) -> bool:
    """Whether a piece of a draft's words and `[start, end)` have some in common."""
    return any(start < words[1] and words[0] < end for start, end in draft.content)


def meet(one: Extent | None, other: Extent | None) -> bool:
    """Whether two extents are there and have something in common."""
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def extent(tree: Tree, tokens: Extent) -> Extent:
    """Code points of tokens `[first, last)`."""
    return tree.tokens[tokens[0]].start, tree.tokens[tokens[1] - 1].end
