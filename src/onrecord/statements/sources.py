"""Who says what a verb or noun of attribution leads in, read off the parse: the source, and who relays its words."""

from typing import NamedTuple

from onrecord.reading import Tree
from onrecord.statements.cues import relaying
from onrecord.statements.wording import Extent

QUOTING = ("quote", "cite")
WITNESSING = ("capture", "have", "hear", "record", "show")  # verbs that pass on what somebody is saying
RECALLING = (*WITNESSING, "describe", "recall", "recollect", "remember")
RECEIVING = ("get", "have", "obtain", "receive", "win")
NO_SOURCE = ("it", "there", "that", "this", "what")
WRITER = ("i", "we", "you", "one")
NOBODY = ("neither", "nobody", "none", "no")
OCCASION = ("in", "at", "on", "after", "during", "before", "speaking", "citing", "quoting")


class Source(NamedTuple):
    """Who says it: the head's token, and `[first, last)` in tokens of the phrase and of who relays it.

    `cited` is whether the relay cites the source, as in "The agency reported, citing the mayor".
    """

    head: int
    extent: Extent
    relay: Extent | None = None
    cited: bool = False


def source_of(tree: Tree, verb: int) -> Source | None:
    """Who says what a verb in the active leads in; None for the writer's own words and for nobody's."""
    cited = _cited(tree, verb)
    if cited is not None:
        return cited
    source = _quoted(tree, verb) or _witnessed(tree, verb) or _subject(tree, verb) or _name_before(tree, verb)
    if source is None or _is_writer(tree, source.head, verb) or _is_nobody(tree, source.head):
        return None
    return source


def source_of_noun(tree: Tree, noun: int, *, by_subject: bool) -> int | None:
    """The head of who stands behind a noun ("the claim by X"); by subject, also of its verb's ("X voiced concern")."""
    source = _noun_source(tree, noun)
    head = tree.tokens[noun].head
    if source is not None and tree.tokens[source].tag == "PRP$" and tree.tokens[noun].dep == "dobj":
        source = tree.subject(head) or source  # "the abbot gave his word that ..."
    if source is None and by_subject and tree.tokens[head].tag.startswith("VB"):
        source = tree.subject(head)
    if source is None or _is_writer(tree, source) or tree.tokens[source].lemma.lower() in NO_SOURCE:
        return None
    return source


def _cited(tree: Tree, verb: int) -> Source | None:
    """ "The agency reported, citing the mayor": who is cited speaks, and the subject relays it."""
    for child in tree.children[verb]:
        token = tree.tokens[child]
        quoted = tree.child(child, "dobj")
        if token.tag != "VBG" or token.lemma.lower() not in QUOTING or quoted is None:
            continue
        first, last = tree.extent(quoted)
        by = tree.subject(verb)
        if by is None or by == child:  # the parse took the agency for a second name of who is cited
            by = tree.child(quoted, "appos")
            last = quoted + 1
        opens = child == tree.reading.sentences[token.sentence].first
        if by is not None and (opens or by < child):
            return Source(quoted, (first, last), phrase_of(tree, by, verb), cited=True)
    return None


def _quoted(tree: Tree, verb: int) -> Source | None:
    """ "Reuters quoted the office as saying": who is quoted speaks, and the subject relays it."""
    governor = verb
    for _ in range(3):
        governor = tree.tokens[governor].head
        if tree.tokens[governor].lemma.lower() in QUOTING and tree.tokens[verb].tag in ("VBG", "VB"):
            quoted = tree.child(governor, "dobj", "nsubjpass")
            by = tree.subject(governor)
            if quoted is not None:
                relay = None if by in (None, quoted) else phrase_of(tree, by, governor)
                return Source(quoted, phrase_of(tree, quoted, verb), relay)
    return None


def overheard(tree: Tree, verb: int) -> tuple[int, int] | None:
    """Who is told to have been saying something, and the verb of whoever tells it: "recalls the guard shouting"."""
    token = tree.tokens[verb]
    governor, speaker = token.head, tree.child(verb, "nsubj")
    if token.dep == "acl" and tree.tokens[governor].dep == "dobj":
        governor, speaker = tree.tokens[governor].head, governor
    elif token.dep == "advcl" and (seen := tree.child(governor, "dobj")) is not None and tree.right[seen] == verb:
        speaker = seen
    bare = token.tag in ("VBG", "VB") and tree.child(verb, "aux") is None and token.dep in ("acl", "advcl", "ccomp")
    known = tree.tokens[governor].lemma.lower() in RECALLING and tree.tokens[governor].tag.startswith("VB")
    return (speaker, governor) if bare and known and speaker is not None else None


def _witnessed(tree: Tree, verb: int) -> Source | None:
    """ "The transcript shows the minister promising that ...": the minister speaks, and the transcript relays it."""
    found = overheard(tree, verb)
    if found is None:
        return None
    speaker, governor = found
    by = tree.subject(governor)
    relays = by is not None and tree.tokens[governor].lemma.lower() in WITNESSING
    relay = phrase_of(tree, by, governor) if by is not None and relays else None
    return Source(speaker, phrase_of(tree, speaker, verb), relay)


def _subject(tree: Tree, verb: int) -> Source | None:
    """The verb's own subject, or that of a verb above it."""
    token = tree.tokens[verb]
    source = tree.subject(verb)
    if token.tag == "VBG" and token.dep == "advcl" and source is not None and tree.tokens[source].head == verb:
        # "The agency briefed lawmakers saying ...": no comma, so the noun before is whom it briefed
        comma = tree.left[source] > 0 and tree.tokens[tree.left[source] - 1].text in ",;—–"
        source = source if comma or source > verb else tree.subject(token.head) or source
    if source is None and token.dep == "acl" and token.tag == "VBG":
        source = _briefer(tree, token.head)
    if source is None and token.dep in ("acl", "relcl"):
        source = token.head
    if source is not None and tree.tokens[source].tag in ("WDT", "WP"):
        source = token.head if token.dep == "relcl" else None
    return None if source is None else Source(source, phrase_of(tree, source, verb))


def _briefer(tree: Tree, noun: int) -> int | None:
    """ "The agency briefed lawmakers, saying ...": the subject speaks, not the noun that the clause hangs on."""
    token = tree.tokens[noun]
    if token.dep == "pobj":
        token = tree.tokens[token.head]
    governor = tree.tokens[token.head]
    if token.dep in ("dobj", "dative", "prep") and governor.tag.startswith("VB"):
        return tree.subject(token.head)
    return None


def _name_before(tree: Tree, verb: int) -> Source | None:
    """Names that end right before a verb to which the parse gave no subject: "..., Lisbon and Madrid acknowledged"."""
    if tree.tokens[verb].tag not in ("VBD", "VBZ", "VBP"):
        return None
    first = verb
    sentence = tree.reading.sentences[tree.tokens[verb].sentence]
    while first > sentence.first and tree.tokens[first - 1].tag in ("NNP", "NNPS", "CC", "DT", "POS"):
        first -= 1
    while first < verb and tree.tokens[first].tag in ("CC", "POS"):
        first += 1
    begins = first == sentence.first or tree.tokens[first - 1].text in ",;:—–"
    if first == verb or not begins or not tree.tokens[verb - 1].tag.startswith("NNP"):
        return None
    head = next(i for i in range(first, verb) if tree.tokens[i].tag.startswith("NNP"))
    return Source(head, (first, verb))


def _noun_source(tree: Tree, noun: int) -> int | None:
    """Whose a noun is: "X's warning", "the claim by X"."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    for child in tree.children[noun]:
        if tree.tokens[child].dep in ("prep", "agent") and tree.tokens[child].lemma.lower() in ("by", "from", "among"):
            return tree.child(child, "pobj")
        if tree.tokens[child].lemma.lower() == "in" and tree.tokens[noun].lemma.lower() in relaying():
            return tree.child(child, "pobj")  # "reports in the local press that ..."
    verb = tree.tokens[noun].head
    if tree.tokens[noun].dep == "dobj" and tree.tokens[verb].lemma.lower() in RECEIVING:
        by = next((c for c in tree.children[verb] if c > noun and tree.tokens[c].text.lower() == "from"), None)
        return None if by is None else tree.child(by, "pobj")  # "had received a promise from the bank that ..."
    return None


def _is_writer(tree: Tree, source: int, verb: int | None = None) -> bool:
    """ "I", "we"; "one says", but not "one of the men" nor "one had said"."""
    word = tree.tokens[source].lemma.lower()
    told = verb is not None and tree.tokens[verb].tag in ("VBD", "VBN")
    return word in WRITER and not (word == "one" and (told or tree.child(source, "prep") == source + 1))


def _is_nobody(tree: Tree, source: int) -> bool:
    """ "Neither side has acknowledged that ...": nobody said it."""
    words = (source, *tree.children[source])
    return any(tree.tokens[index].lemma.lower() in NOBODY for index in words)


def phrase_of(tree: Tree, head: int, cue: int) -> Extent:
    """The source's noun phrase, cut before the cue and before a relative clause that holds it."""
    first, last = tree.extent(head)
    for child in tree.children[head]:
        low, high = tree.extent(child)
        if low <= cue < high or (tree.tokens[child].dep in ("relcl", "advcl", "acl") and low > head):
            last = min(last, low) if low > head else last
    if cue >= first and cue < last:
        last = cue if cue > head else last
        first = cue + 1 if cue < head else first
    for index in range(head + 1, last - 1):  # "the king, in a speech to parliament": when or where, not who
        if tree.tokens[index].text == "," and tree.tokens[index + 1].text.lower() in OCCASION:
            last = index
            break
    while last > head + 1 and tree.tokens[last - 1].text in ",;:—–-(":
        last -= 1
    return first, last
