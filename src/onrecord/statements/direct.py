"""Quotations of whole sentences, and the cue beside each: after it, before it, or none where it runs on."""

from bisect import bisect_left
from collections.abc import Iterator

from onrecord.reading import Tree
from onrecord.statements.cues import act_of, verbs
from onrecord.statements.drafts import Draft
from onrecord.statements.quotations import Quotation
from onrecord.statements.sources import QUOTING

REACH = 45  # tokens between a quotation and its cue: a name with a long apposition
ENDS = ".?!"


def direct(tree: Tree, quotations: tuple[Quotation, ...]) -> Iterator[Draft]:
    """Statements for the quotations that stand as sentences of their own, with a cue or running on without one.

    Those that run on have `cue` None; whom they follow is told when speakers are resolved.
    """
    previous: Draft | None = None
    index = _TokenIndex(tree)
    for quotation in quotations:
        if not _is_sentence(tree.reading.text, quotation):
            continue
        draft = _with_cue(tree, index, quotation)
        if draft is not None and previous is not None and _continues_sentence(tree, previous, draft, quotation):
            previous.content.append((quotation.start, quotation.end))
            continue
        if draft is None:
            draft = Draft([(quotation.start, quotation.end)], None, None, confidence=0.6, quoted=True)
        previous = draft
        yield draft


class _TokenIndex:
    """Which token stands at or after a code point."""

    def __init__(self, tree: Tree) -> None:
        self.starts = [token.start for token in tree.tokens]

    def at(self, position: int) -> int:
        """Index of the first token at or after a code point."""
        return bisect_left(self.starts, position)


def _is_sentence(text: str, quotation: Quotation) -> bool:
    """A quotation that is speech, not a phrase in the writer's sentence: by how it begins, ends and is led in."""
    inner = text[quotation.start : quotation.end].strip("“«„‘`”»\"’' ")
    if len(inner.split()) < 2:
        return False
    before = text[max(0, quotation.start - 3) : quotation.start].rstrip(" ")
    led_in = not before or before[-1] in '\n,:.?!—–”"'
    begins = inner[0].isupper() or inner[0] in "[…." or before[-1:] in (",", ":")
    ends = inner[-1:] in ",.?!…—–" or quotation.open_ended or text[quotation.end : quotation.end + 1] in ",.\n"
    return led_in and begins and ends


def _with_cue(tree: Tree, index: _TokenIndex, quotation: Quotation) -> Draft | None:
    cue = _after(tree, index, quotation) or _before(tree, index, quotation)
    if cue is None:
        return None
    verb, source = cue
    quoted = tree.child(verb, "dobj") if tree.tokens[verb].lemma.lower() in QUOTING else None
    relay = source if quoted is not None else None
    source = source if quoted is None else (tree.left[quoted], tree.right[quoted])
    lemma = tree.tokens[verb].lemma.lower()
    act = verbs()[lemma].act if lemma in verbs() else "assert"
    act = act_of(act, negated=tree.negated(verb))
    end = verb + 2 if tree.tokens[verb].text.lower() == "according" else verb + 1
    return Draft([(quotation.start, quotation.end)], source, verb, act, 0.95, end, relay=relay, quoted=True)


def _after(tree: Tree, index: _TokenIndex, quotation: Quotation) -> tuple[int, tuple[int, int] | None] | None:
    """ "...," said Hong / "...," he said / "...", according to Hong."""
    text = tree.reading.text
    first = index.at(quotation.end)
    while first < len(tree.tokens) and tree.tokens[first].text in ",—–-":
        first += 1
    last = _clause_end(tree, first, quotation.paragraph)
    if first >= last:
        return None
    if tree.tokens[first].text.lower() == "according":
        to = tree.tokens[first + 1] if first + 1 < last else None
        return (first, _noun_after(tree, first + 2, last)) if to is not None and to.lemma == "to" else None
    inner = text[quotation.start : quotation.end].rstrip("”»\"'’")
    ended = inner.endswith(".") or text[quotation.end : quotation.end + 1] == "."
    verb = _cue_verb(tree, first, last)
    if verb is None or (ended and verb != first):
        return None
    if verb == first:
        return verb, _noun_after(tree, verb + 1, last)
    return (verb, _subject_before(tree, first, verb)) if _opens_with_source(tree, first, verb) else None


def _before(tree: Tree, index: _TokenIndex, quotation: Quotation) -> tuple[int, tuple[int, int] | None] | None:
    """Hong said: "..." / She added, "..." """
    last = index.at(quotation.start)
    if last == 0:
        return None
    lead = tree.tokens[last - 1]
    if lead.text not in (",", ":", "—", "–", "that") and lead.lemma.lower() not in verbs():
        return None
    paragraph = quotation.paragraph
    first = last
    while (
        first > 0
        and last - first < REACH
        and tree.reading.sentences[tree.tokens[first - 1].sentence].paragraph == paragraph
    ):
        if tree.tokens[first - 1].text in ENDS and first != last:
            break
        first -= 1
    for verb in range(last - 1, first - 1, -1):
        token = tree.tokens[verb]
        if token.tag.startswith("VB") and token.lemma.lower() in verbs() and "q" in verbs()[token.lemma.lower()].frames:
            subject = tree.subject(verb)
            if subject is not None and first <= subject < last:
                low, high = tree.extent(subject)
                return verb, (max(first, low), min(high, verb) if subject < verb else min(high, last))
            return (verb, None) if token.tag in ("VBD", "VBZ", "VBP") else None
    return None


def _clause_end(tree: Tree, first: int, paragraph: int) -> int:
    """Token after the last that may belong to the words of attribution behind a quotation."""
    last = first
    while last < len(tree.tokens) and last - first < REACH:
        token = tree.tokens[last]
        if tree.reading.sentences[token.sentence].paragraph != paragraph or token.text in '“«".?!':
            break
        last += 1
    return last


def _cue_verb(tree: Tree, first: int, last: int) -> int | None:
    """The first finite verb, if it is a verb of attribution that takes quotations."""
    for index in range(first, last):
        token = tree.tokens[index]
        cue = verbs().get(token.lemma.lower())
        takes = token.lemma.lower() in QUOTING or (cue is not None and "q" in cue.frames)
        if takes and token.tag in ("VBD", "VBZ", "VBP", "VBN"):
            return index
        if token.tag in ("VBD", "VBZ", "VBP", "MD") and token.dep not in ("relcl", "acl"):
            subject_clause = any(tree.tokens[i].dep in ("relcl", "acl") for i in tree.children[token.head])
            if not subject_clause and token.dep not in ("aux", "auxpass"):
                return None
    return None


def _opens_with_source(tree: Tree, first: int, verb: int) -> bool:
    tag = tree.tokens[first].tag
    return tag.startswith(("NN", "PRP", "DT", "JJ", "CD")) or tree.tokens[first].text[:1].isupper() or verb == first


def _subject_before(tree: Tree, first: int, verb: int) -> tuple[int, int]:
    last = verb
    while last > first + 1 and tree.tokens[last - 1].tag in ("RB", "MD", ",", "VBD", "VBZ") and last - 1 > first:
        last -= 1
    return first, last


def _noun_after(tree: Tree, first: int, last: int) -> tuple[int, int] | None:
    """The noun phrase that begins at or soon after a token: "said Hong Min, a senior fellow at ..."."""
    for index in range(first, min(last, first + 12)):
        token = tree.tokens[index]
        if token.tag in ("PRP", "NN", "NNS", "NNP", "NNPS"):
            head = index
            while (
                tree.tokens[head].head < last
                and tree.tokens[head].head > head
                and tree.tokens[head].dep
                in (
                    "compound",
                    "amod",
                    "poss",
                    "nmod",
                    "nummod",
                    "npadvmod",
                    "det",
                )
            ):
                head = tree.tokens[head].head
            return first, max(head + 1, min(last, _phrase_end(tree, head, last)))
    return None


def _phrase_end(tree: Tree, head: int, last: int) -> int:
    end = head + 1
    for child in tree.children[head]:
        if child > head and tree.tokens[child].dep in ("appos", "prep", "cc", "conj", "punct", "relcl"):
            end = max(end, tree.right[child])
    while end > head + 1 and tree.tokens[min(end, last) - 1].text in ",":
        end -= 1
    return end


def _continues_sentence(tree: Tree, previous: Draft, draft: Draft, quotation: Quotation) -> bool:
    """ "A," he said, "B.": both pieces hang on one cue, and no sentence ends between them."""
    if previous.cue is None or previous.cue != draft.cue:
        return False
    text = tree.reading.text
    return "." not in text[tree.tokens[previous.cue].end : quotation.start] and previous.end < quotation.start
