"""Pages of many shapes give up their text, and what they declare of it."""

import json
import time
from typing import Any

import msgspec
import pytest

from onrecord.errors import ReportError
from onrecord.reports import Given, Report, read_bytes
from tests.reports.prose import BODY, PARAGRAPHS, TITLE, page


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A page and what must be read from it."""

    name: str
    html: str
    title: str | None = TITLE
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    day: str | None = None
    basis: str = "unknown"
    marked: dict[str, str] = {}
    absent: tuple[str, ...] = ()


def ld(**fields: object) -> str:
    """A JSON-LD script."""
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **fields})}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2031-05-03T21:10:00+02:00",
    "dateModified": "2031-05-09T08:00:00+02:00",
    "author": [{"@type": "Person", "name": "Ada Lund"}, {"@type": "Person", "name": "Tom Reyes"}],
    "publisher": {"@type": "Organization", "name": "Ellery Daily"},
    "mainEntityOfPage": {"@id": "https://ellery-daily.example/quay-closed?utm_source=x#top"},
}
DECLARED: dict[str, Any] = {
    "byline": "Ada Lund, Tom Reyes",
    "outlet": "Ellery Daily",
    "url": "https://ellery-daily.example/quay-closed",
    "day": "2031-05-03",
    "basis": "declared",
}
LIST = {
    "@type": "ItemList",
    "itemListElement": [{"@type": "NewsArticle", "headline": "Other", "datePublished": "2019-01-01"}],
}
MENU = '<nav><ul><li><a href="/a">World</a></li><li><a href="/b">Harbour</a></li></ul></nav>'
FOOTER = "<footer><p>© 2031 Ellery Daily. All rights reserved.</p><a href='/p'>Privacy</a></footer>"
FIRST, REST = ("".join(f"<p>{words}</p>" for words in part) for part in (PARAGRAPHS[:3], PARAGRAPHS[3:]))
CAPTION = "Cracked piers of the northern quay on Tuesday. (AFP)"

CASES = [
    Case(
        name="JSON-LD article",
        html=page(f"{MENU}<article><h1>{TITLE}</h1>{BODY}</article>{FOOTER}", ld(**ARTICLE)),
        **DECLARED,
    ),
    Case(
        name="JSON-LD in a graph",
        html=page(f"<main>{BODY}</main>", ld(**{"@graph": [{"@type": "WebSite", "name": "X"}, ARTICLE]})),
        **DECLARED,
    ),
    Case(
        name="JSON-LD as a list, beside a list of other reports",
        html=page(
            f"<main>{BODY}</main>", f'{ld(**LIST)}<script type="application/ld+json">[{json.dumps(ARTICLE)}]</script>'
        ),
        **DECLARED,
    ),
    Case(
        name="broken JSON-LD",
        html=page(
            f"<h1>{TITLE}</h1>{BODY}",
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-05-03","x": }</script>',
        ),
        day="2031-05-03",
        basis="declared",
    ),
    Case(
        name="OpenGraph and meta",
        html=page(
            f"<div class='story'>{BODY}</div>",
            f"<title>{TITLE} | Ellery Daily</title><meta property='og:title' content='{TITLE}'>"
            "<meta property='og:site_name' content='Ellery Daily'><meta name='author' content='By Ada Lund'>"
            "<meta property='article:published_time' content='2031-05-03T10:00:00Z'>"
            "<link rel='canonical' href='https://Ellery-Daily.example/quay?fbclid=1'>",
        ),
        byline="Ada Lund",
        outlet="Ellery Daily",
        url="https://ellery-daily.example/quay",
        day="2031-05-03",
        basis="declared",
    ),
    Case(
        name="date in the address alone, outlet by domain",
        html=page(
            f"<h1>{TITLE}</h1><div>{BODY}</div>",
            "<link rel='canonical' href='https://www.ellery.example/2031/05/03/quay'>",
        ),
        outlet="ellery.example",
        url="https://www.ellery.example/2031/05/03/quay",
        day="2031-05-03",
        basis="url",
    ),
    Case(
        name="time element and rel=author",
        html=page(
            f"<article><header><h1>{TITLE}</h1><a rel='author' href='/ada'>Ada Lund</a>"
            f"<time itemprop='datePublished' datetime='2031-05-03'>May 3</time></header>{BODY}</article>"
        ),
        byline="Ada Lund",
        day="2031-05-03",
        basis="declared",
    ),
    Case(
        name="figures, headings, lists and quotes",
        html=page(
            f"<article><h1>{TITLE}</h1>{FIRST}"
            f"<figure><img src='q.jpg' alt='x'><figcaption>{CAPTION}</figcaption></figure>"
            f"<h2>What the board knew</h2>{REST}"
            "<ul><li>14 ships were sent to Varnholm</li></ul></article>"
        ),
        marked={CAPTION: "caption", "What the board knew": "heading"},
    ),
    Case(
        name="divs and line breaks only",
        html=page(f"<div id='top'><h1>{TITLE}</h1></div><div>{'<br><br>'.join(PARAGRAPHS)}</div>"),
    ),
    Case(
        name="markup and script in the title stay text",
        html=page(
            f"<article>{BODY}<script>alert('quay')</script></article>",
            "<title>&lt;script&gt;alert(1)&lt;/script&gt; at the quay</title>",
        ),
        title="<script>alert(1)</script> at the quay",
        absent=("alert('quay')",),
    ),
    Case(
        name="an address that runs is none",
        html=page(f"<h1>{TITLE}</h1>{BODY}", "<link rel='canonical' href='javascript:alert(1)'>"),
    ),
    Case(
        name="tables of an old page",
        html=f"<HTML><TABLE><TR><TD><A HREF=/>Home</A></TD><TD><H1>{TITLE}</H1>{BODY}</TD></TR></TABLE></HTML>",
    ),
    Case(name="two thousand levels", html=page("<div>" * 2000 + f"<h1>{TITLE}</h1>{BODY}" + "</div>" * 2000)),
]


def read_page(html: str, given: Given | None = None) -> Report:
    return read_bytes(html.encode(), "page.html", given=given or Given())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_page(case: Case) -> None:
    report = read_page(case.html)
    assert report.title == case.title
    assert (report.byline, report.outlet, report.url) == (case.byline, case.outlet, case.url)
    assert (report.published.day, report.published.basis) == (case.day, case.basis)
    lines = report.text.split("\n")
    assert [paragraph for paragraph in PARAGRAPHS if paragraph not in lines] == []
    kinds = {report.quote(region.span): region.kind for region in report.regions}
    assert case.marked.items() <= kinds.items()
    assert not kinds.keys() & set(PARAGRAPHS)
    assert not [words for words in (*case.absent, "All rights reserved", "World") if words in report.text]


def test_extractor_names_its_version() -> None:
    assert read_page(CASES[0].html).extractor.startswith("trafilatura 2.")


def test_a_page_goes_before_what_is_given() -> None:
    given = Given(outlet="Other", title="Other", published="2030-01-01", url="https://other.example/a")
    report = read_page(CASES[0].html, given)
    assert (report.outlet, report.title, report.published.day) == ("Ellery Daily", TITLE, "2031-05-03")
    bare = read_page(page(f"<p>{BODY}</p>"), given)
    assert (bare.outlet, bare.title, bare.published.basis) == ("Other", "Other", "given")


def test_text_that_the_extractor_loses_is_taken_from_what_the_page_shows() -> None:
    lost = "".join(f"<span class='x{i}'>{paragraph}</span><br>" for i, paragraph in enumerate(PARAGRAPHS))
    report = read_page(
        page(f"<div class='comment-box'></div><aside>{MENU}</aside><div hidden>no</div>{'<b>' * 3}{lost}")
    )
    assert [paragraph for paragraph in PARAGRAPHS if paragraph not in report.text] == []


def test_page_too_large_for_the_extractor_is_read_plainly_with_a_note() -> None:
    words = "The board said on day {} that the northern quay would <i>stay</i> <b>closed</b>."
    many = "".join(f"<div><p>{words.format(day)}</p></div>" for day in range(9000))
    started = time.monotonic()
    report = read_page(page(many))
    assert time.monotonic() - started < 20
    assert report.extractor == "visible text"
    assert "all that is shown was taken" in report.notes[0]


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (page(""), "no text in the page"),
        (page("<div id='app'></div><script>render()</script>"), "no text in the page"),
        (page("<p>Quay closed.</p>"), "nearly empty"),
        ("<", "page|empty|words"),
    ],
)
def test_page_without_a_report(html: str, reason: str) -> None:
    with pytest.raises(ReportError, match=reason):
        read_page(html)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "<b>" * 100_000 + "x",
        "<!--" * 100_000,
        "<script>" * 100_000,
        "<" * 300_000,
        "<table><tr><td>" * 20_000,
        "<p " + "a=b " * 100_000 + ">x",
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + BODY,
    ],
    ids=["div", "b", "comment", "script", "lt", "table", "attributes", "json"],
)
def test_hostile_page_ends_in_bounded_time(html: str) -> None:
    started = time.monotonic()
    try:
        read_page(html)
    except ReportError as error:
        assert "\n" not in str(error)
    assert time.monotonic() - started < 20


def test_conflicting_days_are_noted() -> None:
    head = "<meta name='dc.date' content='2030-01-01'><meta property='article:published_time' content='2031-05-03'>"
    report = read_page(page(BODY, head))
    assert report.published.day == "2030-01-01"
    assert "several dates" in report.notes[0]


def test_page_in_another_language_is_kept() -> None:
    body = "".join(
        f"<p>Der Hafenausschuss hat am Dienstag den Kai geschlossen, weil Taucher in Pfeiler {i} Risse fanden.</p>"
        for i in range(6)
    )
    assert read_page(page(body, lang="de")).language == "de"
