"""Tables for people and programs: the same options on every command that prints one."""

import csv
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, NamedTuple

import msgspec
import typer

from onrecord.cli.columns import lay_out
from onrecord.cli.wording import plain, window
from onrecord.errors import OptionError
from onrecord.spans import Span

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
AsLines = Annotated[bool, typer.Option("--jsonl", help="Print one JSON object a row.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print one table as CSV.")]
Raw = Annotated[bool, typer.Option("--raw", help="With --csv: leave cells that begin with = + - @ as they are.")]

_HEADINGS = {"entity_kind": "kind", "hit_kind": "kind", "judgement_kind": "kind"}
_WIDTH = 120  # columns where stdout is no terminal and COLUMNS is not set
_NARROWEST = 40


class Table(NamedTuple):
    """Rows of one kind.

    Attributes:
        name: of the table, as `--only` and the JSON document have it.
        kind: of each row, as `--jsonl` has it.
        columns: keys that people see; rows may hold more for programs, but none that is called `kind`.
        rows: keys to values.
        prose: the column of running words.
        empty: what to tell people where there are no rows.
    """

    name: str
    kind: str
    columns: Sequence[str]
    rows: Sequence[dict[str, Any]]
    prose: str = "words"
    empty: str = "nothing to show"


class Form(NamedTuple):
    """How tables are printed."""

    as_json: bool = False
    as_lines: bool = False
    as_csv: bool = False
    raw: bool = False

    @property
    def for_programs(self) -> bool:
        """Whether the whole of each row is printed."""
        return self.as_json or self.as_lines or self.as_csv

    def check(self) -> None:
        """Refuse what does not go together, before any work is done.

        Raises:
            OptionError: more than one form, or --raw without --csv.
        """
        if self.as_json + self.as_lines + self.as_csv > 1:
            raise OptionError("choose one of --json, --jsonl and --csv")
        if self.raw and not self.as_csv:
            raise OptionError("--raw goes with --csv")


def emit(tables: Sequence[Table], form: Form) -> None:
    """Print tables on stdout; where people look and there is nothing, a message on stderr says so.

    Raises:
        OptionError: two forms at once, or several tables as CSV.
    """
    form.check()
    if form.as_json:
        _write(_json({t.name: t.rows for t in tables} if len(tables) > 1 else tables[0].rows))
    elif form.as_lines:
        write_lines(_json({"kind": table.kind, **row}) for table in tables for row in table.rows)
    elif form.as_csv:
        _as_csv(tables, raw=form.raw)
    else:
        _for_people(tables)


def _as_csv(tables: Sequence[Table], *, raw: bool) -> None:
    from onrecord.exports.cells import cell

    if len(tables) != 1:
        names = ", ".join(table.name for table in tables)
        raise OptionError(f"CSV holds one table: choose it with --only ({names})")
    columns = list(dict.fromkeys(key for row in tables[0].rows for key in row)) or list(tables[0].columns)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in tables[0].rows:
        writer.writerow([cell(_flat(row.get(column)), raw=raw) for column in columns])


def _for_people(tables: Sequence[Table]) -> None:
    filled = [table for table in tables if table.rows]
    if not filled:
        print(f"onrecord: {tables[0].empty}", file=sys.stderr)
    for number, table in enumerate(filled):
        if len(tables) > 1:
            _write(f"{'' if number == 0 else chr(10)}{table.name}: {len(table.rows)}")
        rows = [{column: _for_eyes(column, row.get(column)) for column in table.columns} for row in table.rows]
        columns = [column for column in table.columns if any(row[column] for row in rows)]
        cells = [[row[column] for column in columns] for row in rows]
        names = [_HEADINGS.get(column, column.replace("_", " ")) for column in columns]
        place = columns.index(table.prose) if table.prose in columns else None
        write_lines(lay_out(names, cells, prose=place, width=_width()))


def _width() -> int:
    """Columns to fill: COLUMNS, else the terminal's, else a fixed number, so that a file is the same everywhere."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit():
        return max(shutil.get_terminal_size((_WIDTH, 24)).columns, _NARROWEST)
    return _WIDTH


def _for_eyes(column: str, value: object) -> str:
    if isinstance(value, bool):
        return column.replace("_", " ") if value else ""
    text = plain(_flat(value))
    return window(text) if column in ("day", "window") else text


def _flat(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
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
