"""Which reports a new one can touch, so that a large record need not be grouped again as a whole.

What is kept of the grouping here can be worked out again from the reports, and is, where too much is new, or where a
report is gone from a part that was split off what is too large.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any, NamedTuple, Protocol

import msgspec
from sqlalchemy import Connection, delete

from onrecord.findings import Findings
from onrecord.judgements import Judgement
from onrecord.memory import Memory, digest
from onrecord.reports.report import Report
from onrecord.store import remembering, schema
from onrecord.store.connection import Look
from onrecord.store.engine import through
from onrecord.store.grouping import COLUMNS, Kept, pack
from onrecord.store.loading import in_parts, load_findings, load_reports
from onrecord.stories.kept import Grouped, Place

FEW = 0.02  # share of a record's reports from which on, if so many are new, all are grouped again
SOME = 100  # reports of which no more than these are few in any record
AT_ONCE = 200  # reports whose cards are made at once
WRITTEN = 10_000  # rows in one go


class Grouper(Protocol):
    """Tells which reports make up which story, from a card of each; all of it pure."""

    Card: Any  # the kind of its cards

    def card(self, report: Report, found: Findings | None) -> Any:
        """What grouping needs to know of a report."""

    def regroup(self, cards: Iterable[Any], *, judgements: Sequence[Judgement], named: Mapping[str, str]) -> Grouped:
        """The stories of all reports."""

    def touched(
        self, kept: Any, fresh: Sequence[Any], *, judgements: Sequence[Judgement], named: Mapping[str, str]
    ) -> Grouped | None:
        """The stories that some reports touch, by what is kept of the others; None where that takes all of them."""


class Regrouped(NamedTuple):
    """What something has happened to, grouped again, and the memory of the cards."""

    grouped: Grouped
    memory: Memory

    @property
    def reports(self) -> list[str]:
        """The reports of the stories."""
        return [key for story in self.grouped.stories for key in story.reports]


def regroup(
    connection: Connection,
    grouper: Grouper,
    release: str,
    *,
    judgements: tuple[Judgement, ...],
    named: Mapping[str, str],
) -> Regrouped:
    """Group again what the pending reports touch."""
    look = through(connection)
    shelf = _Cards(look, grouper, release)
    fresh = [key for (key,) in look("SELECT report FROM pending ORDER BY report")]
    if _are_few(look, fresh):
        cards = shelf.read(fresh)
        grouped = grouper.touched(Kept(look, shelf.known), cards, judgements=judgements, named=named)
        if grouped and _covers(look, grouped):
            return Regrouped(grouped, shelf.memory)
    keys = [key for (key,) in look("SELECT id FROM reports ORDER BY id")]
    return Regrouped(grouper.regroup(shelf.one_by_one(keys), judgements=judgements, named=named), shelf.memory)


def _are_few(look: Look, fresh: Sequence[str]) -> bool:
    """Whether all reports but some few fresh ones have their place in the grouping that is kept."""
    ((total,),) = look("SELECT COUNT(*) FROM reports")
    ((kept,),) = look("SELECT COUNT(*) FROM families")
    known = len(list(in_parts(look, "SELECT report FROM families WHERE report IN ({})", fresh)))
    return bool(kept + len(fresh) - known == total and len(fresh) <= max(SOME, FEW * total))


def _covers(look: Look, grouped: Grouped) -> bool:
    """Whether the stories hold all reports of those in whose place they come."""
    keys = {key for story in grouped.stories for key in story.reports}
    old = {story for (story,) in in_parts(look, "SELECT story FROM story_reports WHERE report IN ({})", keys)}
    rows = in_parts(look, "SELECT report FROM story_reports WHERE story IN ({})", old)
    return all(key in keys for (key,) in rows)


class _Cards:
    """The cards of reports, as kept or made anew."""

    def __init__(self, look: Look, grouper: Grouper, release: str) -> None:
        self.look, self.grouper, self.release = look, grouper, release
        self.memory = Memory()

    def read(self, keys: Sequence[str]) -> list[Any]:
        """The cards of some reports, in their order."""
        return list(self.one_by_one(keys))

    def one_by_one(self, keys: Sequence[str]) -> Iterator[Any]:
        """The same, a few of them held at a time."""
        for start in range(0, len(keys), AT_ONCE):
            yield from self._some(keys[start : start + AT_ONCE])

    def known(self, keys: Sequence[str]) -> list[Any]:
        """The cards of reports of which nothing is new, in their order: what is kept is as it would be made now."""
        kept = remembering.recall_cards(self.look, keys)
        lost = [key for key in keys if (key, remembering.CARD) not in kept]
        made = dict(zip(lost, self.one_by_one(lost), strict=True))
        decode = msgspec.msgpack.Decoder(self.grouper.Card).decode
        return [made[key] if key in made else decode(kept[key, remembering.CARD].body) for key in keys]

    def _some(self, keys: Sequence[str]) -> list[Any]:
        rows = in_parts(self.look, "SELECT report, key FROM findings WHERE report IN ({})", keys)
        sources = {key: digest(self.release, each) for key, each in rows}
        kept = remembering.recall_cards(self.look, keys)
        memory = Memory(sources, kept)
        unknown = [key for key in keys if (key, remembering.CARD) not in kept]
        reports, findings = load_reports(self.look, unknown), load_findings(self.look, unknown)

        def made(key: str) -> Any:
            report = reports.get(key) or load_reports(self.look, [key])[key]
            return self.grouper.card(report, findings.get(key) or load_findings(self.look, [key]).get(key))

        cards = [memory.once(key, remembering.CARD, None, self.grouper.Card, partial(made, key)) for key in keys]
        self.memory.fresh |= memory.fresh
        return cards


def write(connection: Connection, done: Regrouped) -> None:
    """Keep what is known of the grouping now; of what was known only what has changed is written."""
    grouped = done.grouped
    if grouped.whole:
        for table in (schema.families, schema.bunches, schema.leading, schema.telling):
            connection.execute(delete(table))
    kept = Kept(through(connection), lambda keys: [])
    _write_places(connection, kept, grouped.places)
    _write_names(connection, kept, grouped.telling)
    _many(connection, "DELETE FROM leading WHERE bunch = ?", ((key,) for key in grouped.gone))
    _many(connection, "DELETE FROM bunches WHERE bunch = ?", ((key,) for key in grouped.gone))
    rows = (
        (each.id, each.part, each.level, each.earliest, each.latest, pack(each), each.meanings)
        for each in grouped.bunches
    )
    _many(
        connection,
        "INSERT OR REPLACE INTO bunches (bunch, part, level, earliest, latest, body, meanings)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    words = ((word, key) for key in sorted(grouped.words) for word in sorted(grouped.words[key]))
    _many(connection, "INSERT OR IGNORE INTO leading (word, bunch) VALUES (?, ?)", words)
    remembering.write(connection, done.memory)


def _write_places(connection: Connection, kept: Kept, places: Mapping[str, Place]) -> None:
    before = kept.places("report", places)
    rows = (
        (key, *(getattr(place, column) for column in COLUMNS))
        for key, place in sorted(places.items())
        if before.get(key) != place
    )
    marks = ", ".join("?" for _ in range(len(COLUMNS) + 1))
    into = f"INSERT OR REPLACE INTO families (report, {', '.join(COLUMNS)}) VALUES ({marks})"  # noqa: S608 - columns
    _many(connection, into, rows)


def _write_names(connection: Connection, kept: Kept, telling: Mapping[str, frozenset[str]]) -> None:
    before = kept.names(telling)
    gone, new = [], []
    for head in sorted(telling):
        old = before.get(head, frozenset())
        gone += [(name, head) for name in sorted(old - telling[head])]
        new += [(name, head) for name in sorted(telling[head] - old)]
    _many(connection, "DELETE FROM telling WHERE name = ? AND head = ?", gone)
    _many(connection, "INSERT INTO telling (name, head) VALUES (?, ?)", new)


def _many(connection: Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    left = iter(rows)
    while some := list(islice(left, WRITTEN)):
        connection.exec_driver_sql(statement, some)
