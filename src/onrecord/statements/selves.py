"""Whether someone named within the words said is the speaker."""

from itertools import pairwise

from onrecord.mentions.lexicon import lexicon
from onrecord.reading import Tree
from onrecord.statements.cues import classed
from onrecord.statements.drafts import Draft

SELF = frozenset({"i", "we", "he", "she", "it", "they"})
OWN = frozenset({"my", "our", "his", "her", "its", "their"})


def is_direct(tree: Tree, draft: Draft) -> bool:
    """Whether the words are the speaker's own, in quotation marks, so that "he" is somebody else."""
    return draft.quoted or tree.reading.text[draft.start] in "“\"„«‘'"


def is_self(tree: Tree, draft: Draft, subject: int | None, *, owned: bool = True) -> bool:
    """Whether a subject is the speaker: a pronoun, the source's own noun, or with `owned` what belongs to one."""
    if subject is None:
        return False
    if (word := tree.tokens[subject].text.lower()) in SELF:
        return word in ("i", "we") or (not is_direct(tree, draft) and _may_be(tree, draft, subject))
    source = range(*draft.source) if draft.source else range(0)
    own = ("my", "our") if is_direct(tree, draft) else OWN
    if owned and any(tree.tokens[c].text.lower() in own for c in tree.children[subject]):
        return True
    if owned and any(tree.tokens[i].text.lower() in OWN for i in source):
        return tree.child(subject, "det") is not None  # "The school has no cellar, its head said"
    nouns = {tree.tokens[i].lemma.lower() for i in source if tree.tokens[i].tag.startswith("NN")}
    return tree.tokens[subject].lemma.lower() in nouns


def _may_be(tree: Tree, draft: Draft, pronoun: int) -> bool:
    """Whether "he", "she", "it", "they" within the words may be the source, by number, sex, kind and place."""
    word = tree.tokens[pronoun].text.lower()
    if draft.source is None:
        return True
    source = [tree.tokens[i] for i in range(*draft.source)]
    nouns = {token.lemma.lower() for token in source if token.tag.startswith("NN")}
    if not nouns:
        return word in {token.text.lower() for token in source}
    if pronoun < draft.source[0]:  # "He was not charged, a spokeswoman said"
        return False
    if word in ("he", "she"):
        other = classed("female") if word == "he" else classed("male")
        body = any(map(lexicon().body, nouns)) and not any(map(lexicon().office, nouns))
        return not (body or nouns & other or any(token.tag in ("NNS", "NNPS") for token in source))
    head = next((token for token, after in pairwise(source) if after.tag == "IN"), source[-1])
    return word != "it" or head.tag != "NNS"  # "Farmers in the valley said it had not rained"
