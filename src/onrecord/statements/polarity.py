"""Whether a cue's own act is held back: "has not denied", "declined to confirm", "neither confirmed nor denied"."""

from typing import Literal

from onrecord.reading import Tree
from onrecord.statements.contents import Content
from onrecord.statements.cues import classed

CLIMB = 6  # arcs from a cue to what holds it back: "was not in a position to confirm"
HOLDING = ("xcomp", "pcomp", "prep", "acl", "advmod", "acomp", "dobj", "pobj")
SHORT = frozenset({"stop", "fall"})  # "stopped short of" holds back once
HARDLY = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly", "barely", "scarcely"})
NOBODY = frozenset({"no", "nobody", "none", "neither"})

Held = Literal["not", "cannot", "no longer"]


def held(tree: Tree, cue: int, content: Content) -> Held | None:
    """How a cue's act is held back: it is not done, cannot be, is no longer; None where it is done.

    Two negations make none: "did not hesitate to condemn".
    """
    if _no_longer(tree, cue):
        return "no longer"
    count, index = int(_nobody(tree, cue)), cue
    above: list[int] = []
    for _ in range(CLIMB):
        short = tree.tokens[index].lemma.lower() in SHORT and any(tree.tokens[c].text.lower() == "short" for c in above)
        count += _negated(tree, index, content) + (index != cue and not short and _holds_back(tree, index))
        above.append(index)
        token = tree.tokens[index]
        if token.head == index or token.head in content.inside:
            break
        if token.dep not in HOLDING and not (token.dep == "conj" and _alternative(tree, token.head)):
            break
        index = token.head
    if count % 2 == 0:
        return None
    return "cannot" if any(tree.tokens[c].lemma.lower() in ("can", "ca") for c in tree.children[cue]) else "not"


def _negated(tree: Tree, index: int, content: Content) -> bool:
    outside = [c for c in tree.children[index] if c not in content.inside]
    words = {tree.tokens[c].lemma.lower() for c in outside}
    nothing = tree.tokens[index].tag.startswith("NN") and "no" in words
    return nothing or bool(words & HARDLY) or any(tree.tokens[c].dep == "neg" for c in outside)


def _holds_back(tree: Tree, index: int) -> bool:
    """Whether a word withholds what hangs on it: "declined to", "stopped short of", "have yet to"."""
    words = {tree.tokens[index].lemma.lower(), *(tree.tokens[c].lemma.lower() for c in tree.children[index])}
    return tree.tokens[index].lemma.lower() in classed("withholding") or "yet" in words


def _alternative(tree: Tree, head: int) -> bool:
    """ "did not confirm or deny": the second verb shares the negation of the first."""
    return any(tree.tokens[c].lemma.lower() in ("or", "nor") for c in tree.children[head])


def _no_longer(tree: Tree, cue: int) -> bool:
    return any(
        tree.tokens[c].lemma.lower() in ("longer", "long") and c > 0 and tree.tokens[c - 1].lemma.lower() == "no"
        for c in tree.children[cue]
    )


def _nobody(tree: Tree, cue: int) -> bool:
    subject = tree.child(cue, "nsubj", "nsubjpass")
    if subject is None:
        return False
    return any(tree.tokens[i].lemma.lower() in NOBODY for i in (subject, *tree.children[subject]))
