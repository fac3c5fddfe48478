"""`onrecord diff`: what is new, changed, moved, came due; as tables, and as feeds."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from onrecord.cli.opening import AsOf, opened
from onrecord.cli.options import DEFAULT_DB, Db
from onrecord.cli.output import AsCsv, AsJson, AsLines, Form, Raw, Table, emit

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.spans import Span
    from onrecord.store.diffs import Diff

_COLUMNS = ("id", "change", "before", "after", "words")


def diff(
    since: Annotated[
        str, typer.Option("--since", help="A day or moment, ISO 8601; or look, for what was last noted by --seen.")
    ],
    by: Annotated[
        Literal["added", "dated"],
        typer.Option("--by", help="added: when it entered the record; dated: by the reports' own dates."),
    ] = "added",
    seen: Annotated[bool, typer.Option("--seen", help="Note that all this was seen, for --since look.")] = False,
    as_atom: Annotated[bool, typer.Option("--atom", help="Print an Atom feed.")] = False,
    as_feed: Annotated[bool, typer.Option("--json-feed", help="Print a JSON Feed.")] = False,
    as_of: AsOf = None,
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
    as_lines: AsLines = False,
    as_csv: AsCsv = False,
    raw: Raw = False,
) -> None:
    """Show what is new, stands otherwise, moved or came due.

    Claims that are new or stand otherwise, new statements on old ones, figures that moved, prospects that came due,
    people renamed, new reports and stories. With --by dated, --as-of ends what is compared: what was new between two
    days.

    Example: onrecord diff --since 2026-03-01 --by dated
    """
    from onrecord.errors import OptionError

    form = Form(as_json, as_lines, as_csv, raw)
    form.check()
    if as_atom + as_feed + form.for_programs > 1:
        raise OptionError("choose one of --atom, --json-feed, --json, --jsonl and --csv")
    if as_of is not None and (by != "dated" or seen):
        raise OptionError("--as-of tells of reports by their own dates: it goes with --by dated, and not with --seen")
    with opened(db, as_of) as record:
        found = record.diff(since, by=by)
        if as_atom or as_feed:
            _feed(record, found, as_atom=as_atom)
        else:
            since = "the last look" if since == "look" else since
            empty = f"nothing has changed since {since}"
            emit([Table("changes", "change", _COLUMNS, list(_rows(found)), empty=empty)], form)
        if seen:
            record.seen()


def _feed(record: "Record", found: "Diff", *, as_atom: bool) -> None:
    import sys

    from onrecord import exports

    sys.stdout.write(exports.atom(record, found) if as_atom else exports.json_feed(record, found))


def _rows(found: "Diff") -> Iterator[dict[str, Any]]:
    denied = {change.claim for change in found.denied}
    for change in (*found.new, *found.changed):
        how = ("new" if change.before is None else "changed") + (", newly denied" if change.claim in denied else "")
        yield _row(change.claim, how, change.before or "", change.after, change.words, change.span)
    for said in found.statements:
        yield _row(
            said.claim, "new statement", "", f"{said.source or 'the report'} {said.stance}", said.words, said.span
        )
    for moved in found.figures:
        words = f"{moved.counted} ({_sources(moved.before_source, moved.source)})"
        yield _row(moved.figure, "figure moved", moved.before, moved.after, words, moved.span)
    for due in found.prospects:
        yield _row(due.prospect, "prospect due", "", due.outcome, due.words, due.span)
    for named in found.renamed:
        yield _row(named.entity, "renamed", named.before, named.after, "", named.span)
    for key in found.reports:
        yield _row(key, "new report", "", "", "")
    for story in found.stories:
        yield _row(story.story, f"story {story.how}", "; ".join(story.of), "", story.name)


def _sources(before: str, after: str) -> str:
    return after if before.casefold() == after.casefold() else f"{before}, now {after}"


def _row(key: str, change: str, before: str, after: str, words: str, span: "Span | None" = None) -> dict[str, Any]:
    row: dict[str, Any] = {"id": key, "change": change, "before": before, "after": after, "words": words}
    return row | ({"span": span.pair(), "report": span.report} if span else {})
