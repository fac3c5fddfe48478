"""Set phrases of attribution: "told them so", "claimed responsibility", "made it clear", "called on them to stop".

Of these the verb with a clause of its own tells nothing. They serve within what somebody says; of whole sentences the
encoder knows better.
"""

from onrecord.reading import Tree
from onrecord.statements.cues import minds, set_objects, verbs
from onrecord.statements.hearers import DAYS
from onrecord.statements.wording import Extent

TELLING = ("say", "tell")
SHORT = (("so",), ("yes",), ("no",), ("not", "to"), ("the", "opposite"), ("the", "same"))  # of "say" and "tell"
FREE = (("otherwise",), ("as", "much"))  # of any verb that takes a clause
LASTING = ("CC", "IN", "TO", "CD", "NNP", "PRP", "DT")  # tags of words that may follow such a phrase
PLAIN = ("clear", "known", "plain")  # "made it clear that ..."
CALLING = {"call": ("on", "upon"), "appeal": ("to",)}  # with someone and an infinitive: "called on them to stop"


def set_phrase(tree: Tree, verb: int) -> Extent | None:
    """The tokens `[first, last)` that a verb attributes by a set phrase."""
    clause = _made_plain(tree, verb) or _called_on(tree, verb)
    if clause is not None or tree.child(verb, "ccomp", "xcomp") is not None:
        return clause
    thing = tree.child(verb, "dobj")
    if thing is not None and (tree.tokens[verb].lemma.lower(), tree.tokens[thing].lemma.lower()) in set_objects():
        return tree.extent(thing) if thing > verb else None
    return _short(tree, verb)


def _short(tree: Tree, verb: int) -> Extent | None:
    """ "Told police otherwise", "said yes": the one or two words that stand for what was said."""
    lemma = tree.tokens[verb].lemma.lower()
    if lemma not in verbs() or "c" not in verbs()[lemma].frames or lemma in minds():
        return None
    phrases = (*SHORT, *FREE) if lemma in TELLING else FREE
    told = [c for c in tree.children[verb] if c > verb and tree.tokens[c].dep in ("dobj", "dative")]
    for first in (verb + 1, *(tree.right[whom] for whom in told)):
        following = tuple(token.text.lower() for token in tree.tokens[first : first + 2])
        for phrase in phrases:
            last = first + len(phrase)
            if following[: len(phrase)] == phrase and _closes(tree, last):
                return first, last
    return None


def _closes(tree: Tree, at: int) -> bool:
    """Whether a phrase may end before a token: at a mark, or where something else about the telling follows."""
    if at >= len(tree.tokens) or not tree.tokens[at].text[0].isalnum():
        return True
    return tree.tokens[at].tag in LASTING and tree.tokens[at].text.lower() not in ("that", "far")


def _called_on(tree: Tree, verb: int) -> Extent | None:
    """ "Called on both sides to stop": the infinitive."""
    words = CALLING.get(tree.tokens[verb].lemma.lower(), ())
    by = next((c for c in tree.children[verb] if c == verb + 1 and tree.tokens[c].text.lower() in words), None)
    whom = None if by is None else tree.child(by, "pobj")
    if whom is None or tree.tokens[whom].text.lower() in DAYS:  # "called on Monday to express ..."
        return None
    infinitives = (c for c in (*tree.children[verb], *tree.children[whom]) if c > whom and tree.tokens[c].tag == "VB")
    return next((tree.extent(c) for c in infinitives if tree.tokens[tree.left[c]].tag == "TO"), None)


def _made_plain(tree: Tree, verb: int) -> Extent | None:
    """ "Made it clear that ...", "made plain that ...", "made it clear he would go": the clause."""
    if tree.tokens[verb].lemma.lower() != "make":
        return None
    at = verb + 1 + (tree.tokens[min(verb + 1, len(tree.tokens) - 1)].text.lower() == "it")
    if at + 1 >= len(tree.tokens) or tree.tokens[at].text.lower() not in PLAIN:
        return None
    if tree.tokens[at + 1].text.lower() == "that":
        first, clause = at + 2, tree.tokens[at + 1].head
    else:
        first = at + 1
        clause = next(
            (c for c in tree.children[at] if tree.left[c] == first and tree.child(c, "nsubj") is not None), at
        )
    return (first, tree.right[clause]) if clause >= first < tree.right[clause] else None
