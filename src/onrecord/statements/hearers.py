"""To whom words were said: the outlet that prints them, where the sentence names it ("told Radio Lutak that ...")."""

from onrecord.mentions.gazetteer import lookup
from onrecord.mentions.lexicon import given_names, lexicon
from onrecord.mentions.nouns import Entity
from onrecord.reading import Tree
from onrecord.statements.drafts import Draft
from onrecord.statements.wording import Extent

TELLING = frozenset({"tell", "inform"})
NAMING = ("NNP", "NNPS")
PHRASE = (*NAMING, "NN", "NNS", "JJ", "DT", "CD", "POS", "PRP$", "FW")  # what a phrase without preposition is made of
OPENING = ("PRP", "DT", "NNP", "NNPS", "NNS", "EX", "PRP$")  # what a clause without "that" begins with
LONG = 10  # tokens of a phrase
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def hearer(tree: Tree, draft: Draft) -> Extent | None:
    """The tokens between a cue and the words said that tell to whom: "told [the paper]", "denied to [the paper]"."""
    if draft.cue is None:
        return None
    first = _behind(tree, draft.cue)
    if first is None:
        return None
    last = _end(tree, first, draft)
    return (first, last) if last > first else None


def named(tree: Tree, phrase: Extent) -> Extent | None:
    """The last name in a phrase: "the Vienna daily [Der Abend]"; None where it ends in another noun."""
    first, last = phrase
    if tree.tokens[last - 1].text.lower() in DAYS:
        last -= 1  # "told the agency Tuesday"
    at = last
    while at > first and (tree.tokens[at - 1].tag in NAMING or _joins(tree, at - 1, first, last)):
        at -= 1
    return (at, last) if at < last and tree.tokens[at].text[:1].isupper() else None


def may_pass_on(words: str, entity: Entity | None) -> bool:
    """Whether somebody told by name may be an outlet that no list holds: no state, no place, no body, no person."""
    parts = words.split()
    if not {part.casefold() for part in parts} & lexicon().mastheads and set(parts) & lexicon().org_words:
        return False
    if {part.casefold().rstrip(".") for part in parts} & (lexicon().courtesy | lexicon().titles):
        return False
    if lookup(words) is not None or (parts[0] in given_names() and len(parts) > 1):
        return False
    if entity is None:
        return len(parts) > 1 or not words.endswith("s")  # "told MPs"
    if entity.unnamed:
        return False
    return entity.speaks_for is None and not entity.roles and (entity.kind != "place" or len(parts) > 1)


def without_hearer(tree: Tree, draft: Draft) -> Extent | None:
    """The first piece of the words said without whom they were said to: "denied [to the paper that] it had ..."."""
    first = None if draft.cue is None else _behind(tree, draft.cue)
    start, end = draft.content[0]
    if draft.cue is None or first is None or start not in (tree.tokens[draft.cue + 1].start, tree.tokens[first].start):
        return None
    pronoun = tree.tokens[first].tag == "PRP"
    at = first + 1 if pronoun else _end(tree, first, None)
    if at == first or at + 1 >= len(tree.tokens) or tree.tokens[at + 1].start >= end:
        return None
    that = tree.tokens[at].text.lower() == "that"
    clause = pronoun and first > draft.cue + 1 and tree.tokens[at].tag in OPENING  # "swore to her it was safe"
    return (tree.tokens[at + that].start, end) if that or clause else None


def _behind(tree: Tree, cue: int) -> int | None:
    """Where the phrase of whom something was said to begins."""
    at = cue + 1
    if at + 1 >= len(tree.tokens):
        return None
    if tree.tokens[cue].lemma.lower() in TELLING:
        return at
    return at + 1 if tree.tokens[at].text.lower() == "to" and tree.tokens[at].tag in ("IN", "TO") else None


def _end(tree: Tree, first: int, draft: Draft | None) -> int:
    """Where a phrase ends: at a word that none is made of, or where the words said begin."""
    last = first
    stop = tree.reading.sentences[tree.tokens[first].sentence].last
    while last < min(first + LONG, stop):
        token = tree.tokens[last]
        if draft is not None and draft.covers(token.start, token.end):
            break
        if token.tag not in PHRASE and not _joins(tree, last, first, stop):
            break
        if token.text.lower() == "that":
            break
        last += 1
    return last


def _joins(tree: Tree, index: int, first: int, last: int) -> bool:
    """Whether a word within a name joins its parts ("Le Progrès du Nord", "Kanal 6")."""
    token = tree.tokens[index]
    if index <= first or tree.tokens[index - 1].tag not in NAMING:
        return False
    between = index + 1 < last and tree.tokens[index + 1].tag in NAMING
    return token.tag == "CD" or (between and token.text.lower() in lexicon().particles)
