"""Who does what to whom: the agent and patient of a coded verb or noun, whether it is told as done, and its clause."""

from typing import NamedTuple

from onrecord.events.nouns import Mode, Participant, Type
from onrecord.events.parties import Parties
from onrecord.events.plover import carriers, type_of
from onrecord.mentions.roster import Roster
from onrecord.reading.tree import Tree

OBJECTS = ("dobj", "obj", "dative")
TOWARDS = (
    "with",
    "against",
    "to",
    "on",
    "upon",
    "at",
    "for",
    "from",
    "into",
    "toward",
    "towards",
    "between",
    "of",
    "over",
)
ASKED = ("on", "upon", "to", "for")  # before whoever is asked for something
LONGEST = 60  # tokens of a clause
# Verbs whose infinitive is done, and verbs whose complement is not.
DONE = frozenset({"begin", "start", "continue", "manage", "force", "compel", "proceed", "help", "dare", "use"})
UNDONE = frozenset({"refuse", "decline", "fail", "deny", "reject", "avoid", "stop"})
AHEAD = frozenset(
    {"planned", "possible", "potential", "proposed", "future", "upcoming", "threatened", "expected", "next"}
)
MODALS = frozenset(
    {"will", "'ll", "’ll", "shall", "would", "may", "might", "could", "can", "should", "must", "wo", "ca"}
)


class Act(NamedTuple):
    """A coded token with who did it to whom; `first` to `last` are the tokens of its clause."""

    type: Type
    mode: Mode
    participants: frozenset[Participant]
    first: int
    last: int


def acts(tree: Tree, roster: Roster) -> dict[int, Act]:
    """The acts of a report that have a known agent, by the token that tells them."""
    found = {}
    parties = Parties(tree, roster)
    for index in range(len(tree.tokens)):
        act = _act(tree, index, parties)
        if act is not None:
            found[index] = act
    return found


def _act(tree: Tree, index: int, parties: Parties) -> Act | None:
    kind = type_of(tree, index)
    if kind is None:
        return None
    verb = tree.tokens[index].tag.startswith("VB")
    carrier = index if verb else _carrier(tree, index)
    if not verb and carrier is not None and type_of(tree, carrier) == kind:
        return None  # "signed the pact": the verb has told it
    agents, patients = _of_verb(tree, index) if verb else _of_noun(tree, index, carrier)
    did = {entity for token in agents for entity in parties.named(token)}
    to = {entity for token in patients for entity in parties.named(token)} - did
    if not did:
        return None
    participants = {Participant("agent", each) for each in did} | {Participant("patient", each) for each in to}
    mode = _mode(tree, index if verb or carrier is None else carrier, index)
    return Act(kind, mode, frozenset(participants), *_clause(tree, index if carrier is None else carrier))


def _of_verb(tree: Tree, verb: int) -> tuple[list[int], list[int]]:
    """The tokens that name agents and patients of a verb."""
    by = _objects(tree, verb, ("by",))
    passive = any(tree.tokens[child].dep in ("auxpass", "nsubjpass") for child in tree.children[verb])
    own = tree.child(verb, "nsubj", "nsubjpass", "csubj")
    if tree.tokens[verb].dep == "acl" and tree.tokens[verb].tag == "VBN" and own is None:
        return by, [tree.tokens[verb].head]
    subject = own if own is not None else _controller(tree, verb)
    if passive:
        return by, [subject] if subject is not None else []
    objects = [child for child in tree.children[verb] if tree.tokens[child].dep in OBJECTS]
    towards = [token for each in objects for token in _objects(tree, each, TOWARDS)]
    patients = [*objects, *_objects(tree, verb, TOWARDS), *towards, *_urged(tree, verb)]
    return [subject] if subject is not None else [], patients


def _urged(tree: Tree, verb: int) -> list[int]:
    """Who is to do what is asked, or is helped to do it ("demanded that Rovia leave", "helped Rovia build")."""
    if type_of(tree, verb) not in ("REQUEST", "AID"):
        return []
    clauses = [child for child in tree.children[verb] if tree.tokens[child].dep == "ccomp"]
    return [subject for each in clauses if (subject := tree.child(each, "nsubj")) is not None]


def _controller(tree: Tree, verb: int) -> int | None:
    """The subject of a verb that has none: object or subject of what governs it ("accused Rovia of hiding")."""
    token = tree.tokens[verb]
    head = token.head
    if token.dep == "pcomp":
        head = tree.tokens[head].head
    if head == verb:
        return tree.subject(verb)
    asked = _objects(tree, head, ASKED) if type_of(tree, head) == "REQUEST" else []
    if asked and token.dep in ("xcomp", "ccomp", "advcl"):
        return asked[0]
    object_ = tree.child(head, *OBJECTS) if token.dep in ("xcomp", "pcomp", "ccomp") else None
    if object_ is not None:
        return object_
    return tree.subject(verb)


def _of_noun(tree: Tree, noun: int, carrier: int | None) -> tuple[list[int], list[int]]:
    """The tokens that name agents and patients of a noun: before it, after it, or the subject of what carries it."""
    before = [child for child in tree.children[noun] if tree.tokens[child].dep in ("poss", "amod")]
    by = _objects(tree, noun, ("by", "between"))
    to = _objects(tree, noun, TOWARDS)
    agents = [*before, *by]
    if carrier is not None:
        subject = tree.subject(carrier)
        agents = [*([subject] if subject is not None else []), *by] or before
        to = [*to, *_objects(tree, carrier, TOWARDS)]
    return agents, to


def _carrier(tree: Tree, noun: int) -> int | None:
    """The verb that carries a noun ("launched an attack", "went ahead with talks"), or None."""
    token = tree.tokens[noun]
    if token.dep not in OBJECTS or token.head == noun:
        return None
    return token.head if tree.tokens[token.head].lemma.lower() in carriers() else None


def _objects(tree: Tree, index: int, prepositions: tuple[str, ...]) -> list[int]:
    """The nouns under an index's prepositions, in the order of the prepositions."""
    found = []
    for child in tree.children[index]:
        token = tree.tokens[child]
        if token.dep in ("prep", "agent", "dative") and token.text.lower() in prepositions:
            noun = tree.child(child, "pobj")
            if noun is not None:
                found.append((prepositions.index(token.text.lower()), noun))
    return [noun for _, noun in sorted(found)]


def _mode(tree: Tree, index: int, trigger: int) -> Mode:
    """Whether an act is told as done, by the verb that tells or carries it."""
    beside = {tree.tokens[child].text.lower() for child in tree.children[trigger]}
    if tree.negated(index) or "no" in beside:
        return "negated"
    if beside & AHEAD:
        return "ahead"
    helpers = [tree.tokens[c] for c in tree.children[index] if tree.tokens[c].dep in ("aux", "mark")]
    if any(each.text.lower() in MODALS or each.text.lower() in ("if", "unless") for each in helpers):
        return "ahead"
    return _governed(tree, index, infinitive=any(each.tag == "TO" for each in helpers))


def _governed(tree: Tree, verb: int, *, infinitive: bool) -> Mode:
    """The mode that the verb above gives a complement."""
    token = tree.tokens[verb]
    head = tree.tokens[token.head].head if token.dep == "pcomp" else token.head
    if token.dep not in ("xcomp", "pcomp", "ccomp") or head == verb:
        return "ahead" if infinitive else "told"
    above = tree.tokens[head].lemma.lower()
    if above in UNDONE and (infinitive or token.tag == "VBG"):
        return "negated"
    if type_of(tree, head) == "ACCUSE" and token.dep == "pcomp":
        return "alleged"
    return "ahead" if infinitive and above not in DONE else "told"


def _clause(tree: Tree, index: int) -> tuple[int, int]:
    """The tokens of the clause around a verb or noun, within its sentence and of a bounded length."""
    first, last = tree.extent(index)
    head = tree.tokens[index]
    while first < last - 1 and tree.tokens[first].tag in (",", ".", "CC", "''", "``", ":"):
        first += 1
    while last - 1 > first and tree.tokens[last - 1].tag in (",", ".", "''", "``", ":"):
        last -= 1
    if last - first > LONGEST:
        first, last = max(first, index - LONGEST // 2), min(last, index + LONGEST // 2)
    return (
        (first, last)
        if tree.tokens[first].sentence == tree.tokens[last - 1].sentence == head.sentence
        else (index, index + 1)
    )
