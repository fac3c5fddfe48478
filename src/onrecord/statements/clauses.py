"""Indirect statements, read off the parse: clauses, objects and infinitives under verbs and nouns of attribution."""

from collections.abc import Callable, Iterator

from onrecord.reading import Tree
from onrecord.statements.cues import Cue, act_of, nouns, prepositions, relaying, tallies, verbs, voicing
from onrecord.statements.drafts import Draft
from onrecord.statements.nouns import Act

QUOTING = ("quote", "cite")
NO_SOURCE = ("it", "there", "that", "this", "what")
WRITER = ("i", "we", "you", "one")
GERUND = ("describe", "mention", "recall", "recount", "report")  # "a neighbour reported hearing two shots"
# Verbs that in the passive have for subject whom the words were said to.
ADDRESSING = (
    "advise",
    "alert",
    "ask",
    "assure",
    "brief",
    "inform",
    "instruct",
    "notify",
    "order",
    "tell",
    "urge",
    "warn",
)
OCCASION = ("in", "at", "on", "after", "during", "before", "speaking", "citing", "quoting")
STRONG = ("deny", "confirm", "concede", "condemn", "praise", "demand", "allege", "predict")
NOBODY = ("neither", "nobody", "none", "no")
LATE = 14  # tokens between a verb and its "that": a phrase of time or place, or who was told
MARKS = "“”\"'‘’"


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
        if token.tag.startswith("VB") and (draft := _prepositional(tree, index) or _count(tree, index)) is not None:
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


def _verb(tree: Tree, verb: int, cue: Cue) -> Draft | None:
    token = tree.tokens[verb]
    if token.dep in ("aux", "auxpass", "amod"):
        return None
    act = act_of(cue.act, negated=tree.negated(verb))
    if tree.child(verb, "nsubjpass", "auxpass") is not None or (token.tag == "VBN" and tree.child(verb, "agent")):
        return _passive(tree, verb, act)
    source, extent, relay = _who(tree, verb)
    if source is None or extent is None:  # the parse lost the subject: better no statement than one of nobody's
        return None
    content, confidence = _said(tree, verb, cue, source)
    if content is None or _inside(source, content):
        return None
    pieces = _characters(tree, content)
    if pieces is None:
        return None
    return Draft([pieces], extent, verb, act, confidence, verb + 1, relay, cited=_cited(tree, verb) is not None)


def _prepositional(tree: Tree, verb: int) -> Draft | None:
    """ "called for a truce", "warned of floods": the content stands behind a preposition."""
    if tree.child(verb, "ccomp", "nsubjpass", "auxpass") is not None:
        return None
    thing = tree.child(verb, "dobj")
    for child in tree.children[verb]:
        act = prepositions().get((tree.tokens[verb].lemma.lower(), tree.tokens[child].lemma.lower()))
        if act is None or (tree.tokens[child].dep == "prt") != (thing is not None):
            continue
        thing = thing if thing is not None else tree.child(child, "pobj", "pcomp")
        pieces = None if thing is None else _characters(tree, tree.extent(thing))
        if act is not None and pieces is not None:
            draft = attributed(tree, verb, Cue(act, ""), pieces)
            if draft is not None:
                draft.confidence = 0.65
            return draft
    return None


def attributed(tree: Tree, verb: int, cue: Cue, content: tuple[int, int]) -> Draft | None:
    """A draft for words `[start, end)` in code points that hang on a verb whose subject is known, else None."""
    if tree.child(verb, "nsubjpass", "auxpass") is not None:
        return None
    source, extent, relay = _who(tree, verb)
    if source is None or extent is None or content[0] <= tree.tokens[source].start < content[1]:
        return None
    return Draft([content], extent, verb, act_of(cue.act, negated=tree.negated(verb)), cue_end=verb + 1, relay=relay)


def _who(tree: Tree, verb: int) -> tuple[int | None, tuple[int, int] | None, tuple[int, int] | None]:
    """The source's head, its extent, and the extent of who relays it; no source for the writer's own or nobody's."""
    cited = _cited(tree, verb)
    if cited is not None:
        return cited
    source, relay = _source(tree, verb)
    extent = None if source is None else _phrase(tree, source, verb)
    if source is None and tree.tokens[verb].tag in ("VBD", "VBZ", "VBP"):
        source, extent = _name_before(tree, verb)
    if source is not None and (_is_writer(tree, source) or _is_nobody(tree, source)):
        return None, None, None
    return source, extent, relay


def _cited(tree: Tree, verb: int) -> tuple[int, tuple[int, int], tuple[int, int]] | None:
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
            return quoted, (first, last), _phrase(tree, by, verb)
    return None


def _name_before(tree: Tree, verb: int) -> tuple[int | None, tuple[int, int] | None]:
    """Names that end right before a verb to which the parse gave no subject: "..., Lisbon and Madrid acknowledged"."""
    first = verb
    sentence = tree.reading.sentences[tree.tokens[verb].sentence]
    while first > sentence.first and tree.tokens[first - 1].tag in ("NNP", "NNPS", "CC", "DT", "POS"):
        first -= 1
    while first < verb and tree.tokens[first].tag in ("CC", "POS"):
        first += 1
    begins = first == sentence.first or tree.tokens[first - 1].text in ",;:—–"
    if first == verb or not begins or not tree.tokens[verb - 1].tag.startswith("NNP"):
        return None, None
    head = next(i for i in range(first, verb) if tree.tokens[i].tag.startswith("NNP"))
    return head, (first, verb)


def _said(tree: Tree, verb: int, cue: Cue, source: int | None) -> tuple[tuple[int, int] | None, float]:
    """The content's token extent, and how far the shape is to be trusted."""
    clause = _complement(tree, verb)
    if clause is not None:
        return _clause(tree, verb, clause), 0.85
    if "c" in cue.frames and source is not None and (late := _late_clause(tree, verb)) is not None:
        return late, 0.8
    if source is not None and (told := _told_clause(tree, verb)) is not None:
        return told, 0.75
    if tree.tokens[verb].dep == "parataxis" and "c" in cue.frames and source is not None:
        return _around(tree, tree.tokens[verb].head, tree.extent(verb)), 0.75
    infinitive = tree.child(verb, "xcomp")
    if "x" in cue.frames and infinitive is not None and tree.tokens[infinitive].tag == "VB":
        return tree.extent(infinitive), 0.75
    gerund = cue.act in ("deny", "concede") or tree.tokens[verb].lemma.lower() in GERUND
    if gerund and infinitive is not None and _gerund(tree, infinitive):
        return tree.extent(infinitive), 0.75
    if source is None:
        return None, 0.0
    return _object(tree, verb, cue)


def _gerund(tree: Tree, verb: int) -> bool:
    """ "seeing", "being held"."""
    return tree.tokens[verb].tag == "VBG" or tree.tokens[tree.left[verb]].text.lower() in ("being", "having")


def _complement(tree: Tree, verb: int) -> int | None:
    """The clause that a verb takes: one led in by "that" before any other."""
    clauses = [c for c in tree.children[verb] if tree.tokens[c].dep == "ccomp" and _finite(tree, c)]
    marked = [c for c in clauses if c > verb and tree.child(c, "mark") is not None]
    return next(iter(marked or clauses), None)


def _late_clause(tree: Tree, verb: int) -> tuple[int, int] | None:
    """A "that" clause hung elsewhere by the parse: "confirmed for the first time that ..."; no verb stands between."""
    last = tree.reading.sentences[tree.tokens[verb].sentence].last
    for index in range(verb + 1, min(last, verb + LATE)):
        token = tree.tokens[index]
        if token.text.lower() == "that" and index + 1 < last and (clause := _led_by(tree, index, verb)) is not None:
            opens = tree.tokens[index + 1].tag in ("PRP", "DT", "NNP", "NNPS", "PRP$", "EX", "JJ", "NNS")
            opens = opens or (token.tag != "WDT" and tree.tokens[index + 1].tag == "NN")
            if clause <= index or not opens or not _finite(tree, clause) or tree.left[clause] < verb:
                return None
            return index + 1, tree.right[clause]
        aside = token.dep == "acl" and token.tag in ("VBN", "VBG")  # "in a letter dated Monday that ..."
        if (token.tag.startswith(("VB", "MD")) and not aside) or token.text in '“”";:':
            return None
    return None


def _led_by(tree: Tree, that: int, verb: int) -> int | None:
    """The clause that "that" leads in; behind someone told, so does one that the parse takes for "that time"."""
    token = tree.tokens[that]
    if token.tag in ("IN", "WDT"):
        return token.head
    told = tree.tokens[verb].lemma.lower() in ADDRESSING and tree.child(verb, "dobj") == that - 1
    return tree.tokens[token.head].head if told and token.tag == "DT" else None


def _told_clause(tree: Tree, verb: int) -> tuple[int, int] | None:
    """ "Told his family he would abdicate": a clause without "that", which the parse hangs on the one told."""
    whom = tree.child(verb, "dobj") if tree.tokens[verb].lemma.lower() in ADDRESSING else None
    for child in () if whom is None else tree.children[whom]:
        first, last = tree.extent(child)
        if (
            whom is not None
            and tree.tokens[child].dep == "relcl"
            and first == whom + 1
            and tree.tokens[first].tag in ("PRP", "DT", "NNP")
        ):
            return first, last
    return None


def _object(tree: Tree, verb: int, cue: Cue) -> tuple[tuple[int, int] | None, float]:
    """Content that is a noun phrase: "denied the report", "called it 'groundless'", "expressed concern about ..."."""
    thing = tree.child(verb, "dobj", "oprd", "ccomp", "attr", "dative")
    if thing is None or (cue.act == "deny" and tree.child(verb, "dative") is not None):  # "deny them any gain"
        return None, 0.0
    lemma = tree.tokens[thing].lemma.lower()
    if tree.tokens[verb].lemma.lower() in voicing():
        voiced = lemma in nouns() and tree.right[thing] > thing + 1
        return (tree.extent(thing), 0.75) if voiced else (None, 0.0)
    first, last = tree.extent(thing)
    complemented = False
    for child in tree.children[verb]:
        label, word = tree.tokens[child].dep, tree.tokens[child].lemma.lower()
        if child > thing and (label in ("oprd", "ccomp", "xcomp") or (label == "prep" and word in ("as", "of", "for"))):
            last, complemented = max(last, tree.right[child]), True
    has_quote = any(tree.tokens[i].text in MARKS for i in range(first, last))
    if has_quote and set("oaq") & set(cue.frames):
        return (first, last), 0.75
    if "a" in cue.frames and complemented:
        return (first, last), 0.7
    strong = "n" in cue.frames or ("o" in cue.frames and cue.act in STRONG)
    if strong and tree.tokens[thing].tag != "PRP":
        return (first, last), 0.6
    return None, 0.0


def _passive(tree: Tree, verb: int, act: Act) -> Draft | None:
    """ "was first mentioned by Gerasimov": the subject is the content. "It was reported that ...": no source.

    "They were told by the union that ...", "was ordered by the court to ...": the clause is.
    """
    agent = tree.child(verb, "agent")
    by = None if agent is None else tree.child(agent, "pobj")
    clause, subject = tree.child(verb, "ccomp"), tree.child(verb, "nsubjpass")
    told = tree.tokens[verb].lemma.lower() in ADDRESSING
    if clause is not None and _finite(tree, clause):
        content: tuple[int, int] | None = _clause(tree, verb, clause)
    elif told:
        content = None if by is None else _late_clause(tree, verb) or _told_to(tree, verb)
    elif by is not None and subject is not None and tree.tokens[subject].tag not in ("PRP", "WDT", "WP"):
        content = tree.extent(subject)
    else:
        content = None
    pieces = None if content is None else _characters(tree, content)
    if pieces is None or content is None or (by is not None and _inside(by, content)):
        return None
    source = None if by is None else _phrase(tree, by, verb)
    return Draft([pieces], source, verb, act, 0.7 if by is not None else 0.55, verb + 1)


def _told_to(tree: Tree, verb: int) -> tuple[int, int] | None:
    """The infinitive behind "was ordered by the court"."""
    infinitive = tree.child(verb, "xcomp")
    if infinitive is None or tree.tokens[infinitive].tag != "VB":
        return None
    return tree.extent(infinitive)


def _noun(tree: Tree, noun: int) -> Draft | None:
    """ "the claim by X that ...", "X's warning that ...", "X voiced concern about ..."."""
    head = tree.tokens[noun].head
    verb = tree.tokens[head]
    voiced = verb.lemma.lower() in voicing() and tree.tokens[noun].dep == "dobj"
    clause = next((c for c in tree.children[noun] if _that_clause(tree, c)), None)
    source = _noun_source(tree, noun)
    if source is None and (voiced or clause is not None) and verb.tag.startswith("VB"):
        source = tree.subject(head)
    if source is None or _is_writer(tree, source) or tree.tokens[source].lemma.lower() in NO_SOURCE:
        return None
    if clause is not None:
        content, confidence = _without_mark(tree, *tree.extent(clause)), 0.65
    elif voiced and tree.right[noun] > noun + 1:
        content, confidence = tree.extent(noun), 0.7
    else:
        return None
    pieces = _characters(tree, content)
    act = act_of(nouns()[tree.tokens[noun].lemma.lower()], negated=voiced and tree.negated(head))
    if pieces is None or _inside(source, content):
        return None
    return Draft([pieces], _phrase(tree, source, noun), noun, act, confidence, noun + 1)


def _noun_source(tree: Tree, noun: int) -> int | None:
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    for child in tree.children[noun]:
        if tree.tokens[child].dep in ("prep", "agent") and tree.tokens[child].lemma.lower() in ("by", "from", "among"):
            return tree.child(child, "pobj")
        if tree.tokens[child].lemma.lower() == "in" and tree.tokens[noun].lemma.lower() in relaying():
            return tree.child(child, "pobj")  # "reports in the local press that ..."
    return None


def _according(tree: Tree, index: int) -> Draft | None:
    to = next((c for c in tree.children[index] if c > index and tree.tokens[c].dep == "prep"), None)
    source = None if to is None else tree.child(to, "pobj")
    if to is None or source is None:
        return None
    head = tree.tokens[index].head
    sentence = tree.reading.sentences[tree.tokens[index].sentence]
    while tree.tokens[head].head != head and not tree.tokens[head].tag.startswith(("VB", "MD")):
        head = tree.tokens[head].head
    while tree.tokens[head].dep == "conj" and tree.tokens[head].head < head < index:
        head = tree.tokens[head].head  # "Two sank and one drifted, according to ...": both
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
    extent = _phrase(tree, source, index)
    return Draft([pieces], extent, index, "assert", 0.9, to + 1, extent if _relays(tree, source) else None)


def _count(tree: Tree, verb: int) -> Draft | None:
    """ "put the number of injured at 43", "raised the toll to four": who counts states the count."""
    thing = tree.child(verb, "dobj")
    if thing is None or tree.tokens[thing].lemma.lower() not in tallies():
        return None
    for child in tree.children[verb]:
        figure = any(tree.tokens[i].tag == "CD" for i in range(child, tree.right[child]))
        if tree.tokens[child].dep == "prep" and tree.tokens[child].lemma.lower() in ("at", "to", "by") and figure:
            pieces = _characters(tree, (tree.left[thing], max(tree.right[child], tree.right[thing])))
            if pieces is not None:
                return attributed(tree, verb, Cue("assert", ""), pieces)
    return None


def _relays(tree: Tree, source: int) -> bool:
    """ "a Reuters report": the words are someone's that the report relays, where the sentence names one."""
    return tree.tokens[source].lemma.lower() in relaying()


def _source(tree: Tree, verb: int) -> tuple[int | None, tuple[int, int] | None]:
    """The token that names the source, and the extent of who relays it ("Reuters quoted the office as saying")."""
    token = tree.tokens[verb]
    governor = verb
    for _ in range(3):
        governor = tree.tokens[governor].head
        if tree.tokens[governor].lemma.lower() in QUOTING and tree.tokens[verb].tag in ("VBG", "VB"):
            quoted = tree.child(governor, "dobj", "nsubjpass")
            by = tree.subject(governor)
            if quoted is not None:
                relay = None if by in (None, quoted) else _phrase(tree, by, governor)
                return quoted, relay
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
        source = tree.tokens[verb].head if token.dep == "relcl" else None
    return source, None


def _briefer(tree: Tree, noun: int) -> int | None:
    """ "The agency briefed lawmakers, saying ...": the subject speaks, not the noun that the clause hangs on."""
    token = tree.tokens[noun]
    if token.dep == "pobj":
        token = tree.tokens[token.head]
    governor = tree.tokens[token.head]
    if token.dep in ("dobj", "dative", "prep") and governor.tag.startswith("VB"):
        return tree.subject(token.head)
    return None


def _clause(tree: Tree, verb: int, clause: int) -> tuple[int, int]:
    first, last = tree.extent(clause)
    if first <= verb < last:  # the parse wraps the clause around its cue: take the larger side
        first, last = (first, verb) if verb - first > last - verb else (verb + 1, last)
    mark = tree.child(clause, "mark")
    if mark is not None and verb < first < mark < last and tree.tokens[mark].lemma.lower() == "that":
        first = mark  # "said, in an interview with the paper, that ..."
    return _without_mark(tree, first, last)


def _without_mark(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """The extent without a leading "that"."""
    while first < last and (tree.tokens[first].text in ",:—–-" or tree.tokens[first].lemma.lower() == "that"):
        if tree.tokens[first].lemma.lower() == "that" and tree.tokens[first].dep not in ("mark", "complm"):
            break
        first += 1
    return first, last


def _around(tree: Tree, head: int, aside: tuple[int, int]) -> tuple[int, int]:
    low, high = tree.extent(head)
    return (low, aside[0]) if aside[0] - low >= high - aside[1] else (aside[1], high)


def _that_clause(tree: Tree, index: int) -> bool:
    return tree.tokens[index].dep in ("acl", "ccomp", "relcl") and any(
        tree.tokens[c].dep == "mark" and tree.tokens[c].lemma.lower() == "that" for c in tree.children[index]
    )


def _finite(tree: Tree, clause: int) -> bool:
    """Whether a clause has its own subject, or stands in the indicative, its auxiliary included."""
    words = (clause, *(child for child in tree.children[clause] if tree.tokens[child].dep.startswith("aux")))
    return tree.child(clause, "nsubj", "nsubjpass", "csubj", "expl") is not None or any(
        tree.tokens[index].tag in ("VBD", "VBZ", "VBP", "MD") for index in words
    )


def _is_writer(tree: Tree, source: int) -> bool:
    return tree.tokens[source].lemma.lower() in WRITER


def _phrase(tree: Tree, head: int, cue: int) -> tuple[int, int]:
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


def _is_nobody(tree: Tree, source: int) -> bool:
    """ "Neither side has acknowledged that ...": nobody said it."""
    words = (source, *tree.children[source])
    return any(tree.tokens[index].lemma.lower() in NOBODY for index in words)


def _inside(token: int, extent: tuple[int, int]) -> bool:
    return extent[0] <= token < extent[1]


def _characters(tree: Tree, extent: tuple[int, int]) -> tuple[int, int] | None:
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
