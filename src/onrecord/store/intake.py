"""Taking reports in: each is read once, and written with what was found in it in a transaction of its own."""

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import NamedTuple

from sqlalchemy import Connection, select

from onrecord.errors import ReportError
from onrecord.findings import Findings
from onrecord.reports.arrival import Rejection
from onrecord.reports.report import Report
from onrecord.store import journal, schema, writer
from onrecord.store.arrivals import Arrival, arrival, choose, content
from onrecord.store.codec import decode_list
from onrecord.store.connection import Database
from onrecord.store.engine import through
from onrecord.store.loading import load_reports

Progress = Callable[[str, int, int | None], None]
Submit = Callable[[Report], Future[Findings]]


class Work(NamedTuple):
    """A report that is being read.

    `item` is what arrived, or None where nothing did; `known` is what had arrived with it before; `report` is what the
    record will show.
    """

    item: Report | None
    known: tuple[Arrival, ...]
    report: Report
    found: Future[Findings]


class Intake:
    """Reports on their way into a record, and the count of what became of them.

    Whatever came in is in `added`, `already` or `rejected` once `finish` has been called.
    """

    def __init__(
        self,
        database: Database,
        submit: Submit,
        *,
        ahead: int,
        clock: journal.Clock,
        story: str | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.added: list[str] = []
        self.already = 0
        self.rejected: list[Rejection] = []
        self._database = database
        self._submit = submit
        self._ahead = ahead
        self._story = story
        self._clock = clock
        self._progress = progress
        self._works: deque[Work] = deque()

    def take(self, items: Iterable[Report | Rejection]) -> None:
        """Take in whatever was read."""
        for item in items:
            if isinstance(item, Rejection):
                self.rejected.append(item)
            else:
                self._take_report(item)
            self._tell()
        self.finish()

    def renew(self, fingerprint: str) -> None:
        """Read again the reports that other code, another model or other options read."""
        findings = schema.findings
        with self._database.reading() as connection:
            stale = select(findings.c.report).where(findings.c.fingerprint != fingerprint).order_by(findings.c.report)
            keys = list(connection.execute(stale).scalars())
        for key in keys:
            with self._database.reading() as connection:
                report = load_reports(through(connection), [key])[key]
                known = _known(connection, key)
            self._read(None, known, report)
        self.finish()

    def finish(self) -> None:
        """Write everything that is still being read."""
        while self._works:
            self._write(self._works.popleft())
            self._tell()

    def _take_report(self, report: Report) -> None:
        if any(work.report.id == report.id for work in self._works):
            self.finish()
        with self._database.reading() as connection:
            known = _known(connection, report.id)
        here = arrival(report)
        if here in known:
            self._count_known(report.id)
            return
        chosen = choose(report.id, report.text, (*known, here))
        if known and content(chosen) == content(choose(report.id, report.text, known)):
            # Not a word or date that study reads is another: only the set of what arrived grows.
            with self._database.writing() as connection:
                writer.write_arrival(connection, report.id, here)
                writer.write_notes(connection, chosen)
            self._count_known(report.id)
            return
        self._read(report, known, chosen)

    def _count_known(self, key: str) -> None:
        self.already += 1
        if self._story:
            with self._database.writing() as connection:
                writer.name_report(connection, key, self._story)

    def _read(self, item: Report | None, known: tuple[Arrival, ...], report: Report) -> None:
        while len(self._works) >= self._ahead:
            self._write(self._works.popleft())
        self._works.append(Work(item, known, report, self._submit(report)))

    def _write(self, work: Work) -> None:
        try:
            found = work.found.result()
        except ReportError as error:
            if work.item is None:
                raise
            self.rejected.append(Rejection(source=work.item.source, reason=str(error)))
            return
        with self._database.writing() as connection:
            written = _known(connection, work.report.id) == work.known
            if written:
                self._write_all(connection, work, found)
        if not written and work.item is not None:  # another program has added the same report meanwhile
            self._take_report(work.item)
        elif work.item is not None and work.known:
            self.already += 1
        elif work.item is not None:
            self.added.append(work.report.id)

    def _write_all(self, connection: Connection, work: Work, found: Findings) -> None:
        writer.write_report(connection, work.report, found)
        if work.item is None:
            return
        writer.write_arrival(connection, work.report.id, arrival(work.item))
        if self._story:
            writer.name_report(connection, work.report.id, self._story)
        if not work.known:
            event = journal.Event(source=work.item.source)
            journal.note(connection, journal.stamp(self._clock()), "report", {work.report.id: event})

    def _tell(self) -> None:
        if self._progress:
            self._progress("read", len(self.added) + self.already + len(self.rejected), None)


def _known(connection: Connection, key: str) -> tuple[Arrival, ...]:
    """What has arrived with a report so far; nothing where there is no such report."""
    arrivals = schema.arrivals
    chosen = select(arrivals.c.body).where(arrivals.c.report == key).order_by(arrivals.c.hash)
    return decode_list(list(connection.execute(chosen).scalars()), Arrival)
