"""`onrecord judge`: a person's decisions, which no re-run overwrites."""

from typing import Annotated

import typer

from onrecord.cli.options import DEFAULT_DB, Db
from onrecord.cli.output import AsCsv, AsJson, AsLines, Form, Raw, Table, emit

app = typer.Typer(
    help="Record a person's decision; decisions are only ever added.\n\nExample: onrecord judge reject s81c0",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of lines, or the beginnings of them.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="The id of a line, or the beginning of one.")]
Note = Annotated[str, typer.Option("--note", help="Why, in your own words.")]
By = Annotated[str, typer.Option("--by", help="Who decides.")]


@app.command()
def accept(line: Id, db: Db = DEFAULT_DB, note: Note = "", by: By = "") -> None:
    """Let a doubtful statement count.  Example: onrecord judge accept s81c0"""
    _judge(db, "accept", [line], "", note, by)


@app.command()
def reject(line: Id, db: Db = DEFAULT_DB, note: Note = "", by: By = "") -> None:
    """Let a statement or claim member count for nothing.  Example: onrecord judge reject s81c0"""
    _judge(db, "reject", [line], "", note, by)


@app.command()
def merge(lines: Ids, db: Db = DEFAULT_DB, note: Note = "", by: By = "") -> None:
    """Two entities, claims or stories are one.  Example: onrecord judge merge e12ab e98f0"""
    _judge(db, "merge", lines, "", note, by)


@app.command()
def split(lines: Ids, db: Db = DEFAULT_DB, note: Note = "", by: By = "") -> None:
    """What was joined is not one.  Example: onrecord judge split e12ab e98f0"""
    _judge(db, "split", lines, "", note, by)


@app.command()
def rename(
    line: Id,
    name: Annotated[str, typer.Argument(help="The name to show.")],
    db: Db = DEFAULT_DB,
    note: Note = "",
    by: By = "",
) -> None:
    """Show an entity or a story under another name.  Example: onrecord judge rename e12ab 'Ana Ruiz'"""
    _judge(db, "rename", [line], name, note, by)


@app.command()
def correct(
    line: Id,
    value: Annotated[str, typer.Argument(help="The speaker's name, or the number.")],
    db: Db = DEFAULT_DB,
    note: Note = "",
    by: By = "",
) -> None:
    """Correct a statement's speaker or a quantity's value.  Example: onrecord judge correct s81c0 'Ana Ruiz'"""
    _judge(db, "correct", [line], value, note, by)


@app.command()
def date(
    line: Id,
    day: Annotated[str, typer.Argument(help="The day, YYYY-MM-DD.")],
    db: Db = DEFAULT_DB,
    note: Note = "",
    by: By = "",
) -> None:
    """Say when a report was published.  Example: onrecord judge date r3f9a 2026-03-02"""
    _judge(db, "date", [line], day, note, by)


@app.command(name="list")
def list_all(
    db: Db = DEFAULT_DB, as_json: AsJson = False, as_lines: AsLines = False, as_csv: AsCsv = False, raw: Raw = False
) -> None:
    """Every decision so far, and whether its words still stand.  Example: onrecord judge list"""
    import msgspec

    from onrecord.record import Record

    with Record.open(db, create=False) as record:
        orphaned = record.orphaned()
        rows = [
            {
                "id": judgement.id,
                **msgspec.to_builtins(judgement),
                "state": "orphaned" if judgement.id in orphaned else "applies",
            }
            for judgement in record.judgements()
        ]
    columns = ("id", "decision", "kind", "words", "value", "note", "by", "state")
    emit([Table("judgement", columns, rows)], Form(as_json, as_lines, as_csv, raw))


def _judge(db: object, decision: str, lines: list[str], value: str, note: str, by: str) -> None:
    from pathlib import Path
    from typing import cast

    from onrecord.judgements import Decision
    from onrecord.record import Record

    with Record.open(Path(str(db)), create=False) as record:
        judgement = record.judge(cast("Decision", decision), lines, value=value, note=note, by=by)
    print(f"{judgement.decision} {judgement.kind} {'; '.join(judgement.words)} ({judgement.id})")
