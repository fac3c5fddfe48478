"""Whose the last of several clauses are: "said that they had asked for time and that the bank refused"."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from onrecord.reading import Tree
from onrecord.statements.drafts import Draft
from onrecord.statements.overlaps import covers, extent
from onrecord.statements.wording import FINITE

OPENING = ("PRP", "DT", "NNP", "NNPS", "NNS", "NN", "EX", "PRP$", "JJ", "CD")  # what a clause behind "that" begins with
REACH = 80  # tokens behind a cue that are looked through
FURTHER = 24  # tokens of a clause in which its verb stands


def settle(tree: Tree, draft: Draft, around: Iterable[Draft], cues: Sequence[int]) -> None:
    """End words that stand within another's where a further "that" clause is the other's, or take it in where theirs.

    A clause goes with whichever of the two is led in by "that" as it is; where both are, with the inner, unless
    somebody speaks in it: "wrote that Hale had warned them of ice and that [the crew had agreed to wait]".

    Args:
        tree: of the reading.
        draft: the inner statement, changed in place; one of several pieces is left as it is.
        around: statements that may hold it.
        cues: tokens that attribute words, in order.
    """
    if draft.cue is None or tree.tokens[draft.cue].start > draft.start:
        return
    outer = _outer(tree, draft, around)
    marks = [] if outer is None else list(_further(tree, draft.cue, outer))
    if not marks or outer is None:
        return
    start, end = draft.content[-1]
    led, clause = _led(tree, draft.start), _is_clause(tree, draft.start, marks[0])
    if led and not _led(tree, outer.start):
        draft.content[-1] = start, max(end, next((last for first, last in outer.content if first <= start < last), end))
    elif not clause or _led(tree, outer.start):
        further = (
            mark for mark in marks if not (clause and led) or _turns(tree, draft, mark) or _speaks(tree, mark, cues)
        )
        _cut(tree, draft, next(further, None))


def _cut(tree: Tree, draft: Draft, mark: int | None) -> None:
    """End a draft's words before a "that", and what joins it."""
    if mark is None or draft.cue is None:
        return
    while mark > draft.cue and (tree.tokens[mark - 1].tag == "CC" or tree.tokens[mark - 1].text == ","):
        mark -= 1
    end = tree.tokens[mark - 1].end
    kept = [(first, min(last, end)) for first, last in draft.content if first < end]
    draft.content = kept or draft.content


def _outer(tree: Tree, draft: Draft, around: Iterable[Draft]) -> Draft | None:
    """The nearest statement that holds a draft's cue and the beginning of its words."""
    cue = extent(tree, (draft.cue or 0, (draft.cue or 0) + 1))
    found = [
        other
        for other in around
        if other is not draft and other.cue is not None and other.cue != draft.cue
        if covers(other, cue) and other.covers(draft.start, draft.start + 1) and other.start < draft.start
    ]
    return max(found, key=lambda other: (other.start, -other.end), default=None)


def _further(tree: Tree, cue: int, outer: Draft) -> Iterator[int]:
    """The "that" of each further clause behind a cue, within the words around it: "and that", ", that"."""
    sentence = tree.reading.sentences[tree.tokens[cue].sentence]
    for index in range(cue + 2, min(sentence.last - 1, cue + REACH)):
        token, before = tree.tokens[index], tree.tokens[index - 1]
        if token.start >= outer.end:
            return
        joined = before.text.lower() in ("and", "but") or (before.text == "," and tree.tokens[index - 2].tag != "IN")
        conjunction = token.text.lower() == "that" and (token.tag != "WDT" or before.tag == "CC")
        if conjunction and joined and tree.tokens[index + 1].tag in OPENING:
            yield index


def _led(tree: Tree, start: int) -> bool:
    """Whether "that" stands right before words."""
    return tree.reading.text[max(0, start - 5) : start].strip().lower() == "that"


def _is_clause(tree: Tree, start: int, stop: int) -> bool:
    """Whether words have a subject and a verb of their own before a token: no mere thing, no infinitive."""
    first = next((i for i in range(stop - 1, -1, -1) if tree.tokens[i].start <= start), 0)
    if tree.tokens[first].tag in ("TO", "IN", "VBG", "VB"):
        return False
    verb = next((i for i in range(first + 1, stop) if tree.tokens[i].tag in (*FINITE, "MD")), None)
    if verb is None:
        return False
    verb = tree.tokens[verb].head if tree.tokens[verb].dep in ("aux", "auxpass") else verb
    return tree.tokens[verb].dep != "relcl" and tree.child(verb, "nsubj", "nsubjpass", "expl") is not None


def _turns(tree: Tree, draft: Draft, mark: int) -> bool:
    """Whether "he" tells of himself in the words, and a clause behind a "that" of somebody or something else."""
    first = tree.reading.text[draft.start : draft.start + 4].split(" ")[0].lower()
    return first in ("he", "she") and tree.tokens[mark + 1].text.lower() in {"he", "she", "it"} - {first}


def _speaks(tree: Tree, mark: int, cues: Sequence[int]) -> bool:
    """Whether the clause behind a "that" tells that somebody, called by name or noun, says something."""
    last = min(tree.reading.sentences[tree.tokens[mark].sentence].last, mark + FURTHER)
    at = bisect_right(cues, mark)
    return at < len(cues) and cues[at] < last and tree.tokens[mark + 1].tag != "PRP"
