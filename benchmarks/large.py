"""A record of 1,000 made-up reports: how long it takes to add them, to list the stories, to show one, to brief it.

The record is built once with the real pipeline, and kept in the system's folder for temporary files until the code
changes.
"""

import json
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from made import made_reports
from measuring import Row, runs, timed
from onrecord import brief
from onrecord.record import Record, StorySummary
from onrecord.spans import content_id

TIMES = 10
FLOOR = "under 300 ms"


def run() -> Iterator[Row]:
    """Seconds to add, list, show and brief."""
    db, took = _record()
    with Record.open(db, read_only=True) as record:
        stories = sorted(record.stories(), key=lambda story: (-story.reports, story.id))
    reports = sum(story.reports for story in stories)
    yield Row(
        f"add of {reports:,} reports", f"{took:,.0f} s", how=f"{reports / took:.1f} reports a second, one process"
    )
    yield Row("size of that record", f"{db.stat().st_size / (1 << 20):,.0f} MiB")
    how = f"{reports:,} reports in {len(stories)} stories; whole process, median of {TIMES}"
    yield _shown("show", ["show", "--db", db], how)
    for story in (stories[0], stories[len(stories) // 2]):
        yield _shown(f"show STORY, {_size(story)}", ["show", story.id, "--db", db], how)
    for story in (stories[0], stories[len(stories) // 2]):
        yield _brief(db, story)


def _shown(what: str, arguments: list[str | Path], how: str) -> Row:
    ran = runs(arguments, times=TIMES)
    return Row(what, f"{1000 * ran.seconds:,.0f} ms, {ran.peak:,.0f} MiB", FLOOR, how)


def _brief(db: Path, story: StorySummary) -> Row:
    """From an open record to the page, in this process: what a reader waits for beyond the start."""
    seconds, pages = [], []
    for _ in range(3):
        with Record.open(db, read_only=True) as record:
            seconds.append(timed(lambda: pages.append(brief.html(record.story(story.id)))))
    size = len(pages[-1].encode()) / (1 << 20)
    value = f"{statistics.median(seconds):.1f} s, {size:.1f} MiB"
    return Row(f"brief, {_size(story)}", value, how="in one process, median of 3")


def _size(story: StorySummary) -> str:
    return f"{story.reports} reports, {story.statements:,} statements, {story.claims} claims"


def _record() -> tuple[Path, float]:
    """The record's file, and how many seconds it took to build."""
    folder = Path(tempfile.gettempdir()) / f"onrecord-bench-{code()}"
    db, note = folder / "large.db", folder / "took.json"
    if not note.exists():
        folder.mkdir(exist_ok=True)
        db.unlink(missing_ok=True)
        reports = list(made_reports())
        with Record.open(db) as record:
            took = timed(lambda: record.add(reports))
        note.write_text(json.dumps(took), encoding="utf-8")
    return db, float(json.loads(note.read_text(encoding="utf-8")))


def code() -> str:
    """A mark of all code and data that make the record."""
    here = Path(brief.__file__).parent.parent
    files = sorted(path for folder in (here, Path(__file__).parent) for path in folder.rglob("*.*"))
    return content_id("b", *(path.read_bytes().hex() for path in files if path.suffix in (".py", ".toml", ".tsv")))
