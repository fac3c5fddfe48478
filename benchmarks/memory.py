"""Peak resident memory of the commands, and how long they take from a cold start, each a process of its own."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from made import made_reports
from measuring import ONRECORD, Ran, Row, process, runs

STARTS = 10
REPORTS = 40


def run() -> Iterator[Row]:
    """Start-up of four commands, and memory of the two that load the model."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one, many, db = folder / "one.jsonl", folder / "many.jsonl", folder / "a.db"
        rows = [msgspec.json.encode({"id": r.id, "text": r.text, "url": r.url}) for r in made_reports(sizes=(REPORTS,))]
        one.write_bytes(rows[0] + b"\n")
        many.write_bytes(b"\n".join(rows) + b"\n")
        how = f"whole process, median of {STARTS}"
        yield _start("--version", runs(["--version"], times=STARTS), how)
        yield _start(
            "study of one report", runs(["study", "--as-is", one], times=STARTS // 2), f"median of {STARTS // 2}"
        )
        studied = process([*ONRECORD, "study", "--as-is", str(many)])
        yield Row(f"peak memory, study of {REPORTS} reports", f"{studied.peak:,.0f} MiB")
        added = process([*ONRECORD, "add", str(many), "--db", str(db)])
        yield Row(f"peak memory, add of {REPORTS} reports", f"{added.peak:,.0f} MiB")
        yield _start(f"show, record of {REPORTS} reports", runs(["show", "--db", db], times=STARTS), how)


def _start(what: str, ran: Ran, how: str) -> Row:
    return Row(f"cold start, {what}", f"{1000 * ran.seconds:,.0f} ms, {ran.peak:,.0f} MiB", how=how)
