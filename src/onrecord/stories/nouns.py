"""A developing matter, and the happenings it is made of."""

import msgspec


class Episode(msgspec.Struct, frozen=True, kw_only=True):
    """Reports on one happening (what public collections label as a story): `id` is that of its earliest report."""

    id: str
    reports: tuple[str, ...]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """Episodes of one developing matter.

    Attributes:
        id: the id of its earliest report, with `s` for `r`.
        name: the name that a user gave it, else words that its titles share; for showing only.
        reports: ids, earliest first, ties by id.
        episodes: in order.
    """

    id: str
    name: str
    reports: tuple[str, ...]
    episodes: tuple[Episode, ...] = ()
