"""What happened to a record, and when: the one place where order of arrival and the clock are kept.

Nothing but `diff` reads it, and nothing that a record says of its stories depends on it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Literal, NamedTuple

import msgspec
from sqlalchemy import Connection, func, insert, select

from onrecord.claims.nouns import Claim, Status
from onrecord.errors import OptionError
from onrecord.mentions.nouns import Entity
from onrecord.spans import Span
from onrecord.store import schema
from onrecord.store.codec import decode, encode

Clock = Callable[[], datetime]
LOOK = "look"


class Start(NamedTuple):
    """Where what is new begins: at a moment, or behind the entry of a look, since clocks may be set back."""

    at: str
    behind: int | None = None


class Net(NamedTuple):
    """How a claim stood before all that happened to it, how it stands after, and when it last turned."""

    before: str | None
    after: str
    at: str


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """A claim's change: the id it had, its status before and after; None where there was, or is, no claim."""

    was: str | None
    before: str | None
    after: str | None


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """Someone's change of name, and a mention by which the one meant is found whatever its id becomes."""

    before: str
    after: str
    mention: Span


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A report or story that entered: where the report came from, or which stories the story was made of."""

    source: str = ""
    how: Literal["new", "merged", "split"] = "new"
    of: tuple[str, ...] = ()


def stamp(moment: datetime) -> str:
    """A moment as the journal writes it, so that moments compare as text."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def start(connection: Connection, since: str) -> Start:
    """A day, a moment, or `look`: where what is new since then begins.

    Raises:
        OptionError: it is none of them, or nobody has looked.
    """
    if since != LOOK:
        return Start(moment(since))
    table = schema.journal
    last = select(table.c.at, table.c.number).where(table.c.kind == LOOK).order_by(table.c.number.desc()).limit(1)
    row = connection.execute(last).first()
    if row is None:
        raise OptionError(
            "nobody has noted a look at this record yet: give a day with --since, and note it with --seen"
        )
    return Start(*row)


def look(connection: Connection, at: str) -> None:
    """Note that a reader has seen all that there is."""
    note(connection, at, LOOK, {"": Event()})


def moment(since: str) -> str:
    """The beginning of a day, or a moment, as the journal writes it; without an offset, UTC is meant.

    Raises:
        OptionError: it is neither.
    """
    try:
        read = datetime.fromisoformat(since)
        return stamp(read if read.tzinfo else read.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        raise OptionError(f"{since!r} is neither a day (2025-04-26) nor a moment (2025-04-26T08:00Z)") from None


def note(connection: Connection, at: str, kind: str, events: Mapping[str, Event | Turn | Named]) -> None:
    """Write what happened at a moment, by what it happened to."""
    rows = [{"at": at, "kind": kind, "subject": key, "body": encode(each)} for key, each in events.items()]
    if rows:
        connection.execute(insert(schema.journal), rows)


def began(connection: Connection) -> str | None:
    """The moment of the first entry, or None."""
    first: str | None = connection.execute(select(func.min(schema.journal.c.at))).scalar_one()
    return first


def events(connection: Connection, kind: str, since: Start) -> list[tuple[str, str, Event]]:
    """Reports or stories that entered since a moment, in order: when, which, how."""
    return [(at, key, decode(body, Event)) for at, key, body in _entries(connection, kind, since)]


def standings(connection: Connection, since: Start) -> dict[str, Net]:
    """How each claim that changed since a moment stood before it, and stands now, by the id that it has now."""
    net: dict[str, Net] = {}
    for at, key, body in _entries(connection, "standing", since):
        turn = decode(body, Turn)
        first = net.pop(turn.was, None) if turn.was else None
        if turn.after is not None:
            net[key] = Net(first.before if first else turn.before, turn.after, at)
    return net


def namings(connection: Connection, since: Start) -> list[tuple[str, Named]]:
    """Changes of names since a moment, in order: when, and which."""
    return [(at, decode(body, Named)) for at, _, body in _entries(connection, "name", since)]


def renamings(old: Iterable[Entity], new: Iterable[Entity]) -> dict[str, Named]:
    """Who bears another name since their stories were gathered again: the one with most of the mentions they had."""
    name_of = {mention: entity.name for entity in old if not entity.unnamed for mention in entity.mentions}
    found = {}
    for entity in new:
        had = Counter(name_of[mention] for mention in entity.mentions if mention in name_of)
        before = min(had, key=lambda name: (-had[name], name), default=entity.name)
        if before != entity.name and not entity.unnamed:
            mention = next(each for each in sorted(entity.mentions) if name_of.get(each) == before)
            found[entity.id] = Named(before=before, after=entity.name, mention=mention)
    return found


class _Held(msgspec.Struct, frozen=True):
    id: str


class _Step(msgspec.Struct, frozen=True):
    status: Status


class Stood(msgspec.Struct, frozen=True):
    """A claim as it was: no more of it is read than is needed to find it again."""

    id: str
    members: tuple[_Held, ...]
    history: tuple[_Step, ...]


def turns(old: Iterable[Stood], new: Iterable[Claim]) -> dict[str, Turn]:
    """What became of claims when their stories were gathered again: a claim goes on in the one that has most of it."""
    earlier = {claim.id: claim for claim in old}
    home = {member.id: claim.id for claim in earlier.values() for member in claim.members}
    found: dict[str, Turn] = {}
    left = set(earlier)
    for claim in sorted(new, key=lambda each: (each.id not in earlier, each.id)):
        shared = Counter(home[member.id] for member in claim.members if home.get(member.id) in left)
        was = min(shared, key=lambda key: (-shared[key], key), default=None)
        left.discard(was or "")
        before = earlier[was].history[-1].status if was else None
        if was != claim.id or before != claim.standing.status:
            found[claim.id] = Turn(was=was, before=before, after=claim.standing.status)
    gone = {key: Turn(was=key, before=earlier[key].history[-1].status, after=None) for key in sorted(left - set(found))}
    return gone | found


def _entries(connection: Connection, kind: str, since: Start) -> list[tuple[str, str, str]]:
    table = schema.journal
    chosen = select(table.c.at, table.c.subject, table.c.body).where(table.c.kind == kind)
    later = table.c.at >= since.at if since.behind is None else table.c.number > since.behind
    return [(at, key, body) for at, key, body in connection.execute(chosen.where(later).order_by(table.c.number))]
