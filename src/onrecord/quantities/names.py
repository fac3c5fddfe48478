"""Numbers that are part of a name, and the word "one", judged by the parse of their sentence."""

from functools import cache

from onrecord.quantities.amounts import Amount
from onrecord.quantities.changes import changes
from onrecord.quantities.labels import groups, is_year, teams
from onrecord.quantities.parse import NAMES, Parse
from onrecord.quantities.tables import words_of
from onrecord.reading.tokens import Token

PROPER = ("NNP", "NNPS")
FAR = frozenset({"another", "of", "with", "side", "time", "point", "stage"})


def is_name(parse: Parse, amount: Amount, first: int, last: int) -> bool:
    """Whether a number without unit is part of a name ("Boeing 737", "Group of 20") or of none that it counts."""
    number, sentence = amount.number, parse.tokens[first].sentence
    if number.scaled or "," in number.digits or number.part or amount.high is not None:
        return False
    head, behind, before = parse.modified(first, last), parse.token(last, sentence), parse.token(first - 1, sentence)
    several = head is not None and parse.tokens[head].tag == "NNS"
    if is_year(amount) and not several:
        return True
    if before is None:
        return False
    if _in_name(parse, first, last) and not several:
        return True
    if before.text.lower() == "number":
        return not _numbers(before, parse.token(first - 2, sentence))
    if before.text.lower() == "of":
        return head is None and _is_group(parse.token(first - 2, sentence), parse.tokens[first])
    if (
        before.text.lower() in teams()
        and (behind is None or behind.tag not in ("NN", "NNS", *PROPER, "JJ", "CD", "VBG"))
        and head is None
    ):
        return True
    if before.end + 1 < parse.tokens[first].start or before.end == parse.tokens[first].start:
        return False
    mixed = before.text[0].islower() and before.text != before.text.lower()
    alone = first - 1 == parse.reading.sentences[sentence].first and before.text.istitle()
    capital = before.tag in PROPER or (
        before.text != before.text.lower() and before.text.isalnum() and before.head != first - 1
    )
    plain = bool(number.digits) or parse.tokens[first].text[0].isupper()
    return plain and (mixed or (capital and not alone and not several))


def _in_name(parse: Parse, first: int, last: int) -> bool:
    """Whether the model marks the number and the word beside it as one name."""
    label = parse.names.get(first)
    beside = parse.names.get(first - 1) == label or (last < len(parse.tokens) and parse.names.get(last) == label)
    return label in NAMES and beside and parse.tokens[max(0, first - 1)].text not in ("(", ",", ":", "-")


def _numbers(word: Token, before: Token | None) -> bool:
    """Whether "number" is the verb: "the wounded now number 34"."""
    if before is None or word.tag.startswith("VB"):
        return before is not None
    return before.tag in ("RB", "NNS", "MD", "TO", "WDT", "WP") or before.text.lower() in harms()


def _is_group(noun: Token | None, number: Token) -> bool:
    """Whether "X of 20" names a body: "Group of 20", "Committee of Seven"."""
    if noun is None or not noun.text[0].isupper():
        return False
    return noun.text.lower() in groups() and (number.text[0].isdigit() or number.text[0].isupper())


def one_counts(parse: Parse, first: int, last: int) -> bool:
    """Whether the word "one" says how many: "one man", "rose to one", "killing one"; no pronoun ("one of them")."""
    token, sentence = parse.tokens[first], parse.tokens[first].sentence
    behind, before = parse.token(last, sentence), parse.token(first - 1, sentence)
    word_behind = behind.text.lower() if behind else ""
    if token.dep == "nummod" and token.head > first:
        return True
    if word_behind in FAR:
        return False
    if before and before.text.lower() in ("to", "at", "by") and token.dep == "pobj":
        verb = parse.tokens[parse.tokens[token.head].head].lemma.lower()
        return verb in changes() or verb in words_of("placed")
    if word_behind in harms() or (before is not None and before.text.lower() in _harming()):
        return True
    after = parse.token(last + 1, sentence)
    return word_behind in ("was", "were", "is", "has") and after is not None and after.text.lower() in harms()


@cache
def harms() -> frozenset[str]:
    """What may befall people, as participles: "killed", "injured"."""
    return frozenset(words_of("harms"))


@cache
def _harming() -> frozenset[str]:
    return harms() | {harm.removesuffix("ed") + "ing" for harm in harms() if harm.endswith("ed")}
