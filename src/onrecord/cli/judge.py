"""`onrecord judge`: a person's decisions, which no re-run overwrites."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import DEFAULT_DB, Db
from onrecord.cli.output import AsCsv, AsJson, AsLines, Form, Raw, Table, emit
from onrecord.cli.wording import plain

if TYPE_CHECKING:
    from onrecord.judgements import Decision, Judgement

app = typer.Typer(
    help="Record a person's decision, which no re-run overwrites.\n\n"
    "Decisions are only ever added; `judge list` shows them. Each is anchored on words of reports, and survives.\n\n"
    "Example: onrecord judge reject s81c0",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Ids = Annotated[list[str], typer.Argument(metavar="ID", help="Ids of lines, or the beginnings of them.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="The id of a line, or the beginning of one.")]
Note = Annotated[str, typer.Option("--note", help="Why, in your own words.")]
By = Annotated[str, typer.Option("--by", help="Who decides.")]


@app.command()
def accept(line: Id, db: Db = DEFAULT_DB, note: Note = "", by: By = "") -> None:
    """Let a doubtful line count.

    Example: onrecord judge accept s81c0
    """
    _judge(db, "accept", [line], "", note, by)


@app.command()
def reject(line: Id, db: Db = DEFAULT_DB, note: Note = "", by: By = "") -> None:
    """Let a line count for nothing.

    Example: onrecord judge reject s81c0
    """
    _judge(db, "reject", [line], "", note, by)


@app.command()
def merge(lines: Ids, db: Db = DEFAULT_DB, note: Note = "", by: By = "") -> None:
    """Say that entities, claims or stories are one.

    Example: onrecord judge merge e12ab e98f0
    """
    _judge(db, "merge", lines, "", note, by)


@app.command()
def split(lines: Ids, db: Db = DEFAULT_DB, note: Note = "", by: By = "") -> None:
    """Say that what was joined is not one.

    Example: onrecord judge split e12ab e98f0
    """
    _judge(db, "split", lines, "", note, by)


@app.command()
def rename(
    line: Id,
    name: Annotated[str, typer.Argument(help="The name to show.")],
    db: Db = DEFAULT_DB,
    note: Note = "",
    by: By = "",
) -> None:
    """Show an entity or a story under another name.

    Example: onrecord judge rename e12ab 'Ana Ruiz'
    """
    _judge(db, "rename", [line], name, note, by)


@app.command()
def correct(
    line: Id,
    value: Annotated[str, typer.Argument(help="The speaker's name, the number, or the day.")],
    db: Db = DEFAULT_DB,
    note: Note = "",
    by: By = "",
) -> None:
    """Correct a statement's speaker, a quantity or a time.

    Example: onrecord judge correct s81c0 'Ana Ruiz'
    """
    _judge(db, "correct", [line], value, note, by)


@app.command()
def date(
    line: Id,
    day: Annotated[str, typer.Argument(help="The day, 2026-03-02, or an interval of two, 2026-03-01/2026-03-03.")],
    db: Db = DEFAULT_DB,
    note: Note = "",
    by: By = "",
) -> None:
    """Say when a report was published, or a statement made.

    Example: onrecord judge date r3f9a 2026-03-02
    """
    _judge(db, "date", [line], day, note, by)


@app.command(name="list")
def list_(
    db: Db = DEFAULT_DB, as_json: AsJson = False, as_lines: AsLines = False, as_csv: AsCsv = False, raw: Raw = False
) -> None:
    """List every decision so far, and whether its words still stand.

    Example: onrecord judge list
    """
    from onrecord.record import Record

    form = Form(as_json, as_lines, as_csv, raw)
    form.check()
    with Record.open(db, create=False) as record:
        orphaned = record.orphaned()
        rows = [_row(judgement, orphaned=judgement.id in orphaned) for judgement in record.judgements()]
    columns = ("id", "decision", "judgement_kind", "value", "note", "by", "state", "words")
    emit([Table("judgements", "judgement", columns, rows, empty="no decisions yet")], form)


def _row(judgement: "Judgement", *, orphaned: bool) -> dict[str, object]:
    return {
        "id": judgement.id,
        "sequence": judgement.sequence,
        "decision": judgement.decision,
        "judgement_kind": judgement.kind,
        "value": judgement.value,
        "note": judgement.note,
        "by": judgement.by,
        "state": "orphaned" if orphaned else "applies",
        "words": list(judgement.words),
        "spans": [{"report": span.report, "span": span.pair()} for span in judgement.about],
    }


def _judge(db: Path, decision: "Decision", lines: list[str], value: str, note: str, by: str) -> None:
    from onrecord.record import Record

    with Record.open(db, create=False) as record:
        judgement = record.judge(decision, lines, value=value, note=note, by=by)
    words = "; ".join(f"“{plain(each)}”" for each in judgement.words)
    becomes = f" as {plain(value)}" if value else ""
    print(f"{judgement.id}: {judgement.decision} {judgement.kind} {words}{becomes}")
