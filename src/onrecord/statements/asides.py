"""Who said it, told beside it: "..., the agency reported on Monday.", "as the bank has acknowledged, ..."."""

from collections.abc import Callable, Iterator

from onrecord.reading import Tree
from onrecord.statements.cues import act_of, verbs
from onrecord.statements.drafts import Draft
from onrecord.statements.wording import COMMAS, LATE, Extent, bounds, verb_before, words

CONFIDENCE = 0.75
REPORTING = frozenset({"report", "say", "add", "tell", "write"})  # verbs of a source named after another's attribution


def asides(tree: Tree, quoted: Callable[[int], bool]) -> Iterator[Draft]:
    """Statements whose source and verb stand between commas, or after the last one.

    Args:
        tree: of the reading.
        quoted: whether a code point stands inside a quotation of whole sentences.
    """
    for sentence in tree.reading.sentences:
        if sentence.region not in ("prose", "caption") or sentence.last - sentence.first < 4:
            continue
        found = [_last(tree, sentence.first)]
        found += [_amid(tree, i) for i in range(sentence.first + 2, sentence.last) if tree.tokens[i].text in COMMAS]
        found += [_as(tree, i) for i in range(sentence.first, sentence.last) if tree.tokens[i].text.lower() == "as"]
        for draft in found:
            if draft is not None and draft.cue is not None and not quoted(tree.tokens[draft.cue].start):
                yield draft


def _last(tree: Tree, index: int) -> Draft | None:
    """ "..., he said, the agency reported on Monday.": the last clause attributes what stands before it."""
    first, stop = bounds(tree, index)
    comma = next((i for i in range(stop - 2, max(first, stop - 2 * LATE), -1) if tree.tokens[i].text in COMMAS), None)
    told = None if comma is None else verb_before(tree, stop, comma + 1)
    if comma is None or told is None or tree.tokens[told[0]].lemma.lower() not in REPORTING:
        return None
    verb, by = told
    return _draft(tree, by, verb, (first, comma)) if by[0] == comma + 1 or verb == comma + 1 else None


def _amid(tree: Tree, comma: int) -> Draft | None:
    """ "The study, the paper reports, found ...": what stands before and after is what was said."""
    first, stop = bounds(tree, comma)
    after = next((i for i in range(comma + 3, min(stop - 1, comma + 2 * LATE)) if tree.tokens[i].text in COMMAS), None)
    told = None if after is None else verb_before(tree, after, comma + 1)
    if after is None or told is None or told[1][0] != comma + 1 or tree.tokens[told[0]].lemma.lower() not in REPORTING:
        return None
    before, rest = words(tree, first, comma), words(tree, after + 1, stop)
    draft = None if before is None or rest is None else _draft(tree, told[1], told[0], (first, comma))
    if draft is not None and rest is not None:
        draft.content.append(rest)
    return draft


def _as(tree: Tree, index: int) -> Draft | None:
    """ "As the bank has acknowledged, ...": what follows the comma is what was said."""
    first, stop = bounds(tree, index)
    if index > first and tree.tokens[index - 1].text not in COMMAS and tree.tokens[index - 1].text.lower() != "that":
        return None
    for comma in range(index + 3, min(stop - 1, index + 2 * LATE)):
        if tree.tokens[comma].text in COMMAS:
            told = verb_before(tree, comma, index + 1)
            if told is None or told[1][0] != index + 1:
                return None
            return _draft(tree, told[1], told[0], (comma + 1, stop))
    return None


def _draft(tree: Tree, source: Extent, verb: int, content: Extent) -> Draft | None:
    said = words(tree, *content)
    if said is None or tree.tokens[source[0]].tag == "PRP" or tree.tokens[source[0]].text.lower() == "that":
        return None
    act = act_of(verbs()[tree.tokens[verb].lemma.lower()].act, negated=tree.negated(verb))
    return Draft([said], source, verb, act, CONFIDENCE, verb + 1)
