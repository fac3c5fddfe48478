"""`onrecord timeline`: the days of a story that matter, and what each brought; no record is needed."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import MaxChars
from onrecord.cli.wording import plain
from onrecord.errors import OptionError

if TYPE_CHECKING:
    from onrecord.reports import Report


def timeline(
    paths: Annotated[list[str], typer.Argument(metavar="FILE", help="JSON Lines, one report a line; - is stdin.")],
    first: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DAY", help="First day; else a week before the first report.", show_default=False
        ),
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="Last day; else the last report's.", show_default=False)
    ] = None,
    dates: Annotated[int, typer.Option("--dates", min=1, help="How many days.")] = 10,
    sentences: Annotated[int, typer.Option("--sentences", min=1, help="Most sentences for each day.")] = 2,
    max_chars: MaxChars = 1_000_000,
) -> None:
    """Print the days that matter, and what each brought.

    One JSON object a day. Days are ranked by how many reports came out on them and how many look back at them; each
    sentence stands in a report as it is printed. Id and text of each line are taken exactly as given. Leaves with 1
    where something was rejected.

    Example: onrecord timeline reports.jsonl --from 2026-01-01 --to 2026-03-31 --dates 12
    """
    import json
    import sys

    from onrecord.timeline.chronicle import chronicle

    bounds = _day(first, "--from"), _day(last, "--to")
    if bounds[0] and bounds[1] and bounds[0] > bounds[1]:
        raise OptionError(f"--from {bounds[0]} is later than --to {bounds[1]}: change one of them")
    reports, rejected = _reports(paths, max_chars)
    found = chronicle(reports, first=bounds[0], last=bounds[1], dates=dates, sentences=sentences)
    for entry in found:
        told = [
            {"text": each.text, "report": each.span.report, "span": [each.span.start, each.span.end]}
            for each in entry.sentences
        ]
        sys.stdout.write(json.dumps({"date": entry.date, "sentences": told}, ensure_ascii=False) + "\n")
    if len(found) < dates:
        there = f"{len(found)} of {dates} days" if found else "nothing"
        print(f"{there} to show: the {len(reports)} reports tell of no other day within these bounds", file=sys.stderr)
    if rejected:
        raise typer.Exit(1)


def _reports(paths: list[str], max_chars: int) -> "tuple[list[Report], int]":
    """What can be read, and how much was rejected; rejections and reports in other languages are told on stderr."""
    import sys

    from onrecord.cli import progress
    from onrecord.options import Options
    from onrecord.reports import Rejection, read_as_is

    reports: list[Report] = []
    rejected = foreign = 0
    with progress.shown():
        for done, report in enumerate(read_as_is(paths, options=Options(max_chars=max_chars)), 1):
            if isinstance(report, Rejection):
                rejected += 1
                print(plain(f"rejected: {report.source}: {report.reason}"), file=sys.stderr)
            else:
                foreign += report.language != "en"
                reports.append(report)
            progress.report("read", done, None)
    if foreign:
        print(f"{foreign} reports are not in English and were left out", file=sys.stderr)
    return reports, rejected


def _day(given: str | None, option: str) -> str | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise OptionError(f"{option} {given!r} is no day: write it as YYYY-MM-DD") from None
