"""Indirect statements, read off the parse: clauses, objects and infinitives under verbs and nouns of attribution."""

from collections.abc import Callable, Iterator

from onrecord.reading import Tree
from onrecord.statements.complements import ADDRESSING, MARKS, late_clause, said, said_in_passive, without_that
from onrecord.statements.counts import given
from onrecord.statements.cues import Cue, act_of, claims, nouns, prepositions, relaying, verbs, voicing
from onrecord.statements.drafts import Draft
from onrecord.statements.nouns import Act
from onrecord.statements.phrases import set_phrase
from onrecord.statements.sources import RECEIVING, phrase_of, source_of, source_of_noun
from onrecord.statements.wording import Extent

BODILY = ("bat", "knock", "shoot", "slap", "swat")  # what is done to things as well as to claims
PASSING = ("convey", "deliver", "echo", "forward", "print", "publish", "relay", "repeat")  # others' messages
LEARNING = ("gather", "hear", "learn")


def clauses(tree: Tree, quoted: Callable[[int], bool]) -> Iterator[Draft]:
    """Indirect statements in order of their cues.

    Args:
        tree: of the reading.
        quoted: whether a code point stands inside a quotation of whole sentences; cues there are the speaker's own.
    """
    lexicon = verbs()
    for index, token in enumerate(tree.tokens):
        if quoted(token.start) or tree.reading.sentences[token.sentence].region not in ("prose", "caption"):
            continue
        lemma = token.lemma.lower()
        if token.tag.startswith("VB") and (draft := _of_special(tree, index)) is not None:
            yield draft
            continue
        if token.tag.startswith("VB") and lemma in lexicon:
            draft = _verb(tree, index, lexicon[lemma])
        elif lemma in nouns() and token.tag.startswith("NN"):
            draft = _noun(tree, index)
        elif token.text.lower() == "according":
            draft = _according(tree, index)
        else:
            continue
        if draft is not None:
            yield draft


def _of_special(tree: Tree, verb: int) -> Draft | None:
    return _count(tree, verb) or _prepositional(tree, verb) or _learned(tree, verb) or _set(tree, verb)


def _set(tree: Tree, verb: int) -> Draft | None:
    """ "Told them so", "claimed responsibility for it", "made it clear that ..."."""
    found = set_phrase(tree, verb)
    pieces = None if found is None else _characters(tree, found)
    if pieces is None:
        return None
    draft = attributed(tree, verb, Cue("assert", ""), pieces)
    if draft is not None:
        draft.confidence = 0.75
    return draft


def _learned(tree: Tree, verb: int) -> Draft | None:
    """ "Heard from a driver that ...", "learned from the bank that ...": the one they heard it from said it."""
    by = next((c for c in tree.children[verb] if c > verb and tree.tokens[c].text.lower() == "from"), None)
    source = None if by is None else tree.child(by, "pobj")
    if tree.tokens[verb].lemma.lower() not in LEARNING or source is None:
        return None
    clause = late_clause(tree, verb)
    pieces = None if clause is None else _characters(tree, clause)
    if clause is None or pieces is None or _inside(source, clause):
        return None
    return Draft([pieces], phrase_of(tree, source, clause[0]), verb, "assert", 0.75, verb + 1)


def _prepositional(tree: Tree, verb: int) -> Draft | None:
    """ "called for a truce", "warned of floods", "told them of a leak": the content stands behind a preposition."""
    if tree.child(verb, "ccomp") is not None:
        return None
    if tree.child(verb, "nsubjpass", "auxpass") is not None:
        return _told_of_by(tree, verb)
    thing = tree.child(verb, "dobj")
    told = thing is not None and tree.tokens[verb].lemma.lower() in ADDRESSING
    for child in (*tree.children[verb], *(tree.children[thing] if told and thing is not None else ())):
        act = prepositions().get((tree.tokens[verb].lemma.lower(), tree.tokens[child].lemma.lower()))
        if act is None or (tree.tokens[child].dep == "prt") != (thing is not None and not told):
            continue
        said_of = tree.child(child, "pobj", "pcomp") if told or thing is None else thing
        if said_of is None or tree.tokens[said_of].tag == "PRP":  # "admitted to me that ..."
            continue
        if act == "deny" and tree.tokens[verb].lemma.lower() in BODILY and not _told_of(tree, said_of):
            continue
        pieces = _characters(tree, tree.extent(said_of))
        if pieces is not None:
            draft = attributed(tree, verb, Cue(act, ""), pieces)
            if draft is not None:
                draft.confidence = 0.7 if told else 0.65
            return draft
    return None


def _told_of_by(tree: Tree, verb: int) -> Draft | None:
    """ "The police were told of the theft by a clerk", "was asked for an answer"."""
    if tree.tokens[verb].lemma.lower() not in ADDRESSING:
        return None
    agent = tree.child(verb, "agent")
    by = None if agent is None else tree.child(agent, "pobj")
    for child in tree.children[verb]:
        act = prepositions().get((tree.tokens[verb].lemma.lower(), tree.tokens[child].lemma.lower()))
        of = tree.child(child, "pobj", "pcomp")
        pieces = None if act is None or of is None or child < verb else _characters(tree, tree.extent(of))
        if act is not None and pieces is not None:
            return Draft([pieces], None if by is None else phrase_of(tree, by, verb), verb, act, 0.7, verb + 1)
    return None


def _told_of(tree: Tree, noun: int) -> bool:
    """Whether a noun means what was said: "shot down the claim" denies it, "shot down the plane" does not."""
    lemma = tree.tokens[noun].lemma.lower()
    return lemma in claims() or lemma in nouns()


def _count(tree: Tree, verb: int) -> Draft | None:
    """ "put the number of injured at 43", "raised the toll to four", "speaks of 43": who counts states the count."""
    figure = given(tree, verb)
    pieces = None if figure is None else _characters(tree, figure)
    return None if pieces is None else attributed(tree, verb, Cue("assert", ""), pieces)


def attributed(tree: Tree, verb: int, cue: Cue, content: Extent) -> Draft | None:
    """A draft for words `[start, end)` in code points that hang on a verb whose subject is known, else None."""
    if tree.child(verb, "nsubjpass", "auxpass") is not None:
        return None
    source = source_of(tree, verb)
    if source is None or content[0] <= tree.tokens[source.head].start < content[1]:
        return None
    act = act_of(cue.act, negated=tree.negated(verb))
    return Draft([content], source.extent, verb, act, cue_end=verb + 1, relay=source.relay)


def _verb(tree: Tree, verb: int, cue: Cue) -> Draft | None:
    """ "X said that ...", "X denied the report", "X promised to ...", and the passive of each."""
    token = tree.tokens[verb]
    if token.dep in ("aux", "auxpass", "amod"):
        return None
    act = act_of(cue.act, negated=tree.negated(verb))
    if tree.child(verb, "nsubjpass", "auxpass") is not None or (token.tag == "VBN" and tree.child(verb, "agent")):
        return _passive(tree, verb, act)
    source = source_of(tree, verb)
    if source is None:  # the parse lost the subject: better no statement than one of nobody's
        return None
    found = said(tree, verb, cue)
    if found is None or _inside(source.head, found[0]):
        return None
    content, confidence = found
    pieces = _characters(tree, content)
    if pieces is None:
        return None
    return Draft([pieces], source.extent, verb, act, confidence, verb + 1, source.relay, cited=source.cited)


def _passive(tree: Tree, verb: int, act: Act) -> Draft | None:
    """ "was first mentioned by Gerasimov": the agent says it. "It was reported that ...": no source."""
    agent = tree.child(verb, "agent")
    by = None if agent is None else tree.child(agent, "pobj")
    content = said_in_passive(tree, verb, by)
    pieces = None if content is None else _characters(tree, content)
    if pieces is None or content is None or (by is not None and _inside(by, content)):
        return None
    source = None if by is None else phrase_of(tree, by, verb)
    sure = by is not None or tree.tokens[verb].lemma.lower() in ADDRESSING
    return Draft([pieces], source, verb, act, 0.7 if sure else 0.55, verb + 1)


def _noun(tree: Tree, noun: int) -> Draft | None:
    """ "the claim by X that ...", "X's warning that ...", "X voiced concern about ..."."""
    head = tree.tokens[noun].head
    voiced = tree.tokens[head].lemma.lower() in voicing() and tree.tokens[noun].dep == "dobj"
    received = tree.tokens[noun].dep == "dobj" and tree.tokens[head].lemma.lower() in RECEIVING
    beside = (*tree.children[noun], *(tree.children[head] if received else ()))  # "had a promise from him that ..."
    clause = next((c for c in beside if c > noun and _that_clause(tree, c)), None)
    source = source_of_noun(tree, noun, by_subject=voiced or clause is not None)
    if source is None or source == noun:
        return None
    if clause is not None:
        content, confidence = without_that(tree, *tree.extent(clause)), 0.65
    elif voiced and tree.right[noun] > noun + 1:
        content, confidence = tree.extent(noun), 0.7
    else:
        return None
    pieces = _characters(tree, content)
    act = act_of(nouns()[tree.tokens[noun].lemma.lower()], negated=voiced and tree.negated(head))
    if pieces is None or _inside(source, content):
        return None
    relay = tree.subject(head) if tree.tokens[head].lemma.lower() in PASSING else None
    by = phrase_of(tree, relay, head) if relay is not None and relay != source else None
    return Draft([pieces], phrase_of(tree, source, noun), noun, act, confidence, noun + 1, by)


def _that_clause(tree: Tree, index: int) -> bool:
    return tree.tokens[index].dep in ("acl", "ccomp", "relcl") and any(
        (tree.tokens[c].dep == "mark" or tree.tokens[c].tag == "IN") and tree.tokens[c].lemma.lower() == "that"
        for c in tree.children[index]
    )


def _according(tree: Tree, index: int) -> Draft | None:
    """ "According to X, ..." and "..., according to X": the larger part of the clause is the content."""
    to = next((c for c in tree.children[index] if c > index and tree.tokens[c].dep == "prep"), None)
    source = None if to is None else tree.child(to, "pobj")
    if to is None or source is None:
        return None
    head = tree.tokens[index].head
    sentence = tree.reading.sentences[tree.tokens[index].sentence]
    while tree.tokens[head].head != head and not tree.tokens[head].tag.startswith(("VB", "MD")):
        head = tree.tokens[head].head
    head = _first_of(tree, index, _attested(tree, index, _first_of(tree, index, head)))
    phrase = (index, tree.right[source])
    low, high = tree.extent(head) if head != index else (sentence.first, sentence.last)
    while (
        high > phrase[1] and not tree.tokens[high - 1].text[-1:].isalnum() and tree.tokens[high - 1].text not in MARKS
    ):
        high -= 1
    content = (phrase[1], high) if index - low <= phrase[1] - index and phrase[1] < high else (low, index)
    pieces = _characters(tree, content)
    if pieces is None:
        return None
    extent = phrase_of(tree, source, index)
    return Draft([pieces], extent, index, "assert", 0.9, to + 1, extent if _relays(tree, source) else None)


def _first_of(tree: Tree, index: int, head: int) -> int:
    """The first of the verbs that are coordinated before a token: "Two sank and one drifted, according to ..."."""
    while tree.tokens[head].dep == "conj" and tree.tokens[head].head < head < index:
        head = tree.tokens[head].head
    return head


def _attested(tree: Tree, index: int, head: int) -> int:
    """The verb of all that "according to" behind a comma attests: "He said it was safe, according to the paper"."""
    while index > 0 and tree.tokens[index - 1].text == "," and tree.tokens[head].head < index:
        token = tree.tokens[head]
        above = tree.tokens[token.head]
        beside = head > index and token.dep in ("advcl", "relcl")  # "..., a copy of which was seen by the paper"
        told = head < index and token.dep == "ccomp" and token.head < head and above.lemma.lower() in verbs()
        if token.head == head or not (beside or told):
            break
        head = token.head
    return head


def _relays(tree: Tree, source: int) -> bool:
    """ "a Reuters report": the words are someone's that the report relays, where the sentence names one."""
    return tree.tokens[source].lemma.lower() in relaying()


def _inside(token: int, extent: Extent) -> bool:
    return extent[0] <= token < extent[1]


def _characters(tree: Tree, extent: Extent) -> Extent | None:
    """Code points of an extent without punctuation at its ends; None where no word is left."""
    first, last = extent
    while first < last and not any(c.isalnum() or c in MARKS for c in tree.tokens[first].text):
        first += 1
    while last > first and not any(c.isalnum() or c in MARKS for c in tree.tokens[last - 1].text):
        last -= 1
    while last > first + 1 and tree.tokens[last - 1].tag in ("CC", "RB") and tree.tokens[last - 2].tag in ("CC", ","):
        last -= 1
    while last > first + 1 and tree.tokens[last - 1].tag in ("CC", ","):
        last -= 1
    if not any(c.isalnum() for i in range(first, last) for c in tree.tokens[i].text):
        return None
    return tree.tokens[first].start, tree.tokens[last - 1].end
