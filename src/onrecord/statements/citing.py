"""Who cites whom: "The agency reported, citing the mayor, that ...", "The mayor was quoted by it as saying ..."."""

from collections.abc import Callable, Iterator

from onrecord.reading import Tree
from onrecord.statements.cues import relaying, verbs
from onrecord.statements.drafts import Draft
from onrecord.statements.wording import (
    FINITE,
    LATE,
    LONG,
    MARKS,
    Extent,
    bounds,
    commas,
    phrase_before,
    subject,
    tells,
    verb_after,
    verb_before,
    words,
)

CITING = frozenset({"citing", "quoting"})
CITED = frozenset({"cited", "quoted", "cites", "quotes"})
QUOTING = frozenset({"quote", "cite", "describe", "record", "report"})
REPORTING = frozenset({"report", "quote", "cite"})  # whoever does so relays, even where it is no known outlet
WITHIN = frozenset({"in", "by", "from", "on"})  # "a report in the local press": the press relays, not the report
REACH = 30  # tokens between "quoted" and "as saying": a name with an apposition
CONFIDENCE = 0.85


def citations(tree: Tree, quoted: Callable[[int], bool]) -> Iterator[Draft]:
    """A statement for each source that is cited or quoted by another, who is its `relay`.

    Args:
        tree: of the reading.
        quoted: whether a code point stands inside a quotation of whole sentences; who cites there is the speaker.
    """
    for index, token in enumerate(tree.tokens):
        word = token.text.lower()
        draft = None
        if tree.reading.sentences[token.sentence].region not in ("prose", "caption"):
            continue
        if word in CITING and not quoted(token.start):
            draft = _leading(tree, index) if index == bounds(tree, index)[0] else _beside(tree, index, index - 1)
        elif word in CITED and not quoted(token.start) and tree.tokens[index - 1].text.lower() in ("which", "who"):
            draft = _beside(tree, index, index - 2)
        elif word in ("as", "to") and not quoted(token.start):
            draft = _as_saying(tree, index)
        elif word == "according" and not quoted(token.start):
            draft = _between(tree, index)
        if draft is not None:
            yield draft


def _leading(tree: Tree, citing: int) -> Draft | None:
    """ "Citing the mayor, the agency reported that ..."."""
    _, stop = bounds(tree, citing)
    for comma in commas(tree, citing + 1, stop):
        verb = next((i for i in range(comma + 2, min(stop, comma + LONG)) if tells(tree, i)), None)
        by = None if verb is None else subject(tree, verb, comma + 1)
        if verb is not None and by is not None and by[0] == comma + 1:
            return _draft(tree, (citing + 1, comma), by, verb, (verb + 1, stop))
    return None


def _beside(tree: Tree, citing: int, comma: int) -> Draft | None:
    """ "The agency, citing the mayor, reported that ..." and the like: the comma before tells who cites."""
    first, stop = bounds(tree, citing)
    if comma <= first or tree.tokens[comma].text not in ",—–":
        return None
    ends = [*commas(tree, citing + 1, stop), stop]
    by = phrase_before(tree, comma, first)
    if by is not None and by[0] - 2 >= first and tree.tokens[by[0] - 2].text.lower() == "according":
        return _according(tree, by, (citing + 1, ends[0]), (first, stop))
    for end in ends:
        verb = verb_after(tree, end + 1, stop)
        if verb is not None and by is not None:
            return _draft(tree, (citing + 1, end), by, verb, (verb + 1, stop))
    for end in ends:
        if end + 1 < stop and tree.tokens[end + 1].text.lower() == "that":
            told = verb_before(tree, comma, first)
            return None if told is None else _draft(tree, (citing + 1, end), told[1], told[0], (end + 1, stop))
    return _trailing(tree, citing, comma, first, stop)


def _according(tree: Tree, by: Extent, cited: Extent, sentence: Extent) -> Draft | None:
    """ "..., according to the agency, which cited the mayor", and the same before what was said."""
    according = by[0] - 2
    before = words(tree, sentence[0], according)
    said = (cited[1], sentence[1]) if before is None else (sentence[0], according)
    return _draft(tree, cited, by, according, said)


def _trailing(tree: Tree, citing: int, comma: int, first: int, stop: int) -> Draft | None:
    """ "..., the agency reported, citing the mayor" or "The agency said ..., citing the mayor"."""
    cited = (citing + 1, stop)
    told = verb_before(tree, comma, first)
    if told is not None and told[1][0] > first:
        return _draft(tree, cited, told[1], told[0], (first, min(told[0], told[1][0])))
    verb = next((i for i in range(first + 1, comma) if tree.tokens[i].tag in ("VBD", "VBZ", "VBP")), None)
    if verb is None or not tells(tree, verb):
        return None
    by = subject(tree, verb, first)
    return None if by is None or by[0] != first else _draft(tree, cited, by, verb, (verb + 1, comma))


def _as_saying(tree: Tree, index: int) -> Draft | None:
    """ "The agency quoted the mayor as saying ...", "The mayor was reported by the agency to have said ..."."""
    first, stop = bounds(tree, index)
    saying = _saying(tree, index, stop)
    near = range(index - 1, max(first, index - REACH) - 1, -1)
    verb = next((i for i in near if tree.tokens[i].lemma.lower() in QUOTING), None)
    if saying is None or verb is None:
        return None
    sides = _passive(tree, verb, index, first) or _active(tree, verb, index, first)
    if sides is None:
        return None
    source, relay = sides
    after = saying + 1
    if after < stop and tree.tokens[after].text.lower() == "by" and relay is None:
        relay, after = (after + 1, stop), stop
    if relay is None:
        return None
    that = next((i for i in range(after, min(stop, after + LATE)) if tree.tokens[i].text.lower() == "that"), after)
    begins = min(source[0], relay[0])
    said = (first, begins) if _tells_before(tree, first, begins, (that, stop)) else (that, stop)
    return _draft(tree, source, relay, saying, said)


def _tells_before(tree: Tree, first: int, last: int, after: Extent) -> bool:
    """Whether what was said stands before who was quoted: nothing follows, or no more than a day or place."""
    if words(tree, *after) is None:
        return True
    behind = tree.tokens[after[0] : after[1]]
    bare = behind[0].tag in ("IN", "NNP", "RB") and not any(
        t.tag.startswith(("VB", "MD")) or t.text in MARKS for t in behind
    )
    clause = any(tree.tokens[i].tag in FINITE for i in range(first, last))
    return bare and clause and last - 1 > first and tree.tokens[last - 1].text in ',”"’'


def _saying(tree: Tree, index: int, stop: int) -> int | None:
    """The verb of "as saying", "as having said", "to have said", from its first word."""
    word, tokens = tree.tokens[index].text.lower(), tree.tokens
    if index + 1 >= stop or (word == "to" and tokens[index + 1].text.lower() != "have"):
        return None
    at = index + 1 + (tokens[index + 1].text.lower() in ("having", "have"))
    known = at < stop and tokens[at].tag in ("VBG", "VBN", "VBD") and tokens[at].lemma.lower() in verbs()
    return at if known else None


def _active(tree: Tree, verb: int, last: int, first: int) -> tuple[Extent, Extent | None] | None:
    relay = subject(tree, verb, first)
    head = tree.subject(verb) if relay is None else None
    if head is not None and first <= head < verb:
        relay = tree.left[head], head + 1  # "a cable, first reported by the paper, quotes ..."
    return None if relay is None or last <= verb + 1 else ((verb + 1, last), relay)


def _passive(tree: Tree, verb: int, last: int, first: int) -> tuple[Extent, Extent | None] | None:
    """Who was quoted, and by whom where that stands before "as"."""
    begins = verb
    while begins > first and (
        tree.tokens[begins - 1].lemma.lower() in ("be", "have") or tree.tokens[begins - 1].tag == "RB"
    ):
        begins -= 1
    if begins == verb or tree.tokens[verb].tag not in ("VBN", "VBD") or not _is(tree, begins, verb):
        return None
    source = phrase_before(tree, begins, first)
    by = next((i for i in range(verb + 1, last) if tree.tokens[i].text.lower() == "by"), None)
    return None if source is None else (source, None if by is None or by + 1 >= last else (by + 1, last))


def _is(tree: Tree, first: int, last: int) -> bool:
    return any(tree.tokens[i].lemma.lower() == "be" for i in range(first, last))


def _between(tree: Tree, according: int) -> Draft | None:
    """ "The operator, according to the agency, expects ...": the subject speaks, and the agency relays it."""
    first, stop = bounds(tree, according)
    if according - 1 <= first or tree.tokens[according - 1].text != "," or according + 2 >= stop:
        return None
    comma = next(commas(tree, according + 2, stop), None)
    verb = None if comma is None else verb_after(tree, comma + 1, stop)
    source = phrase_before(tree, according - 1, first)
    if comma is None or verb is None or source is None or source[0] != first:
        return None
    draft = _draft(tree, source, (according + 2, comma), verb, (verb + 1, stop))
    if draft is not None:
        draft.cited = False
    return draft


def _draft(tree: Tree, source: Extent, relay: Extent, verb: int, content: Extent) -> Draft | None:
    said = words(tree, *content)
    if said is None or source[1] <= source[0] or "as" in (t.text.lower() for t in tree.tokens[source[0] : source[1]]):
        return None
    cue = verbs().get(tree.tokens[verb].lemma.lower())
    act = "assert" if cue is None else cue.act
    cited = tree.tokens[verb].tag in ("VBD", "VBZ", "VBP") and tree.tokens[verb].lemma.lower() not in REPORTING
    return Draft([said], source, verb, act, CONFIDENCE, verb + 1, _who_relays(tree, relay), cited=cited)


def _who_relays(tree: Tree, relay: Extent) -> Extent:
    """The outlet of "reports in the local press"; any other phrase as it is."""
    for index in range(relay[0] + 1, relay[1] - 1):
        if tree.tokens[index].text.lower() in WITHIN and tree.tokens[index - 1].lemma.lower() in relaying():
            return index + 1, relay[1]
    return relay
