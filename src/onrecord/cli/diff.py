"""`onrecord diff`: what is new, changed, newly denied."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.cli.options import DEFAULT_DB, Db
from onrecord.cli.output import AsCsv, AsJson, AsLines, Form, Raw, Table, emit

if TYPE_CHECKING:
    from onrecord.store.nouns import Change


def diff(
    since: Annotated[str, typer.Option("--since", help="A day or moment, ISO 8601.")],
    by: Annotated[
        Literal["added", "dated"],
        typer.Option("--by", help="added: when it entered the record; dated: by the reports' own dates."),
    ] = "added",
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
    as_lines: AsLines = False,
    as_csv: AsCsv = False,
    raw: Raw = False,
) -> None:
    """Show what is new, stands otherwise, or is newly denied.

    Example: onrecord diff --since 2026-03-01 --by dated
    """
    from onrecord.record import Record

    form = Form(as_json, as_lines, as_csv, raw)
    form.check()
    with Record.open(db, create=False) as record:
        found = record.diff(since, by=by)
    denied = {change.claim for change in found.denied}
    rows = [_row(change, "new", denied) for change in found.new]
    rows += [_row(change, "changed", denied) for change in found.changed]
    rows += [{"id": key, "change": "new report", "before": "", "after": "", "words": ""} for key in found.reports]
    rows += [
        {"id": s.story, "change": f"story {s.how}", "before": "; ".join(s.of), "after": "", "words": s.name}
        for s in found.stories
    ]
    columns = ("id", "change", "before", "after", "words")
    emit([Table("changes", "change", columns, rows, empty=f"nothing has changed since {since}")], form)


def _row(change: "Change", how: str, denied: set[str]) -> dict[str, object]:
    newly = ", newly denied" if change.claim in denied else ""
    return {
        "id": change.claim,
        "change": how + newly,
        "before": change.before or "",
        "after": change.after,
        "words": change.words,
        "span": [change.span.start, change.span.end],
        "report": change.span.report,
    }
