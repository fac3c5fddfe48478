"""Acronyms that a report explains: given for a body in brackets, or a body in brackets for them, or "known as"."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from onrecord.mentions.nouns import Entity
from onrecord.people.cards import Card, fold, is_acronym
from onrecord.spans import Span

# What stands between a name and its acronym, in this order; brackets alone also turn it round.
_BETWEEN = re.compile(r",? \((?:the |or )?|,? (?:which is |also |better )?(?:known as|called) (?:the )?|, or (?:the )?")
_LONGEST = 30  # code points between the two


def given(entity: Entity, text: str) -> tuple[str, ...]:
    """The acronyms, folded, that a text explains and that study took for the same body."""
    if len(entity.mentions) < 2:
        return ()
    found = {fold(text[short.start : short.end]) for _, short in _pairs(((s, entity) for s in entity.mentions), text)}
    return tuple(sorted(found))


def explained(cards: Iterable[Card], texts: Mapping[str, str]) -> dict[str, str]:
    """By the id of an acronym's entity, that of the body which its report explains it by, where these are two."""
    mentions: dict[str, list[tuple[Span, Card]]] = {}
    for card in cards:
        if not card.person and not card.entity.unnamed:
            mentions.setdefault(card.report, []).extend((span, card) for span in card.entity.mentions)
    found: dict[str, str] = {}
    for report, named in mentions.items():
        of = dict(named)
        for long, short in _pairs(named, texts.get(report, "")):
            if of[long].id != of[short].id and is_acronym(of[short].entity.name):
                found.setdefault(of[short].id, of[long].id)
    return found


def _pairs(named: Iterable[tuple[Span, object]], text: str) -> list[tuple[Span, Span]]:
    """A name and the acronym that stands beside it as its explanation, or the other way round."""
    spans = sorted(span for span, _ in named)
    found = []
    for one, other in pairwise(spans):
        between = text[one.end : min(other.start, one.end + _LONGEST)] if one.end < other.start else ""
        if not between or not _BETWEEN.fullmatch(between):
            continue
        short, after = is_acronym(text[other.start : other.end]), text[other.end : other.end + 1]
        bracketed = "(" in between
        if (bracketed and after != ")") or short == is_acronym(text[one.start : one.end]):
            continue
        if short:
            found.append((one, other))
        elif bracketed:
            found.append((other, one))
    return found
