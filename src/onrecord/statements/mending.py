"""The extents of statements before they are nested: words and sources that were cut short, or take in too much."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from onrecord.reading import Tree
from onrecord.spans import merged
from onrecord.statements.complements import ADDRESSING
from onrecord.statements.drafts import Draft
from onrecord.statements.hearers import without_hearer
from onrecord.statements.overlaps import Extent, covers, extent
from onrecord.statements.series import settle
from onrecord.statements.wording import MARKS


class Shelf:
    """Drafts by the sentences that their words stand in."""

    def __init__(self, tree: Tree, drafts: Iterable[Draft]) -> None:
        self.drafts: list[Draft] = []
        self._starts = [sentence.start for sentence in tree.reading.sentences]
        self._by_sentence: dict[int, list[Draft]] = defaultdict(list)
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """File one more draft."""
        self.drafts.append(draft)
        for sentence in self._sentences(draft):
            self._by_sentence[sentence].append(draft)

    def near(self, draft: Draft) -> list[Draft]:
        """The drafts of the same sentences, each once, in order of filing."""
        found = (other for sentence in self._sentences(draft) for other in self._by_sentence[sentence])
        return list({id(other): other for other in found}.values())

    def _sentences(self, draft: Draft) -> range:
        first = bisect_right(self._starts, draft.start) - 1
        return range(max(0, first), max(1, bisect_right(self._starts, draft.end - 1)))


def mend(tree: Tree, drafts: list[Draft], rules: list[Draft]) -> None:
    """Set right, in place, where the words of drafts and rules begin and end, and their sources."""
    _trim(tree, [*drafts, *rules], rules)
    _settle(tree, [*drafts, *rules])


def _trim(tree: Tree, drafts: list[Draft], rules: list[Draft]) -> None:
    """Cut drafts before the words that attribute them once more: "..., he said, the agency reported"."""
    before = [rule for rule in rules if rule.cue is not None and tree.tokens[rule.cue].start >= rule.end]
    shelf, all_rules = Shelf(tree, before), Shelf(tree, rules)
    for draft in drafts:
        if draft.cue is None:
            continue
        about = all_rules.near(draft)
        _widened(tree, draft, about)
        behind = shelf.near(draft)
        draft.content[1:] = [p for p in draft.content[1:] if not any(_frames(tree, r, p, draft) for r in behind)]
        draft.source = _trimmed(tree, draft.source, draft.cue, about)
        cue = extent(tree, (draft.cue, draft.cue + 1))
        for rule in behind:
            last = draft.content[-1]
            within = rule.start <= draft.start and covers(rule, cue) and last[0] < rule.end < last[1]
            if within and rule.cue is not None and covers(draft, extent(tree, (rule.cue, rule.cue + 1))):
                draft.content[-1] = last[0], rule.end


# How a piece ends that runs on into another's clause: "acknowledged the deployment as the [palace announced that ...]".
RUNS_ON = re.compile(
    r",?\s+(?:as|while|when|after|before|because|since|though|although|but|and|where|until)(?:\s+(?:the|an?|its|his|her|their))?\Z",
    re.IGNORECASE,
)


def cut_off(tree: Tree, kept: Shelf) -> None:
    """Cut drafts, in place, before a clause in which another speaks, where they hold its beginning and what he says.

    What is said there is then the other's by itself, and no longer told within the draft.
    """
    for draft in kept.drafts:
        for number, ((start, end), (first, last)) in enumerate(pairwise(draft.content)):
            tail = RUNS_ON.search(tree.reading.text, max(start + 1, end - TAIL), end)
            others = [other for other in kept.near(draft) if other is not draft and other.covers(first, last)]
            others = [o for o in others if o.cue is not None and end <= tree.tokens[o.cue].start < first]
            if tail and others:
                draft.content[number:] = [(start, tail.start())]
                for other in others:
                    other.inner = False
                break


TAIL = 20  # characters at a piece's end in which it may run on


def _widened(tree: Tree, draft: Draft, rules: list[Draft]) -> None:
    """Give words that were cut within a clause the whole of it, and take from them who was told."""
    for rule in rules:
        if rule is not draft and rule.cue == draft.cue and rule.source is not None:
            draft.content = merged(_whole(tree, piece, rule, rules) for piece in draft.content)
            draft.content[0] = _without_told(tree, draft.content[0], rule)
    draft.content[0] = without_hearer(tree, draft) or draft.content[0]


def _without_told(tree: Tree, piece: Extent, rule: Draft) -> Extent:
    """A piece from where a rule's clause begins, behind who is told: "told [the men at the gate] it was shut"."""
    cue, first, last = rule.cue or 0, *rule.content[0]
    whom = tree.child(cue, "dobj", "dative") if tree.tokens[cue].lemma.lower() in ADDRESSING else None
    if whom is None or tree.child(cue, "ccomp") is None or tree.reading.text[first] in MARKS:
        return piece  # none was told, or "urged [the men] to leave"
    low, high = extent(tree, tree.extent(whom))
    told = low <= piece[0] < first < piece[1] <= last + 1 and first <= high + 1
    return (first, piece[1]) if told else piece


def _whole(tree: Tree, piece: Extent, rule: Draft, rules: list[Draft]) -> Extent:
    """A piece of words with what a rule has of the same clause: "[Its records showed] a long wait, the chief said"."""
    text, (start, end) = tree.reading.text, piece
    low = extent(tree, rule.source)[0] if rule.source is not None else 0
    for first, last in rule.content:
        if last <= start or end <= first or first < low < last:
            continue
        apart = last <= low or len(rule.content) > 1  # the cue stands behind the words, or amid them
        if apart and first < start and text[start] not in MARKS and not _marked(text[first:start]):
            start = first
        joins = text.endswith((" and", " but"), first, end) and any(_begins(tree, other, end + 1) for other in rules)
        if end < last and (joins or (apart and text[end - 1] not in MARKS and not _marked(text[end:last]))):
            end = last
    return start, end


def _begins(tree: Tree, rule: Draft, start: int) -> bool:
    """Whether a rule's source stands at a code point, its words behind it."""
    return rule.source is not None and tree.tokens[rule.source[0]].start == start < rule.start


def _marked(cut: str) -> bool:
    return any(mark in cut for mark in MARKS + ",;:.")


def _frames(tree: Tree, rule: Draft, piece: Extent, draft: Draft) -> bool:
    """Whether a piece is no more than a rule's source and cue: "..., he said, [the agency reported]"."""
    if rule.source is None or rule.cue is None or rule.cue == draft.cue:
        return False
    low, high = extent(tree, (min(rule.source[0], rule.cue), max(rule.source[1], rule.cue + 1)))
    return low <= piece[0] and piece[1] <= high


def _trimmed(tree: Tree, source: Extent | None, cue: int, rules: list[Draft]) -> Extent | None:
    """A source without the cue in it, another sentence before it, or another source ("a report, the office said")."""
    if source is None:
        return None
    first, last = source
    sentence = tree.tokens[cue].sentence
    if tree.tokens[first].sentence < tree.tokens[last - 1].sentence == sentence:
        first = next(i for i in range(first, last) if tree.tokens[i].sentence == sentence)
    last = cue if first < cue < last else last
    for rule in rules:
        if rule.cue is None or rule.source is None:
            continue
        if rule.cue == cue:
            if first < rule.source[0] < rule.source[1] == last and tree.tokens[first].tag in ("IN", "WDT"):
                first = rule.source[0]  # "a letter seen [by the paper, the owner] said"
            continue
        if first < rule.source[0] <= rule.cue < last:
            last = rule.source[0]  # "the study, the paper reports, found ..."
        if tree.tokens[rule.cue].text.lower() != "according":
            continue
        if rule.source[0] == first and rule.source[1] < last - 1 and tree.tokens[rule.source[1]].text == ",":
            first = rule.source[1] + 1
    return first, last


def _settle(tree: Tree, drafts: list[Draft]) -> None:
    """End each draft's words where further clauses are those of whoever tells of it."""
    shelf = Shelf(tree, drafts)
    cues = sorted({draft.cue for draft in drafts if draft.cue is not None and draft.source is not None})
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        settle(tree, draft, shelf.near(draft), cues)
