"""Who and what a report names."""

from typing import Literal

import msgspec

from onrecord.spans import Span

EntityKind = Literal["person", "organisation", "government", "place", "group"]


class Mention(msgspec.Struct, frozen=True, order=True):
    """Words that name someone or something.

    Attributes:
        span: the words.
        kind: what they seem to name.
        form: `name`, `title` ("the North Korean leader"), `pronoun` or `unnamed` ("experts").
    """

    span: Span
    kind: EntityKind
    form: Literal["name", "title", "pronoun", "unnamed"] = "name"


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """A person, organisation, government, place or group; within one report after study, across reports after gather.

    Attributes:
        id: hash of the report (or the reports) and the name.
        name: the fullest name printed.
        kind: person, organisation, government, place or group.
        aliases: every other name printed for it, sorted.
        mentions: where it is named or referred to, sorted.
        roles: roles printed beside it ("a senior fellow at the Korea Institute ..."), in order of appearance.
        speaks_for: key of the side it stands for (an ISO 3166 alpha-2 code in lower case such as `ru`, or `org:` and
            a gazetteer key such as `org:nato`), or None.
        unnamed: a source without a name ("experts"): never the same one in two reports, and no side.
    """

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    roles: tuple[str, ...] = ()
    speaks_for: str | None = None
    unnamed: bool = False
