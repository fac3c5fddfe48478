"""`onrecord verify`: checks every span and hash of a record."""

import typer

from onrecord.cli.options import DEFAULT_DB, Db
from onrecord.cli.output import AsCsv, AsJson, AsLines, Form, Raw, Table, emit


def verify(
    db: Db = DEFAULT_DB, as_json: AsJson = False, as_lines: AsLines = False, as_csv: AsCsv = False, raw: Raw = False
) -> None:
    """Check every span, hash and link of the record.

    Does every line still open the words it came from, and was nothing altered? Leaves with 1 where something is wrong.

    Example: onrecord verify --db story.db
    """
    from onrecord.record import Record

    form = Form(as_json, as_lines, as_csv, raw)
    form.check()
    with Record.open(db, create=False) as record:
        problems = record.verify()
    rows = [{"where": problem.where, "what": problem.what} for problem in problems]
    if problems or form.for_programs:
        emit([Table("problems", "problem", ("where", "what"), rows, prose="what")], form)
    else:
        print("good: every span, hash and link holds")
    if problems:
        raise typer.Exit(1)
