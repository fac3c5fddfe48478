"""The people and bodies of a story: names, roles, and whom they speak for and how that is known."""

from collections import Counter

from onrecord.brief import wording
from onrecord.brief.desk import Desk
from onrecord.brief.nouns import Person
from onrecord.mentions.nouns import Entity

OPEN = 20  # rows that stand unfolded


def people(desk: Desk) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Those who speak, then those most named; and the rest, places among them."""
    said: Counter[str] = Counter()
    for statement in desk.view.statements():
        entity = desk.entity(statement.speaker)
        if entity and statement.id not in desk.doubtful:
            said[entity.id] += 1
    named = [entity for entity in desk.view.gathered.entities if not entity.unnamed]
    named.sort(key=lambda e: (-said[e.id], e.kind == "place", -len(e.mentions), e.name, e.id))
    kept = desk.capped(named, desk.limits.people, "people and bodies")
    how = {m: h for side in desk.view.gathered.sides for m, h in zip(side.members, side.how, strict=False)}
    rows = [_person(desk, entity, said[entity.id], how.get(entity.id, "")) for entity in kept]
    first = [n for n, e in enumerate(kept) if said[e.id] or (e.kind != "place" and len(e.mentions) > 1)][:OPEN]
    return tuple(rows[n] for n in first), tuple(row for n, row in enumerate(rows) if n not in set(first))


def _person(desk: Desk, entity: Entity, statements: int, how: str) -> Person:
    return Person(
        name=entity.name,
        kind=wording.word("entity", entity.kind),
        aliases=entity.aliases,
        roles=entity.roles,
        side=desk.side(entity.speaks_for),
        how=how,
        statements=statements,
        mentions=len(entity.mentions),
    )
