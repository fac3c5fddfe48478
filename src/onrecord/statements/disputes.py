"""Whether a negative sentence denies: "We never sold arms" does where that was alleged, "We never slept" does not.

Signs are looked for in the clause that is negated, in the cue, and in the report around it; each has its points.
"""

from collections.abc import Iterator

from onrecord.reading import Tree
from onrecord.statements.allegations import Surroundings
from onrecord.statements.contents import Content, Denied, ahead, denied
from onrecord.statements.cues import classed, points, verbs
from onrecord.statements.drafts import Draft
from onrecord.statements.selves import SELF, is_self

ENOUGH = 1.25  # points that make a negated clause a denial
PLACES = frozenset({"in", "at", "on", "near", "there", "inside", "aboard", "nowhere"})
ME = frozenset({"me", "us", "him", "her", "them"})
NEAR = 8  # tokens behind a verb in which a comparison hangs on it
IDLE = frozenset({"own", "contested", "of others", "present"})
SHOWING = frozenset({"find", "indicate", "record", "show", "suggest"})
ADDING = frozenset({"add", "announce", "comment", "report", "say"})
CASUALTY = frozenset({"harm", "hurt", "injure", "kill", "wound"})
LIMITED = frozenset(
    {"many", "much", "yet", "alone", "enough", "only", "just", "always", "necessarily", "anymore", "longer", "until"}
)


def disputes(tree: Tree, content: Content, draft: Draft, around: Surroundings) -> bool:
    """Whether a negated main clause of the words denies what others allege."""
    if draft.cue is not None and tree.tokens[draft.cue].lemma.lower() in SHOWING:
        return False  # "records show that no payment was made" answers nobody
    return any(
        sum(points()[sign] for sign in weighed(signs(tree, content, draft, around, clause))) >= ENOUGH
        for clause in denied(tree, content)
        if not (_limited(tree, clause) or _owned(tree, clause) or _nothing_more(tree, clause))
    )


def weighed(found: Iterator[str]) -> list[str]:
    """Signs, with one more where somebody says of themselves what nobody asked about."""
    given = list(found)
    about = {sign for sign in given if not sign.startswith("alleged")} - IDLE
    near = any(sign.startswith("alleged") for sign in given) and "of others" not in given
    return [*given, "unasked"] if "own" in given and not about and not near else given


def signs(tree: Tree, content: Content, draft: Draft, around: Surroundings, clause: Denied) -> Iterator[str]:
    """The signs of points.tsv that a negated clause shows."""
    own = is_self(tree, draft, tree.subject(clause.verb)) and tree.child(clause.verb, "nsubjpass") is None
    yield from _of_deed(tree, clause, own=own)
    if tree.tokens[clause.verb].sentence != tree.tokens[content.tokens[0]].sentence:
        yield "further on"
    yield from _of_cue(tree, draft, own=own)
    yield from around.signs(draft, content, clause, own=own)


def _limited(tree: Tree, clause: Denied) -> bool:
    """ "not yet", "not enough", "not only"; what will or should not be; an imperative."""
    verb = clause.verb
    beside = {tree.tokens[c].lemma.lower() for c in tree.children[verb]}
    after = tree.tokens[min(clause.mark + 1, len(tree.tokens) - 1)].text.lower()
    subject = tree.subject(verb)
    beside |= (
        set() if subject is None else {tree.tokens[c].lemma.lower() for c in tree.children[subject] if c > subject}
    )
    degree = tree.tokens[clause.mark].lemma.lower() == "never" and _compares(tree, verb)
    bare = tree.tokens[verb].tag == "VB" and tree.subject(verb) is None and tree.child(verb, "aux", "expl") is None
    return ahead(tree, verb) or bool(beside & LIMITED) or after in LIMITED or bare or degree


def _compares(tree: Tree, verb: int) -> bool:
    """ "never sold so many", "has never been better": how much, not whether."""
    low, high = tree.extent(verb)
    return any(
        (tree.tokens[i].tag in ("JJR", "RBR") and tree.tokens[i].dep != "amod")
        or (tree.tokens[i].lemma.lower() == "so" and i + 1 < high and tree.tokens[i + 1].tag in ("JJ", "RB"))
        for i in range(max(low, verb), min(high, verb + NEAR))
    )


def _nothing_more(tree: Tree, clause: Denied) -> bool:
    """ "Had nothing to add", "nothing to say on the matter"."""
    return (
        clause.noun is not None
        and tree.tokens[clause.noun].lemma.lower() == "nothing"
        and any(
            tree.tokens[c].tag == "VB" and tree.tokens[c].lemma.lower() in ADDING for c in tree.children[clause.noun]
        )
    )


def _owned(tree: Tree, clause: Denied) -> bool:
    """ "I don't deny that I was angry": what is not denied is owned."""
    cue = verbs().get(tree.tokens[clause.verb].lemma.lower())
    return cue is not None and cue.act == "deny"


def _of_deed(tree: Tree, clause: Denied, *, own: bool) -> Iterator[str]:
    """What is said not to be so: a deed of one's own, a wrong, a happening, a thing, a place, a mood."""
    verb, things = tree.tokens[clause.verb].lemma.lower(), _things(tree, clause.verb)
    if verb in CASUALTY and clause.noun is not None and tree.tokens[clause.noun].dep == "nsubjpass":
        things = things - {verb}  # "nobody was hurt"
    if own:
        yield "own"
        if tree.tokens[tree.subject(clause.verb) or clause.verb].text.lower() not in SELF:
            yield "owned"
    yield from (f"is {name}" for name in ("wrong", "crime", "undone", "intent") if things & classed(name))
    if verb == "have":
        yield "has not"
    if verb == "be":
        yield from _of_being(tree, clause, things, own=own)
    yield from _of_noun(tree, clause, verb)
    yield from _of_form(tree, clause)


def _of_being(tree: Tree, clause: Denied, things: set[str], *, own: bool) -> Iterator[str]:
    """ "It was not me"; "they were not ready"; "she was not in the park"."""
    after = {tree.tokens[c].text.lower() for c in tree.children[clause.verb] if c > clause.verb}
    if after & ME:
        yield "is undone"
    if things & classed("mood"):
        yield "mood"
    if own and after & PLACES:
        yield "elsewhere"


def _of_noun(tree: Tree, clause: Denied, verb: str) -> Iterator[str]:
    """ "no ship was lost", "there was no deal", "they had no deal"."""
    if clause.noun is None:
        return
    noun = tree.tokens[clause.noun]
    if noun.dep in ("nsubj", "nsubjpass"):
        if verb not in ("be", "have"):
            yield "none did"
        if noun.dep == "nsubjpass" and noun.lemma.lower() in classed("matter"):
            yield "no matter"
        return
    yield from (f"no {name}" for name in ("matter", "lack") if noun.lemma.lower() in classed(name))
    if tree.child(clause.verb, "expl") is not None and _past(tree, clause.verb):
        yield "there was none"


def _of_form(tree: Tree, clause: Denied) -> Iterator[str]:
    if tree.tokens[clause.mark].lemma.lower() == "never":
        yield "never"
    if clause.noun is not None and tree.tokens[clause.mark].text.lower() == "not":
        yield "not one"
    if any(tree.tokens[c].text.lower() in ("could", "can", "ca") for c in tree.children[clause.verb]):
        yield "could not have"
    if not _past(tree, clause.verb):
        yield "present"


def _past(tree: Tree, verb: int) -> bool:
    """Whether a verb or its auxiliary tells of what was, or has been."""
    forms = (
        tree.tokens[i] for i in (verb, *tree.children[verb]) if i == verb or tree.tokens[i].dep in ("aux", "auxpass")
    )
    return any(token.tag in ("VBD", "VBN") or token.lemma.lower() == "have" for token in forms)


def _things(tree: Tree, verb: int) -> set[str]:
    """A verb, what hangs on it, and what hangs on its prepositions and predicates."""
    below = tree.children[verb]
    under = [c for i in below if tree.tokens[i].dep in ("prep", "agent", "acomp") for c in tree.children[i]]
    return {tree.tokens[i].lemma.lower() for i in (verb, *below, *under)}


def _of_cue(tree: Tree, draft: Draft, *, own: bool) -> Iterator[str]:
    """A cue that answers somebody, words told to those who judge, a speaker who is accused or speaks for one."""
    source = {tree.tokens[i].lemma.lower() for i in range(*(draft.source or (0, 0)))}
    if own and source & classed("accused"):
        yield "accused"
    if source & classed("defending"):
        yield "defending"
    if draft.cue is None:
        return
    if tree.tokens[draft.cue].lemma.lower() in classed("insisting"):
        yield "insisting"
    told = [c for c in tree.children[draft.cue] if tree.tokens[c].dep in ("dobj", "dative", "prep", "pobj")]
    heard = {draft.cue, *told, *(g for c in told for g in tree.children[c])}
    if {tree.tokens[i].lemma.lower() for i in heard} & classed("judging"):
        yield "judging"
    head = verbs().get(tree.tokens[tree.tokens[draft.cue].head].lemma.lower())
    if tree.tokens[draft.cue].dep == "conj" and head is not None and head.act in ("concede", "deny"):
        yield "turned"
