"""The command table; each command lives in a module of its own and loads what it needs when it is called."""

from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from onrecord.cli import (
    add,
    brief,
    copies,
    demo,
    diff,
    export,
    judge,
    review,
    search,
    show,
    stories,
    study,
    timeline,
    verify,
    why,
)


class _InOrder(TyperGroup):
    """Lists the commands as they stand in COMMANDS, groups among them."""

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted(super().list_commands(ctx), key=[each for each, _ in COMMANDS].index)


app = typer.Typer(
    name="onrecord",
    cls=_InOrder,
    help="Reads the news on a developing story and keeps the record: who said what, and how it stands.\n\n"
    "Example: onrecord add pages/",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

# In the order in which a story is kept: see it once, put reports in, look, ask, decide, follow, hand on, check.
COMMANDS: tuple[tuple[str, Callable[..., Any] | typer.Typer], ...] = (
    ("demo", demo.demo),
    ("add", add.add),
    ("show", show.show),
    ("brief", brief.brief),
    ("why", why.why),
    ("cite", why.cite),
    ("search", search.search),
    ("judge", judge.app),
    ("review", review.review),
    ("diff", diff.diff),
    ("export", export.export),
    ("verify", verify.verify),
    ("study", study.study),
    ("stories", stories.stories),
    ("copies", copies.copies),
    ("timeline", timeline.timeline),
)
for name, command in COMMANDS:
    if isinstance(command, typer.Typer):
        app.add_typer(command, name=name)
    else:
        app.command(name)(command)


def _tell_version(asked: bool) -> None:
    if asked:
        from onrecord import __version__

        print(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", callback=_tell_version, is_eager=True)
    ] = False,
) -> None:
    """Options of the program itself."""
