"""Through whom words came, told beside the words: "told Reuters", "in an interview with", "on its website"."""

from collections.abc import Iterator

from onrecord.reading import Tree
from onrecord.statements.drafts import Draft

TELLING = frozenset({"tell", "inform"})
# Prepositions between what was said and the outlet, agency or platform that it was said to, in or on.
THROUGH = frozenset({"to", "with", "on", "by", "via", "through", "in", "from"})


def beside(tree: Tree, draft: Draft) -> Iterator[int]:
    """Tokens outside the words said, in the sentence of the cue, that stand where an outlet or agency would."""
    if draft.cue is None:
        return
    sentence = tree.reading.sentences[tree.tokens[draft.cue].sentence]
    low, high = draft.source or (draft.cue, draft.cue)
    for index in range(sentence.first, sentence.last):
        token = tree.tokens[index]
        if draft.covers(token.start, token.end) or low <= index < high:
            continue
        head = tree.tokens[token.head]
        told = token.dep in ("dobj", "dative") and head.lemma.lower() in TELLING
        if told or (token.dep == "pobj" and head.lemma.lower() in THROUGH):
            yield index
