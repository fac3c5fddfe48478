"""Whom an entity speaks for, and where it is in doubt who is who."""

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


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """Two names that may be one's or two's, whom a person may be asked about.

    Attributes:
        id: hash of the two.
        one, other: ids of two entities of reports, on either side of the doubt; the fuller name first.
        joined: whether they are taken for one.
        sign: by what they are, or might be (see `signs.tsv`).
        statements: how many statements change hands with the answer: those of the side that made fewer.
        mentions: the same of mentions.
    """

    id: str
    one: str
    other: str
    joined: bool
    sign: str
    statements: int
    mentions: int
