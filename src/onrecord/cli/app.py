"""The command table; each command lives in a module of its own and loads what it needs when it is called."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from onrecord.cli import add, brief, demo, diff, export, judge, search, show, study, verify, why

app = typer.Typer(
    name="onrecord",
    help="Reads the news on a developing story and keeps the record: who said what, and how it stands.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

COMMANDS: tuple[Callable[..., Any], ...] = (
    demo.demo,
    add.add,
    study.study,
    show.show,
    brief.brief,
    why.why,
    why.cite,
    search.search,
    diff.diff,
    export.export,
    verify.verify,
)
for command in COMMANDS:
    app.command()(command)
app.add_typer(judge.app, name="judge")


@app.callback()
def _top(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)] = False,
) -> None:
    """Options of the program itself."""
    if version:
        from importlib.metadata import version as installed

        print(f"onrecord {installed('onrecord')}")
        raise typer.Exit
