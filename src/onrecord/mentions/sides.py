"""The names, for people, of the sides that entities speak for."""

import functools

from onrecord.mentions.gazetteer import country_names, entries


def name(key: str) -> str:
    """The display name of a side: a country's, a body's, or the key itself where the gazetteer has none."""
    return _names().get(key, key)


@functools.cache
def _names() -> dict[str, str]:
    found = dict(country_names())
    for entry in entries():
        if entry.side and entry.side.startswith("org:"):
            found.setdefault(entry.side, entry.name)
    return found
