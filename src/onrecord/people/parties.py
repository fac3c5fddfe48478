"""The sides of a story: whom its people and bodies speak for, and how that is known."""

from collections import defaultdict
from collections.abc import Iterable

from onrecord.mentions.nouns import Entity
from onrecord.mentions.sides import name
from onrecord.people.nouns import Side


def sides(entities: Iterable[Entity]) -> tuple[Side, ...]:
    """Every side that an entity speaks for, by key; a person by a stated role, a body by the gazetteer or its name."""
    members: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.speaks_for is not None:
            members[entity.speaks_for].append(entity)
    return tuple(_side(key, sorted(members[key], key=lambda entity: entity.id)) for key in sorted(members))


def _side(key: str, members: list[Entity]) -> Side:
    return Side(
        key=key,
        name=name(key),
        members=tuple(entity.id for entity in members),
        how=tuple(_how(entity) for entity in members),
    )


def _how(entity: Entity) -> str:
    if entity.roles:
        return f"role: {entity.roles[0]}"
    return "named in the reports as its representative" if entity.kind == "person" else f"gazetteer: {entity.kind}"
