"""Reads whatever arrives (files, folders, JSON Lines, a stream) into reports, and refuses the rest with reasons."""

from collections.abc import Iterable, Iterator
from io import BufferedReader
from pathlib import Path

from onrecord.errors import ReportError
from onrecord.options import Options
from onrecord.reports.addresses import canonical_url
from onrecord.reports.arrival import Given, Rejection
from onrecord.reports.encodings import decode
from onrecord.reports.formats import Format, format_of, sniff
from onrecord.reports.make import make_report
from onrecord.reports.manifest import Manifest, read_manifest
from onrecord.reports.published import first_known, given_date, url_date
from onrecord.reports.report import Report
from onrecord.reports.rows import as_is, parse_row, parse_rows, row_report
from onrecord.reports.streams import Source, numbered_lines, open_source, read_bounded, walk

_PAGE_FACTOR = 12  # a page's markup is rarely more than this many times its text
_EMPTY = "empty: there is nothing in it to read"
_NOTHING = Given()
_USUAL = Options()


def read(path: str | Path, *, given: Given = _NOTHING, options: Options = _USUAL) -> Report:
    """The one report in a file, or on standard input for "-".

    Example: `report = read("page.html", given=Given(outlet="Valley Daily"))`

    Raises:
        ReportError: it is not there, cannot be read, holds no report or more than one.
    """
    if path != "-" and Path(path).is_dir():
        raise ReportError(f"{path}: a folder: read_all reads the reports in it")
    found = list(_first_two(read_all([path], given=given, options=options)))
    if len(found) > 1:
        raise ReportError(f"{path}: holds more than one report: read_all reads them")
    if isinstance(found[0], Rejection):
        raise ReportError(f"{found[0].source}: {found[0].reason}")
    return found[0]


def _first_two(found: Iterator[Report | Rejection]) -> Iterator[Report | Rejection]:
    for _, one in zip(range(2), found, strict=False):
        yield one


def read_all(
    paths: Iterable[str | Path],
    *,
    given: Given = _NOTHING,
    manifest: str | Path | None = None,
    options: Options = _USUAL,
) -> Iterator[Report | Rejection]:
    """Every report in files, folders (with those in them, in order of name, hidden ones passed over) and streams.

    Args:
        paths: files, folders, or "-" for standard input; with none, the manifest's files.
        given: what the reports do not say themselves.
        manifest: a CSV or JSON Lines file that gives it for each file.
        options: `max_chars` is the longest report taken.

    Returns:
        A report for each that could be read, and a refusal, with its reason, for everything that could not.

    Raises:
        ManifestError: the manifest cannot be used.
        ReportError: what is given for all reports is no date or no address.
    """
    given_date(given.published)
    paths = list(paths)
    table = _table(manifest, paths)
    return _read_each(paths, table, given, options)


def _table(manifest: str | Path | None, paths: list[str | Path]) -> Manifest | None:
    if manifest is None:
        return None
    folders = [Path(path) for path in paths if path != "-" and Path(path).is_dir()]
    return read_manifest(Path(manifest), folders)


def _read_each(
    paths: list[str | Path], table: Manifest | None, given: Given, options: Options
) -> Iterator[Report | Rejection]:
    if table is not None:
        yield from table.missing
        paths = paths or sorted(table.entries)
    for path in paths:
        for source in walk(path):
            if isinstance(source, Rejection):
                yield source
            elif table is None or source.path is None:
                yield from _read_source(source, given, options)
            elif source.path.resolve() != table.path:
                yield from _read_source(source, table.given_for(source.path, given), options)


def _read_source(source: Source, given: Given, options: Options) -> Iterator[Report | Rejection]:
    """The reports of one file or stream."""
    try:
        with open_source(source) as stream:
            head = stream.peek(1 << 12)
            kind = sniff(head) if source.path is None else format_of(source.path.name, head)
            if kind == "rows":
                yield from _row_reports(stream, source.name, given, options)
            else:
                yield _whole(stream, kind, source.name, given, options)
    except OSError as error:
        yield _unreadable(source.name, error)
    except ReportError as error:
        yield Rejection(source=source.name, reason=str(error))


def _row_reports(stream: BufferedReader, name: str, given: Given, options: Options) -> Iterator[Report | Rejection]:
    seen = False
    for row in parse_rows(numbered_lines(stream, _line_limit(options)), source=name):
        seen = True
        yield row if isinstance(row, Rejection) else _one_row(*row, given, options)
    if not seen:
        yield Rejection(source=name, reason=_EMPTY)


def _one_row(place: str, fields: dict[str, object], given: Given, options: Options) -> Report | Rejection:
    try:
        return row_report(fields, given=given, source=place, options=options)
    except ReportError as error:
        return Rejection(source=place, reason=str(error))


def read_as_is(paths: Iterable[str | Path], *, options: Options = _USUAL) -> Iterator[Report | Rejection]:
    """The reports in JSON Lines files (or "-"), their texts and ids exactly as given."""
    for path in paths:
        for source in walk(path):
            yield from [source] if isinstance(source, Rejection) else _rows_as_is(source, options)


def _rows_as_is(source: Source, options: Options) -> Iterator[Report | Rejection]:
    try:
        with open_source(source) as stream:
            for row in parse_rows(numbered_lines(stream, _line_limit(options)), source=source.name):
                yield row if isinstance(row, Rejection) else _one_as_is(*row, options)
    except OSError as error:
        yield _unreadable(source.name, error)


def _one_as_is(place: str, fields: dict[str, object], options: Options) -> Report | Rejection:
    try:
        return as_is(fields, source=place, options=options)
    except ReportError as error:
        return Rejection(source=place, reason=str(error))


def _line_limit(options: Options) -> int:
    """Bytes of the longest line that could hold a report: escapes take up to six bytes a character."""
    return 6 * options.max_chars + (1 << 16)


def _whole(stream: BufferedReader, kind: Format, name: str, given: Given, options: Options) -> Report:
    limit = options.max_chars * (_PAGE_FACTOR if kind == "html" else 4)
    data = read_bounded(stream, limit)
    return _from_bytes(data, kind, name, given, options)


def read_bytes(data: bytes, source: str, *, given: Given = _NOTHING, options: Options = _USUAL) -> Report:
    """The report in some bytes, a page or text by their beginning and by the ending of `source`.

    Raises:
        ReportError: there is none in them.
    """
    kind = format_of(source, data[: 1 << 12])
    if kind == "rows":
        fields = parse_row(data.strip())
        return row_report(fields, given=given, source=source, options=options)
    if len(data) > options.max_chars * (_PAGE_FACTOR if kind == "html" else 4):
        raise ReportError(f"{len(data):,} bytes, too long for one report: split it, or raise max_chars")
    return _from_bytes(data, kind, source, given, options)


def _from_bytes(data: bytes, kind: Format, name: str, given: Given, options: Options) -> Report:
    text, notes = decode(data)
    if kind == "html":
        from onrecord.reports.pages import page_report  # noqa: PLC0415  (slow to load, and not wanted without pages)

        return page_report(text, given=given, notes=notes, source=name, options=options)
    if not text.strip("\ufeff\x00 \t\r\n"):
        raise ReportError(_EMPTY)
    return make_report(
        text,
        title=given.title,
        outlet=given.outlet,
        url=given.url,
        published=first_known(url_date(canonical_url(given.url)), given_date(given.published)),
        notes=notes,
        source=name,
        options=options,
    )


def _unreadable(name: str, error: OSError) -> Rejection:
    reason = f"cannot be read ({error.strerror or error}): check the file and its permissions"
    return Rejection(source=name, reason=reason)
