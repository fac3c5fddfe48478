"""`onrecord why` and `onrecord cite`: the spans behind a line, and a line ready to paste."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.opening import AsOf, opened_at
from onrecord.cli.options import DEFAULT_DB, Db
from onrecord.cli.output import AsCsv, AsJson, AsLines, Form, Raw, Table, emit
from onrecord.cli.wording import located, plain, quoted

if TYPE_CHECKING:
    from onrecord.store.nouns import Citation, Why

_COLUMNS = (
    *("id", "line_kind", "rule", "role", "words", "around", "report", "start", "end"),
    *("outlet", "title", "address", "earliest", "latest", "basis"),
)

LineId = Annotated[str, typer.Argument(metavar="ID", help="The id of any line, or the beginning of one.")]


def why(
    line: LineId,
    as_of: AsOf = None,
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
    as_lines: AsLines = False,
    as_csv: AsCsv = False,
    raw: Raw = False,
) -> None:
    """Show the words behind any line, and the rule that applied.

    Example: onrecord why c3f9a1
    """
    import msgspec

    form = Form(as_json, as_lines, as_csv, raw)
    form.check()
    with opened_at(db, as_of, line) as record:
        found = record.why(line)
    if as_csv:
        emit([Table("evidence", "evidence", _COLUMNS, _evidence(found))], form)
    elif form.for_programs:
        emit([Table("why", "why", ("rule",), [msgspec.to_builtins(found)])], form)
    else:
        _tell(found)


def _evidence(found: "Why") -> list[dict[str, Any]]:
    """One row for each piece of evidence, with the line that it is for."""
    line = {"id": found.line.id, "line_kind": found.line.kind, "rule": found.rule}
    return [
        line
        | {name: getattr(each, name) for name in _COLUMNS if name not in (*line, "start", "end")}
        | {"start": each.span.start, "end": each.span.end}
        for each in found.evidence
    ]


def _tell(found: "Why") -> None:
    print(f"{found.line.kind} {found.line.id}")
    print(f"rule: {plain(found.rule)}")
    for note in found.notes:
        print(f"note: {plain(note)}")
    for evidence in found.evidence:
        role = f" ({plain(evidence.role)})" if evidence.role else ""
        print(f"\n{quoted(evidence.words)}{role}")
        if evidence.around != evidence.words:
            print(f"  in: {plain(evidence.around)}")
        print(f"  {located(evidence.outlet, evidence.title, evidence.earliest, evidence.latest, evidence.basis)}")
        print(f"  report {evidence.report}, code points {evidence.span.start} to {evidence.span.end}")


def cite(
    line: LineId,
    as_of: AsOf = None,
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
    as_lines: AsLines = False,
    as_csv: AsCsv = False,
    raw: Raw = False,
) -> None:
    """Print a line with speaker, outlet, date and address, to paste.

    Example: onrecord cite s81c0
    """
    import msgspec

    form = Form(as_json, as_lines, as_csv, raw)
    form.check()
    with opened_at(db, as_of, line) as record:
        citation = record.cite(line)
    if form.for_programs:
        emit([Table("citation", "citation", ("words",), [msgspec.to_builtins(citation)])], form)
    else:
        print(_pasted(citation))


def _pasted(citation: "Citation") -> str:
    speaker = citation.speaker or (f"{citation.source} (not resolved)" if citation.source else "")
    report = located(citation.outlet, citation.title, citation.earliest, citation.latest, citation.basis)
    byline = f", by {plain(citation.byline)}" if citation.byline else ""
    address = f" <{plain(citation.address)}>" if citation.address else ""
    return f"{plain(speaker) + ': ' if speaker else ''}{quoted(citation.words)} — {report}{byline}{address}"
