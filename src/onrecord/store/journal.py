"""What happened to a record, and when: the one place where order of arrival and the clock are kept.

Nothing but `diff` reads it, and nothing that a record says of its stories depends on it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Literal

import msgspec
from sqlalchemy import Connection, func, insert, select

from onrecord.claims.nouns import Claim
from onrecord.errors import OptionError
from onrecord.store import schema
from onrecord.store.codec import decode, encode

Clock = Callable[[], datetime]


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """A claim's change: the id it had, its status before and after; None where there was, or is, no claim."""

    was: str | None
    before: str | None
    after: str | None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A report or story that entered: where the report came from, or which stories the story was made of."""

    source: str = ""
    how: Literal["new", "merged", "split"] = "new"
    of: tuple[str, ...] = ()


def stamp(moment: datetime) -> str:
    """A moment as the journal writes it, so that moments compare as text."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment(since: str) -> str:
    """The beginning of a day, or a moment, as the journal writes it; without an offset, UTC is meant.

    Raises:
        OptionError: it is neither.
    """
    try:
        read = datetime.fromisoformat(since)
    except ValueError:
        raise OptionError(f"{since!r} is neither a day (2025-04-26) nor a moment (2025-04-26T08:00Z)") from None
    return stamp(read if read.tzinfo else read.replace(tzinfo=UTC))


def note(connection: Connection, at: str, kind: str, events: Mapping[str, Event | Turn]) -> None:
    """Write what happened at a moment, by what it happened to."""
    rows = [{"at": at, "kind": kind, "subject": key, "body": encode(each)} for key, each in events.items()]
    if rows:
        connection.execute(insert(schema.journal), rows)


def began(connection: Connection) -> str | None:
    """The moment of the first entry, or None."""
    first: str | None = connection.execute(select(func.min(schema.journal.c.at))).scalar_one()
    return first


def events(connection: Connection, kind: str, since: str) -> list[tuple[str, Event]]:
    """Reports or stories that entered since a moment, in order."""
    return [(key, decode(body, Event)) for key, body in _entries(connection, kind, since)]


def standings(connection: Connection, since: str) -> dict[str, tuple[str | None, str]]:
    """How each claim that changed since a moment stood before it, and stands now, by the id that it has now."""
    net: dict[str, tuple[str | None, str]] = {}
    for key, body in _entries(connection, "standing", since):
        turn = decode(body, Turn)
        first = net.pop(turn.was, None) if turn.was else None
        if turn.after is not None:
            net[key] = (first[0] if first else turn.before, turn.after)
    return net


def turns(old: Iterable[Claim], new: Iterable[Claim]) -> dict[str, Turn]:
    """What became of claims when their stories were gathered again: a claim goes on in the one that has most of it."""
    earlier = {claim.id: claim for claim in old}
    home = {member.id: claim.id for claim in earlier.values() for member in claim.members}
    found: dict[str, Turn] = {}
    left = set(earlier)
    for claim in sorted(new, key=lambda each: (each.id not in earlier, each.id)):
        shared = Counter(home[member.id] for member in claim.members if home.get(member.id) in left)
        was = min(shared, key=lambda key: (-shared[key], key), default=None)
        left.discard(was or "")
        before = earlier[was].standing.status if was else None
        if was != claim.id or before != claim.standing.status:
            found[claim.id] = Turn(was=was, before=before, after=claim.standing.status)
    gone = {key: Turn(was=key, before=earlier[key].standing.status, after=None) for key in sorted(left - set(found))}
    return gone | found


def _entries(connection: Connection, kind: str, since: str) -> list[tuple[str, str]]:
    table = schema.journal
    chosen = select(table.c.subject, table.c.body).where(table.c.kind == kind, table.c.at >= since)
    return [(key, body) for key, body in connection.execute(chosen.order_by(table.c.number))]
