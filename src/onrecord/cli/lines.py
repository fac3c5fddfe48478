"""Reports of JSON Lines as they are given, for the commands that need no record."""

import sys
from typing import TYPE_CHECKING

from onrecord.cli.wording import plain

if TYPE_CHECKING:
    from onrecord.reports import Report


def reports_as_is(paths: list[str], max_chars: int) -> "tuple[list[Report], int]":
    """What can be read, ids and texts as given, and how much was rejected; each rejection is told on stderr."""
    from onrecord.cli import progress
    from onrecord.options import Options
    from onrecord.reports import Rejection, read_as_is

    reports: list[Report] = []
    rejected = 0
    with progress.shown():
        for done, report in enumerate(read_as_is(paths, options=Options(max_chars=max_chars)), 1):
            if isinstance(report, Rejection):
                rejected += 1
                print(plain(f"rejected: {report.source}: {report.reason}"), file=sys.stderr)
            else:
                reports.append(report)
            progress.report("read", done, None)
    return reports, rejected
