"""`onrecord search`: full text over statements and reports."""

from typing import Annotated

import typer

from onrecord.cli.options import DEFAULT_DB, Db
from onrecord.cli.output import AsCsv, AsJson, AsLines, Form, Raw, Table, emit


def search(
    words: Annotated[list[str], typer.Argument(help="Words; also speaker:NAME act:deny on:2026-03 outlet:NAME.")],
    db: Db = DEFAULT_DB,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many lines.")] = 50,
    as_json: AsJson = False,
    as_lines: AsLines = False,
    as_csv: AsCsv = False,
    raw: Raw = False,
) -> None:
    """Find statements and sentences by their words, speaker, act, day or outlet.

    Example: onrecord search leak act:deny speaker:ministry
    """
    import msgspec

    from onrecord.record import Record

    with Record.open(db, create=False) as record:
        hits = record.search(" ".join(words), limit=limit)
    rows = [{**msgspec.to_builtins(hit), "day": hit.earliest or "", "id": hit.statement or ""} for hit in hits]
    emit([Table("hit", ("id", "day", "speaker", "act", "words", "outlet"), rows)], Form(as_json, as_lines, as_csv, raw))
