"""The help of every command as one Markdown page: `python -m onrecord.cli.manual > docs/commands.md`.

The page is the same on every machine and terminal, so that a test can tell when it has gone stale.
"""

import sys
from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from onrecord.cli.app import app

_WIDTH = 80
_INTRODUCTION = """\
# Commands

<!-- Made by `python -m onrecord.cli.manual > docs/commands.md`; a test compares it with the commands. -->

Data go to stdout, messages and progress to stderr; progress is shown on a terminal only. Commands that print a table
print it for people, or with `--json`, `--jsonl` or `--csv` for programs, with more in each row. In CSV a cell that a
spreadsheet would run as a formula begins with an apostrophe, unless `--raw`. Any beginning of an id that only one line
has stands for it. The record is `onrecord.db` in this folder, unless `--db` or the environment's `ONRECORD_DB` names
another.

| exit code | when |
|---|---|
| 0 | good |
| 1 | `add` or `study` rejected something; `verify` found something |
| 2 | wrong usage, or it could not be done; one line on stderr says why |
| 130 | interrupted; `add` keeps what it has, and the same command again finishes; `review` keeps every answer |
"""


def manual() -> str:
    """The whole page."""
    return _INTRODUCTION + "".join(_section(name, text) for name, text in helps())


def helps() -> Iterator[tuple[str, str]]:
    """Every command by its full name, with its help; groups before what is in them."""
    yield from _helps("onrecord", get_command(app), None)


def _helps(name: str, command: Any, parent: Any) -> Iterator[tuple[str, str]]:
    context = command.context_class(
        command, info_name=name.rsplit(maxsplit=1)[-1], parent=parent, terminal_width=_WIDTH, color=False
    )
    yield name, "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    for below in getattr(command, "commands", {}) and command.list_commands(context):
        yield from _helps(f"{name} {below}", command.commands[below], context)


def _section(name: str, text: str) -> str:
    return f"\n## {name}\n\n```text\n{text}\n```\n"


if __name__ == "__main__":
    sys.stdout.write(manual())
