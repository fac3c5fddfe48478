"""Whether an amount is how much something rose or fell, from the parse and the words beside it."""

import re
from functools import cache
from typing import Literal

from onrecord.quantities.parse import Parse
from onrecord.quantities.tables import rows, words_of

Change = Literal["up", "down"]
CLIMB = 5  # heads between a number and the verb that tells its change
BESIDE = 4  # words before a number among which "up" or "down" may stand
# Words between "up" and its number: "up by about 4%".
BETWEEN = frozenset({"RB", "IN", "CD", "JJ", "RP", "RBR", "JJR", "DT", "$", "SYM", "TO"})
# An amount under one of these is where it stands, or when, not how far it moved.
LIMITS = frozenset(words_of("limits"))
THROUGH = frozenset(
    {
        "prep",
        "npadvmod",
        "dobj",
        "advmod",
        "quantmod",
        "nummod",
        "appos",
        "conj",
        "acomp",
        "pcomp",
        "dep",
        "nmod",
        "amod",
    }
)
# "ended 3% higher": a rise, save where it is compared with something.
AFTER = re.compile(r" (?P<way>higher|lower|up|down)\b(?! than\b)", re.IGNORECASE)


def change(parse: Parse, first: int, last: int, end: int) -> Change | None:
    """`up` or `down` where the amount in tokens `[first, last)` is how much something rose or fell."""
    return _beside(parse, first) or _after(parse, first, last, end) or _told(parse, first, last)


def _beside(parse: Parse, first: int) -> Change | None:
    """By "up" or "down" right before: "up 4%", "was down by about 3%"."""
    sentence = parse.tokens[first].sentence
    for index in range(first - 1, max(-1, first - 1 - BESIDE), -1):
        token = parse.token(index, sentence)
        if token is None:
            return None
        word = token.text.lower()
        if word in ("up", "down"):
            return "up" if word == "up" else "down"
        if token.tag not in BETWEEN or word in LIMITS - {"over", "under", "than"}:
            return None
    return None


def _after(parse: Parse, first: int, last: int, end: int) -> Change | None:
    match = AFTER.match(parse.reading.text, end)
    if not match:
        return None
    index = parse.top(first, last)
    for _ in range(CLIMB):
        token = parse.tokens[index]
        if token.tag.startswith("VB"):
            return (
                ("up" if match["way"].lower() in ("higher", "up") else "down")
                if token.lemma.lower() in words_of("ended")
                else None
            )
        index = token.head
    return None


def _told(parse: Parse, first: int, last: int) -> Change | None:
    """By the verb that the amount hangs on: "rose 5%", "has fallen by a third"."""
    index = parse.top(first, last)
    before = parse.token(first - 1, parse.tokens[first].sentence)
    subject = parse.tokens[index].dep in ("nsubj", "nsubjpass")
    if subject or (before and before.text.lower() in ("to", "from") and before.tag in ("IN", "TO")):
        return None
    bare = parse.tokens[index].dep == "dobj"
    for step in range(CLIMB):
        token = parse.tokens[index]
        if token.tag.startswith("VB"):
            verb = token.lemma.lower()
            return None if not step or (bare and verb in _by()) else changes().get(verb)
        noun = token.tag in ("NN", "NNS", "NNP") and not first <= index <= last + 1
        limited = token.dep == "prep" and token.text.lower() in LIMITS
        if limited or token.head == index or (step and (token.dep not in THROUGH or noun)):
            return None
        index = token.head
    return None


@cache
def _by() -> frozenset[str]:
    """Verbs whose object is no amount of change: "raised 4 million"."""
    return frozenset(row[0] for row in rows("changes.tsv") if row[2:] == ("by",))


@cache
def changes() -> dict[str, Change]:
    """Verbs of rise and fall, by dictionary form."""
    return {row[0]: "up" if row[1] == "up" else "down" for row in rows("changes.tsv")}
