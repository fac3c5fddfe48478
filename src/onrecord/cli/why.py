"""`onrecord why` and `onrecord cite`: the spans behind a line, and a line ready to paste."""

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import DEFAULT_DB, Db
from onrecord.cli.output import AsCsv, AsJson, AsLines, Form, Raw, Table, emit

if TYPE_CHECKING:
    from onrecord.store.nouns import Citation, Why

LineId = Annotated[str, typer.Argument(metavar="ID", help="The id of any line, or the beginning of one.")]


def why(
    line: LineId,
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
    as_lines: AsLines = False,
    as_csv: AsCsv = False,
    raw: Raw = False,
) -> None:
    """Show the words behind any line, in their sentences, and the rule that applied.

    Example: onrecord why c3f9a1
    """
    import msgspec

    from onrecord.record import Record

    with Record.open(db, create=False) as record:
        found = record.why(line)
    form = Form(as_json, as_lines, as_csv, raw)
    if any(form[:3]):
        emit([Table("why", ("rule",), [msgspec.to_builtins(found)])], form)
    else:
        _tell(found)


def _tell(found: "Why") -> None:
    print(f"{found.line.kind} {found.line.id}")
    print(f"rule: {found.rule}")
    for note in found.notes:
        print(f"note: {note}")
    for evidence in found.evidence:
        role = f" ({evidence.role})" if evidence.role else ""
        print(f"\n“{_one_line(evidence.words)}”{role}")
        if evidence.around != evidence.words:
            print(f"  in: {_one_line(evidence.around)}")
        print(f"  {_where(evidence.outlet, evidence.title, evidence.earliest, evidence.latest, evidence.basis)}")
        print(f"  report {evidence.report}, code points {evidence.span.start} to {evidence.span.end}")


def _where(outlet: str | None, title: str | None, earliest: str | None, latest: str | None, basis: str) -> str:
    day = earliest if earliest == latest else f"{earliest or '…'} to {latest or '…'}"
    dated = "undated" if earliest is None and latest is None else f"{day} ({basis})"
    return ", ".join(part for part in (outlet or "outlet unknown", title or "", dated) if part)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def cite(
    line: LineId,
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
    as_lines: AsLines = False,
    as_csv: AsCsv = False,
    raw: Raw = False,
) -> None:
    """Print the words, speaker, outlet, date and address of a line, ready to paste.

    Example: onrecord cite s81c0
    """
    import msgspec

    from onrecord.record import Record

    with Record.open(db, create=False) as record:
        citation = record.cite(line)
    form = Form(as_json, as_lines, as_csv, raw)
    if any(form[:3]):
        emit([Table("citation", ("words",), [msgspec.to_builtins(citation)])], form)
    else:
        print(_pasted(citation))


def _pasted(citation: "Citation") -> str:
    speaker = citation.speaker or (f"{citation.source} (not resolved)" if citation.source else "")
    words = _one_line(citation.words)
    if words[:1] not in '“"':
        words = f"“{words}”"
    report = _where(citation.outlet, citation.title, citation.earliest, citation.latest, citation.basis)
    byline = f", by {citation.byline}" if citation.byline else ""
    address = f" <{citation.address}>" if citation.address else ""
    return f"{speaker + ': ' if speaker else ''}{words} — {report}{byline}{address}"
