"""Script and markup in titles, bylines, addresses and text are words in every output, and nothing more."""

import csv
import io
import re
from collections.abc import Iterator

import pytest
from lxml import etree, html

from onrecord import brief, exports
from onrecord.record import Record

from . import hostile

# Attributes that name something to run or fetch.
LIVE = ("src", "srcset", "href", "action", "formaction", "data", "poster", "background", "xlink:href")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    top = tmp_path_factory.mktemp("hostile")
    with Record.open(top / "a.db") as record:
        summary = record.add(hostile.files(top / "files"), story=f"Elver {hostile.SCRIPT}")
        assert summary.added + len(summary.rejected) == summary.total == 3 + len(hostile.CELLS) + 1
        assert all("address" in each.reason for each in summary.rejected), summary.rejected
        yield record


@pytest.fixture(scope="module")
def source(record: Record) -> str:
    return brief.html(record.story())


@pytest.fixture(scope="module")
def page(source: str) -> etree._Element:
    return html.document_fromstring(source.encode(), parser=html.HTMLParser(encoding="utf-8"))


def test_hostile_words_are_shown(page: etree._Element) -> None:
    shown = "".join(page.itertext())
    assert hostile.SCRIPT in shown
    assert hostile.HANDLER in shown


def test_the_only_scripts_are_the_briefs_own(page: etree._Element) -> None:
    for script in page.iter("script"):
        assert "alert" not in (script.text or "")
        assert not script.get("src")
    assert not list(page.iter("img", "iframe", "object", "embed", "base"))


def test_no_element_runs_or_fetches_anything(page: etree._Element) -> None:
    for element in page.iter(etree.Element):
        for name, value in element.attrib.items():
            assert not str(name).startswith("on"), etree.tostring(element)[:200]
            if name in LIVE:
                assert re.match(r"#|https?://|data:,$", str(value)), (name, value)


def test_there_is_one_body_and_the_text_is_whole(page: etree._Element) -> None:
    assert len(list(page.iter("body"))) == 1
    assert hostile.TEXT.split("\n\n")[2].strip() in "".join(page.itertext())


def test_markdown_has_no_live_markup(record: Record) -> None:
    text = brief.markdown(record.story())
    assert not re.search(r"(?<![\\`])<(?:script|img)", text)
    assert not re.search(r"(?<!\\)\]\(javascript:", text)


@pytest.mark.parametrize("raw", [False, True])
def test_cells_that_a_spreadsheet_would_run_are_escaped(record: Record, raw: bool) -> None:
    seen: set[str] = set()
    for _, lines in exports.csv_tables(record, raw=raw):
        for row in csv.reader(io.StringIO("".join(lines))):
            seen.update(cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r")))
    assert (set(hostile.CELLS) <= seen) if raw else not seen


def test_the_record_is_sound(record: Record) -> None:
    assert record.verify() == []
