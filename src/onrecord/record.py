"""The whole flow on one page: reports are read, each is studied, stories are gathered, and the record holds it all.

A record is a pure function of its set of reports and judgements: no order, no clock and no number of processes shows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import msgspec

from onrecord import store
from onrecord.errors import UnknownId
from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.judgements import Decision, Judgement
from onrecord.options import Options
from onrecord.reports.arrival import Given, Rejection
from onrecord.reports.report import Report
from onrecord.store import reading
from onrecord.store.connection import Database
from onrecord.store.nouns import Citation, Diff, Hit, Line, Problem, Since, StorySummary, Summary, Why
from onrecord.store.opening import open_database
from onrecord.store.views import StoryView
from onrecord.stories.nouns import Story

__all__ = ["Citation", "Diff", "Hit", "Line", "Problem", "Record", "Steps", "StorySummary", "Summary", "Why"]

# The steps load the language model and its kin: only who adds reports waits for that.


def read_all(paths: Iterable[str | Path], **chosen: Any) -> Iterable[Report | Rejection]:
    """The first step: whatever comes in, as reports."""
    from onrecord import reports  # noqa: PLC0415

    return reports.read_all(paths, **chosen)


def study(report: Report, *, options: Options) -> Findings:
    """The second: what is found in one report."""
    from onrecord.study import prepare as step  # noqa: PLC0415

    return step(report, options)


def fingerprint(options: Options) -> str:
    """By which findings are known to be out of date."""
    from onrecord.study import fingerprint as step  # noqa: PLC0415

    return step(options)


def group(
    reports: Sequence[Report],
    findings: Mapping[str, Findings],
    *,
    judgements: Sequence[Judgement],
    named: Mapping[str, str],
) -> tuple[Story, ...]:
    """The third: which reports are one story."""
    from onrecord import stories  # noqa: PLC0415

    return stories.group(reports, findings, judgements=judgements, named=named)


def gather(
    story: Story,
    reports: Sequence[Report],
    findings: Mapping[str, Findings],
    *,
    judgements: Sequence[Judgement],
    options: Options,
) -> Gathered:
    """The fourth: what the reports of a story come to."""
    from onrecord.gather import gather as step  # noqa: PLC0415

    return step(story, reports, findings, judgements=judgements, options=options)


def revise(
    gathered: Gathered,
    reports: Sequence[Report],
    findings: Mapping[str, Findings],
    *,
    judgements: Sequence[Judgement],
) -> dict[str, Findings]:
    """Beside it: findings as judgements and the story's dates leave them, where that is otherwise than study did."""
    from onrecord.applied import apply, dated  # noqa: PLC0415

    revised = {}
    for key, found in apply(reports, findings, judgements).findings.items():
        published = gathered.published.get(key, found.published)
        fitted = dated(found, published) if published != found.published else found
        if fitted != findings[key]:
            revised[key] = fitted
    return revised


Clock = Callable[[], datetime]
Progress = Callable[[str, int, int | None], None]


def now() -> datetime:
    """The time of day, in UTC, for the journal."""
    return datetime.now(UTC)


class Steps(NamedTuple):
    """The steps from what comes in to a story; a record takes others in their place, as long as they are pure."""

    read_all: Callable[..., Iterable[Report | Rejection]] = read_all
    study: Callable[..., Findings] = study
    fingerprint: Callable[[Options], str] = fingerprint
    group: Callable[..., tuple[Story, ...]] = group
    gather: Callable[..., Gathered] = gather
    revise: Callable[..., dict[str, Findings]] = revise


REAL = Steps()


class Record:
    """Reports, findings, stories and people's judgements, in one file.

    Example:
        with Record.open("story.db") as record:
            record.add(["pages/"])
            for claim in record.story().claims(): ...
    """

    def __init__(self, database: Database, *, options: Options, clock: Clock, steps: Steps) -> None:
        self._database = database
        self._options = options
        self._clock = clock
        self._steps = steps

    @classmethod
    def open(  # noqa: PLR0913 - keyword-only, and each its own
        cls,
        path: str | Path,
        *,
        options: Options = Options(),
        read_only: bool = False,
        create: bool = True,
        patience: float = 5.0,
        clock: Clock = now,
        steps: Steps = REAL,
    ) -> Self:
        """Open the record in a file; a new one where there is nothing, or an empty file.

        Args:
            options: what study and gather go by.
            read_only: change nothing, whatever is still to be done.
            create: whether a new record may be made.
            patience: seconds to wait while another program writes.
            clock: tells the journal, and nothing else, the time.
            steps: for other ways to read, study, group and gather.

        Raises:
            ForeignDatabase, NewerDatabase, BusyDatabase, RecordError: see `errors`.
        """
        database = open_database(Path(path), read_only=read_only, create=create, patience=patience)
        return cls(database, options=options, clock=clock, steps=steps)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(
        self,
        paths: Iterable[str | Path | Report],
        *,
        given: Given | None = None,
        manifest: str | Path | None = None,
        story: str | None = None,
        workers: int = 1,
        progress: Progress | None = None,
    ) -> Summary:
        """Read reports in, and bring the stories that they touch up to date.

        Killed anywhere, it leaves whole reports only, and the next call finishes its work.

        Args:
            paths: files, folders, "-" for standard input, or reports that were read before.
            given: what is said of reports that do not say it themselves.
            manifest: a file that says it of each.
            story: name of the story that these reports are put into.
            workers: processes that read; more than one needs a main module that can be imported.
            progress: told the step, how many are done, and of how many (None where that is not known).

        Raises:
            ManifestError, ModelError, BusyDatabase: see `errors`.
        """
        chosen = {"given": given, "manifest": manifest, "options": self._options}
        paths = list(paths)
        ready = [each for each in paths if isinstance(each, Report)]
        rest = [each for each in paths if not isinstance(each, Report)]
        asked = {key: value for key, value in chosen.items() if value is not None}
        items = self._steps.read_all(rest, **asked) if rest or manifest else ()
        mark = self._steps.fingerprint(self._options)
        with store.readers.readers(partial(self._steps.study, options=self._options), workers=workers) as submit:
            intake = store.intake.Intake(
                self._database, submit, ahead=1 if workers < 2 else 4 * workers, story=story, clock=self._clock,
                progress=progress,
            )  # fmt: skip
            intake.renew(mark)
            intake.take(chain(ready, items))
        with self._database.writing() as connection:
            store.release.renew_release(connection, mark)
        self._settle(progress)
        with self._database.reading() as connection:
            return Summary(
                added=len(intake.added),
                already=intake.already,
                rejected=tuple(intake.rejected),
                copies=store.tally.copies(connection, intake.added),
                versions=store.tally.versions(connection, intake.added),
                not_read=store.tally.not_read(connection, intake.added),
            )

    def stories(self) -> list[StorySummary]:
        """All stories, the latest first."""
        self._settle()
        with self._database.looking() as look:
            return reading.stories(look)

    def story(self, key: str | None = None) -> StoryView:
        """One story, by its id, the beginning of one, an id it had before or its name; the only one needs no key.

        Raises:
            UnknownId: no story is meant, or several are.
        """
        self._settle()
        with self._database.looking() as look:
            found = reading.story_id(look, key) if key else reading.only_story(look)
        return reading.load_view(self._database, found)

    def find(self, key: str) -> Line:
        """What an id, or the beginning of one, names.

        Raises:
            UnknownId: nothing, or several things.
        """
        return self._entry(key).line

    def why(self, key: str) -> Why:
        """The rule that applied to a line, and the words that it rests on."""
        entry = self._entry(key)
        return store.reasons.why(self._around(entry.line), entry)

    def cite(self, key: str) -> Citation:
        """A line's words, with their speaker, report, date and address."""
        entry = self._entry(key)
        if not entry.line.spans:
            raise UnknownId(f"no report has words to cite for {entry.line.id} ({entry.line.kind})")
        return store.reasons.cite(self._around(entry.line), entry)

    def search(self, query: str, *, limit: int = 100) -> list[Hit]:
        """Statements and sentences with all the words of a query, and what its filters ask for.

        Filters are `speaker:`, `act:`, `outlet:` and `on:` (a day, month or year); quotation marks keep words together,
        a star at the end of a word asks for its beginning. Anything else is a word: no query is an error.
        """
        self._settle()
        with self._database.reading() as connection:
            return store.search.search(connection, store.search.parse(query), limit=limit)

    def judge(
        self, decision: Decision, ids: str | Sequence[str], *, value: str = "", by: str = "", note: str = ""
    ) -> Judgement:
        """Record a person's decision on lines, anchored on their words; the stories that it touches are made anew.

        Raises:
            OptionError: the decision does not fit the lines, or lacks its value.
            UnknownId: an id names nothing, or several things.
        """
        entries = [self._entry(key) for key in ([ids] if isinstance(ids, str) else ids)]
        with self._database.reading() as connection:
            judgement = store.deciding.decide(connection, decision, entries, value=value, by=by, note=note)
        return self.adopt([judgement])[0]

    def adopt(self, judgements: Iterable[Judgement]) -> list[Judgement]:
        """Take over judgements as they are, for instance another record's; those that fit nothing here are orphaned."""
        kept = []
        with self._database.writing() as connection:
            for judgement in judgements:
                kept.append(store.judged.append(connection, msgspec.structs.replace(judgement, sequence=0)))
                store.writer.mark(connection, store.judged.known_reports(connection, judgement))
                store.journal.note(
                    connection, store.journal.stamp(self._clock()), "judgement", {kept[-1].id: store.journal.Event()}
                )
        self._settle()
        return kept

    def judgements(self) -> tuple[Judgement, ...]:
        """All of people's decisions, in order."""
        with self._database.reading() as connection:
            return store.judged.judgements(connection)

    def orphaned(self) -> tuple[str, ...]:
        """Ids of the judgements that fit nothing in the record any more, sorted; they are kept, but do not count."""
        self._settle()
        with self._database.reading() as connection:
            return store.judged.orphaned(connection)

    def diff(self, since: str, *, by: Since = "added") -> Diff:
        """What is new, stands otherwise, is newly denied, moved or came due since a day or moment.

        Args:
            since: ISO 8601, a moment without an offset is UTC; or `look`, for the last that was noted by `seen`.
            by: `added`, by when it entered the record; `dated`, by the reports' own dates.

        Raises:
            OptionError: no such moment, no look, or nothing in the record.
        """
        self._settle()
        with self._database.reading() as connection:
            return (store.changes.added_since if by == "added" else store.changes.dated_since)(connection, since)

    def seen(self) -> None:
        """Note in the journal that a reader has seen all that there is; `diff("look")` begins behind it."""
        self._settle()
        with self._database.writing() as connection:
            store.journal.look(connection, store.journal.stamp(self._clock()))

    def verify(self) -> list[Problem]:
        """Everything in the file that cannot be, sorted; nothing where the record is sound."""
        return store.verify.verify(self._database)

    def _settle(self, progress: Progress | None = None) -> None:
        """Finish what is to be done; a record opened for reading only is read as it is."""
        with self._database.looking() as look:
            if self._database.read_only or not reading.due(look):
                return
        making = store.settling.Making(
            self._steps.group, partial(self._steps.gather, options=self._options), self._steps.revise, self._clock,
            progress,
        )  # fmt: skip
        store.settling.settle(self._database, making)

    def _entry(self, key: str) -> "store.lookup.Entry":
        self._settle()
        with self._database.reading() as connection:
            return store.lookup.find(connection, key)

    def _around(self, line: Line) -> StoryView:
        if line.story:
            return reading.load_view(self._database, line.story)
        return reading.bare_view(self._database, line.report or "")
