"""A record of made-up reports, opened for a test, and all that it exports."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from onrecord import exports
from onrecord.record import Record
from tests.store.fakes import STEPS


def hours() -> Iterator[datetime]:
    """A clock that moves by an hour at each look."""
    start = datetime(2040, 1, 1, tzinfo=UTC)
    return (start + timedelta(hours=count) for count in itertools.count())


def opened(path: Path, **more: Any) -> Record:
    """A record of made-up reports, whose clock moves by itself."""
    ticks = hours()
    chosen: dict[str, Any] = {"steps": STEPS, "clock": lambda: next(ticks)} | more
    return Record.open(path, **chosen)


def export(record: Record) -> str:
    """All that a record exports, as one text."""
    tables = [f"{name}\n{''.join(lines)}" for name, lines in exports.csv_tables(record)]
    return "\n".join([*exports.jsonl(record), *tables])
