"""The record as a whole: what is added, what can be asked, and that neither order nor interruption shows."""

import itertools
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

import onrecord
from onrecord import exports
from onrecord.errors import OptionError, ReportError, UnknownId
from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.mentions.nouns import Entity
from onrecord.options import Options
from onrecord.record import Record
from onrecord.reports.arrival import Rejection
from onrecord.reports.report import Published, Report
from onrecord.spans import Span, content_id

from .store import fakes
from .store.fakes import BRIDGE, DENIAL, EVERY, HARBOUR, ORCHARD, SECOND, STEPS, made


def hours() -> Iterator[datetime]:
    """A clock that moves by an hour at each look."""
    start = datetime(2040, 1, 1, tzinfo=UTC)
    return (start + timedelta(hours=count) for count in itertools.count())


def opened(path: Path, **more: Any) -> Record:
    ticks = hours()
    chosen: dict[str, Any] = {"steps": STEPS, "clock": lambda: next(ticks)} | more
    return Record.open(path, **chosen)


def export(record: Record) -> str:
    tables = [f"{name}\n{''.join(lines)}" for name, lines in exports.csv_tables(record)]
    return "\n".join([*exports.jsonl(record), *tables])


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with opened(tmp_path / "story.db") as record:
        record.add(EVERY)
        yield record


# Adding


def test_everything_that_comes_in_is_accounted_for(tmp_path: Path) -> None:
    bad = Rejection(source="x.txt", reason="empty")
    with opened(tmp_path / "a.db") as record:
        first = record.add([HARBOUR, "x.txt", SECOND, HARBOUR])
        again = record.add([*EVERY, "x.txt"])
    assert (first.added, first.already, first.rejected, first.total) == (2, 1, (bad,), 4)
    assert (again.added, again.already, again.rejected, again.total) == (3, 2, (bad,), 6)
    assert again.not_read == 1


def test_a_report_that_cannot_be_studied_is_rejected(tmp_path: Path) -> None:
    def refuse(report: Report, *, options: Options) -> Findings:
        if report.id == SECOND.id:
            raise ReportError("too deep to parse")
        return fakes.study(report, options=options)

    with opened(tmp_path / "a.db", steps=STEPS._replace(study=refuse)) as record:
        summary = record.add([HARBOUR, msgspec.structs.replace(SECOND, source="b.txt"), ORCHARD])
        assert (summary.added, summary.rejected) == (2, (Rejection(source="b.txt", reason="too deep to parse"),))
        assert record.verify() == []


@pytest.mark.parametrize("seed", range(6))
def test_order_and_portions_of_arrival_do_not_show(tmp_path: Path, seed: int) -> None:
    twin = msgspec.structs.replace(HARBOUR, title="Crane down", published=Published())
    other = msgspec.structs.replace(HARBOUR, title="A crane", extractor="page 2")
    arrivals = [*EVERY, BRIDGE, twin, other]
    with opened(tmp_path / "straight.db") as record:
        record.add(arrivals)
        expected = export(record)
    dice = random.Random(seed)
    dice.shuffle(arrivals)
    cut = dice.randrange(len(arrivals))
    with opened(tmp_path / "shuffled.db") as record:
        record.add(arrivals[:cut])
        record.add(arrivals[cut:])
        assert export(record) == expected
        assert record.verify() == []


def test_two_processes_give_the_same_record(tmp_path: Path) -> None:
    with opened(tmp_path / "one.db") as one, opened(tmp_path / "two.db") as two:
        one.add(EVERY)
        assert two.add([*reversed(EVERY), HARBOUR], workers=2).already == 1
        assert export(one) == export(two)


def test_unchanged_reports_are_not_read_again_and_untouched_stories_not_gathered(tmp_path: Path) -> None:
    read: list[str] = []
    gathered: list[str] = []

    def study(report: Report, *, options: Options) -> Findings:
        read.append(report.id)
        return fakes.study(report, options=options)

    def gather(story: Any, *rest: Any, **more: Any) -> Any:
        gathered.append(story.name)
        return fakes.gather(story, *rest, **more)

    steps = STEPS._replace(study=study, gather=gather)
    with opened(tmp_path / "a.db", steps=steps) as record:
        record.add([HARBOUR, ORCHARD])
        record.add([HARBOUR, ORCHARD, SECOND])
        assert record.stories()
    assert sorted(read) == sorted([HARBOUR.id, ORCHARD.id, SECOND.id])
    assert sorted(gathered) == ["#harbour", "#harbour", "#orchard"]
    with opened(tmp_path / "a.db", steps=steps, options=Options(floor=0.4)) as record:
        record.add([])
    assert len(read) == 6


def test_metadata_are_chosen_by_basis_then_value(tmp_path: Path) -> None:
    bare = msgspec.structs.replace(HARBOUR, published=Published())
    given = msgspec.structs.replace(
        HARBOUR, published=Published(earliest="2031-02-02", latest="2031-02-02", basis="given"), title="Zig"
    )
    titled = msgspec.structs.replace(HARBOUR, title="Ann")
    for number, order in enumerate(itertools.permutations([bare, given, titled])):
        with opened(tmp_path / f"{number}.db") as record:
            assert record.add(order).total == 3
            kept = record.story().report(HARBOUR.id)
            assert (kept.title, kept.published) == ("Ann", HARBOUR.published)
            assert record.story().findings(HARBOUR.id).published == HARBOUR.published


def test_another_text_at_one_address_is_a_version_of_the_first(tmp_path: Path) -> None:
    address = "https://ledger.example/crane"
    first = made("Crane #harbour\nMira says: it fell.\n", url=address, day="2031-03-01")
    edited = made("Crane #harbour\nMira says: it fell at noon.\n", url=address, day="2031-03-02")
    for number, order in enumerate([(first, edited), (edited, first)]):
        with opened(tmp_path / f"{number}.db") as record:
            assert record.add(order[:1]).versions == 0
            assert record.add(order[1:]).versions == 1
            assert record.story().versions == {edited.id: first.id}


def test_a_story_that_a_person_names_is_kept_apart(tmp_path: Path) -> None:
    with opened(tmp_path / "a.db") as record:
        record.add([HARBOUR], story="The quay")
        record.add([ORCHARD], story="The quay")
        assert [story.name for story in record.stories()] == ["The quay"]
        assert record.story("the quay").story.reports == (ORCHARD.id, HARBOUR.id)


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    with opened(tmp_path / "a.db") as record:
        record.add([HARBOUR, ORCHARD], progress=lambda *step: told.append(step))
    assert ("read", 2, None) in told
    assert told[-1] == ("gather", 2, 2)


# Interruption


def test_an_interrupted_run_leaves_whole_reports_and_the_next_finishes(tmp_path: Path) -> None:
    def stop(report: Report, *, options: Options) -> Findings:
        if report.id == DENIAL.id:
            raise KeyboardInterrupt
        return fakes.study(report, options=options)

    with opened(tmp_path / "a.db", steps=STEPS._replace(study=stop)) as record, pytest.raises(KeyboardInterrupt):
        record.add(EVERY)
    with opened(tmp_path / "a.db") as record:
        assert {story.reports for story in record.stories()} == {2}, "reading finishes what was left undone"
        record.add(EVERY)
        left = export(record)
    with opened(tmp_path / "b.db") as record:
        record.add(EVERY)
        assert left == export(record)


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.store import fakes
from onrecord.record import Record

place, at = sys.argv[1], sys.argv[2]

def study(report, *, options):
    if at == report.id:
        os.kill(os.getpid(), signal.SIGKILL)
    return fakes.study(report, options=options)

def gather(story, *rest, **more):
    if at == story.name:
        os.kill(os.getpid(), signal.SIGKILL)
    return fakes.gather(story, *rest, **more)

Record.open(place, steps=fakes.STEPS._replace(study=study, gather=gather)).add(fakes.EVERY)
"""


@pytest.mark.parametrize("at", [HARBOUR.id, DENIAL.id, ORCHARD.id, "#harbour", "#orchard"])
def test_a_killed_run_is_finished_by_the_next(tmp_path: Path, at: str) -> None:
    root = Path(__file__).parent.parent
    run = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "killed.db"), at], cwd=root, check=False, capture_output=True
    )
    assert run.returncode == -signal.SIGKILL, run.stderr.decode()
    with opened(tmp_path / "killed.db") as record, opened(tmp_path / "whole.db") as whole:
        summary = record.add(EVERY)
        assert summary.total == len(EVERY)
        whole.add(EVERY)
        assert export(record) == export(whole)
        assert record.verify() == []


def test_a_killed_run_of_several_processes_leaves_none_behind(tmp_path: Path) -> None:
    script = (
        "import sys, time\nfrom tests.store import slow\nfrom onrecord.record import Record\n"
        "if __name__ == '__main__':\n"
        "    Record.open(sys.argv[1], steps=slow.STEPS).add(slow.MANY, workers=2)\n"
    )
    (tmp_path / "run.py").write_text(script)
    root = Path(__file__).parent.parent
    marks = tmp_path / "marks"
    marks.mkdir()
    run = subprocess.Popen(
        [sys.executable, str(tmp_path / "run.py"), str(tmp_path / "a.db")],
        env=os.environ | {"PYTHONPATH": str(root), "SLOW_MARKS": str(marks)},
    )
    _until(lambda: len(list(marks.iterdir())) == 2)
    run.kill()
    run.wait()
    _until(lambda: not any(_alive(int(mark.name)) for mark in marks.iterdir()))


def _until(holds: Any, *, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def _alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(") ", 1)[1][0]
    except FileNotFoundError:
        return False
    return state != "Z"


# Stories and their names


def test_stories_are_listed_latest_first(record: Record) -> None:
    harbour, orchard = record.stories()
    assert (harbour.name, harbour.reports, harbour.claims, harbour.statements) == ("#harbour", 4, 2, 4)
    assert (harbour.earliest, harbour.latest) == ("2031-03-01", "2031-03-05")
    assert orchard.id == "s" + ORCHARD.id[1:]


def test_a_story_is_found_by_id_beginning_name_and_earlier_id(record: Record) -> None:
    key = "s" + HARBOUR.id[1:]
    for name in (key, key[:6], "#harbour", "#HARB", "s" + SECOND.id[1:]):
        assert record.story(name).story.id == key
    record.add([BRIDGE])
    assert record.story(key).story.id == "s" + ORCHARD.id[1:], "the id that a story had before stays good"
    assert len(record.stories()) == 1


def test_an_unknown_story_is_told_with_its_nearest(record: Record) -> None:
    with pytest.raises(UnknownId, match=r"no story '#harbur'; there are: s\w+ \(#harbour\)"):
        record.story("#harbur")
    with pytest.raises(UnknownId, match="means 2 stories"):
        record.story("#")
    with pytest.raises(UnknownId, match="has 2 stories; name one"):
        record.story()


def test_a_record_without_stories_says_so(tmp_path: Path) -> None:
    with opened(tmp_path / "a.db") as record:
        assert record.stories() == []
        with pytest.raises(UnknownId, match="no story yet"):
            record.story()


# Lines


def test_every_id_of_an_export_is_found(record: Record) -> None:
    seen = set()
    for text in exports.jsonl(record):
        line = msgspec.json.decode(text)
        if line["kind"] not in ("side",):
            found = record.find(line["id"])
            assert found.id == line["id"]
            seen.add(found.kind)
    assert seen == {"story", "report", "statement", "quantity", "entity", "claim"}
    for claim in record.story("#harbour").claims():
        for key in [*(each.id for each in claim.members), *(each.id for each in claim.origins)]:
            assert claim.id in record.find(key).within


def test_why_gives_the_rule_and_words_in_their_sentence(record: Record) -> None:
    view = record.story("#harbour")
    claim = next(each for each in view.claims() if len(each.members) == 3)
    why = record.why(claim.id[:8])
    assert why.rule == "disputed since 2031-03-05: so it is disputed"
    assert [each.words for each in why.evidence] == ["the crane fell at noon."] * 3
    assert why.evidence[0].around == "Mira says: the crane fell at noon."
    assert "asserted from 2031-03-01: so it is asserted" in why.notes
    for line in exports.jsonl(record):
        noun = msgspec.json.decode(line)
        if "id" in noun:
            for evidence in record.why(noun["id"]).evidence:
                report = next(each for each in EVERY if each.id == evidence.report)
                assert report.text[evidence.span.start : evidence.span.end] == evidence.words
                assert evidence.words in evidence.around


def test_cite_gives_all_that_is_needed(record: Record) -> None:
    said = record.story("#harbour").findings(SECOND.id).statements[0]
    citation = record.cite(said.id)
    assert (citation.words, citation.speaker, citation.outlet) == ("the crane fell at noon.", "Lena", "Tide Post")
    assert (citation.date, citation.basis, citation.report) == ("2031-03-03", "declared", SECOND.id)
    assert SECOND.text[citation.span.start : citation.span.end] == citation.words
    assert record.cite(SECOND.id).words == "More from the quay #harbour"


def test_an_id_that_names_nothing_or_several_things_is_an_error(record: Record) -> None:
    with pytest.raises(UnknownId, match="nothing in this record"):
        record.why("zzz")
    with pytest.raises(UnknownId, match="give more of it"):
        record.find("r")


# Judgements


def test_a_judgement_survives_every_re_run(record: Record) -> None:
    said = record.story("#harbour").findings(HARBOUR.id).statements[0]
    judgement = record.judge("reject", [said.id], by="Ida", note="a slip")
    assert (judgement.words, judgement.sequence) == (("the crane fell at noon.",), 1)
    assert record.judge("reject", said.id, by="Ida", note="a slip") == judgement
    assert record.story("#harbour").doubtful() == (said.id,)
    record.add([BRIDGE])
    assert record.story().doubtful() == (said.id,)
    assert record.judgements() == (judgement,)
    assert record.orphaned() == ()


def test_a_judgement_is_orphaned_where_the_text_is_another(record: Record, tmp_path: Path) -> None:
    said = record.story("#harbour").findings(HARBOUR.id).statements[0]
    judgement = record.judge("reject", [said.id])
    edited = made(HARBOUR.text.replace("noon", "dusk"), day="2031-03-01")
    lost = msgspec.structs.replace(judgement, words=("the crane rose at noon.",))
    with opened(tmp_path / "edited.db") as other:
        other.add([edited])
        other.adopt([judgement])
        assert other.orphaned() == (judgement.id,)
        assert other.story().doubtful() == ()
    with opened(tmp_path / "same.db") as other:
        other.adopt([lost])
        other.add([HARBOUR])
        assert other.orphaned() == (lost.id,)
        assert other.story().orphaned() == (lost.id,)


def test_stories_that_a_person_merges_are_one(record: Record) -> None:
    record.judge("merge", [story.id for story in record.stories()])
    assert [story.reports for story in record.stories()] == [5]


def test_a_story_bears_the_name_that_a_person_gave_it(record: Record) -> None:
    record.judge("rename", [record.story("#harbour").story.id], value="The crane")
    record.judge("rename", [record.story("the crane").story.id], value="The fall of the crane")
    record.add([BRIDGE])
    assert [story.name for story in record.stories()] == ["The fall of the crane"]


def test_findings_as_judgements_leave_them_are_shown(tmp_path: Path) -> None:
    given = Entity(id=content_id("e", "given"), name="Vera", kind="person")

    def revise(gathered: Gathered, _reports: Any, findings: Any, **_more: Any) -> dict[str, Findings]:
        found = findings[ORCHARD.id]
        said = msgspec.structs.replace(found.statements[0], speaker=given.id)
        return {ORCHARD.id: msgspec.structs.replace(found, entities=(*found.entities, given), statements=(said,))}

    with opened(tmp_path / "a.db", steps=STEPS._replace(revise=revise)) as record:
        record.add([ORCHARD])
        assert record.story().statements()[0].speaker == given.id
        assert [hit.speaker for hit in record.search("speaker:vera")] == ["Vera"]
        assert record.why(given.id).rule == "person: Vera"
        assert record.verify() == []
        with pytest.raises(UnknownId, match="no report has words to cite"):
            record.cite(given.id)


@pytest.mark.parametrize(
    ("decision", "ids", "value", "why"),
    [
        ("merge", [HARBOUR.id], "", "takes 2 ids or more"),
        ("rename", [HARBOUR.id], "x", "cannot rename report"),
        ("date", [HARBOUR.id], "soon", "'soon' is no day"),
        ("date", [HARBOUR.id], "2031-02-02/2031-01-01", "is no day"),
        ("bless", [HARBOUR.id], "", "no decision"),
    ],
)
def test_a_decision_that_does_not_fit_is_refused(
    record: Record, decision: Any, ids: list[str], value: str, why: str
) -> None:
    with pytest.raises(OptionError, match=why):
        record.judge(decision, ids, value=value)
    assert record.judgements() == ()


# What changed


def test_diff_by_what_was_added(tmp_path: Path) -> None:
    now = [datetime(2040, 1, 1, tzinfo=UTC)]
    with opened(tmp_path / "a.db", clock=lambda: now[0]) as record:
        record.add([HARBOUR, ORCHARD])
        now[0] = datetime(2040, 1, 5, tzinfo=UTC)
        record.add([SECOND])
        now[0] = datetime(2040, 1, 9, tzinfo=UTC)
        record.add([DENIAL, BRIDGE])
        everything = record.diff("2040-01-01")
        later = record.diff("2040-01-05")
        last = record.diff("2040-01-06T00:00+02:00")
        assert record.diff("2040-01-10") == onrecord.store.nouns.Diff(since="2040-01-10", by="added")
    assert len(everything.reports) == 5
    assert not everything.changed
    assert {change.after for change in everything.new} == {"asserted", "denied", "disputed"}
    assert [(change.before, change.after) for change in later.changed] == [("asserted", "disputed")]
    assert [(change.before, change.after) for change in last.changed] == [("corroborated", "disputed")]
    assert last.denied == last.changed
    assert last.changed[0].words == "the crane fell at noon."
    assert last.reports == tuple(sorted([DENIAL.id, BRIDGE.id]))
    assert [(story.how, len(story.of)) for story in last.stories] == [("merged", 2)]


def test_diff_by_the_reports_own_dates(record: Record) -> None:
    diff = record.diff("2031-03-04", by="dated")
    assert diff.reports == (DENIAL.id,)
    assert [(change.before, change.after) for change in diff.changed] == [("corroborated", "disputed")]
    assert not diff.new
    with pytest.raises(OptionError, match="neither a day"):
        record.diff("yesterday")


def test_the_clock_shows_nowhere_else(tmp_path: Path) -> None:
    with (
        opened(tmp_path / "a.db") as one,
        opened(tmp_path / "b.db", clock=lambda: datetime(1999, 1, 1, tzinfo=UTC)) as two,
    ):
        one.add(EVERY)
        two.add(EVERY)
        assert export(one) == export(two)


# The public face


def test_public_names_are_those_listed() -> None:
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None
    assert callable(onrecord.study)
    assert dir(onrecord) == sorted(onrecord.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(onrecord, "nothing")  # noqa: B009 - mypy knows that it is not there


LISTING = """
import sys
from onrecord import Record

with Record.open(sys.argv[1], read_only=True) as record:
    assert len(record.stories()) == 2
    assert record.story("#harbour").claims()
heavy = {"spacy", "trafilatura", "rich", "typer", "jinja2", "numpy", "lxml", "rapidfuzz", "sqlalchemy", "asyncio"}
sys.exit(", ".join(heavy & set(sys.modules)) or 0)
"""


def test_a_story_is_shown_without_loading_what_only_adding_needs(record: Record, tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-c", LISTING, str(tmp_path / "story.db")], check=False, capture_output=True)
    assert run.stderr.decode() == ""
    assert run.returncode == 0


def spans_of(value: Any) -> Iterable[dict[str, Any]]:
    if isinstance(value, dict):
        if value.keys() == {"report", "start", "end", "words"}:
            yield value
        for each in value.values():
            yield from spans_of(each)
    elif isinstance(value, list):
        for each in value:
            yield from spans_of(each)


def test_spans_hold_their_words_in_every_line(record: Record) -> None:
    texts = {report.id: report.text for report in EVERY}
    spans = [span for line in exports.jsonl(record) for span in spans_of(msgspec.json.decode(line))]
    assert len(spans) > 40
    for span in spans:
        assert texts[span["report"]][span["start"] : span["end"]] == span["words"]
        Span(span["report"], span["start"], span["end"])
