"""A story narrows a date only where it follows, and never widens one."""

import pytest

from onrecord.copies.nouns import Copy, CopyKind
from onrecord.reports.report import Published
from onrecord.spans import Span
from onrecord.timeline import narrow

WORDS = ((Span("taker", 0, 9), Span("origin", 5, 14)),)


def copy(kind: CopyKind = "copy", *, directed: bool = True) -> Copy:
    return Copy(id="c", report="taker", of="origin", kind=kind, share=0.9, spans=WORDS, directed=directed)


def test_a_copy_is_no_older_than_what_it_copies() -> None:
    dates = {"taker": Published(), "origin": Published(earliest="2031-05-04", latest="2031-05-04", basis="declared")}
    found = narrow(dates, [copy()])
    assert found["taker"] == Published(earliest="2031-05-04", basis="story", spans=(WORDS[0][1],))
    assert found["origin"] == dates["origin"]


def test_what_was_copied_is_no_younger_than_its_copy() -> None:
    dates = {"taker": Published(earliest="2031-05-04", latest="2031-05-04", basis="url"), "origin": Published()}
    assert narrow(dates, [copy()])["origin"] == Published(latest="2031-05-04", basis="story", spans=(WORDS[0][0],))


@pytest.mark.parametrize("link", [copy("quotation"), copy("credit"), copy(directed=False)])
def test_other_links_prove_nothing(link: Copy) -> None:
    dates = {"taker": Published(), "origin": Published(earliest="2031-05-04", latest="2031-05-04", basis="declared")}
    assert narrow(dates, [link]) == dates


def test_a_date_is_never_widened_or_emptied() -> None:
    dates = {
        "taker": Published(earliest="2031-05-01", latest="2031-05-02", basis="inferred"),
        "origin": Published(earliest="2031-05-04", latest="2031-05-04", basis="declared"),
    }
    assert narrow(dates, [copy()]) == dates
    within = dates | {"taker": Published(earliest="2031-05-05", latest="2031-05-06", basis="inferred")}
    assert narrow(within, [copy()]) == within


def test_bounds_pass_along_a_chain_of_copies() -> None:
    second = Copy(id="d", report="third", of="taker", kind="copy", share=0.9, directed=True)
    dates = {
        "third": Published(),
        "taker": Published(),
        "origin": Published(earliest="2031-05-04", latest="2031-05-04", basis="given"),
    }
    assert narrow(dates, [second, copy()])["third"].earliest == "2031-05-04"
