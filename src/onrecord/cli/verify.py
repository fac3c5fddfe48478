"""`onrecord verify`: checks every span and hash of a record."""

import typer

from onrecord.cli.options import DEFAULT_DB, Db
from onrecord.cli.output import AsCsv, AsJson, AsLines, Form, Raw, Table, emit


def verify(
    db: Db = DEFAULT_DB, as_json: AsJson = False, as_lines: AsLines = False, as_csv: AsCsv = False, raw: Raw = False
) -> None:
    """Check that every line still opens the words it came from, and that nothing was altered.

    Example: onrecord verify --db story.db
    """
    from onrecord.record import Record

    with Record.open(db, create=False) as record:
        problems = record.verify()
    rows = [{"where": problem.where, "what": problem.what} for problem in problems]
    form = Form(as_json, as_lines, as_csv, raw)
    if problems or any(form[:3]):
        emit([Table("problem", ("where", "what"), rows)], form)
    else:
        print("good: every span, hash and link holds")
    if problems:
        raise typer.Exit(1)
