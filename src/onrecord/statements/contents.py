"""The words said, as tokens: which of them stand in a main clause, and which clauses are negated."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.reading import Tree
from onrecord.statements.cues import verbs
from onrecord.statements.drafts import Draft

LOOK = 120  # tokens of a content that are looked at, so that contents within contents cost no more than their number
CLIMB = 12  # arcs from a word to its main clause
SUBORDINATE = ("relcl", "advcl", "acl", "csubj", "csubjpass", "pcomp")
CARRYING = frozenset(
    {"say", "tell", "know", "insist", "swear", "assure", "mean", "be", "repeat", "stress", "add", "seem", "see"}
)
OBJECTS = ("nsubj", "nsubjpass", "dobj", "attr", "dative")
NOBODY = frozenset({"nobody", "none", "nothing"})


class Content(NamedTuple):
    """The tokens of the words said, in order, and the same as a set."""

    tokens: list[int]
    inside: frozenset[int]


class Denied(NamedTuple):
    """A negated main clause: its verb, the negation, and the noun that the negation stands with, if any."""

    verb: int
    mark: int
    noun: int | None


def content_of(tree: Tree, starts: list[int], draft: Draft) -> Content:
    """The first tokens of a draft's words; `starts` are those of all tokens."""
    found: list[int] = []
    for start, end in draft.content:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        found.extend(range(first, min(last, first + LOOK - len(found))))
    return Content(found, frozenset(found))


def is_main(tree: Tree, content: Content, index: int, *, beside: bool = False) -> bool:
    """Whether a word stands in a main clause of the content: no relative, adverbial or reported clause holds it.

    With `beside` a clause that stands beside the main one, with a comma between them, is a main one too.
    """
    for _ in range(CLIMB):
        token = tree.tokens[index]
        if token.head == index or token.head not in content.inside:
            return True
        reported = token.dep == "ccomp" and not (_carries(tree, token.head) or (beside and _beside(tree, index)))
        if token.dep in SUBORDINATE or reported:
            return False
        index = token.head
    return False


def _carries(tree: Tree, verb: int) -> bool:
    """ "I can tell you that we never met": what is told is the matter."""
    return tree.tokens[verb].lemma.lower() in CARRYING and not tree.negated(verb)


def _beside(tree: Tree, verb: int) -> bool:
    """ "He was not fired, his contract ended": two clauses side by side, which the parse hangs one on the other."""
    head = tree.tokens[verb].head
    subject = tree.subject(head)
    if subject is None or subject < verb or tree.subject(verb) is None or tree.tokens[head].lemma.lower() in verbs():
        return False
    first = min([subject, *(i for i in tree.children[subject] if i > verb)])
    led_in = any(tree.tokens[c].tag in ("IN", "WRB", "WDT", "WP") and c < verb for c in tree.children[verb])
    return not led_in and tree.tokens[first - 1].text in (",", ";", "–", "—")


def denied(tree: Tree, content: Content) -> Iterator[Denied]:
    """The negated main clauses of a content, in order of their negations."""
    for index in content.tokens:
        found = _negation(tree, index)
        if found is None:
            continue
        bare = found.verb not in content.inside and tree.tokens[found.verb].lemma.lower() == "be"
        opens = bare and index in content.tokens[:2]  # he was "not the author"
        if opens or (found.verb in content.inside and is_main(tree, content, found.verb, beside=True)):
            yield found


def _negation(tree: Tree, index: int) -> Denied | None:
    token = tree.tokens[index]
    word = token.lemma.lower()
    if token.dep == "neg" or word in ("never", "not", "n't", "n’t", "nowhere"):
        head = tree.tokens[token.head]
        if head.tag.startswith(("VB", "MD")):
            there = tree.child(token.head, "expl") is not None
            return Denied(token.head, index, tree.child(token.head, "attr") if there else None)
        if token.head != index and head.dep in (
            "nummod",
            "quantmod",
            "det",
            "predet",
        ):  # "not one page", "not a single"
            return _of_noun(tree, index, head.head)
        if token.head != index and head.dep in (*OBJECTS, "acomp", "oprd"):
            return Denied(head.head, index, token.head)
    if word in ("no", "neither") and token.dep in ("det", "neg"):
        return _of_noun(tree, index, token.head)
    return _of_noun(tree, index, index) if word in (*NOBODY, "no-one") or _no_one(tree, index) else None


def _no_one(tree: Tree, index: int) -> bool:
    return tree.tokens[index].text.lower() == "one" and index > 0 and tree.tokens[index - 1].text.lower() == "no"


def _of_noun(tree: Tree, mark: int, noun: int) -> Denied | None:
    """A negated noun denies the clause of which it is the subject or object; "with no money" denies no clause."""
    token = tree.tokens[noun]
    if token.dep not in OBJECTS or token.head == noun:
        return None
    return Denied(token.head, mark, noun)


def ahead(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what will, would, can or should be, or is to be; "could not have" looks back."""
    return modal(tree, verb) or any(
        tree.tokens[c].text.lower() == "to" and tree.tokens[c].dep == "aux" for c in tree.children[verb]
    )


def modal(tree: Tree, verb: int) -> bool:
    """Whether a verb has a modal: "will", "can't"; not "could have", which tells of the past."""
    found = [
        c for c in tree.children[verb] if tree.tokens[c].tag == "MD" or tree.tokens[c].text.lower() in ("wo", "ca")
    ]
    perfect = any(tree.tokens[c].lemma.lower() == "have" and tree.tokens[c].dep == "aux" for c in tree.children[verb])
    return bool(found) and not (perfect and tree.tokens[found[0]].text.lower() in ("could", "can", "ca"))
