"""Texts of one address: the first by date, and the edited versions of it."""

from collections import defaultdict
from collections.abc import Iterable

from onrecord.store.connection import Look

_SHARED = """
    SELECT id, url, earliest FROM reports
    WHERE url IN (SELECT url FROM reports WHERE url IS NOT NULL GROUP BY url HAVING COUNT(*) > 1)
"""


def versions(look: Look, keys: Iterable[str] | None = None) -> dict[str, str]:
    """For each report that is an edited version, the id of the one that its address first carried.

    First is by the reports' own dates, undated last, ties by id: never by arrival.

    Args:
        keys: ids of the reports that are asked about, else all.
    """
    texts = defaultdict(list)
    for key, url, earliest in look(_SHARED):
        texts[url].append((earliest is None, earliest or "", key))
    found = {key: min(group)[2] for group in texts.values() for _, _, key in group if key != min(group)[2]}
    return {key: found[key] for key in sorted(found if keys is None else found.keys() & set(keys))}
