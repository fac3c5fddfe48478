"""Denials told by what is said, not by the verb: "called the report false", "said the claims were baseless"."""

from bisect import bisect_left

from onrecord.reading import Tree
from onrecord.statements.cues import claims, falsehoods, verbs
from onrecord.statements.drafts import Draft

PREDICATES = ("acomp", "attr", "oprd", "pobj", "amod", "ccomp", "conj", "dobj")
SHORT = 8  # words of a content that is nothing but a verdict ("That is a lie")
ENDS = 6  # tokens from the end of a description in which its verdict stands


def denies(tree: Tree, starts: list[int], draft: Draft) -> bool:
    """Whether the words say of a claim or report that it is false; "not false" does not."""
    if draft.cue is None or draft.act != "assert":
        return False
    first, last = bisect_left(starts, draft.start), bisect_left(starts, draft.end)
    describes = "a" in getattr(verbs().get(tree.tokens[draft.cue].lemma.lower()), "frames", "")
    words = sum(1 for index in range(first, last) if tree.tokens[index].text.isalnum())
    for index in range(first, last):
        token = tree.tokens[index]
        if token.lemma.lower() not in falsehoods() or token.dep not in PREDICATES or _not(tree, index):
            continue
        if describes and last - index <= ENDS:
            return True
        if words <= SHORT or _of_a_claim(tree, index):
            return True
    return False


def _of_a_claim(tree: Tree, index: int) -> bool:
    """Whether the verdict's subject is a claim, a report, an allegation."""
    head = tree.tokens[index].head
    subject = tree.child(head, "nsubj", "nsubjpass")
    return subject is not None and tree.tokens[subject].lemma.lower() in claims()


def _not(tree: Tree, index: int) -> bool:
    head = tree.tokens[index].head
    return tree.negated(head) or tree.negated(index) or tree.child(index, "neg") is not None
