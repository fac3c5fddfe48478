"""Whom an entity speaks for."""

import msgspec


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """A government, body or party that entities speak for.

    Attributes:
        key: ISO 3166 alpha-2 code in lower case (`ru`), or `org:` with a gazetteer key, or an entity's id.
        name: for people ("Russia", "NATO").
        members: ids of the gathered entities that speak for it, sorted.
        how: for each member, in the same order, how that is known ("gazetteer: seat of government", "role: ...").
    """

    key: str
    name: str
    members: tuple[str, ...]
    how: tuple[str, ...]
