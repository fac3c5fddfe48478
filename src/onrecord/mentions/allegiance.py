"""For whom an office or a described body speaks: the state or body that its own words name, and nobody else.

Former, opposition and private roles speak for no side; so do analysts, scholars and lawmakers, whatever their country.
"""

from onrecord.mentions.census import Census
from onrecord.mentions.lexicon import lexicon
from onrecord.mentions.phrases import NOUNS, WITHIN, noun_at

REACH = 14  # tokens after an office that may name its body
SEATED = frozenset(("media", "state media", "authority", "police", "government"))  # bodies known by where they are
OF_BODY = frozenset(("of", "for", "at", "with"))


def side_of_role(census: Census, first: int, last: int, head: int) -> str | None:
    """The side for which the office at `head`, within the role's tokens `[first, last)`, speaks, or None."""
    if noun_at(census.reading, head) not in lexicon().voice and not _titled(census, head):
        return None
    start = _part_start(census, first, head)
    if _severed(census, start, head):
        return None
    before = _owner_within(census, start, head)
    return before if before else _body_after(census, head, last)


def side_after_name(census: Census, name: int, head: int) -> str | None:
    """The state after a name whose office stands before it: "President Joao Mbeki of Angola"."""
    tokens = census.reading.tokens
    draft = census.at.get(name)
    after = name
    while after < len(tokens) and census.at.get(after) is draft and draft is not None:
        after += 1
    if after + 1 >= len(tokens) or tokens[after].text != "of" or head > name:
        return None
    country = census.at.get(after + 1)
    voice = noun_at(census.reading, head) in lexicon().voice and not _severed(census, max(0, head - 4), head)
    return country.side if voice and country is not None and country.kind == "place" else None


def side_of_body(census: Census, first: int, last: int, head: int) -> str | None:
    """The state for which a described body speaks: "Chile's spy agency", "the presidential office of Chad"."""
    noun = noun_at(census.reading, head)
    if noun not in lexicon().state or _severed(census, first, head):
        return None
    side = _owner_within(census, first, head) or _body_after(census, head, last)
    return side or (_country_after_in(census, head, last) if noun in SEATED else None)


def owner_at(census: Census, index: int) -> str | None:
    """The side that the word at a token names as owner: a country's name or adjective, a capital, seat or body."""
    side = census.found.adjectives.get(index)
    if side:
        return side
    draft = census.at.get(index)
    return draft.side if draft is not None else None


def _country_after_in(census: Census, head: int, last: int) -> str | None:
    in_place = head + 2 < last and census.reading.tokens[head + 1].text == "in"
    return owner_at(census, head + 2) if in_place else None


def _titled(census: Census, head: int) -> bool:
    token = census.reading.tokens[head]
    return token.text in lexicon().titles and noun_at(census.reading, head) not in lexicon().own


def _part_start(census: Census, first: int, head: int) -> int:
    """Where the part of a role that a head belongs to begins: after the last "and" or comma before it."""
    start = first
    for index in range(first, head):
        if census.reading.tokens[index].text in (",", "and") and not _joins_nouns(census, index):
            start = index + 1
    return start


def _joins_nouns(census: Census, index: int) -> bool:
    """Whether an "and" stands within one body's name ("Health and Safety chief")."""
    return census.at.get(index) is not None


def _severed(census: Census, first: int, head: int) -> bool:
    words = {word for t in census.reading.tokens[first : head + 1] for word in t.text.casefold().split("-")}
    return bool(words & lexicon().severed)


def _owner_within(census: Census, first: int, head: int) -> str | None:
    """The owner printed before an office, where nothing between cuts the tie ("Ukrainian union leader")."""
    tokens = census.reading.tokens
    noun = noun_at(census.reading, head)
    limit = head - noun.count(" ")
    for index in range(limit - 1, first - 1, -1):
        side = owner_at(census, index)
        if side:
            return side
        token = tokens[index]
        if token.tag in NOUNS | {"JJ"} and census.at.get(index) is None and not _domain(token.text):
            return None
        if census.at.get(index) is not None:
            return None
    return None


def _domain(word: str) -> bool:
    low = word.casefold()
    return low in lexicon().domains or low in lexicon().state or low in lexicon().voice


def _body_after(census: Census, head: int, last: int) -> str | None:
    """The body after "of" or "for": "spokesperson for Chile's Ministry of Mining"."""
    tokens = census.reading.tokens
    if head + 1 >= last or tokens[head + 1].text not in OF_BODY:
        return None
    for index in range(head + 2, min(last, head + REACH)):
        side = owner_at(census, index)
        if side:
            return side if _tie_holds(census, index, last) else None
        token = tokens[index]
        if token.text in (",", "who", "to") or census.at.get(index) is not None:
            return None
        if token.tag in NOUNS and (known := _definite(census, index)):
            return known
        if (token.tag in NOUNS and not _domain(token.text)) or token.text.casefold() in lexicon().severed:
            return None
    return None


def _definite(census: Census, index: int) -> str | None:
    """The side of the body last called by a noun that "the" stands before: "a spokesman for the ministry"."""
    tokens = census.reading.tokens
    if tokens[index - 1].text.casefold() != "the" or noun_at(census.reading, index) not in lexicon().state:
        return None
    return next((draft.side for draft in census.nouns.before(noun_at(census.reading, index), index)), None)


def _tie_holds(census: Census, owner: int, last: int) -> bool:
    """Whether what an owner owns is of the state: "Russia's foreign ministry", but not "Russia's biggest bank"."""
    tokens = census.reading.tokens
    draft = census.at.get(owner)
    index = owner + 1
    while index < last and census.at.get(index) is draft and draft is not None:
        index += 1
    while index < last and (tokens[index].tag in WITHIN):
        token = tokens[index]
        if token.tag in NOUNS | {"JJ"} and not _domain(token.text) and not owner_at(census, index):
            return False
        index += 1
    return True
