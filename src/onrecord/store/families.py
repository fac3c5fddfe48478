"""Which reports a new one can touch: those of its family, so that a large record need not be grouped again as a whole.

A family is what a chain of ties holds together: pairs alike enough, kinship of groups, one text, a person's decision.
Stories follow from their families alone, so that only the families are grouped again to which something has happened.
What is kept of the families here can be worked out again from the reports.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from sys import intern
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Connection, delete

from onrecord.findings import Findings
from onrecord.judgements import Judgement
from onrecord.memory import Memory, digest
from onrecord.reports.report import Report
from onrecord.store import remembering, schema
from onrecord.store.connection import Look
from onrecord.store.engine import through
from onrecord.store.loading import in_parts, load_findings, load_reports
from onrecord.stories.components import SHARED as LEADING
from onrecord.stories.grouping import Grouped
from onrecord.stories.kinship import COMMON, SHARED, may_be_kin

FEW = 0.2  # share of a record's reports from which on, if so many are new, all are grouped again
REPORTS = "SELECT report FROM families WHERE report IN ({})"
FIRST = 16  # reports of which likeness is asked first, most of which are of the family that it is of,
AT_ONCE = 200  # and then at once
WRITTEN = 10_000  # rows in one go


class Grouper(Protocol):
    """Tells which reports make up which story, from a card of each; all of it pure."""

    Card: Any  # the kind of its cards

    def card(self, report: Report, found: Findings | None) -> Any:
        """What grouping needs to know of a report: with `id`, `same` and `keys`."""

    def near(self, own: Any, others: Sequence[Any]) -> list[str]:
        """Ids of the reports that one holds together with it."""

    def regroup(
        self,
        cards: Iterable[Any],
        *,
        judgements: Sequence[Judgement],
        named: Mapping[str, str],
        carriers: Mapping[str, int],
    ) -> Grouped:
        """The stories of whole families; `carriers` counts the groups elsewhere that have a name."""


class Regrouped(NamedTuple):
    """The families to which something has happened, grouped again.

    Attributes:
        grouped: their stories and families.
        same: a hash of title and text for each of their reports, by id.
        leading: the words by which the reports are found that brought the change, by id.
        whole: whether these are all families of the record.
        memory: of the cards.
    """

    grouped: Grouped
    same: dict[str, str]
    leading: dict[str, list[str]]
    whole: bool
    memory: Memory


def regroup(
    connection: Connection,
    grouper: Grouper,
    release: str,
    *,
    judgements: tuple[Judgement, ...],
    named: Mapping[str, str],
) -> Regrouped:
    """Group again what the pending reports touch."""
    work = _Work(through(connection), grouper, release, judgements, named)
    return work.touched() or work.all()


class _Work:
    """One regrouping, with the cards that it has read."""

    def __init__(
        self, look: Look, grouper: Grouper, release: str, judgements: tuple[Judgement, ...], named: Mapping[str, str]
    ) -> None:
        self.look, self.grouper, self.release = look, grouper, release
        self.judgements, self.named = judgements, named
        self.fresh = [key for (key,) in look("SELECT report FROM pending ORDER BY report")]
        self.memory = Memory()
        self.cards: dict[str, Any] = {}

    def all(self) -> Regrouped:
        """Everything, from the beginning; of a card no more is held than is still to be written."""
        keys = [key for (key,) in self.look("SELECT id FROM reports ORDER BY id")]
        same: dict[str, str] = {}
        leading: dict[str, list[str]] = {}

        def passed() -> Iterator[Any]:
            for card in self.one_by_one(keys):
                same[card.id], leading[card.id] = card.same, [intern(word) for word in card.keys]
                yield card

        grouped = self.grouper.regroup(passed(), judgements=self.judgements, named=self.named, carriers={})
        return Regrouped(grouped, same, leading, True, self.memory)

    def touched(self) -> Regrouped | None:
        """What the fresh reports touch, or None where that must be told from everything."""
        if not self.is_known():
            return None
        touched = self.near_fresh()
        while True:
            keys = sorted({*self.members(touched), *self.fresh})
            cards = self.read(keys)
            names = {name for card in cards for name in card.telling}
            before, here = self.carriers(names, keys)
            outside = {name: count - here[name] for name, count in before.items()}
            grouped = self.grouper.regroup(cards, judgements=self.judgements, named=self.named, carriers=outside)
            after = Counter(name for telling in grouped.telling.values() for name in telling)
            after.update(outside)
            if any((before[name] > COMMON) != (after[name] > COMMON) for name in {*before, *after}):
                return None  # a name has become too common, or is so no more, which may concern any report
            kin = self.kin(grouped.telling, {name for name in after if after[name] > COMMON}, set(keys)) - touched
            if not kin:
                same = {card.id: card.same for card in cards}
                leading = {key: self.cards[key].keys for key in self.fresh}
                return Regrouped(grouped, same, leading, False, self.memory)
            touched |= kin

    def is_known(self) -> bool:
        """Whether the families of all reports but some few fresh ones are kept."""
        ((total,),) = self.look("SELECT COUNT(*) FROM reports")
        ((kept,),) = self.look("SELECT COUNT(*) FROM families")
        fresh = len(self.fresh) - len(list(in_parts(self.look, REPORTS, self.fresh)))
        return bool(kept + fresh == total and len(self.fresh) <= FEW * total)

    def near_fresh(self) -> set[str]:
        """The families that a fresh report was in, or has a tie with."""
        decided = [
            span.report
            for each in self.judgements
            if each.kind in {"story", "report"} and any(span.report in set(self.fresh) for span in each.about)
            for span in each.about
        ]
        names = {self.named[key] for key in self.fresh if key in self.named}
        called = [key for key, name in self.named.items() if name in names]
        found = self.family_of({*self.fresh, *decided, *called})
        cards = self.read(self.fresh)
        same = "SELECT family FROM families WHERE same IN ({})"
        found |= {family for (family,) in in_parts(self.look, same, {card.same for card in cards})}
        for card in cards:
            found |= self.alike(card, found)
        return found

    def alike(self, card: Any, known: set[str]) -> set[str]:
        """Further families of which some report is alike enough to one; most keys in common first."""
        query = (
            "SELECT l.report, f.family, COUNT(*) FROM leading l JOIN families f ON f.report = l.report"
            " WHERE l.word IN ({}) GROUP BY l.report, f.family HAVING COUNT(*) >= :least"
        )
        rows = sorted(in_parts(self.look, query, card.keys, least=LEADING), key=lambda row: (-row[2], row))
        left = [(key, family) for key, family, _ in rows]
        found: set[str] = set()
        at_once = FIRST
        while left := [(key, family) for key, family in left if family not in known | found]:
            now, left, at_once = dict(left[:at_once]), left[at_once:], AT_ONCE
            found |= {now[key] for key in self.grouper.near(card, self.read(sorted(now)))}
        return found

    def family_of(self, keys: Iterable[str]) -> set[str]:
        """The families that some reports are in."""
        rows = in_parts(self.look, "SELECT family FROM families WHERE report IN ({})", keys)
        return {family for (family,) in rows}

    def members(self, families: Iterable[str]) -> set[str]:
        """The reports of some families."""
        rows = in_parts(self.look, "SELECT report FROM families WHERE family IN ({})", families)
        return {key for (key,) in rows}

    def carriers(self, names: Iterable[str], keys: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
        """How many groups had each name, and how many of these are of some reports."""
        here = Counter(name for (name,) in in_parts(self.look, "SELECT name FROM telling WHERE head IN ({})", keys))
        query = "SELECT name, COUNT(*) FROM telling WHERE name IN ({}) GROUP BY name"
        return Counter(dict(in_parts(self.look, query, {*names, *here}))), here

    def kin(self, telling: Mapping[str, frozenset[str]], common: set[str], own: set[str]) -> set[str]:
        """Families with a group that may be kin to one of some groups, other than of the reports of these."""
        found: set[str] = set()
        for names in telling.values():
            shared: dict[str, set[str]] = defaultdict(set)
            for name, head in in_parts(self.look, "SELECT name, head FROM telling WHERE name IN ({})", names):
                if head not in own:
                    shared[head].add(name)
            near = {head: both for head, both in shared.items() if len(both - common) >= SHARED}
            query = "SELECT head, COUNT(*) FROM telling WHERE head IN ({}) GROUP BY head"
            sizes = dict(in_parts(self.look, query, near))
            found |= self.family_of(
                head for head, both in near.items() if may_be_kin(len(both), len(names), sizes[head])
            )
        return found

    def read(self, keys: Sequence[str]) -> list[Any]:
        """The cards of some reports, in their order, held from then on."""
        missing = [key for key in keys if key not in self.cards]
        self.cards.update(zip(missing, self.one_by_one(missing), strict=True))
        return [self.cards[key] for key in keys]

    def one_by_one(self, keys: Sequence[str]) -> Iterator[Any]:
        """The same, none of them held."""
        for start in range(0, len(keys), AT_ONCE):
            yield from self.some(keys[start : start + AT_ONCE])

    def some(self, keys: Sequence[str]) -> list[Any]:
        """The cards of a few reports, as kept or made anew."""
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
    """Keep what is known of the families now."""
    if done.whole:
        for table in (schema.families, schema.leading, schema.telling):
            connection.execute(delete(table))
    heads, fresh = (((key,) for key in sorted(keys)) for keys in (done.same, done.leading))
    _many(connection, "DELETE FROM telling WHERE head = ?", heads)
    _many(connection, "DELETE FROM leading WHERE report = ?", fresh)
    _many(
        connection,
        "INSERT OR REPLACE INTO families (report, family, same) VALUES (?, ?, ?)",
        ((key, done.grouped.family[key], same) for key, same in sorted(done.same.items())),
    )
    words = ((word, key) for key, words in done.leading.items() for word in words)
    _many(connection, "INSERT OR IGNORE INTO leading (word, report) VALUES (?, ?)", words)
    names = ((name, head) for head, telling in sorted(done.grouped.telling.items()) for name in sorted(telling))
    _many(connection, "INSERT INTO telling (name, head) VALUES (?, ?)", names)
    remembering.write(connection, done.memory)


def _many(connection: Connection, statement: str, rows: Iterator[tuple[str, ...]]) -> None:
    while some := list(islice(rows, WRITTEN)):
        connection.exec_driver_sql(statement, some)
