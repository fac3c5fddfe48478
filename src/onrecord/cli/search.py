"""`onrecord search`: full text over statements and reports."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.options import DEFAULT_DB, Db
from onrecord.cli.output import AsCsv, AsJson, AsLines, Form, Raw, Table, emit
from onrecord.cli.wording import interval

if TYPE_CHECKING:
    from onrecord.store.nouns import Hit


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words and filters.")],
    db: Db = DEFAULT_DB,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many lines.")] = 50,
    as_json: AsJson = False,
    as_lines: AsLines = False,
    as_csv: AsCsv = False,
    raw: Raw = False,
) -> None:
    """Find statements and sentences by words, speaker, act, day.

    All words must be there; "exact words" in quotation marks stay together, a star ends a beginning (evacuat*).
    Filters: speaker:NAME, act:deny, on:2026-03 (a day, month or year), outlet:NAME.

    Example: onrecord search leak act:deny speaker:ministry
    """
    from onrecord.record import Record

    form = Form(as_json, as_lines, as_csv, raw)
    form.check()
    with Record.open(db, create=False) as record:
        hits = record.search(" ".join(words), limit=limit)
    rows = [_row(hit) for hit in hits]
    columns = ("id", "day", "speaker", "act", "outlet", "words")
    emit([Table("hits", "hit", columns, rows, empty="nothing found")], form)


def _row(hit: "Hit") -> dict[str, Any]:
    """A hit's id is its statement's; that of a sentence which no statement lies in is its report's."""
    return {
        "id": hit.statement or hit.report,
        "hit_kind": hit.kind,
        "day": interval(hit.earliest, hit.latest),
        "speaker": hit.speaker,
        "act": hit.act,
        "words": hit.words,
        "outlet": hit.outlet,
        "report": hit.report,
        "story": hit.story,
        "spans": [span.pair() for span in hit.spans],
    }
