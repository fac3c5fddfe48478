"""The whole flow on one page: reports are read, each is studied, stories are gathered, and the record holds it all.

A record is a pure function of its set of reports and judgements: no order, no clock and no number of processes shows.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from onrecord import store
from onrecord.errors import UnknownId
from onrecord.judgements import Decision, Judgement
from onrecord.options import Options
from onrecord.reports.arrival import Given
from onrecord.reports.report import Report
from onrecord.steps import REAL, Steps
from onrecord.store import reading
from onrecord.store.connection import Database
from onrecord.store.diffs import Diff, Since
from onrecord.store.nouns import (
    Act,
    Answer,
    Citation,
    Hit,
    Line,
    Problem,
    Question,
    StorySummary,
    Summary,
    Why,
)
from onrecord.store.opening import open_database
from onrecord.store.views import StoryView

__all__ = [
    "REAL",
    "Citation",
    "Diff",
    "Hit",
    "Line",
    "Problem",
    "Question",
    "Record",
    "Steps",
    "StorySummary",
    "Summary",
    "Why",
]

Clock = Callable[[], datetime]
Progress = Callable[[str, int, int | None], None]


def now() -> datetime:
    """The time of day, in UTC, for the journal."""
    return datetime.now(UTC)


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
            return store.tally.summary(connection, intake)

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

    @contextmanager
    def as_of(self, day: str, *, story: str | None = None) -> Iterator[Self]:
        """The record as it was on a day: another one, of the reports published by then, which ends with the block.

        It is what a record of these reports alone would be, but that dates and judgements are today's, and that a
        prospect whose window ended before that day has lapsed. Its stories are gathered for it: an asking for one story
        costs as much as gathering that story.

        Args:
            day: the last day, ISO 8601; reports that may be later, undated ones among them, are left out.
            story: take only the reports that this story has today.

        Raises:
            OptionError: no day, or nothing was published by then.
            UnknownId: no story is meant, or several are.
        """
        last = store.earlier.day(day)
        meant = self.story(story).story.id if story else None
        self._settle()
        with self._database.reading() as connection:
            past = store.earlier.held(connection, last, meant)
        steps = self._steps._replace(
            study=lambda report, *, options: past.findings[report.id],
            fingerprint=lambda options: past.fingerprint,
            gather=partial(self._steps.gather, as_of=last),
        )
        with (
            TemporaryDirectory(prefix="onrecord-") as folder,
            type(self).open(Path(folder) / "as-of.db", options=self._options, clock=self._clock, steps=steps) as then,
        ):
            then.adopt(past.judgements)
            for name, reports in past.stories:
                then.add(reports, story=name or None)
            yield then

    def find(self, key: str) -> Line:
        """What an id, or the beginning of one, names.

        Raises:
            UnknownId: nothing, or several things.
        """
        return self._entry(key).line

    def why(self, key: str) -> Why:
        """The rule that applied to a line, and the words that it rests on."""
        entry = self._entry(key)
        return store.reasons.why(self._around(entry.line), entry, judgements=self.judgements())

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
        self._settle()
        return self._decide(Act(decision, (ids,) if isinstance(ids, str) else tuple(ids), value), by=by, note=note)

    def questions(self, story: str | None = None) -> list[Question]:
        """What is in doubt in a story, or all, and nobody has decided: the questions on which most hangs come first.

        Raises:
            UnknownId: no story is meant, or several are.
        """
        views = [self.story(story)] if story else [self.story(each.id) for each in self.stories()]
        decided = self.judgements()
        found = [question for view in views for question in store.doubting.questions(view, decided)]
        return sorted(found, key=lambda each: (-each.statements, each.about != "entity", each.story))

    def answer(self, question: Question, answer: Answer, *, name: str = "", by: str = "") -> list[Judgement]:
        """Record a person's answer at once; what follows from it is made anew by whoever next reads its story.

        Args:
            answer: `rename` is yes to two names, under `name`; of a statement, `name` says it.

        Raises:
            OptionError: to rename takes a name.
        """
        return [self._decide(act, by=by, at_once=False) for act in store.doubting.acts(question, answer, name)]

    def adopt(self, judgements: Iterable[Judgement]) -> list[Judgement]:
        """Take over judgements as they are, for instance another record's; those that fit nothing here are orphaned."""
        kept = self._keep(judgements)
        self._settle()
        return kept

    def _decide(self, act: Act, *, by: str, note: str = "", at_once: bool = True) -> Judgement:
        with self._database.reading() as connection:
            entries = [store.lookup.find(connection, key) for key in act.lines]
            judgement = store.deciding.decide(connection, act.decision, entries, value=act.value, by=by, note=note)
        return (self.adopt if at_once else self._keep)([judgement])[0]

    def _keep(self, judgements: Iterable[Judgement]) -> list[Judgement]:
        with self._database.writing() as connection:
            return [store.deciding.keep(connection, each, at=store.journal.stamp(self._clock())) for each in judgements]

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
            self._steps.grouper(), partial(self._steps.gather, options=self._options), self._steps.revise, self._clock,
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
