"""What an amount counts or is told of, from the parse of its sentence."""

import re
from typing import NamedTuple

from onrecord.quantities.amounts import dimension
from onrecord.quantities.parse import NOUNS, Parse
from onrecord.quantities.tables import words_after, words_of
from onrecord.spans import Span

CLIMB = 6  # heads between a measure and what it is told of
SPENT = frozenset({"for", "on"})  # what money goes to: "paid €12 for a lamp"
AT = frozenset({"for", "at", "with", "by", "to"})  # "sold the house for $5", "put turnout at 63 percent"
# Subjects that are no nouns, yet tell who or what: "the wounded", "the lowest".
STANDING_IN = frozenset({"JJ", "JJS", "JJR", "VBN", "VBG"})
HARMED = frozenset({"dead", "wounded", "injured", "missing", "hurt"})  # "120 dead and 300 wounded"
CLAUSES = frozenset({"xcomp", "advcl", "conj", "ccomp", "pcomp", "prep", "aux"})
# Between a noun and a measure right after it: "bonds up 2%", "a loan worth up to €3 million", "a crate (40 kg)".
LEADING = (
    "up down by at worth of as high low much many little to between reach reaching than costing totalling totaling"
)
LEADS = re.compile(rf"(?: (?:{LEADING.replace(' ', '|')}))* ?\(?[-−~]?\Z")
BACK = 60
# Right after a measure: what it is in or off ("$5 million in damage", "20% off flights").
IN = re.compile(r" (?:in|off|worth of) (?:an? |the |all |its |their )?(?=[a-z])")
GONE = re.compile(r" (?:later|earlier|ago|before|after|prior)\b")


class Counted(NamedTuple):
    """The words for what is counted, without determiner and number, and whether the number modifies them."""

    span: Span | None
    modifies: bool = False
    head: int | None = None


def counted(parse: Parse, first: int, last: int, *, unit: str | None, hyphened: bool) -> Counted:
    """What the amount in tokens `[first, last)` counts ("ten users"), or, of a measure, is told of ("prices rose 5%").

    `hyphened` numbers count the word tied to them ("a 12-page report").
    """
    head = parse.modified(first, last)
    if head is not None and (head not in parse.amounts or (not unit and head <= last + 1)):
        if not unit and last <= head and (hyphened or _attributive(parse, first, last, head)):
            tied = last + 1 if parse.tokens[last].tag == "HYPH" else last
            return Counted(parse.phrase(tied, tied), True, tied)
        return Counted(parse.phrase(head, last), True, head)
    harmed = parse.token(last, parse.tokens[first].sentence)
    if not unit and harmed and harmed.text.lower() in HARMED:
        return Counted(parse.reading.span(last, last + 1), True, last)
    of = parse.of(first, last)
    if of is not None:
        of = _heavy(parse, of)
        return Counted(parse.phrase(of, parse.tree.extent(of)[0]), not unit, of)
    told = _measured(parse, first, last, dimension(unit)) if unit else None
    return Counted(parse.phrase(told) if told is not None else None, False, told)


def _attributive(parse: Parse, first: int, last: int, head: int) -> bool:
    """Whether the number counts the noun right behind it, not the one that both modify: "a 4 door car"."""
    behind = parse.tokens[last]
    several = parse.tokens[first].text.lower() not in ("one", "1")
    return several and behind.tag == "NN" and last < head and parse.tokens[head].tag == "NN" and behind.head <= head


def _heavy(parse: Parse, noun: int) -> int:
    """The noun, or what a light noun is of: "a number of wounded"."""
    for _ in range(2):
        prep = parse.child(noun, "prep")
        below = parse.child(prep, "pobj") if prep is not None and parse.tokens[prep].text.lower() == "of" else None
        if not _light(parse, noun) or below is None or parse.tokens[below].tag not in NOUNS or below in parse.amounts:
            return noun
        noun = below
    return noun


def _light(parse: Parse, noun: int) -> bool:
    return parse.tokens[noun].lemma.lower() in words_of("light")


def _measured(parse: Parse, first: int, last: int, kind: str | None) -> int | None:
    """The noun that a measure is told of."""
    text, end = parse.reading.text, parse.tokens[last - 1].end
    if kind == "time" and GONE.match(text, end):
        return None
    within = IN.match(text, end) if kind in ("money", "share") else None
    if within and (kind == "money" or "off" in within.group()):
        noun = parse.tokens_in(within.end(), within.end() + 1)[0]
        while parse.tokens[noun].dep in ("compound", "amod") and parse.tokens[noun].head > noun:
            noun = parse.tokens[noun].head
        if parse.tokens[noun].tag in ("NN", "NNS") and not _is_time_or_unit(parse, noun):
            return noun
    if parse.tokens[first - 1].text == "(" and first > 1:
        return _before(parse, first)
    told = _told(parse, parse.top(first, last))
    told = _other(parse, told) if told is not None else None
    return told if told is not None else _before(parse, first)


def _is_time_or_unit(parse: Parse, noun: int) -> bool:
    dated = parse.names.get(noun) in ("DATE", "TIME")
    return dated or noun in parse.amounts or parse.tokens[noun].text.lower() in words_after()


def _other(parse: Parse, noun: int) -> int | None:
    """The noun itself, or, where it is the unit of another amount, what that one is told of."""
    return parse.amounts.get(noun, noun)


def _before(parse: Parse, first: int) -> int | None:
    """The noun right before a measure, where nothing but what leads up to an amount parts them."""
    token = parse.tokens[first]
    start = max(0, token.start - BACK)
    leads = LEADS.search(parse.reading.text, start, token.start)
    if leads is None:
        return None
    index = parse.tokens_in(max(start, leads.start() - 1), leads.start())[0]
    noun = parse.token(index, token.sentence)
    if noun is None or index >= first or noun.end != leads.start():
        return None
    return _other(parse, index) if noun.tag in NOUNS or index in parse.amounts else None


def _told(parse: Parse, top: int) -> int | None:
    """The noun that a measure is the price, size or share of, or the subject of its verb, by climbing the tree."""
    index = top
    for _ in range(CLIMB):
        token = parse.tokens[index]
        above = parse.tokens[token.head]
        if token.tag.startswith("VB") and index != top:
            return told_of(parse, index)
        if token.head == index:
            return None
        if token.dep == "pobj" and above.head != token.head:
            found = _behind(parse, token.head, above.head)
            if found is not None:
                return found
            index = above.head
        elif above.tag.startswith("VB"):
            return _beside(parse, index, token.head)
        elif _is_noun_above(parse, index) and token.head not in parse.amounts and not _light(parse, token.head):
            return _heavy(parse, token.head)
        else:
            index = token.head
    return None


def _is_noun_above(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    hung = token.dep in ("appos", "nmod", "npadvmod", "dep", "nummod", "compound", "amod", "acl")
    return hung and parse.tokens[token.head].tag in NOUNS and token.head < index


def _behind(parse: Parse, prep: int, governor: int) -> int | None:
    """The noun or verb's object that a preposition ties the measure to: "a fine of €5", "sold the house for $5"."""
    tag, word = parse.tokens[governor].tag, parse.tokens[prep].text.lower()
    if tag in NOUNS and governor < prep:
        return None if _light(parse, governor) or governor in parse.amounts else governor
    if tag.startswith("VB") and word in AT:
        below = parse.child(governor, "dobj")
        if below is not None and below < prep and parse.tokens[below].tag in NOUNS and below not in parse.amounts:
            return _heavy(parse, below)
    return None


def _beside(parse: Parse, index: int, verb: int) -> int | None:
    """What a measure that hangs on a verb is told of: what money is spent on, else the verb's subject."""
    if parse.tokens[index].dep == "dobj":
        for child in parse.after(verb, index):
            below = parse.child(child, "pobj")
            spent = parse.tokens[child].dep == "prep" and parse.tokens[child].text.lower() in SPENT
            if spent and below is not None and parse.tokens[below].tag in NOUNS and below not in parse.amounts:
                return below
    if parse.tokens[index].dep in ("nsubj", "nsubjpass"):
        return None
    return told_of(parse, verb)


def told_of(parse: Parse, verb: int) -> int | None:
    """The subject of a verb or of the verb above it, or the noun that its clause modifies; no pronoun."""
    for _ in range(4):
        token = parse.tokens[verb]
        subject = parse.child(verb, "nsubj", "nsubjpass", "csubj")
        if subject is not None and parse.tokens[subject].tag not in ("WDT", "WP"):
            return _subject(parse, subject)
        if token.dep in ("acl", "relcl") and parse.tokens[token.head].tag in NOUNS:
            return token.head
        if token.dep not in CLAUSES or token.head == verb:
            return None
        verb = token.head
    return None


def _subject(parse: Parse, subject: int) -> int | None:
    tag = parse.tokens[subject].tag
    if parse.tokens[subject].text.lower() in words_of("pronouns"):
        return None
    if tag in NOUNS or subject in parse.amounts:
        return _heavy(parse, subject)
    return subject if tag in STANDING_IN else None
