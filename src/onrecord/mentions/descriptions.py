"""Sources that are described, not named: "the ministry", "a spokesman for the airline", "military experts".

A definite description is looked up among what the report has named; whatever it has not becomes an entity of its own,
under the words that are printed.
"""

import msgspec

from onrecord.mentions.allegiance import owner_at, side_of_body, side_of_role
from onrecord.mentions.census import Census
from onrecord.mentions.draft import Draft
from onrecord.mentions.lexicon import lexicon, singular
from onrecord.mentions.nouns import EntityKind
from onrecord.mentions.phrases import NOUNS, description_end, noun_at, without_fillers
from onrecord.reading import Reading

LOOK_BACK = 80  # tokens before "the report" in which the agency that has it is looked for


class Description(msgspec.Struct, frozen=True):
    """A described source: tokens `[first, last)` from its determiner on, its name from `bare` on, and its head."""

    first: int
    bare: int
    last: int
    head: int
    noun: str
    definite: bool
    plural: bool
    side: str | None
    kind: EntityKind
    paper: bool
    voice: bool


def describe(census: Census, first: int, last: int, head: int) -> Description:
    """Read a description off its words."""
    reading = census.reading
    end = _cut(census, head, description_end(reading, head, last))
    noun = noun_at(reading, head)
    start = reading.tokens[first].text.casefold()
    plural = _plural(reading, head)
    kind = _kind(reading, head, noun, plural)
    side = None
    voice = kind == "person" and (noun in lexicon().voice or noun in lexicon().spokes)
    bare = without_fillers(reading, first, end)
    if kind == "organisation":
        side = side_of_body(census, bare, end, head)
    elif voice:
        side = side_of_role(census, bare, end, head)
    return Description(
        first=first,
        bare=bare,
        last=end,
        head=head,
        noun=noun,
        definite=start in lexicon().definite or reading.tokens[first].tag == "PRP$" or _possessed(reading, first, head),
        plural=plural,
        side=side,
        kind=kind,
        paper=noun in lexicon().papers and kind != "person" and noun not in lexicon().state,
        voice=voice,
    )


def known(census: Census, described: Description) -> Draft | None:
    """The draft that a definite description means: one last called so before it, whose side is not another."""
    reading = census.reading
    if not described.definite and described.noun not in lexicon().mass:
        return None
    if described.plural and described.kind == "group":
        return _same_group(census, described)
    for noun in _nouns_for(described.noun):
        for draft in census.nouns.before(noun, described.head):
            if _fits(census, described, draft):
                return draft
    return _leader(census, described) if described.kind == "person" else _firm(census, described, reading)


def issuer(census: Census, described: Description, last: int) -> tuple[int, int] | None:
    """The tokens that name who issued a paper: "the KCNA report", "a study by Harvard", or None."""
    tokens = census.reading.tokens
    for index in range(described.head - 1, described.first - 1, -1):
        draft = census.at.get(index)
        if draft is not None and (draft.kind != "place" or tokens[index + 1].tag == "POS"):
            return index, index + 1
    after = described.head + 1
    while after + 1 < last and tokens[after].tag == "VBN":
        after += 1
    return (after + 1, last) if after + 1 < last and tokens[after].text in ("by", "from", "of") else None


def outlet_nouns(draft: Draft) -> frozenset[str]:
    """The nouns by which an outlet that no list holds may be called again: "the station" is Radio Vostok."""
    if not draft.relays or draft.entry is not None:
        return frozenset()
    words = {word.casefold() for name in draft.names for word in name.split()}
    airs = bool(words & {"radio", "tv", "television", "fm", "channel", "broadcasting"})
    return lexicon().airing - draft.nouns if airs else lexicon().outlets - lexicon().airing - {"agency"} - draft.nouns


def carrier(census: Census, described: Description) -> Draft | None:
    """The agency or outlet whose report "the report" is: the last that the sentence, or the one before, has named.

    None where a paper of somebody else's has been named since.
    """
    tokens = census.reading.tokens
    if not described.definite or described.noun not in lexicon().carried or described.head - described.first != 1:
        return None
    for index in range(described.first - 1, max(0, described.first - LOOK_BACK) - 1, -1):
        if tokens[described.head].sentence - tokens[index].sentence > 1:
            return None
        draft = census.at.get(index)
        if draft is not None and draft.relays and draft.kind in ("organisation", "government"):
            return draft
        if draft is None and tokens[index].tag in NOUNS and noun_at(census.reading, index) in lexicon().papers:
            return None
    return None


def key_of(census: Census, described: Description) -> tuple[str, ...]:
    """What makes two descriptions the same: a body's state and nouns, else the words that are printed."""
    if described.kind == "organisation" and described.side:
        words = [
            _stem(census.reading.tokens[i].text)
            for i in range(described.bare, described.head + 1)
            if _counts(census, i)
        ]
        return ("body", described.side, *sorted(words))
    text = census.text(described.bare, described.last).casefold().replace("’", "'")
    return ("words", " ".join(text.split()))


def _cut(census: Census, head: int, end: int) -> int:
    """Leave off an office's holder, and a place beside a body: "a representative to the United Nations in Geneva"."""
    tokens = census.reading.tokens
    for index in range(head + 2, end - 1):
        draft = census.at.get(index + 1)
        if tokens[index].text == "in" and draft is not None and draft.kind == "place" and _joined(census, head, index):
            end = index
            break
    if end > head + 2 and tokens[head + 1].text == "of" and not lexicon().office(noun_at(census.reading, head)):
        draft = census.at.get(head + 2)
        if draft is not None and draft.kind == "person":
            return head + 1
    return end


def _joined(census: Census, head: int, index: int) -> bool:
    """Whether another preposition stands between a head and a token."""
    return any(census.reading.tokens[at].tag in ("IN", "TO") for at in range(head + 1, index))


def _kind(reading: Reading, head: int, noun: str, plural: bool) -> EntityKind:
    words = lexicon()
    low = reading.tokens[head].text.casefold()
    if low in ("police", "authorities", "authority", "military", "troops"):
        return "organisation"
    if plural and noun in words.groups:
        return "group"
    if words.office(noun) and not (plural or _body_first(noun)):
        return "person"
    if words.body(noun) or words.body(low):
        return "organisation"
    if noun in words.papers:
        return "organisation"
    if noun in words.groups or plural:
        return "group"
    return "person" if words.office(noun) or noun.endswith(("ist", "er", "or", "an", "old", "ee", "ant")) else "group"


def _body_first(noun: str) -> bool:
    return noun in ("council", "guard", "command", "general staff", "private", "count", "chamber")


def _plural(reading: Reading, head: int) -> bool:
    token = reading.tokens[head]
    return token.tag in ("NNS", "NNPS") or token.text.casefold() in (
        "people",
        "police",
        "others",
        "many",
        "some",
        "several",
        "few",
        "most",
        "those",
    )


def _possessed(reading: Reading, first: int, head: int) -> bool:
    return any(reading.tokens[index].tag == "POS" for index in range(first, head))


def _nouns_for(noun: str) -> tuple[str, ...]:
    return tuple(sorted(lexicon().spokes)) if noun in lexicon().spokes else (noun,)


def _same_group(census: Census, described: Description) -> Draft | None:
    """ "The officials" are those last called officials."""
    if described.head != described.bare:
        return None
    return next((d for d in census.nouns.before(described.noun, described.head) if d.kind == "group"), None)


def _fits(census: Census, described: Description, draft: Draft) -> bool:
    """Whether a draft last called by the noun may be meant: same kind of thing, no other side, gender or owner."""
    person = draft.kind == "person"
    if (described.kind == "person") != person or (draft.plural != described.plural and draft.kind == "group"):
        return False
    if described.side and draft.side != described.side:
        return False
    gender = "m" if described.noun in lexicon().male else "f" if described.noun in lexicon().female else ""
    if gender and draft.gender and gender != draft.gender:
        return False
    return _rest_fits(census, described, draft)


def _rest_fits(census: Census, described: Description, draft: Draft) -> bool:
    """Every further word of the description is one that the draft goes by, or an owner that agrees."""
    tokens = census.reading.tokens
    said = {
        word.casefold() for name in draft.names for word in name.replace("’s", "").replace("'s", "").split()
    } | draft.nouns
    said |= {t for span in draft.roles for t in census.reading.text[span.start : span.end].casefold().split()}
    said = {_stem(word.rstrip(",")) for word in said}
    for index in range(described.bare, described.last):
        token = tokens[index]
        if index == described.head or token.tag not in NOUNS | {"JJ"} or token.text.casefold() in said:
            continue
        if _stem(token.text) in said or noun_at(census.reading, described.head).startswith(token.text.casefold() + " "):
            continue
        if owner_at(census, index) is not None and owner_at(census, index) == draft.side:
            continue
        return False
    return True


def _leader(census: Census, described: Description) -> Draft | None:
    """ "The Russian leader" is the one whose office is the first of that state."""
    if described.noun not in lexicon().leaders or not described.side or described.head != described.last - 1:
        return None
    for noun in sorted(lexicon().leaders):
        for draft in census.nouns.before(noun, described.head):
            if draft.kind == "person" and draft.side == described.side:
                return draft
    return None


def _firm(census: Census, described: Description, reading: Reading) -> Draft | None:
    """ "The company" is the private body last mentioned, where no body has been called a company."""
    if described.noun not in lexicon().firms or described.head != described.bare or described.side:
        return None
    able = census.nouns.before("*private", described.head)
    return next((d for d in able if described.noun in lexicon().any_body or not _institution(d)), None)


def _institution(draft: Draft) -> bool:
    """Whether the names of a body all say that it is no business: "Food Office", "Nurses' Union"."""
    ends = {singular(name.split()[-1].casefold()) for name in draft.names if name.split()}
    return bool(ends) and ends <= lexicon().institutions | lexicon().state


def private(draft: Draft) -> bool:
    """Whether a draft is a body that "the company" or "the group" may mean."""
    kinds = ("agency", "outlet", "platform")
    return draft.kind == "organisation" and not draft.unnamed and (draft.entry is None or draft.entry.kind not in kinds)


def _counts(census: Census, index: int) -> bool:
    token = census.reading.tokens[index]
    return token.tag in NOUNS | {"JJ"} and owner_at(census, index) is None


def _stem(word: str) -> str:
    return singular(word.casefold().replace("defence", "defense"))
