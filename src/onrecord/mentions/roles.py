"""Roles printed beside people's names, and nouns printed beside bodies': "Ana Ruiz, a lecturer at ...".

A role is kept as the words that stand there. It is read before the name, after it, or before it with a comma between.
"""

import msgspec

from onrecord.mentions.census import Census
from onrecord.mentions.draft import Draft
from onrecord.mentions.lexicon import lexicon
from onrecord.mentions.phrases import DETERMINERS, FINITE, NOUNS, WITHIN, noun_at, role_end
from onrecord.mentions.spots import Spot

WIDEST = 15  # tokens before a name that may be its role


class Role(msgspec.Struct, frozen=True):
    """Tokens `[first, last)` that tell a person's role, the head nouns in them, and where the person is named."""

    first: int
    last: int
    heads: tuple[int, ...]
    draft: Draft
    name: int


def roles(census: Census) -> list[Role]:
    """Every role of every person, in order of the names; nouns of bodies are put on their drafts."""
    found: list[Role] = []
    for spot in census.found.spots:
        draft = census.at.get(spot.first)
        if draft is None:
            continue
        if draft.kind == "person":
            found.extend(_roles_at(census, spot, draft))
        elif not draft.entry or draft.entry.kind not in ("country", "capital", "nation"):
            _nouns_of_body(census, spot, draft)
    return found


def _roles_at(census: Census, spot: Spot, draft: Draft) -> list[Role]:
    ranges = (_before(census, spot), _after(census, spot), _before_comma(census, spot))
    found = []
    for extent in ranges:
        heads = office_heads(census, *extent) if extent else ()
        if extent and heads:
            found.append(Role(extent[0], extent[1], heads, draft, spot.first))
    return found


def office_heads(census: Census, first: int, last: int) -> tuple[int, ...]:
    """Tokens of a phrase that are offices: the last noun of each part that "and" or a comma joins, before its "of"."""
    tokens = census.reading.tokens
    heads: list[int] = []
    closed = False
    for index in range(first, last):
        token = tokens[index]
        if token.tag in ("IN", "TO"):
            closed = True
        elif token.text in {"and", ","}:
            closed = closed and not _part_begins(census, index + 1, last)
        elif not closed and token.tag in NOUNS | {"JJ"} and _last_noun(census, index, last) and _office(census, index):
            heads.append(index)
    return tuple(heads)


def _part_begins(census: Census, index: int, last: int) -> bool:
    """Whether a new part with an office of its own begins here ("and former Defence Minister", "and one of ...")."""
    for at in range(index, min(last, index + 6)):
        if census.reading.tokens[at].tag in ("IN", ","):
            return False
        if census.reading.tokens[at].tag in NOUNS and _last_noun(census, at, last):
            return _office(census, at)
    return False


def _office(census: Census, index: int) -> bool:
    token = census.reading.tokens[index]
    noun = noun_at(census.reading, index)
    return lexicon().office(noun) or (token.text in lexicon().titles) or noun.endswith(("ologist", "ographer"))


def _last_noun(census: Census, index: int, last: int) -> bool:
    """Whether the noun phrase's nouns end here."""
    tokens = census.reading.tokens
    return index + 1 >= last or tokens[index + 1].tag not in NOUNS | {"POS", "HYPH"}


def _before(census: Census, spot: Spot) -> tuple[int, int] | None:
    """The nouns right before a name, its title among them: "French Foreign Minister Luc Moreau"."""
    tokens = census.reading.tokens
    floor = max(census.reading.sentences[tokens[spot.first].sentence].first, spot.first - WIDEST)
    first = spot.first
    while first > floor and _may_precede(census, first - 1, spot.first):
        first -= 1
    first = _over_of(census, first, floor, spot.first)
    while first < spot.first and tokens[first].tag in ("POS", "HYPH", "VBG", "``", "''", "CD"):
        first += 1
    return (first, spot.first) if first < spot.first else None


def _may_precede(census: Census, index: int, name: int) -> bool:
    token = census.reading.tokens[index]
    draft = census.at.get(index)
    if draft is not None and draft.kind == "person":
        return (index + 1 < name and census.reading.tokens[index + 1].tag == "POS") or _adjoins(census, index, draft)
    return (token.tag in WITHIN or token.text in lexicon().titles) and token.text not in "“”\"‘’'"


def _adjoins(census: Census, index: int, draft: Draft) -> bool:
    """Whether the person named here is a possessor or the like whose name goes on ("Donald Trump's lawyer")."""
    after = census.at.get(index + 1)
    return after is draft


def _over_of(census: Census, first: int, floor: int, name: int) -> int:
    """Go on over "of" or "for" to an office before it: "chief of staff", "president of the European Commission".

    Whoever is named right behind it, or with an office, is somebody else's: "a lawyer for Ana Silva".
    """
    tokens = census.reading.tokens
    if first == name or any(_office(census, at) for at in range(first, name)):
        return first
    at = first - 1
    while at >= floor and tokens[at].tag in DETERMINERS:
        at -= 1
    if at <= floor or tokens[at].text not in ("of", "for"):
        return first
    head = at - 1
    if not (tokens[head].tag in NOUNS and _office(census, head)):
        return first
    while head > floor and tokens[head - 1].tag in WITHIN:
        head -= 1
    return head


def _after(census: Census, spot: Spot) -> tuple[int, int] | None:
    """The apposition after a name and a comma: "Ana Ruiz, 54, a lecturer at ..."."""
    tokens = census.reading.tokens
    limit = census.reading.sentences[tokens[spot.first].sentence].last
    index = spot.last
    if index + 1 >= limit or tokens[index].text not in (",", "(", "—", "–"):
        return None
    index += 1
    if tokens[index].tag == "CD" and index + 1 < limit and tokens[index + 1].text == ",":
        index += 2
    if index + 2 < limit and tokens[index].text == "who" and tokens[index + 1].lemma == "be":
        index += 2
    while index < limit and (tokens[index].tag in DETERMINERS or tokens[index].text in ("also", "now", "then")):
        index += 1
    last = role_end(census.reading, index) if index < limit else index
    if last <= index or _lists_a_name(census, index, last):
        return None
    return index, last


def _lists_a_name(census: Census, first: int, last: int) -> bool:
    """Whether what follows is the next item of a list ("Ruiz, President Moreau and ..."), not an apposition."""
    tokens = census.reading.tokens
    for index in range(first, last):
        draft = census.at.get(index)
        if draft is not None and draft.kind == "person":
            after = tokens[index + 1] if index + 1 < len(tokens) else None
            return after is None or after.tag != "POS"
        if tokens[index].tag not in WITHIN:
            return False
    return False


def _before_comma(census: Census, spot: Spot) -> tuple[int, int] | None:
    """A description before a name and a comma: "A spokesman for the army, Karim Fathi, said"."""
    tokens = census.reading.tokens
    sentence = census.reading.sentences[tokens[spot.first].sentence]
    comma = spot.title - 1
    if comma <= sentence.first or tokens[comma].text != ",":
        return None
    closes = spot.last >= sentence.last or tokens[spot.last].text in (",", ".", "—", "”", "(")
    floor = max(sentence.first, comma - WIDEST)
    first = comma
    while first > floor and _describes(census, first - 1):
        first -= 1
    opens = first == sentence.first or tokens[first - 1].tag in FINITE | {",", "``", "''", "CC", "IN", "RB"}
    while first < comma and (tokens[first].tag in DETERMINERS or tokens[first].tag in ("IN", "POS", "CC")):
        first += 1
    if first == comma or not (closes and opens):
        return None
    return (first, comma)


def _describes(census: Census, index: int) -> bool:
    token = census.reading.tokens[index]
    draft = census.at.get(index)
    if draft is not None and draft.kind == "person":
        return census.reading.tokens[index + 1].tag == "POS"
    return (
        token.tag in WITHIN or token.tag in DETERMINERS or token.text in ("of", "for", "at", "in", "to", "and", "the")
    )


def _nouns_of_body(census: Census, spot: Spot, draft: Draft) -> None:
    """Nouns that say what a body is: "the carmaker Acme", "Acme, a Texas-based airline"."""
    tokens = census.reading.tokens
    if spot.first and tokens[spot.first - 1].tag == "NN":
        noun = noun_at(census.reading, spot.first - 1)
        if lexicon().body(noun):
            draft.nouns.add(noun)
    index = spot.last
    if index + 2 >= len(tokens) or tokens[index].text != ",":
        return
    for at in range(index + 1, min(len(tokens), index + 9)):
        if tokens[at].tag in ("IN", ",", ".", "WDT", "WP") or tokens[at].tag in FINITE:
            return
        if tokens[at].tag in ("NN", "NNP") and _last_noun(census, at, len(tokens)):
            noun = noun_at(census.reading, at)
            draft.nouns |= {noun} if lexicon().body(noun) else set()
            return
