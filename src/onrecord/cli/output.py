"""Tables for people and programs: the same options on every command that prints one."""

import csv
import sys
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, NamedTuple

import msgspec
import typer

from onrecord.errors import OptionError
from onrecord.spans import Span

SHOWN_ID = 10  # characters of an id in tables for people; any unique beginning is taken as an id

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.", rich_help_panel="Output")]
AsLines = Annotated[bool, typer.Option("--jsonl", help="Print one JSON object a row.", rich_help_panel="Output")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print one table as CSV.", rich_help_panel="Output")]
Raw = Annotated[
    bool,
    typer.Option(
        "--raw", help="With --csv: leave cells that begin with = + - @ as they are.", rich_help_panel="Output"
    ),
]


class Table(NamedTuple):
    """Rows of one kind; `columns` are the keys that people see, rows may hold more for programs."""

    kind: str
    columns: Sequence[str]
    rows: Sequence[dict[str, Any]]


class Form(NamedTuple):
    """How tables are printed."""

    as_json: bool = False
    as_lines: bool = False
    as_csv: bool = False
    raw: bool = False


def emit(tables: Sequence[Table], form: Form) -> None:
    """Print tables on stdout.

    Raises:
        OptionError: two forms at once, or several tables as CSV.
    """
    if form.as_json + form.as_lines + form.as_csv > 1:
        raise OptionError("Choose one of --json, --jsonl and --csv.")
    if form.as_json:
        _write(_json({t.kind: t.rows for t in tables} if len(tables) > 1 else tables[0].rows))
    elif form.as_lines:
        for table in tables:
            for row in table.rows:
                _write(_json({"kind": table.kind, **row}))
    elif form.as_csv:
        _as_csv(tables, raw=form.raw)
    else:
        _for_people(tables)


def _as_csv(tables: Sequence[Table], *, raw: bool) -> None:
    from onrecord.exports.cells import cell

    if len(tables) != 1:
        kinds = ", ".join(table.kind for table in tables)
        raise OptionError(f"CSV holds one table: choose it with --only ({kinds}).")
    columns = list(dict.fromkeys(key for row in tables[0].rows for key in row)) or list(tables[0].columns)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in tables[0].rows:
        writer.writerow([cell(_flat(row.get(column)), raw=raw) for column in columns])


def _for_people(tables: Sequence[Table]) -> None:
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 140, highlight=False, soft_wrap=False)
    for table in tables:
        shown = RichTable(
            title=None if len(tables) == 1 else table.kind, title_justify="left", box=None, pad_edge=False
        )
        for column in table.columns:
            narrow = column in ("id", "reports", "claims", "statements", "since", "day", "act", "kind", "origins")
            shown.add_column(column.replace("_", " "), no_wrap=narrow, overflow="fold" if narrow else "ellipsis")
        for row in table.rows:
            shown.add_row(*(Text(_for_eyes(column, row.get(column))) for column in table.columns))
        if table.rows or len(tables) == 1:
            console.print(shown)


def _for_eyes(column: str, value: object) -> str:
    text = _flat(value)
    if column in ("id", "of", "report") and len(text) > SHOWN_ID and " " not in text:
        text = text[:SHOWN_ID]
    return "".join(c if c.isprintable() else " " for c in text)


def _flat(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(_flat(part) for part in value)
    if isinstance(value, dict | Span):
        return _json(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")


def write_lines(lines: Iterable[str]) -> None:
    """Print ready-made lines on stdout."""
    for line in lines:
        _write(line)
