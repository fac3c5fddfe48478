"""What each statement does with its words: by its cue, the cue's polarity, and under a neutral cue by what is said."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from onrecord.reading import Tree
from onrecord.statements.allegations import Surroundings
from onrecord.statements.contents import Content, ahead, content_of
from onrecord.statements.cues import claims, classed, nouns, others, prepositions, verbs
from onrecord.statements.disputes import disputes
from onrecord.statements.drafts import Draft
from onrecord.statements.hearers import DAYS
from onrecord.statements.nouns import Act
from onrecord.statements.overlaps import holds
from onrecord.statements.polarity import Held, held
from onrecord.statements.undertakings import undertaken
from onrecord.statements.verdicts import calls_untrue

OPEN = ("assert", "allege")  # acts of a cue that leave it to the words whether they deny
# Verbs that with someone and an infinitive make a demand.
TOLD = frozenset({"appeal", "ask", "beg", "call", "direct", "tell", "want", "warn"})
SWORN = frozenset({"swear", "guarantee", "assure"})  # promises of what is to come only
AGREEING = frozenset({"agree", "concur"})
MOST = 40  # statements within one that are looked at, so that time stays linear in their number
PARTICLES = 3  # tokens from a verb to its particle or preposition

Heard = tuple[Draft, str | None]  # with the id of its speaker


def judged(tree: Tree, drafts: Sequence[Draft], speakers: Sequence[str | None]) -> None:
    """Set the act of every draft of a report; `speakers` are the ids of those who speak, in the same order.

    What is retold within a quotation stands around nothing but what else is.
    """
    contents = _contents(tree, drafts, speakers)
    heard = list(zip(drafts, speakers, strict=True))
    attributed = [pair for pair in heard if not pair[0].retold]
    _settle(tree, attributed, [draft for draft, _ in attributed], contents)
    _settle(tree, heard, [draft for draft in drafts if draft.retold], contents)


def _settle(tree: Tree, heard: list[Heard], asked: list[Draft], contents: Mapping[int, Content]) -> None:
    """Set the acts of some drafts among all that are heard."""
    if not asked:
        return
    free = [draft for draft in asked if _by_cue(tree, draft, contents[id(draft)])]
    around = Surroundings(tree, [draft for draft, _ in heard], [speaker for _, speaker in heard])
    for draft in sorted(free, key=lambda draft: draft.start):
        content = contents[id(draft)]
        if not content.tokens:
            continue
        if draft.act in OPEN and not _agrees(tree, draft) and _denies(tree, content, draft, around):
            draft.act = "deny"
        elif draft.act == "assert":
            draft.act = undertaken(tree, content, draft) or "assert"
        elif draft.act == "condemn" and calls_untrue(tree, content, draft, around):
            draft.act = "deny"  # "Absolute rubbish," she fumed


def _denies(tree: Tree, content: Content, draft: Draft, around: Surroundings) -> bool:
    return calls_untrue(tree, content, draft, around) or disputes(tree, content, draft, around)


def _agrees(tree: Tree, draft: Draft) -> bool:
    """ "He agreed that there was no record": what another says is not so either, for him."""
    return draft.cue is not None and tree.tokens[draft.cue].lemma.lower() in AGREEING


def _contents(tree: Tree, drafts: Sequence[Draft], speakers: Sequence[str | None]) -> dict[int, Content]:
    """The words of each draft, without those that it tells as someone else's, by the draft's `id()`."""
    starts = [token.start for token in tree.tokens]
    placed = sorted(zip(drafts, speakers, strict=True), key=lambda pair: pair[0].start)
    places = [draft.start for draft, _ in placed]
    found = {id(draft): content_of(tree, starts, draft) for draft in drafts}
    own = {}
    for draft, speaker in placed:
        first = bisect_left(places, draft.start)
        near = placed[first : min(bisect_left(places, draft.end), first + MOST)]
        inner = [other for other, voice in near if voice != speaker and _tells(tree, draft, other)]
        told = {index for other in inner for index in _clause(tree, found[id(other)])}
        own[id(draft)] = Content([i for i in found[id(draft)].tokens if i not in told], found[id(draft)].inside)
    return own


def _tells(tree: Tree, draft: Draft, other: Draft) -> bool:
    """Whether a draft tells with a verb that someone said another's words; "claims of a leak were false" does not."""
    return other.cue is not None and tree.tokens[other.cue].tag.startswith("VB") and holds(tree, draft, other)


def _clause(tree: Tree, content: Content) -> list[int]:
    """Words that say something; none of mere things ("said no such thing", whereof the saying is denied)."""
    return content.tokens if any(tree.tokens[i].tag.startswith(("VB", "MD")) for i in content.tokens) else []


def _by_cue(tree: Tree, draft: Draft, content: Content) -> bool:
    """Set the act that the cue tells; return whether the words themselves may tell another."""
    draft.act = "assert"
    if draft.cue is None:
        return True
    cue = draft.cue
    if tree.tokens[cue].dep in ("aux", "auxpass") and tree.tokens[cue].head not in content.inside:
        cue = tree.tokens[cue].head
    draft.act = _of_word(tree, cue, draft, content)
    how = held(tree, cue, content)
    if how is not None:
        draft.act = _held_act(draft.act, how)
    return how is None


def _held_act(act: Act, how: Held) -> Act:
    """The act of a cue that is held back: "cannot deny" and "no longer denies" concede, others merely tell."""
    if act == "deny" and how != "not":
        return "concede"
    return act if act == "predict" else "assert"


def _of_word(tree: Tree, cue: int, draft: Draft, content: Content) -> Act:
    """The act of a cue's word, with its particle, its object or its infinitive minded."""
    lemma = tree.tokens[cue].lemma.lower()
    governor = verbs().get(tree.tokens[tree.tokens[cue].head].lemma.lower())
    if tree.tokens[cue].dep == "xcomp" and governor is not None and governor.act == "demand":
        return "demand"  # "demanded to know"
    if lemma == "plead" and (plea := _plea(tree, cue)) is not None:
        return plea
    if lemma in nouns() and not tree.tokens[cue].tag.startswith("VB"):
        return "deny" if _denied_noun(tree, cue, draft) else nouns()[lemma]
    act = _with_particle(tree, cue)
    if act is not None:
        return act
    act = verbs()[lemma].act if lemma in verbs() else others().get(lemma, "assert")
    if lemma in TOLD and _to_someone(tree, cue):
        return "demand"
    if act == "deny" and _refuses(tree, cue):
        return "assert"
    if lemma in SWORN and not any(ahead(tree, i) for i in content.tokens if tree.tokens[i].head == cue):
        return "assert"
    return "assert" if lemma == "question" and tree.child(cue, "dobj") is not None else act


def _with_particle(tree: Tree, verb: int) -> Act | None:
    """ "Brushed aside", "laughed at", "took issue"."""
    lemma = tree.tokens[verb].lemma.lower()
    near = (c for c in tree.children[verb] if 0 < c - verb <= PARTICLES and not _dated(tree, c))
    return next((act for c in near if (act := prepositions().get((lemma, tree.tokens[c].lemma.lower())))), None)


def _dated(tree: Tree, preposition: int) -> bool:
    """ "Insisted on Thursday": the preposition leads in a day."""
    thing = tree.child(preposition, "pobj")
    return thing is not None and tree.tokens[thing].text.lower() in DAYS


def _denied_noun(tree: Tree, noun: int, draft: Draft) -> bool:
    """ "She rejected claims that ...", "hit back at claims", where the cue is the noun; not where it is its owner's."""
    token = tree.tokens[noun]
    owner = tree.child(noun, "poss")
    if owner is not None and draft.source is not None and draft.source[0] <= owner < draft.source[1]:
        return False  # "she rejected the union's claim that ..."
    if draft.source is not None and noun < draft.source[0] < tree.right[noun]:
        return False  # "she rejected a report by the union that ..."
    head = tree.tokens[token.head].head if token.dep == "pobj" else token.head
    cue = verbs().get(tree.tokens[head].lemma.lower())
    act = _with_particle(tree, head) or (cue.act if cue is not None and token.dep == "dobj" else None)
    return token.dep in ("dobj", "pobj") and act == "deny" and not tree.negated(head)


def _plea(tree: Tree, verb: int) -> Act | None:
    """ "pleaded guilty", "pleaded not guilty"."""
    words = [token.lemma.lower() for token in tree.tokens[verb + 1 : verb + 3]]
    return None if "guilty" not in words else "deny" if words[0] == "not" else "concede"


def _to_someone(tree: Tree, verb: int) -> bool:
    """ "told residents to leave": an infinitive behind the verb."""
    clause = tree.child(verb, "xcomp", "ccomp")
    return clause is not None and any(
        tree.tokens[c].text.lower() == "to" and tree.tokens[c].dep == "aux" for c in tree.children[clause]
    )


def _refuses(tree: Tree, verb: int) -> bool:
    """ "rejected the offer", "denied the request", "denied the union a say": nothing is said not to be so."""
    lemma, thing = tree.tokens[verb].lemma.lower(), tree.child(verb, "dobj", "nsubjpass")
    noun = tree.tokens[thing].lemma.lower() if thing is not None else ""
    if lemma == "deny":
        return tree.child(verb, "dative") is not None or noun in classed("withheld")
    if lemma not in ("reject", "dismiss", "contest") or thing is None:
        return False
    as_what = any(tree.tokens[c].lemma.lower() == "as" for c in tree.children[verb])
    person = lemma == "dismiss" and noun not in claims() | set(nouns()) | classed("matter")
    return noun in classed("refusable") or (person and not as_what)
