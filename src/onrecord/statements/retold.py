"""What a quoted speaker tells that others said: "My aunt told me that the pump was old," she said.

The report vouches for her words; that her aunt said so rests on her alone. So these are told apart from the statements
that the report itself attributes.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.reading import Tree
from onrecord.reading.tokens import Token
from onrecord.statements.asides import asides
from onrecord.statements.citing import citations
from onrecord.statements.clauses import clauses
from onrecord.statements.drafts import Draft, Near, inside
from onrecord.statements.nested import ASIDE, UTTERANCE, is_told, of_mind, sure_enough
from onrecord.statements.overlaps import Extent, holds, twins, uncrowded
from onrecord.statements.quotations import Quotation

SINGLE = ("‘", "'")
CLOSING = re.compile("[,.?!…]?[’']")
REACH = 120  # tokens behind a cue in which the sentence that is quoted may end
EDGES = ' \t\n,;:.-–—"“”„«»'
SENDING = frozenset({"call", "email", "phone", "ring", "text", "write"})
IF = frozenset({"if", "unless", "whether", "lest"})


def retold(tree: Tree, drafts: Sequence[Draft], marks: tuple[Quotation, ...]) -> list[Draft]:
    """What others said by the words of those who are quoted, as rules find it within quotation marks.

    Args:
        tree: of the reading.
        drafts: the statements that the report attributes; what is told again stands within one of them.
        marks: the report's quotations, in order.

    Returns:
        Drafts by start, the longest first, marked `inner` and `retold`; none shares cue and words with one of `drafts`.
    """
    near = Near(drafts)
    kept: list[Draft] = []
    if not marks:
        return kept
    # A parse goes astray where a quotation meets the words around it; what a sentence only begins needs those.
    for rules in (_within(_severed(tree, marks), marks), _within(tree, marks)):
        for draft in sorted(uncrowded(tree, list(rules)), key=lambda d: (-d.confidence, d.start)):
            about = near.near(draft)
            if any(_told_by(tree, outer, draft) for outer in about) and not any(twins(draft, o) for o in about):
                draft.inner = draft.retold = True
                kept.append(draft)
                near.add(draft)
    return sorted(kept, key=lambda d: (d.start, -d.end, d.cue or 0))


def _severed(tree: Tree, marks: tuple[Quotation, ...]) -> Tree:
    """The tree with no arc into a quotation or out of it."""
    starts = [mark.start for mark in marks]

    def place(token: Token) -> int:
        at = bisect_right(starts, token.start) - 1
        return at if at >= 0 and marks[at].covers(token.start) else -1

    places = [place(token) for token in tree.tokens]
    tokens = tuple(
        token if places[index] == places[token.head] else msgspec.structs.replace(token, head=index, dep="ROOT")
        for index, token in enumerate(tree.tokens)
    )
    return Tree(msgspec.structs.replace(tree.reading, tokens=tokens))


def _told_by(tree: Tree, outer: Draft, draft: Draft) -> bool:
    """Whether one piece of somebody's words tells who said it and that they did."""
    if draft.cue is None or not holds(tree, outer, draft):
        return False
    first = min(draft.cue, draft.source[0]) if draft.source else draft.cue
    return outer.covers(tree.tokens[first].start, tree.tokens[draft.cue].end)


def _within(tree: Tree, marks: tuple[Quotation, ...]) -> Iterator[Draft]:
    """What rules find of which the cue is quoted, with no word beyond the quotation's marks."""
    quoted = inside(sorted((mark.start, mark.end) for mark in marks))

    def unquoted(position: int) -> bool:
        return not quoted(position)

    for draft in (*clauses(tree, unquoted), *citations(tree, unquoted), *asides(tree, unquoted)):
        if draft.cue is None or not _uttered(tree, draft, draft.cue):
            continue
        at = bisect_right(marks, tree.tokens[draft.cue].start, key=lambda mark: mark.start) - 1
        if at >= 0 and _cut(tree, draft, marks[at]):
            yield draft


def _uttered(tree: Tree, draft: Draft, cue: int) -> bool:
    """Whether a rule tells of words that were said: not thought, nor asked about, nor only supposed."""
    token = tree.tokens[cue]
    if draft.source is None and tree.child(cue, "auxpass") is None:
        return False
    if of_mind(tree, cue) or not sure_enough(tree, draft):
        return False
    if token.dep in ASIDE and draft.confidence < UTTERANCE:
        return False
    if not is_told(tree, cue):
        return False
    if tree.tokens[token.head].lemma.lower() in SENDING:  # "wrote to say"
        return not _asked(tree, cue)
    before = [tree.tokens[c] for c in tree.children[cue] if c < cue]
    supposed = any(t.tag == "MD" or t.text.lower() in IF or (t.text.lower() == "to" and t.dep == "aux") for t in before)
    return not (supposed or _asked(tree, cue))


def _asked(tree: Tree, cue: int) -> bool:
    """Whether a question mark ends what a cue stands in: "Did they say it was shut?"."""
    last = min(cue + REACH, tree.reading.sentences[tree.tokens[cue].sentence].last)
    return next((tree.tokens[i].text for i in range(cue, last) if tree.tokens[i].text in ".?!"), "") == "?"


def _cut(tree: Tree, draft: Draft, mark: Quotation) -> bool:
    """Cut a draft's words to those within a quotation, marks of their own included; False where none is left."""
    text = tree.reading.text
    pieces = []
    for start, end in draft.content:
        first, last = max(start, mark.start + 1), min(end, mark.end)
        words = text[first:last]
        first, last = first + len(words) - len(words.lstrip(EDGES)), first + len(words.rstrip(EDGES))
        if first < last and any(map(str.isalnum, text[first:last])):
            pieces.append(_with_marks(text, first, last))
    draft.content = pieces
    return bool(pieces)


def _with_marks(text: str, first: int, last: int) -> Extent:
    """Words with the single quotation marks about them: "They told me, 'Go home'"."""
    opened = first - (text[first - 1 : first] in SINGLE and not text[first - 2 : first - 1].isalnum())
    closing = CLOSING.search(text, last - 2, last + 2) if text[opened] in SINGLE else None
    return (opened, closing.end()) if closing is not None else (first, last)
