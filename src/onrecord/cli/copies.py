"""`onrecord copies`: which reports took text from which; no record is needed."""

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.lines import reports_as_is
from onrecord.cli.options import MaxChars

if TYPE_CHECKING:
    from onrecord.copies import Copy


def copies(
    paths: Annotated[list[str], typer.Argument(metavar="FILE", help="JSON Lines, one report a line; - is stdin.")],
    all_kinds: Annotated[
        bool, typer.Option("--all-kinds", help="Also print shared quotations, and credits without shared words.")
    ] = False,
    max_chars: MaxChars = 1_000_000,
) -> None:
    """Print which reports took text from which, as JSON Lines.

    "kind" is copy (most of the report), excerpt (a copy of less than half of the other), embedded (a passage), or with
    --all-kinds quotation (words that both quote) or credit (it names the other's outlet as its source).
    "share" is how much of the report stands in the other; "spans" are pairs of [start, end) with the same words, in
    the report and in the other. Who took from whom follows from a credit or from the days under "published"; where
    neither tells, "of" is the smaller id. Leaves with 1 where something was rejected.

    Example: onrecord copies reports.jsonl > copies.jsonl
    """
    import json
    import sys

    from onrecord.copies import find

    reports, rejected = reports_as_is(paths, max_chars)
    length = {report.id: len(report.text) for report in reports}
    for copy in find(reports, {}, {}):
        if all_kinds or copy.kind not in {"quotation", "credit"}:
            spans = [[list(here.pair()), list(there.pair())] for here, there in copy.spans]
            kind = _kind(copy, length[copy.of])
            row = {"id": copy.report, "of": copy.of, "kind": kind, "share": copy.share, "spans": spans}
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    if rejected:
        raise typer.Exit(1)


def _kind(copy: "Copy", length: int) -> str:
    """What kind of copy it is; one that leaves most of the original's text out is an excerpt."""
    taken = sum(there.end - there.start for _, there in copy.spans)
    return "excerpt" if copy.kind == "copy" and taken * 2 < length else copy.kind
