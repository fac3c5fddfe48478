"""To whom words were said: the outlet that prints them, where the sentence names it ("told Radio Lutak that ...")."""

from onrecord.mentions.gazetteer import lookup
from onrecord.mentions.lexicon import given_names, lexicon
from onrecord.mentions.nouns import Entity
from onrecord.reading import Tree
from onrecord.statements.complements import ADDRESSING
from onrecord.statements.drafts import Draft
from onrecord.statements.wording import FINITE, Extent

TELLING = frozenset({"tell", "inform"})
NAMING = ("NNP", "NNPS")
PHRASE = (*NAMING, "NN", "NNS", "JJ", "DT", "CD", "POS", "PRP$", "FW")  # what a phrase without preposition is made of
OPENING = ("PRP", "DT", "NNP", "NNPS", "NNS", "EX", "PRP$")  # what a clause without "that" begins with
ADJECTIVES = ("JJ", "NN", "CD")
QUOTES = ("``",)
CLAUSE = ("PRP", "DT", "EX", "PRP$", "``")  # what begins another phrase where no joining word stands before
DETERMINERS = frozenset(
    {"a", "all", "an", "another", "any", "both", "each", "every", "no", "some", "the", "these", "this"}
)
BEFORE = (*NAMING, "NN", "NNS", "CD", "PRP")
LONG = 10  # tokens of a phrase
LATE = 14  # tokens of whom something was said to, with a day or place
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
    if draft.cue is None or draft.cue + 2 >= len(tree.tokens):
        return None
    start, end = draft.content[0]
    first = _behind(tree, draft.cue)
    if first is None and tree.tokens[draft.cue].lemma.lower() in ADDRESSING:
        first = draft.cue + 1
    if first is None or start not in (tree.tokens[draft.cue + 1].start, tree.tokens[first].start):
        return None
    said = _behind_hearer(tree, draft.cue, first)
    return (tree.tokens[said].start, end) if said is not None and tree.tokens[said].start < end else None


def _behind_hearer(tree: Tree, cue: int, first: int) -> int | None:
    """The token that the words said begin with, behind those of whom they were said to; None where they tell none.

    "That" leads them in, or a pronoun stands before them, or another phrase with a verb begins: "told [the men] the
    gate was shut".
    """
    stop = min(tree.reading.sentences[tree.tokens[cue].sentence].last - 1, first + LATE)
    if first >= stop or tree.tokens[first].tag not in (*PHRASE, "PRP") or tree.tokens[first].text.lower()[:2] == "wh":
        return None
    for index in range(first + 1, stop):
        token = tree.tokens[index]
        if token.text.lower() == "that" and tree.tokens[index + 1].tag in OPENING + ADJECTIVES + QUOTES:
            return index + 1
        if tree.tokens[first].tag == "PRP" and index == first + 1 and _may_follow(tree, cue, index):
            return index
        opens = token.tag in CLAUSE and (token.tag != "DT" or token.text.lower() in DETERMINERS)
        if tree.tokens[index - 1].tag in BEFORE and opens and _has_verb(tree, index):
            return index if tree.tokens[cue].lemma.lower() in ADDRESSING else None
        if token.tag not in (*PHRASE, "IN", "TO", "RB", "CC"):
            return None
    return None


def _may_follow(tree: Tree, cue: int, index: int) -> bool:
    """Whether what is said may begin behind a pronoun: "told him [he] would", "told him [the] truth"."""
    tag = tree.tokens[index].tag
    return tag in OPENING + ADJECTIVES and (tree.tokens[cue].lemma.lower() in ADDRESSING or tag in OPENING)


def _has_verb(tree: Tree, first: int) -> bool:
    """Whether a finite verb stands near behind a token, before any mark."""
    for token in tree.tokens[first + 1 : first + 1 + LONG]:
        if token.tag in (*FINITE, "MD"):
            return True
        if token.text in ",;:.?!":
            return False
    return False


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
