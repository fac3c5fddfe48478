"""What a verb of attribution leads in, read off the parse: a clause, an infinitive, a gerund or an object."""

from onrecord.reading import Tree
from onrecord.statements.cues import Cue, nouns, voicing
from onrecord.statements.wording import Extent

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
    "text",
    "urge",
    "warn",
)
STRONG = ("deny", "confirm", "concede", "condemn", "praise", "demand", "allege", "predict")
# Words for what was told before, and the verbs that say of it only whether it is so: "has always denied it".
TOLD_BEFORE = ("it", "this", "that")
OWNING = ("admit", "acknowledge", "concede", "confirm", "deny", "refute")
LATE = 14  # tokens between a verb and its "that": a phrase of time or place, or who was told
MARKS = "“”\"'‘’"


def said(tree: Tree, verb: int, cue: Cue) -> tuple[Extent, float] | None:
    """The tokens `[first, last)` that a verb in the active leads in, and how far the shape is to be trusted, 0 to 1."""
    if "c" in cue.frames and (split := _split_clause(tree, verb)) is not None:
        return split, 0.75
    clause = _complement(tree, verb)
    if clause is not None:
        return _clause(tree, verb, clause), 0.85
    if "c" in cue.frames and (late := late_clause(tree, verb)) is not None:
        return late, 0.8
    if (cleft := _cleft(tree, verb)) is not None:
        return cleft, 0.75
    if (told := _told_clause(tree, verb)) is not None:
        return told, 0.75
    if tree.tokens[verb].dep == "parataxis" and "c" in cue.frames:
        return _around(tree, tree.tokens[verb].head, tree.extent(verb)), 0.75
    infinitive = tree.child(verb, "xcomp")
    if "x" in cue.frames and infinitive is not None and _infinitive(tree, infinitive) and not _participle(tree, verb):
        first, last = tree.extent(infinitive)
        return (first if infinitive < verb else max(first, verb + 1), last), 0.75  # "that he threatened to leave"
    gerund = cue.act in ("deny", "concede") or tree.tokens[verb].lemma.lower() in GERUND
    if gerund and infinitive is not None and _gerund(tree, infinitive):
        return tree.extent(infinitive), 0.75
    return _object(tree, verb, cue)


def said_in_passive(tree: Tree, verb: int, by: int | None) -> Extent | None:
    """What a verb in the passive leads in, `by` the head of its agent: the clause, else the subject.

    "They were told by the union that ...", "was ordered by the court to ...": the clause, since the subject is told.
    """
    clause, subject = tree.child(verb, "ccomp"), tree.child(verb, "nsubjpass")
    addressed = tree.tokens[verb].lemma.lower() in ADDRESSING
    if clause is not None and _finite(tree, clause) and (clause > verb or not addressed):
        return _clause(tree, verb, clause)
    if addressed or tree.tokens[verb].lemma.lower() == "promise":
        thing = tree.child(verb, "dobj", "oprd")  # "were promised new homes"
        return late_clause(tree, verb) or _told_to(tree, verb) or (tree.extent(thing) if thing is not None else None)
    if by is None or subject is None or tree.tokens[subject].tag in ("PRP", "WDT", "WP"):
        return None
    return tree.extent(subject)


def _complement(tree: Tree, verb: int) -> int | None:
    """The clause that a verb takes: one led in by "that" before any other."""
    clauses = [c for c in tree.children[verb] if tree.tokens[c].dep == "ccomp" and _finite(tree, c)]
    clauses = [c for c in clauses if not _of_another(tree, verb, c)]
    marked = [c for c in clauses if c > verb and tree.child(c, "mark") is not None]
    return next(iter(marked or clauses), None)


def _of_another(tree: Tree, verb: int, clause: int) -> bool:
    """Whether a "that" clause goes on with that of a verb above: "complained of the cold, that ...", "... and that"."""
    mark = tree.child(clause, "mark")
    if mark is None or mark < verb + 2 or tree.tokens[mark].text.lower() != "that":
        return False
    own = any(tree.tokens[c].dep in ("dobj", "prep", "xcomp") and c < mark for c in tree.children[verb] if c > verb)
    commas = sum(tree.tokens[i].text == "," for i in range(verb + 1, mark))
    return tree.tokens[mark - 1].tag == "CC" or (own and commas == 1 and tree.tokens[mark - 1].text == ",")


def _finite(tree: Tree, clause: int) -> bool:
    """Whether a clause has its own subject, or stands in the indicative, its auxiliary included."""
    words = (clause, *(child for child in tree.children[clause] if tree.tokens[child].dep.startswith("aux")))
    return tree.child(clause, "nsubj", "nsubjpass", "csubj", "expl") is not None or any(
        tree.tokens[index].tag in ("VBD", "VBZ", "VBP", "MD") for index in words
    )


def _clause(tree: Tree, verb: int, clause: int) -> Extent:
    """The extent of a verb's clause without the verb and what leads the clause in."""
    first, last = tree.extent(clause)
    if first <= verb < last:  # the parse wraps the clause around its cue: take the larger side
        first, last = (first, verb) if verb - first > last - verb else (verb + 1, last)
    mark = tree.child(clause, "mark")
    if mark is not None and verb < first < mark < last and tree.tokens[mark].lemma.lower() == "that":
        first = mark  # "said, in an interview with the paper, that ..."
    return without_that(tree, first, last)


def without_that(tree: Tree, first: int, last: int) -> Extent:
    """The extent without a leading "that"."""
    while first < last and (tree.tokens[first].text in ",:—–-" or tree.tokens[first].lemma.lower() == "that"):
        token = tree.tokens[first]
        if token.lemma.lower() == "that" and token.dep not in ("mark", "complm") and token.tag != "IN":
            break
        first += 1
    return first, last


def late_clause(tree: Tree, verb: int) -> Extent | None:
    """A "that" clause hung elsewhere by the parse: "confirmed for the first time that ..."; no verb stands between."""
    last = tree.reading.sentences[tree.tokens[verb].sentence].last
    for index in range(verb + 1, min(last, verb + LATE)):
        token = tree.tokens[index]
        if token.text.lower() == "that" and tree.tokens[index - 1].tag == "CC":
            return None  # "asked them to wait and that ...": of the verb above
        if token.text.lower() == "that" and index + 1 < last and (clause := _led_by(tree, index, verb)) is not None:
            opens = tree.tokens[index + 1].tag in ("PRP", "DT", "NNP", "NNPS", "PRP$", "EX", "JJ", "NNS")
            opens = opens or (token.tag != "WDT" and tree.tokens[index + 1].tag == "NN")
            if clause <= index or not opens or not _finite(tree, clause) or tree.left[clause] < verb:
                return None
            return index + 1, tree.right[clause]
        aside = token.dep == "acl" and token.tag in ("VBN", "VBG")  # "in a letter dated Monday that ..."
        aside = aside or _in_writing(tree, index)
        if (token.tag.startswith(("VB", "MD")) and not aside) or token.text in '“”";:':
            return None
    return None


def _in_writing(tree: Tree, index: int) -> bool:
    return tree.tokens[index].text.lower() == "writing" and tree.tokens[index - 1].text.lower() == "in"


def _led_by(tree: Tree, that: int, verb: int) -> int | None:
    """The clause that "that" leads in; behind someone told, so does one that the parse takes for "that time"."""
    token = tree.tokens[that]
    if token.tag in ("IN", "WDT"):
        return token.head
    told = tree.tokens[verb].lemma.lower() in ADDRESSING and tree.child(verb, "dobj") == that - 1
    return tree.tokens[token.head].head if told and token.tag == "DT" else None


def _told_clause(tree: Tree, verb: int) -> Extent | None:
    """ "Told his family he would abdicate": a clause without "that", which the parse hangs on the one told."""
    whom = tree.child(verb, "dobj")
    if whom is None or tree.tokens[verb].lemma.lower() not in ADDRESSING:
        return None
    clauses = (tree.extent(child) for child in tree.children[whom] if tree.tokens[child].dep == "relcl")
    return next((c for c in clauses if c[0] == whom + 1 and tree.tokens[c[0]].tag in ("PRP", "DT", "NNP")), None)


def _split_clause(tree: Tree, verb: int) -> Extent | None:
    """ "Denied shots were fired": the parse takes a clause's subject for the object of the verb before it."""
    thing = tree.child(verb, "dobj")
    if thing is None or thing < verb or tree.right[thing] >= len(tree.tokens):
        return None
    token = tree.tokens[tree.right[thing]]
    clause = token.head if token.dep in ("aux", "auxpass") else tree.right[thing]
    bare = tree.child(clause, "nsubj", "nsubjpass") is None and tree.tokens[clause].dep == "ccomp"
    return (tree.left[thing], tree.right[clause]) if bare and token.tag in ("VBD", "VBZ", "VBP", "MD") else None


def _cleft(tree: Tree, verb: int) -> Extent | None:
    """ "What he told me was that ...": the clause behind the verb to be."""
    what, be = tree.child(verb, "dative", "dobj"), tree.tokens[verb].head
    if what is None or tree.tokens[what].text.lower() != "what" or tree.tokens[be].lemma.lower() != "be" or be < verb:
        return None
    clause = tree.child(be, "ccomp", "xcomp", "attr")
    return without_that(tree, *tree.extent(clause)) if clause is not None and clause > be else None


def _told_to(tree: Tree, verb: int) -> Extent | None:
    """The infinitive behind "was ordered by the court"."""
    infinitive = tree.child(verb, "xcomp")
    if infinitive is None or tree.tokens[infinitive].tag != "VB":
        return None
    return tree.extent(infinitive)


def _infinitive(tree: Tree, verb: int) -> bool:
    """ "to leave", "not to be named"."""
    to = (c for c in tree.children[verb] if tree.tokens[c].dep == "aux")
    return tree.tokens[verb].tag == "VB" or any(tree.tokens[c].text.lower() == "to" for c in to)


def _participle(tree: Tree, verb: int) -> bool:
    """ "Asked to explain the gap": who was asked, although the parse shows no passive."""
    own = any(tree.tokens[c].dep == "nsubj" or tree.tokens[c].lemma.lower() == "have" for c in tree.children[verb])
    return tree.tokens[verb].tag == "VBN" and not own


def _around(tree: Tree, head: int, aside: Extent) -> Extent:
    """The larger side of the clause that an aside ("..., he said, ...") stands in."""
    low, high = tree.extent(head)
    return (low, aside[0]) if aside[0] - low >= high - aside[1] else (aside[1], high)


def _gerund(tree: Tree, verb: int) -> bool:
    """ "seeing", "being held"."""
    return tree.tokens[verb].tag == "VBG" or tree.tokens[tree.left[verb]].text.lower() in ("being", "having")


def _object(tree: Tree, verb: int, cue: Cue) -> tuple[Extent, float] | None:
    """Content that is a noun phrase: "denied the report", "called it 'groundless'", "expressed concern about ..."."""
    thing = _thing(tree, verb)
    if thing is None or (cue.act == "deny" and tree.child(verb, "dative") is not None):  # "deny them any gain"
        return None
    lemma = tree.tokens[thing].lemma.lower()
    if tree.tokens[verb].lemma.lower() in voicing():
        voiced = lemma in nouns() and tree.right[thing] > thing + 1
        return (tree.extent(thing), 0.75) if voiced else None
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
    if lemma in ("nothing", "thing") and cue.frames == "cqx" and first > verb:  # "said no such thing"
        return (first, last), 0.7
    strong = "n" in cue.frames or ("o" in cue.frames and cue.act in STRONG)
    if lemma in TOLD_BEFORE and not complemented and _owns(tree, verb):
        return tree.extent(thing), 0.8
    if strong and tree.tokens[thing].tag != "PRP":
        return (first, last), 0.6
    return None


def _thing(tree: Tree, verb: int) -> int | None:
    """The object of a verb: what was said, not who was told ("promised us a hall")."""
    thing = tree.child(verb, "dobj", "oprd", "ccomp", "attr", "dative")
    if thing is None or tree.tokens[thing].dep not in ("dobj", "dative"):
        return thing
    return next((c for c in tree.children[verb] if c > thing and tree.tokens[c].dep == "dobj"), thing)


def _owns(tree: Tree, verb: int) -> bool:
    """Whether a verb says whether something is so, of its own subject or of that of the verb before it."""
    finite = tree.child(verb, "nsubj") is not None or tree.tokens[verb].dep == "conj"
    return finite and tree.tokens[verb].lemma.lower() in OWNING
