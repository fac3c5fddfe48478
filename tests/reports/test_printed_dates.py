"""A date that only the page's print shows is taken; one that its story tells is not."""

import pytest

from onrecord.reports import read_bytes

PROSE = "<p>" + "The harbour council of Vigo met on the quay and spoke about the crane for an hour. " * 4 + "</p>"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ('<p class="entry-date">Published on 3 March 2031</p>', ("2031-03-03", "declared")),
        ('<abbr class="published" title="2031-03-02">Sunday</abbr>', ("2031-03-02", "declared")),
        ("<p>The dam broke on 4 May 2029 and on 6 June 2030.</p>", (None, "unknown")),
    ],
)
def test_printed_dates(printed: str, expected: tuple[str | None, str]) -> None:
    page = (
        f"<html><head><title>Crane</title></head><body><article><h1>Crane</h1>{printed}{PROSE}</article></body></html>"
    )
    published = read_bytes(page.encode(), "page.html").published
    assert (published.day, published.basis) == expected


def test_a_date_in_the_address_is_told_as_such() -> None:
    link = '<link rel="canonical" href="https://vigo.example/2031/03/04/crane">'
    page = f"<html><head><title>Crane</title>{link}</head><body><article><h1>Crane</h1>{PROSE}</article></body></html>"
    published = read_bytes(page.encode(), "page.html").published
    assert (published.day, published.basis) == ("2031-03-04", "url")
