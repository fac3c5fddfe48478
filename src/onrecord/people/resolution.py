"""People and bodies across the reports of a story: which entities of the reports are one, and how that one is shown.

Unnamed sources are never the same one in two reports, and a person's decisions go before every rule.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from onrecord.findings import Findings
from onrecord.judgements import Judgement
from onrecord.mentions.nouns import Entity, EntityKind
from onrecord.people import bodies, explaining, persons, reading
from onrecord.people.cards import Card, card, is_proper
from onrecord.people.decisions import Decisions, decisions
from onrecord.people.unions import Unions
from onrecord.reports.report import Report
from onrecord.spans import Span, content_id


class Company(NamedTuple):
    """The entities of a story's reports, by id; the groups of those that are one; what people decided of them."""

    cards: dict[str, Card]
    groups: Unions
    decided: Decisions


_KINDS: tuple[EntityKind, ...] = ("person", "government", "organisation", "place", "group")


def resolve(
    reports: Sequence[Report], findings: Mapping[str, Findings], *, judgements: Sequence[Judgement] = ()
) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """The entities of a story, most mentioned first, and the map from each report's entities to them.

    Two reports' entities are one where names agree (see `persons` and `bodies`); a bare surname joins only a name that
    is alone in the story. Kinds and sides are those of most reports; a tie of sides leaves it open.
    """
    company = gather_company(reports, findings, judgements=judgements)
    texts = {report.id: report.text for report in reports}
    days = {key: found.published.earliest or "9999" for key, found in findings.items()}
    merged = []
    for group in company.groups.groups():
        members = sorted((company.cards[key] for key in group), key=lambda each: (days[each.report], each.id))
        merged.append((_merge(members, texts, company.decided), group))
    return _settled(merged)


def gather_company(
    reports: Sequence[Report], findings: Mapping[str, Findings], *, judgements: Sequence[Judgement] = ()
) -> Company:
    """The entities of a story's reports in groups of those that are one."""
    ordered = sorted(reports, key=lambda report: report.id)
    cards = [
        card(r.id, entity, defined=explaining.given(entity, r.text))
        for r in ordered
        if r.id in findings
        for entity in findings[r.id].entities
    ]
    cards = reading.agreed(cards)
    decided = decisions(judgements, [each.entity for each in cards])
    groups = Unions(each.id for each in cards)
    decided.part(groups)
    decided.unite(groups)
    linked = [each for each in cards if each.id not in decided.alone]
    persons.link(linked, groups)
    bodies.link(linked, groups, explained=explaining.explained(linked, {r.id: r.text for r in ordered}))
    return Company({each.id: each for each in cards}, groups, decided)


def _settled(merged: Iterable[tuple[Entity, list[str]]]) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """Order the entities and give each an id of its own, also where two share name, kind and side."""
    entity_of: dict[str, str] = {}
    entities: list[Entity] = []
    taken: set[str] = set()
    for entity, group in sorted(merged, key=lambda pair: (-len(pair[0].mentions), pair[0].name, pair[1][0])):
        if entity.id in taken:
            entity = msgspec.structs.replace(entity, id=content_id("e", entity.id, group[0]))  # noqa: PLW2901 - the same entity under its own id
        taken.add(entity.id)
        entities.append(entity)
        entity_of.update(dict.fromkeys(group, entity.id))
    return tuple(entities), dict(sorted(entity_of.items()))


def _merge(members: Sequence[Card], texts: Mapping[str, str], decided: Decisions) -> Entity:
    """One entity of several, earliest first; its id is of name, kind and side, so that it outlives the next report."""
    entities = [member.entity for member in members]
    kind = _kind(members)
    unnamed = all(entity.unnamed for entity in entities)
    side = None if unnamed else _majority(entity.speaks_for for entity in entities)
    mentions = tuple(sorted({span for entity in entities for span in entity.mentions}))
    chosen = decided.name_of(entities) or _name(entities, mentions, texts, person=kind == "person")
    every = {name for entity in entities for name in (entity.name, *entity.aliases) if any(map(str.isalnum, name))}
    key = (min(member.id for member in members),) if unnamed else (chosen, kind, side)
    return Entity(
        id=content_id("e", *key),
        name=chosen,
        kind=kind,
        aliases=tuple(sorted(every - {chosen})),
        mentions=mentions,
        roles=tuple(dict.fromkeys(role for entity in entities for role in entity.roles)),
        speaks_for=side,
        unnamed=unnamed,
    )


def _kind(members: Sequence[Card]) -> EntityKind:
    """A person where most are taken for one; else the kind of most of the others."""
    if 2 * sum(member.person for member in members) >= len(members):
        return "person"
    counts: Counter[EntityKind] = Counter(m.entity.kind for m in members if m.entity.kind != "person")
    return min(counts, key=lambda kind: (-counts[kind], _KINDS.index(kind)), default="organisation")


def _majority(values: Iterable[str | None]) -> str | None:
    """The commonest value that is known; None at a tie."""
    counts = Counter(value for value in values if value is not None).most_common(2)
    if not counts or (len(counts) == 2 and counts[0][1] == counts[1][1]):
        return None
    return counts[0][0]


def _printed(mentions: Iterable[Span], texts: Mapping[str, str]) -> Counter[str]:
    return Counter(texts[span.report][span.start : span.end] for span in mentions if span.report in texts)


def _name(entities: Sequence[Entity], mentions: Sequence[Span], texts: Mapping[str, str], *, person: bool) -> str:
    """The name that is printed most: names before titles, full names of people before surnames, acronyms last."""
    names = dict.fromkeys(name for entity in entities for name in (entity.name, *entity.aliases))
    if len(names) == 1:
        return next(iter(names))
    own, printed = Counter(entity.name for entity in entities), _printed(mentions, texts)

    def rank(name: str) -> tuple[object, ...]:
        short = len(name.split()) == 1
        lesser = short if person else short and name.isupper()
        return (not is_proper(name), lesser, -printed[name], -own[name], -len(name), name)

    return min(names, key=rank)
