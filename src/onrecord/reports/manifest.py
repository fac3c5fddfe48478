"""A manifest: a table, as CSV or JSON Lines, that says of each file what the file itself does not.

Its columns are `file`, `url`, `outlet`, `published` and `title`; only `file` is needed.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from onrecord.errors import ManifestError, ReportError
from onrecord.reports.addresses import given_url
from onrecord.reports.arrival import Given, Rejection
from onrecord.reports.encodings import decode
from onrecord.reports.published import given_date
from onrecord.reports.rows import parse_row

COLUMNS = ("file", "url", "outlet", "published", "title")
_LARGEST = 64_000_000  # bytes


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One row: where it stands ("manifest.csv:3"), the file it names, and what it says of it."""

    place: str
    file: str
    given: Given


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What is given for files, by their resolved path, and the rows that name no file.

    Attributes:
        path: the manifest itself, resolved, so that a folder's reading can pass over it.
        entries: by resolved path.
        missing: a refusal for each row whose file is not there.
    """

    path: Path
    entries: dict[Path, Entry]
    missing: tuple[Rejection, ...]

    def given_for(self, path: Path, given: Given) -> Given:
        """What a row says of a file, its gaps filled from what is given for all."""
        entry = self.entries.get(path.resolve())
        return entry.given.over(given) if entry else given


def read_manifest(path: Path, folders: Sequence[Path] = ()) -> Manifest:
    """A manifest, its files looked for beside it and in the given folders.

    Raises:
        ManifestError: it cannot be read, lacks the column `file`, has a date or address that is none, or two rows that
            say different things of one file.
    """
    places = [path.parent, *folders, Path()]
    entries: dict[Path, Entry] = {}
    missing = []
    for entry in _entries(path):
        found = next((place / entry.file for place in places if (place / entry.file).is_file()), None)
        if found is None:
            missing.append(
                Rejection(source=entry.place, reason=f"names {entry.file!r}, which is not there: correct the row")
            )
            continue
        other = entries.setdefault(found.resolve(), entry)
        if other.given != entry.given:
            raise ManifestError(
                f"{entry.place} and {other.place} say different things of {entry.file!r}: keep one of them"
            )
    return Manifest(path=path.resolve(), entries=entries, missing=tuple(missing))


def _entries(path: Path) -> Iterator[Entry]:
    try:
        if path.stat().st_size > _LARGEST:
            raise ManifestError(f"{path}: too large for a manifest")
        text, _ = decode(path.read_bytes(), source=str(path))
    except (OSError, ReportError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise ManifestError(f"{path}: cannot be read as a manifest ({reason})") from error
    rows = _json_rows(text, path) if text.lstrip("\ufeff \r\n")[:1] == "{" else _csv_rows(text, path)
    for number, row in rows:
        yield _entry(row, f"{path}:{number}")


def _json_rows(text: str, path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield number, parse_row(line.encode("utf-8", "replace"))
            except ReportError as error:
                raise ManifestError(f"{path}:{number}: {error}") from error


def _csv_rows(text: str, path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = [(name or "").strip().lower() for name in reader.fieldnames or ()]
        if "file" not in names:
            raise ManifestError(f'{path}: no column "file": its first line must name the columns, {", ".join(COLUMNS)}')
        reader.fieldnames = names
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise ManifestError(f"{path}:{reader.line_num}: not CSV ({error})") from error


def _entry(row: dict[str, Any], place: str) -> Entry:
    values = {name: row.get(name) for name in COLUMNS}
    wrong = next((name for name, value in values.items() if value is not None and not isinstance(value, str)), None)
    if wrong:
        raise ManifestError(f'{place}: "{wrong}" is not a string')
    known = {name: value.strip() or None for name, value in values.items() if value}
    file = known.get("file")
    if not file or "\x00" in file:
        raise ManifestError(f'{place}: no file named in "file"')
    try:
        given_date(known.get("published"))
        given_url(known.get("url"))
    except ReportError as error:
        raise ManifestError(f"{place}: {error}") from error
    return Entry(place=place, file=file, given=Given(**{name: known.get(name) for name in COLUMNS[1:]}))
