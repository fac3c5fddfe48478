"""Who is named behind a description and a comma: "the mayor of Lamu, Ana Ruiz", "the lender, the Bank of Lamu"."""

from onrecord.mentions.census import Census
from onrecord.mentions.draft import Draft
from onrecord.mentions.lexicon import given_names, lexicon
from onrecord.mentions.phrases import noun_at, phrase_start


def holder(census: Census, head: int, last: int) -> Draft | None:
    """The person named after an office, or any description, and a comma; the phrase's tokens end before `last`."""
    tokens = census.reading.tokens
    office = lexicon().office(noun_at(census.reading, head))
    for at in range(head + 1, last - 1):
        if tokens[at].text != ",":
            continue
        first = at + 1 + (at + 2 < last and tokens[at + 1].text in lexicon().titles)
        draft = census.at.get(first)
        if draft is not None:
            named = draft.kind == "person" and (office or _called(census, head, first, last, draft))
            return draft if named else None
    return None


def apposed(census: Census, head: int, last: int) -> Draft | None:
    """The body named after a description and a comma."""
    tokens = census.reading.tokens
    at = head + 1
    if at >= last or tokens[at].text != ",":
        return None
    at += 2 if at + 1 < last and tokens[at + 1].text.casefold() == "the" else 1
    draft = census.at.get(at) if at < last else None
    if draft is None:
        return None
    noun = noun_at(census.reading, head)
    if not lexicon().body(noun):
        return draft if _is_body(draft) and _called(census, head, at, last, draft) else None
    if draft.kind == "person" and not draft.gender and draft.names[0].split()[0] not in given_names():
        draft.kind = "organisation"  # "the operator, Kasombo Metals"
    if not _is_body(draft):
        return None
    start = phrase_start(census.reading, head)
    draft.nouns |= {token.text.casefold() for token in tokens[start : head + 1]} | {noun}
    census.nouns.add(noun, head, draft)
    return draft


def _is_body(draft: Draft) -> bool:
    return draft.kind in ("organisation", "government")


def _called(census: Census, head: int, first: int, last: int, draft: Draft) -> bool:
    """Whether a name that ends a phrase tells who is described in it ("The neighbour, Ana Ruiz"); it notes the noun."""
    noun = noun_at(census.reading, head)
    ends = all(census.at.get(index) is draft or index == last - 1 for index in range(first, last))
    if census.reading.tokens[head].tag != "NN" or not ends or noun in lexicon().groups or lexicon().body(noun):
        return False
    draft.nouns.add(noun)
    census.nouns.add(noun, head, draft)
    return True
