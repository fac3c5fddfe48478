"""Statements as the encoder marks them, as drafts: extents become tokens, and the cue's word tells the act."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.reading import Tree
from onrecord.statements.cues import act_of, nouns, verbs
from onrecord.statements.drafts import Draft
from onrecord.statements.nouns import Act
from onrecord.statements.quotations import Quotation

FINITE = ("VBD", "VBZ", "VBP", "MD")
RELATIVE = ("WP", "WDT")
BEFORE_VERBS = ("aux", "auxpass", "advmod", "neg")  # what may stand before a verb
NEAR_VERB = 4  # tokens from such a word to its verb

if TYPE_CHECKING:  # the encoder loads onnxruntime, which the rules do without
    from onrecord.reading.encoder import Attribution


def encoded(tree: Tree, attributions: Iterable["Attribution"], marks: Sequence[Quotation]) -> list[Draft]:
    """A draft for each attribution whose cue is a word that was parsed."""
    starts = [token.start for token in tree.tokens]
    ends = [token.end for token in tree.tokens]
    drafts = []
    for found in attributions:
        cue = _tokens(found.cue, starts, ends)
        if cue is None:
            continue
        word = _verb_of(tree, _telling(tree, *cue), found.content)
        content = _with_subject(tree, starts, found.content, cue)
        content = [piece for piece in content if _tells(tree, starts, piece)] or content
        draft = Draft(content, None, word, _act(tree, word), found.confidence, max(word + 1, cue[1]))
        draft.source = None if found.source is None else _named(tree, _tokens(found.source, starts, ends))
        draft.quoted = any(mark.start <= draft.start and draft.end <= mark.end for mark in marks)
        drafts.append(draft)
    return drafts


def _tells(tree: Tree, starts: list[int], piece: tuple[int, int]) -> bool:
    """Whether a piece of words is more than an article or a joining word."""
    first, last = bisect_left(starts, piece[0]), bisect_left(starts, piece[1])
    return last - first != 1 or tree.tokens[first].text.lower() not in (
        "a",
        "an",
        "and",
        "but",
        "of",
        "or",
        "the",
        "to",
    )


def _with_subject(
    tree: Tree, starts: list[int], content: Sequence[tuple[int, int]], cue: tuple[int, int]
) -> list[tuple[int, int]]:
    """Words said, with the subject that they were cut behind ("said head office [had told branches to wait]")."""
    pieces = list(content)
    first = bisect_left(starts, pieces[0][0])
    if not cue[1] <= first < len(starts) or starts[first] != pieces[0][0]:
        return pieces
    token = tree.tokens[first]
    verb = first if token.tag in FINITE and token.dep not in ("aux", "auxpass") else token.head
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if token.tag not in FINITE or subject is None or tree.tokens[subject].tag in (*RELATIVE, "DT"):
        return pieces
    if tree.right[subject] != first or tree.left[subject] < cue[1]:
        return pieces
    pieces[0] = tree.tokens[tree.left[subject]].start, pieces[0][1]
    return pieces


def _named(tree: Tree, source: tuple[int, int] | None) -> tuple[int, int] | None:
    """A source as a whole phrase, without a relative pronoun at its end ("Ana Melo, who"), which stands for it."""
    if source is None:
        return None
    first, last = source
    while last - first > 1 and (tree.tokens[last - 1].tag in RELATIVE or tree.tokens[last - 1].text in ",–—-"):
        last -= 1
    return _from(tree, first), _until(tree, last)


def _from(tree: Tree, first: int) -> int:
    """Where a phrase begins that was cut before its preposition ("[people] in the town")."""
    token = tree.tokens[first]
    whole = tree.tokens[token.head]
    beside = token.tag == "IN" and token.head < first and whole.sentence == token.sentence
    return tree.left[token.head] if beside and whole.tag.startswith(("NN", "CD", "DT", "PRP", "JJ")) else first


def _until(tree: Tree, last: int) -> int:
    """Where a phrase ends that was cut behind its determiner ("the [company]")."""
    token = tree.tokens[last - 1]
    cut = token.dep in ("det", "poss") and token.head >= last and tree.tokens[token.head].sentence == token.sentence
    return token.head + 1 if cut else last


def _tokens(extent: tuple[int, int], starts: list[int], ends: list[int]) -> tuple[int, int] | None:
    """`[first, last)` of the tokens that an extent touches."""
    first, last = bisect_right(ends, extent[0]), bisect_left(starts, extent[1])
    return (first, last) if first < last else None


def _telling(tree: Tree, first: int, last: int) -> int:
    """The word of a cue that says what is done: a verb of the lexicon, else its last verb, a noun, its first word."""
    words = range(first, last)
    verb = [i for i in words if tree.tokens[i].tag.startswith("VB")]
    known = [i for i in verb if tree.tokens[i].lemma.lower() in verbs()]
    noun = [i for i in words if tree.tokens[i].lemma.lower() in nouns()]
    return next((found[-1] for found in (known, noun, verb) if found), first)


def _verb_of(tree: Tree, word: int, content: Sequence[tuple[int, int]]) -> int:
    """The verb of a cue that was cut short before it ("also [vowed]", "has [repeatedly denied]")."""
    token = tree.tokens[word]
    if token.dep not in BEFORE_VERBS or not word < token.head <= word + NEAR_VERB:
        return word
    verb = tree.tokens[token.head]
    within = any(start <= verb.start < end for start, end in content)
    return token.head if verb.tag.startswith("VB") and not within else word


def _act(tree: Tree, word: int) -> Act:
    lemma = tree.tokens[word].lemma.lower()
    act = verbs()[lemma].act if lemma in verbs() else nouns().get(lemma, "assert")
    return act_of(act, negated=tree.negated(word))
