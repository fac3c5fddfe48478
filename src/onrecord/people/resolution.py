"""People and bodies across the reports of a story: which entities of the reports are one, and how that one is shown.

Unnamed sources are never the same one in two reports, and a person's decisions go before every rule.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from onrecord.findings import Findings
from onrecord.judgements import Judgement
from onrecord.mentions.nouns import Entity, EntityKind
from onrecord.people import bodies, persons
from onrecord.people.cards import Card, card, is_proper
from onrecord.people.decisions import Decisions, decisions
from onrecord.people.unions import Unions
from onrecord.reports.report import Report
from onrecord.spans import Span, content_id

_KINDS: tuple[EntityKind, ...] = ("person", "government", "organisation", "place", "group")


def resolve(
    reports: Sequence[Report], findings: Mapping[str, Findings], *, judgements: Sequence[Judgement] = ()
) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """The entities of a story, most mentioned first, and the map from each report's entities to them.

    Two reports' entities are one where names agree (see `persons` and `bodies`); a bare surname joins only a name that
    is alone in the story. Kinds and sides are those of most reports; a tie of sides leaves it open.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    cards = [card(r.id, entity) for r in ordered if r.id in findings for entity in findings[r.id].entities]
    decided = decisions(judgements, [each.entity for each in cards])
    groups = Unions(each.id for each in cards)
    decided.part(groups)
    decided.unite(groups)
    linked = [each for each in cards if each.id not in decided.alone]
    persons.link(linked, groups)
    bodies.link(linked, groups)
    by_id = {each.id: each for each in cards}
    texts = {report.id: report.text for report in ordered}
    merged = [([by_id[key] for key in group], group) for group in groups.groups()]
    return _settled([(_merge(members, texts, decided), group) for members, group in merged])


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
    """One entity of several; its id follows from its name, kind and side, so that it outlives the next report."""
    entities = [member.entity for member in members]
    kind = _kind(entities)
    unnamed = all(entity.unnamed for entity in entities)
    side = None if unnamed else _majority(entity.speaks_for for entity in entities)
    mentions = tuple(sorted({span for entity in entities for span in entity.mentions}))
    chosen = decided.name_of(entities) or _name(entities, _printed(mentions, texts))
    every = {name for entity in entities for name in (entity.name, *entity.aliases) if any(map(str.isalnum, name))}
    key = (members[0].id,) if unnamed else (chosen, kind, side)
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


def _kind(entities: Sequence[Entity]) -> EntityKind:
    """The kind of most; a person stays a person."""
    counts = Counter(entity.kind for entity in entities)
    return min(counts, key=lambda kind: (-counts[kind], _KINDS.index(kind)))


def _majority(values: Iterable[str | None]) -> str | None:
    """The commonest value that is known; None at a tie."""
    counts = Counter(value for value in values if value is not None).most_common(2)
    if not counts or (len(counts) == 2 and counts[0][1] == counts[1][1]):
        return None
    return counts[0][0]


def _printed(mentions: Iterable[Span], texts: Mapping[str, str]) -> Counter[str]:
    return Counter(texts[span.report][span.start : span.end] for span in mentions if span.report in texts)


def _name(entities: Sequence[Entity], printed: Counter[str]) -> str:
    """The name that is printed most: names before titles, full names of people before surnames, acronyms last."""
    own = Counter(entity.name for entity in entities)
    names = dict.fromkeys(name for entity in entities for name in (entity.name, *entity.aliases))

    person = _kind(entities) == "person"

    def rank(name: str) -> tuple[object, ...]:
        short = len(name.split()) == 1
        lesser = short if person else short and name.isupper()
        return (not is_proper(name), lesser, -printed[name], -own[name], -len(name), name)

    return min(names, key=rank)
