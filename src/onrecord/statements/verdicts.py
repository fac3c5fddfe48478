"""Denials told outright by what is said: "the claims are baseless", "That is a lie", "nothing of the kind happened"."""

from onrecord.reading import Tree
from onrecord.statements.allegations import Surroundings
from onrecord.statements.contents import Content, ahead, is_main, modal
from onrecord.statements.cues import claims, classed, denials, falsehoods, verbs
from onrecord.statements.drafts import Draft
from onrecord.statements.polarity import held
from onrecord.statements.selves import is_self

PREDICATES = ("acomp", "attr", "oprd", "pobj", "dobj", "conj", "advcl", "ROOT", "ccomp", "dep")
SHORT = 8  # words of a content that is nothing but a verdict ("Fake news")
CURT = 4  # words of an answer that is nothing but a negation ("It was not")
OPENING = 3  # tokens within which words begin
ENDS = 6  # tokens from the end of a description in which its verdict stands
AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have", "had", "do", "does", "did"})
PLAIN_TRUTHS = frozenset({"case", "right", "so"})  # words that are of truth only as what something is or is not
LOOK = 40  # tokens of a sentence that are looked through
WAITING = frozenset({"another", "more", "now", "today", "yet"})  # "not yet", "not one more" deny nothing
SAYING = frozenset({"say", "claim", "suggest", "assert", "write", "call", "state"})


def calls_untrue(tree: Tree, content: Content, draft: Draft, around: Surroundings) -> bool:
    """Whether the words say outright of something claimed that it is not so."""
    return (
        _calls_false(tree, content, draft)
        or _mistaken(tree, content, draft, around)
        or _rejects(tree, content, draft)
        or _curt(tree, content, after_negation=around.follows_negation(draft), disputed=around.disputed(draft, content))
        or (around.follows_negation(draft) and _emphatic(tree, content))
        or _by_phrase(tree, content, draft, around)
        or _contrary(tree, content)
    )


def _calls_false(tree: Tree, content: Content, draft: Draft) -> bool:
    """ "The report is baseless", "called it fake", "It is not true that ..."; "not false" does not."""
    frames = "" if draft.cue is None else getattr(verbs().get(tree.tokens[draft.cue].lemma.lower()), "frames", "")
    last = content.tokens[-1] + 1
    for index in content.tokens:
        lemma = tree.tokens[index].lemma.lower()
        false = lemma in falsehoods() or lemma in classed("soft")
        if (not false and lemma not in classed("truth")) or false == _negated(tree, content, index):
            continue
        if false and "a" in frames and last - index <= ENDS and (lemma in falsehoods() or _of_claim(tree, content)):
            return True
        if is_main(tree, content, index) and _verdict(tree, content, index):
            return True
        if false and _of_claim(tree, content) and _after_be(tree, index) and not _claimed(tree, content, index):
            return True  # where the parse has lost the subject
    return False


def _after_be(tree: Tree, index: int) -> bool:
    """ "were false", "are completely false"."""
    before = [tree.tokens[i] for i in range(max(0, index - 2), index)]
    return any(token.lemma.lower() == "be" for token in before[-1:]) or (
        len(before) == 2 and before[0].lemma.lower() == "be" and before[1].tag == "RB"
    )


def _claimed(tree: Tree, content: Content, index: int) -> bool:
    """Whether a participle is part of what is claimed: "the union's claim that the tests were faked"."""
    for _ in range(4 if tree.tokens[index].tag == "VBN" else 0):
        token = tree.tokens[index]
        if token.head == index or token.head not in content.inside:
            return False
        if token.dep in ("acl", "ccomp") and tree.tokens[token.head].lemma.lower() in claims():
            return True
        index = token.head
    return False


def _of_claim(tree: Tree, content: Content) -> bool:
    """Whether the words begin with a claim: "the claims that ...", "reports of ..."."""
    opening = (tree.tokens[index] for index in content.tokens[:ENDS])
    nouns = [token for token in opening if token.tag.startswith("NN") and token.dep not in ("poss", "compound")]
    return bool(nouns) and nouns[0].lemma.lower() in claims()


def _verdict(tree: Tree, content: Content, index: int) -> bool:
    """Whether a word passes a verdict on a claim: it is the predicate of one, or all that is said."""
    token = tree.tokens[index]
    lemma = token.lemma.lower()
    if lemma == "lie" and token.tag.startswith("VB"):
        return token.tag == "VBG" and tree.child(index, "prep") is None and tree.child(index, "aux") is not None
    subject = tree.child(index, "nsubjpass")
    if subject is not None:
        return tree.tokens[subject].lemma.lower() in claims()
    if lemma in PLAIN_TRUTHS and token.dep not in ("acomp", "attr", "ROOT", "conj"):
        return False  # "could not discuss the case", "did not have the right"
    if token.dep not in PREDICATES:
        return token.dep == "amod" and _short(tree, content) and tree.tokens[token.head].lemma.lower() in claims()
    subject = tree.child(token.head, "nsubj", "nsubjpass", "csubj", "expl")
    if subject is None or token.head == index or token.head not in content.inside:
        plain = lemma in falsehoods() or lemma in classed("truth")
        return plain and _short(tree, content) and tree.child(index, "nsubj") is None
    return _is_claim(tree, subject, token.head, soft=lemma in classed("soft"))


def _is_claim(tree: Tree, subject: int, verb: int, *, soft: bool) -> bool:
    """Whether a subject is what was claimed: "it is wrong to say" is so, "it is wrong to close the park" is not."""
    lemma = tree.tokens[subject].lemma.lower()
    if soft and lemma in ("this", "that") and _tells_before(tree, verb):
        return True
    if soft and lemma in ("it", "this", "that"):
        below = (*tree.children[verb], *(c for child in tree.children[verb] for c in tree.children[child]))
        return any(tree.tokens[index].lemma.lower() in SAYING for index in below)
    return lemma in claims() or tree.tokens[subject].dep == "csubj"


def _tells_before(tree: Tree, verb: int) -> bool:
    """Whether the sentence before tells what others say: "People write that we sold it. That is wrong"."""
    at = tree.tokens[verb].sentence
    if at == 0:
        return False
    before = tree.reading.sentences[at - 1]
    return any(
        tree.tokens[i].lemma.lower() in SAYING and tree.tokens[i].tag in ("VBP", "VBZ", "VBD")
        for i in range(max(before.first, before.last - LOOK), before.last)
    )


def _mistaken(tree: Tree, content: Content, draft: Draft, around: Surroundings) -> bool:
    """ "The inspector is mistaken", of one who has just spoken."""
    for index in content.tokens:
        token = tree.tokens[index]
        if token.lemma.lower() in ("mistaken", "wrong", "misinformed", "confused") and token.dep == "acomp":
            subject = tree.child(token.head, "nsubj")
            if subject is not None and is_main(tree, content, index) and not _negated(tree, content, index):
                return tree.tokens[subject].lemma.lower() in around.speakers_near(draft)
    return False


def _rejects(tree: Tree, content: Content, draft: Draft) -> bool:
    """ "said it rejects the charges": the words themselves tell of the speaker's denial."""
    for index in content.tokens:
        token = tree.tokens[index]
        cue = verbs().get(token.lemma.lower())
        if cue is None or cue.act != "deny" or not token.tag.startswith("VB") or not is_main(tree, content, index):
            continue
        thing = tree.child(index, "dobj", "ccomp", "xcomp")
        if thing is None or tree.child(thing, "nummod") is not None or ahead(tree, index):
            continue
        if held(tree, index, Content([], frozenset())) is not None:  # "can neither confirm nor deny it"
            continue
        clause = tree.tokens[thing].dep != "dobj"
        if clause or tree.tokens[thing].lemma.lower() in claims() | classed("alleging"):
            return is_self(tree, draft, tree.subject(index))
    return False


def _curt(tree: Tree, content: Content, *, after_negation: bool, disputed: bool) -> bool:
    """ "No, ...", "Absolutely not", "It was not": an answer to what was just said; or "It was", after "was not"."""
    words = [i for i in content.tokens if any(c.isalnum() for c in tree.tokens[i].text)]
    if not words:
        return False
    said = [tree.tokens[i].text.lower().replace("’", "'") for i in words[: CURT + 1]]
    if said[0] == "no" and tree.tokens[words[0]].dep in ("intj", "ROOT", "neg", "advmod", "punct", "det"):
        following = tree.tokens[min(words[0] + 1, len(tree.tokens) - 1)].text
        return following[0] in ",.!;—–”\"'’" and said[1:2] not in (["thank"], ["thanks"], ["comment"])
    sentence = [i for i in words if tree.tokens[i].sentence == tree.tokens[words[0]].sentence]
    if said[0] == "not" and len(sentence) <= CURT and not any(tree.tokens[i].tag.startswith("VB") for i in sentence):
        return (after_negation or disputed) and WAITING.isdisjoint(said)  # "Not a penny"
    if len(words) > CURT:
        return False
    if after_negation and len(words) > 1 and said[-1] in AUXILIARIES:
        return True
    return said[-1] in ("not", "never", "n't") and not {"will", "would", "wo"} & set(said)


def _emphatic(tree: Tree, content: Content) -> bool:
    """ "It did have a radio", after "it had no radio"."""
    return any(
        tree.tokens[i].lemma.lower() == "do"
        and tree.tokens[i].dep == "aux"
        and i < tree.tokens[i].head
        and tree.tokens[tree.tokens[i].head].tag == "VB"
        and not tree.negated(tree.tokens[i].head)
        and tree.child(tree.tokens[i].head, "nsubj") is not None
        and (tree.child(tree.tokens[i].head, "nsubj") or 0) < i
        and is_main(tree, content, tree.tokens[i].head)
        and _told_before(tree, tree.tokens[i].head)
        for i in content.tokens
    )


def _told_before(tree: Tree, verb: int) -> bool:
    """Whether the sentence before tells the same with the same word, as "He never came" before "He did come"."""
    at = tree.tokens[verb].sentence
    before = tree.reading.sentences[at - 1] if at else None
    lemma = tree.tokens[verb].lemma
    return before is not None and any(token.lemma == lemma for token in tree.tokens[before.first : before.last])


def _by_phrase(tree: Tree, content: Content, draft: Draft, around: Surroundings) -> bool:
    lemmas = [tree.tokens[i].lemma.lower() for i in content.tokens]
    for place, lemma in enumerate(lemmas):
        for phrase, sure in denials().get(lemma, ()):
            if tuple(lemmas[place : place + len(phrase)]) != phrase:
                continue
            if _stands(tree, content, content.tokens[place]) and (sure or around.disputed(draft, content)):
                return True
    return False


def _contrary(tree: Tree, content: Content) -> bool:
    """ "Contrary to what was written, the bridge is open": said first of all, the rest answers it."""
    opening = [tree.tokens[i].lemma.lower() for i in content.tokens[: OPENING + ENDS]]
    at = opening.index("contrary") if "contrary" in opening[:OPENING] else len(opening)
    return opening[at + 1 : at + 2] == ["to"] and not claims().isdisjoint(opening[at + 2 :])


def _stands(tree: Tree, content: Content, index: int) -> bool:
    """Whether a phrase stands in a main clause that does not look ahead."""
    verb = index if tree.tokens[index].tag.startswith("VB") else tree.tokens[index].head
    return is_main(tree, content, index) and not (tree.tokens[verb].tag.startswith("VB") and modal(tree, verb))


def _negated(tree: Tree, content: Content, index: int) -> bool:
    """Whether a predicate is negated: with its verb, itself, or above it ("I don't think that is true")."""
    for _ in range(4):
        if tree.negated(index) or any(tree.tokens[c].lemma.lower() in ("no", "hardly") for c in tree.children[index]):
            return True
        token = tree.tokens[index]
        if token.head == index or token.head not in content.inside or token.dep in ("conj", "relcl", "advcl"):
            return False
        index = token.head
    return False


def _short(tree: Tree, content: Content) -> bool:
    return sum(tree.tokens[index].text.isalnum() for index in content.tokens) <= SHORT
