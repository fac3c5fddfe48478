"""Under a neutral cue, acts that are told by what is said: a question, a promise of one's own, a forecast."""

from onrecord.reading import Tree
from onrecord.statements.contents import Content, is_main
from onrecord.statements.cues import classed
from onrecord.statements.drafts import Draft
from onrecord.statements.nouns import Act
from onrecord.statements.selves import is_self

WILL = frozenset({"will", "'ll", "’ll", "wo", "shall", "would"})
IF = frozenset({"if", "unless", "were"})


def undertaken(tree: Tree, content: Content, draft: Draft) -> Act | None:
    """Ask, promise or predict where the words do so, else None."""
    if not content.tokens:
        return None
    if _asks(tree, content):
        return "ask"
    for index in content.tokens:
        token = tree.tokens[index]
        if token.tag in ("VBD", "VBZ", "VBP") and token.dep not in ("relcl", "advcl") and is_main(tree, content, index):
            return "predict" if token.dep in ("aux", "auxpass", "ROOT", "ccomp") and _expected(tree, content) else None
        if token.text.lower() in WILL and token.dep == "aux" and is_main(tree, content, token.head):
            return _of_future(tree, token.head, draft)
    return None


def _asks(tree: Tree, content: Content) -> bool:
    """A single question."""
    first, last = tree.tokens[content.tokens[0]], content.tokens[-1]
    marks = [i for i in content.tokens if tree.tokens[i].text == "?"]
    return bool(marks) and marks[0] >= last - 1 and tree.tokens[marks[0]].sentence == first.sentence


def _of_future(tree: Tree, verb: int, draft: Draft) -> Act | None:
    lemma = tree.tokens[verb].lemma.lower()
    below = {tree.tokens[c].lemma.lower() for c in tree.children[verb]}
    below |= {
        tree.tokens[g].lemma.lower()
        for c in tree.children[verb]
        for g in tree.children[c]
        if tree.tokens[c].dep == "advcl"
    }
    if "have" in below or below & IF:
        return None
    if is_self(tree, draft, tree.subject(verb), owned=False):
        return None if lemma in classed("unwilled") or tree.child(verb, "nsubjpass") is not None else "promise"
    return "predict" if lemma in classed("changing") else None


def _expected(tree: Tree, content: Content) -> bool:
    """ "is likely to", "is expected to"."""
    return any(_likely(tree, index) and is_main(tree, content, index) for index in content.tokens)


def _likely(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    lemma = token.lemma.lower()
    return lemma == "likely" or (
        lemma in ("expect", "project", "forecast") and token.tag == "VBN" and tree.child(index, "xcomp") is not None
    )
