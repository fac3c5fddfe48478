"""Through whom words came, told beside the words: "told Reuters", "in an interview with", "on its website"."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from onrecord.mentions.lexicon import lexicon
from onrecord.reading import Tree
from onrecord.reading.tree import SUBJECTS
from onrecord.statements.drafts import Draft

Extent = tuple[int, int]

TELLING = frozenset({"tell", "inform"})
# Prepositions between what was said and the outlet, agency or platform that it was said to, in or on.
THROUGH = frozenset({"to", "with", "on", "by", "via", "through", "in", "from"})
# What is done with words by whoever passes them on ("a statement carried by the agency").
PASSING = frozenset(
    {
        "air",
        "broadcast",
        "carry",
        "circulate",
        "cite",
        "distribute",
        "interview",
        "obtain",
        "post",
        "print",
        "publish",
        "quote",
    }
    | {"relay", "release", "report", "see", "share", "show", "televise"}
)
# The same where anyone may do it, outlet or not: "a statement read out by her lawyer".
HANDING = frozenset({"deliver", "forward", "pass", "read", "relay"})
OCCASIONS = frozenset({"interview"})  # "an interview with": whoever gave it, words came through the other
MESSAGES = frozenset({"comment", "e-mail", "email", "letter", "mail", "message", "remark"})  # "in a message to"
OUTLETS = frozenset(
    {"agency", "paper", "site", "station", "website", "weekly"}
)  # words that mean an outlet where somebody told it something
SITES = frozenset({"account", "blog", "channel", "feed", "page", "site", "website"})
REACH = 100  # tokens of a sentence on either side of a cue that are looked through
LONG = 12  # words of a source that are looked through for its relay


class Relays(Protocol):
    """Who passes words on."""

    def relays(self, entity: str) -> bool:
        """Whether an entity is an agency, an outlet, state media or a platform."""

    def at(self, token: int) -> str | None:
        """The id of the entity that a token mentions, or None."""


class Passer(NamedTuple):
    """Who may have passed words on.

    Attributes:
        token: that names it.
        told: the words beside it say so of anyone, outlet or not ("carried by").
        heard: it was told the words, as outlets are, and as others are ("told Reuters", "told the council").
    """

    token: int
    told: bool = False
    heard: bool = False

    def described(self, tree: Tree, roster: Relays) -> bool:
        """Whether it is a site, or the words for an outlet ("local television")."""
        token = tree.tokens[self.token]
        word, by = token.lemma.lower(), tree.tokens[token.head].lemma.lower()
        named = by in ("through", "via") or (token.tag.startswith("NNP") and by in ("by", "with"))
        named = named or (by == "by" and tree.tokens[tree.tokens[token.head].head].lemma.lower() in HANDING)
        if (self.told and (named or word in SITES)) or (self.heard and word in OUTLETS):
            return True
        return is_outlet(tree, roster, (tree.left[self.token], self.token + 1))


def beside(tree: Tree, draft: Draft) -> Iterator[Passer]:
    """Those who stand outside the words said, in the sentence of the cue, where an outlet or agency would."""
    if draft.cue is None:
        return
    sentence = tree.reading.sentences[tree.tokens[draft.cue].sentence]
    low, high = draft.source or (draft.cue, draft.cue)
    for index in range(max(sentence.first, draft.cue - REACH), min(sentence.last, draft.cue + REACH)):
        token = tree.tokens[index]
        if draft.covers(token.start, token.end) or low <= index < high:
            continue
        heard = _heard(tree, index)
        through = token.dep == "pobj" and tree.tokens[token.head].lemma.lower() in THROUGH
        if (heard or through) and _of(tree, index, draft, draft.cue):
            told = through and (_passed(tree, index) or token.lemma.lower() in SITES)
            for child in _owners(tree, index):
                named = tree.tokens[child].dep == "appos" and tree.tokens[child].tag.startswith("NNP")
                yield Passer(child, told and named, heard and named)  # "the news site Nova24"
            yield Passer(index, told, heard)


def _of(tree: Tree, index: int, draft: Draft, cue: int) -> bool:
    """Whether no other clause stands between a token and a cue: "while the news was carried by the agency" is apart."""
    above = {cue}
    at = cue
    while tree.tokens[at].head != at and len(above) < LONG:
        at = tree.tokens[at].head
        above.add(at)
    for _ in range(LONG):
        if index in above:
            return True
        token = tree.tokens[index]
        if tree.child(index, *SUBJECTS) is not None:
            about = (
                draft.source is not None and token.dep == "relcl" and draft.source[0] <= token.head < draft.source[1]
            )
            return about or draft.covers(token.start, token.end)  # of the source, or hung on the words by mistake
        if tree.tokens[index].head == index:
            return True
        index = tree.tokens[index].head
    return True


def carried(tree: Tree, source: Extent) -> tuple[Extent, Extent] | None:
    """A source without the words on who passed it on, and who did: "a police statement carried by the agency"."""
    for index in range(source[0] + 1, min(source[1] - 1, source[0] + LONG)):
        token = tree.tokens[index]
        if token.text.lower() == "via":
            last = index - (tree.tokens[index - 1].text == ",")
            return (source[0], last), (index + 1, _end(tree, index + 1, source[1]))
        if token.tag not in ("VBN", "VBD") or token.lemma.lower() not in PASSING or index + 2 >= source[1]:
            continue
        by = index + 1 + (tree.tokens[index + 1].tag == "RB")
        if tree.tokens[by].text.lower() not in ("by", "in", "on") or by + 1 >= source[1]:
            continue
        last = index
        while last > source[0] + 1 and (tree.tokens[last - 1].text in ",(" or tree.tokens[last - 1].tag == "RB"):
            last -= 1
        return (source[0], last), (by + 1, _end(tree, by + 1, source[1]))
    return None


def is_outlet(tree: Tree, roster: Relays, phrase: Extent) -> bool:
    """Whether a phrase names an outlet, agency or platform, or describes one ("the local press")."""
    for index in range(phrase[0], min(phrase[1], phrase[0] + LONG)):
        token = tree.tokens[index]
        if token.text == "," or token.tag.startswith(("IN", "W", "VB")):
            return False
        entity = roster.at(index)
        if entity is not None and token.dep != "poss" and roster.relays(entity):
            return True
        pair = f"{tree.tokens[index - 1].text} {token.text}".lower() if index > phrase[0] else ""
        if token.tag.startswith("NN") and {token.text.lower(), token.lemma.lower(), pair} & lexicon().media:
            return True
    return False


def _passed(tree: Tree, index: int) -> bool:
    """Whether a noun stands behind "carried by", "posted on", "an interview with", "through" and the like."""
    at = tree.tokens[index].head
    preposition, above = tree.tokens[at].lemma.lower(), tree.tokens[tree.tokens[at].head]
    if preposition in ("through", "via"):
        return True
    if above.lemma.lower() == "speak" and above.tag == "VBG":
        return preposition in ("on", "with")
    if above.lemma.lower() in OCCASIONS:
        return preposition in ("with", "to", "in", "on", "for", "by")
    return above.tag in ("VBN", "VBD") and above.lemma.lower() in PASSING | HANDING and preposition != "to"


def _heard(tree: Tree, index: int) -> bool:
    """Whether a noun stands behind "told", or "a message to"."""
    token = tree.tokens[index]
    head = tree.tokens[token.head]
    if token.dep in ("dobj", "dative"):
        return head.lemma.lower() in TELLING
    return head.lemma.lower() == "to" and tree.tokens[head.head].lemma.lower() in MESSAGES


def _owners(tree: Tree, index: int) -> list[int]:
    """Names before a noun that say whose it is: "their Telegram channel", "the BBC's evening news"."""
    return [child for child in tree.children[index] if tree.tokens[child].dep in ("compound", "poss", "nmod", "appos")]


def _end(tree: Tree, first: int, last: int) -> int:
    """Token after the noun phrase that begins at one: at the first comma or verb."""
    for index in range(first + 1, last):
        if tree.tokens[index].text in ",;:()—–" or tree.tokens[index].tag.startswith(("VB", "W", "IN")):
            return index
    return last
