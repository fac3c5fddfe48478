"""Quoted words within a writer's sentence that no clause covers, and the verb of attribution just before them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from onrecord.reading import Tree
from onrecord.statements.clauses import attributed
from onrecord.statements.cues import verbs
from onrecord.statements.drafts import Draft
from onrecord.statements.quotations import Quotation

REACH = 20  # tokens between a verb and the quoted words that hang on it
CONFIDENCE = 0.6


def fragments(tree: Tree, marks: Iterable[Quotation]) -> Iterator[Draft]:
    """A statement for each quotation that follows a verb of attribution with no other verb between.

    Its content begins with the verb's object where that stands between: "described the crane as 'a relic'".
    """
    starts = [token.start for token in tree.tokens]
    for mark in marks:
        first = bisect_left(starts, mark.start)
        verb = _verb_before(tree, first) if first < len(tree.tokens) else None
        if verb is None:
            continue
        cue = verbs()[tree.tokens[verb].lemma.lower()]
        thing = tree.child(verb, "dobj", "ccomp")
        begins = mark.start
        if thing is not None and verb < tree.left[thing] < first and tree.tokens[thing].tag not in ("WP", "WDT"):
            begins = tree.tokens[tree.left[thing]].start
        draft = attributed(tree, verb, cue, (begins, mark.end))
        if draft is not None:
            draft.confidence = CONFIDENCE
            yield draft


def _verb_before(tree: Tree, first: int) -> int | None:
    """The verb nearest before a token in its sentence, if it attributes words."""
    sentence = tree.reading.sentences[tree.tokens[first].sentence]
    for index in range(first - 1, max(sentence.first, first - REACH) - 1, -1):
        token = tree.tokens[index]
        if token.tag in ("VBD", "VBZ", "VBP", "VBG") and token.dep not in ("aux", "auxpass", "amod"):
            cue = verbs().get(token.lemma.lower())
            return index if cue is not None and set(cue.frames) & set("qoa") else None
    return None
