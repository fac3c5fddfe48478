"""What gathering worked out before, read from its table and written back: all of it may be lost and is made again."""

from collections.abc import Iterable

from sqlalchemy import Connection

from onrecord.memory import Kept, Memory, Place
from onrecord.store.connection import Look
from onrecord.store.loading import in_parts

CARD = "card"  # the part of a report that grouping recalls, beside those that gathering does


def recall_cards(look: Look, keys: Iterable[str]) -> dict[Place, Kept]:
    """What is kept of some reports for grouping."""
    rows = in_parts(look, "SELECT owner, key, body FROM memory WHERE part = 'card' AND owner IN ({})", keys)
    return {(owner, CARD): Kept(key, body) for owner, key, body in rows}


def recall_story(look: Look, reports: Iterable[str], story: str, before: Iterable[str]) -> dict[Place, Kept]:
    """What is kept of a story's reports and of the story; of a new one what was kept of the largest it comes from."""
    query = "SELECT owner, part, key, body FROM memory WHERE part <> 'card' AND owner IN ({})"
    kept = {(owner, part): Kept(key, body) for owner, part, key, body in in_parts(look, query, reports)}
    owned = list(in_parts(look, query, {story, *before}))
    for _, part, key, body in sorted(owned, key=lambda row: (row[0] == story, len(row[3]), row[0])):
        kept[story, part] = Kept(key, body)
    return kept


def write(connection: Connection, memory: Memory) -> None:
    """Keep what was worked out."""
    fresh = [(owner, part, kept.key, kept.body) for (owner, part), kept in sorted(memory.fresh.items())]
    if fresh:
        connection.exec_driver_sql("INSERT OR REPLACE INTO memory (owner, part, key, body) VALUES (?, ?, ?, ?)", fresh)


def forget(connection: Connection, owners: Iterable[str]) -> None:
    """Let go of what was kept of stories that are no more."""
    gone = [(owner,) for owner in sorted(owners)]
    if gone:
        connection.exec_driver_sql("DELETE FROM memory WHERE owner = ?", gone)
