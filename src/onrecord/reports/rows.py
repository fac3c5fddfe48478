"""Reports as JSON Lines: one object a line with `text` and, if known, title, byline, url, outlet and published.

A line that is broken or holds a value of the wrong type is refused by itself; the others are read.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.errors import ReportError
from onrecord.options import Options
from onrecord.reports.addresses import canonical_url, domain
from onrecord.reports.arrival import Given, Rejection
from onrecord.reports.characters import clean_line, printable
from onrecord.reports.encodings import decode
from onrecord.reports.language import language_of
from onrecord.reports.make import make_report, refuse_long
from onrecord.reports.published import first_known, given_date, url_date
from onrecord.reports.regions import find_regions, prose_of
from onrecord.reports.report import Report, report_id

_FIELDS = ("id", "text", "title", "byline", "url", "outlet", "published")
_TYPES = {dict: "an object", list: "a list", str: "a string", int: "a number", float: "a number", bool: "true or false"}


def row_report(row: dict[str, Any], *, given: Given, source: str = "", options: Options) -> Report:
    """A report from one row; its own fields go before what is given, and its text is cleaned like any other.

    Raises:
        ReportError: a field has the wrong type, or there is no report in its text.
    """
    known = _fields(row)
    if known["text"] is None:
        hint = "; a manifest is given with --manifest" if "file" in row else ""
        raise ReportError(f'no "text" in it: give each line the report\'s text{hint}')
    url = known["url"] or given.url
    return make_report(
        known["text"],
        title=known["title"] or given.title,
        byline=known["byline"],
        outlet=known["outlet"] or given.outlet,
        url=url,
        published=first_known(
            given_date(known["published"]), url_date(canonical_url(url)), given_date(given.published)
        ),
        source=source,
        options=options,
    )


def as_is(row: dict[str, Any], *, source: str = "", options: Options = Options()) -> Report:
    """A report from one row with its text exactly as given, and its id as given if it has one.

    Only lone surrogates, which no output can carry, are replaced, one for one. Fields other than `id`, `text`,
    `title`, `byline`, `url`, `outlet` and `published` are ignored.

    Raises:
        ReportError: a field has the wrong type, or there is no text.
    """
    known = _fields(row)
    if known["text"] is None:
        raise ReportError('no "text" in it: give each line the report\'s text')
    refuse_long(known["text"], options)
    text = printable(known["text"])
    url = canonical_url(known["url"])
    outlet = clean_line(known["outlet"], 200) or domain(url)
    title = clean_line(known["title"])
    ident = printable(known["id"]) if known["id"] else report_id(text, url, outlet)
    regions = find_regions(text, report=ident, title=title)
    return Report(
        id=ident,
        text=text,
        title=title,
        byline=clean_line(known["byline"], 200),
        outlet=outlet,
        url=url,
        published=first_known(given_date(known["published"]), url_date(url)),
        language=language_of(prose_of(text, regions)),
        regions=regions,
        source=source,
    )


def parse_rows(
    lines: Iterable[tuple[int, bytes | None]], *, source: str
) -> Iterator[tuple[str, dict[str, Any]] | Rejection]:
    """The objects of numbered lines, each with its place ("more.jsonl:12"); None stands for a line too long to read."""
    for number, line in lines:
        place = f"{source}:{number}"
        if line is None:
            yield Rejection(source=place, reason="the line is too long for one report: split it, or raise --max-chars")
            continue
        try:
            yield place, parse_row(line)
        except ReportError as error:
            yield Rejection(source=place, reason=str(error))


def parse_row(line: bytes) -> dict[str, Any]:
    """The object on one line.

    Raises:
        ReportError: it is no JSON, or no object.
    """
    try:
        row = json.loads(decode(line)[0], strict=False)
    except (ValueError, RecursionError) as error:
        raise ReportError(f"not JSON ({error}): mend or remove the line") from error
    if not isinstance(row, dict):
        raise ReportError(f"{_name(row)}, not an object: write one object with the report's text on each line")
    return row


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    """The fields that are read, each a string or None."""
    known = {name: row.get(name) for name in _FIELDS}
    for name, value in known.items():
        if value is not None and not isinstance(value, str):
            if name == "id" and isinstance(value, int) and not isinstance(value, bool):
                known[name] = str(value)
                continue
            raise ReportError(f'"{name}" is {_name(value)}, not a string: mend it or leave it out')
    return known


def _name(value: object) -> str:
    return "null" if value is None else _TYPES.get(type(value), "something else")
