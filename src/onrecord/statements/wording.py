"""Sentences read off tags and commas, where a small parse goes wrong: phrases, verbs of attribution, what is said."""

from collections.abc import Iterator

from onrecord.reading import Tree
from onrecord.statements.cues import verbs

Extent = tuple[int, int]

FINITE = frozenset({"VBD", "VBZ", "VBP"})
COMMAS = ",—–"
# Tags of the words of a plain noun phrase, and the prepositions that join two of them in the name of a source.
NOMINAL = frozenset({"DT", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "PRP$", "HYPH"})
JOINING = frozenset({"of", "in", "at", "for"})
LONG = 12  # tokens of a source before its verb
LATE = 6  # tokens between a verb and the comma after it: a day, a place
CLOSING = '”"»'
MARKS = '“”"«»„‘’'


def bounds(tree: Tree, index: int) -> Extent:
    """First token of a token's sentence, and the one that ends it, marks left out."""
    sentence = tree.reading.sentences[tree.tokens[index].sentence]
    stop = sentence.last
    while stop > index + 1 and not tree.tokens[stop - 1].text[-1].isalnum():
        stop -= 1
    return sentence.first, stop


def commas(tree: Tree, first: int, stop: int) -> Iterator[int]:
    """The commas and dashes after a token."""
    return (index for index in range(first + 1, stop) if tree.tokens[index].text in COMMAS)


def tells(tree: Tree, index: int) -> bool:
    """Whether a token is a finite verb of attribution, or its participle after "has"."""
    token = tree.tokens[index]
    cue = verbs().get(token.lemma.lower())
    before = tree.tokens[max(0, index - 1)]
    perfect = token.tag == "VBN" and before.lemma.lower() == "have"
    # "the agency reported from Minsk": a verb that small parses take for a participle
    mistagged = token.tag == "VBN" and token.lemma.lower() == "report" and before.tag.startswith("NN")
    mistagged = mistagged and tree.tokens[min(index + 1, len(tree.tokens) - 1)].text.lower() != "by"
    return (token.tag in FINITE or perfect or mistagged) and cue is not None and bool(set(cue.frames) & set("cqn"))


def verb_after(tree: Tree, first: int, stop: int) -> int | None:
    """The verb of attribution that stands at a token, an adverb or "has" before it."""
    for index in range(first, min(stop, first + 3)):
        if tells(tree, index) and tree.tokens[index].lemma.lower() != "have":
            return index
        if tree.tokens[index].tag != "RB" and tree.tokens[index].lemma.lower() != "have":
            return None
    return None


def verb_before(tree: Tree, last: int, first: int) -> tuple[int, Extent] | None:
    """The verb of attribution nearest before a token, but for a day or a place, and who is its subject."""
    for verb in range(last - 1, max(first, last - LATE) - 1, -1):
        token = tree.tokens[verb]
        if tells(tree, verb):
            by = subject(tree, verb, first)
            after = None if by is not None else phrase_before(tree, last, verb + 1)
            found = by or (after if after is not None and after[0] == verb + 1 else None)
            return None if found is None else (verb, found)
        if token.tag.startswith(("VB", "MD", "W")) or token.text in ",:;":
            return None
    return None


def subject(tree: Tree, verb: int, first: int) -> Extent | None:
    """The plain noun phrase right before a verb, its adverbs and "has"."""
    last = verb
    while last > first and (tree.tokens[last - 1].tag == "RB" or tree.tokens[last - 1].lemma.lower() in ("have", "be")):
        last -= 1
    return phrase_before(tree, last, first)


def phrase_before(tree: Tree, last: int, first: int) -> Extent | None:
    """The plain noun phrase, or pronoun, that ends before a token, within a sentence's first."""
    if last > first and tree.tokens[last - 1].tag == "PRP":
        return last - 1, last
    start = last
    while start > max(first, last - LONG):
        token = tree.tokens[start - 1]
        joins = token.text.lower() in JOINING and first <= start - 2 and start < last
        joins = joins and tree.tokens[start - 2].tag.startswith("NN")
        if token.tag not in NOMINAL and not joins and not (start == last and token.text[:1].isupper()):
            break
        start -= 1
    return (start, last) if start < last else None


def words(tree: Tree, first: int, last: int) -> Extent | None:
    """Code points of what is said, without the "that" before it and the commas about it; None where no word is left."""
    tokens = tree.tokens
    while first < last and (tokens[first].text.lower() == "that" or _bare(tokens[first].text)):
        first += 1
    while last > first and _bare(tokens[last - 1].text):
        last -= 1
    if not any(c.isalnum() for i in range(first, min(last, first + 3)) for c in tokens[i].text):
        return None
    if last < len(tokens) and _closes(tree, first, last):
        last += 1
    return tokens[first].start, tokens[last - 1].end


def _closes(tree: Tree, first: int, last: int) -> bool:
    """Whether the mark behind what is said closes a quotation that is opened in it."""
    marks = [token.text for token in tree.tokens[first:last]]
    behind = tree.tokens[last].text
    opening = {"”": "“", "»": "«"}.get(behind, behind)
    return behind in CLOSING and marks.count(opening) - (marks.count(behind) if behind != opening else 0) == 1


def _bare(text: str) -> bool:
    return not any(c.isalnum() or c in MARKS for c in text)
