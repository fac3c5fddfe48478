"""Reads a report out of an HTML page: its metadata, its text by trafilatura, and what its markup says of lines.

Trafilatura can lose text without a word, on deep or odd pages; so its text is held against what the page shows.
"""

from lxml.html import HtmlElement
from trafilatura import __version__ as trafilatura_version
from trafilatura import bare_extraction

from onrecord.errors import ReportError
from onrecord.options import Options
from onrecord.reports.addresses import canonical_url
from onrecord.reports.arrival import Given
from onrecord.reports.characters import clean_line
from onrecord.reports.extracted import lines_of
from onrecord.reports.lines import bare
from onrecord.reports.make import make_report
from onrecord.reports.markup import parse_page
from onrecord.reports.metadata import Metadata, read_metadata
from onrecord.reports.pieces import Mark
from onrecord.reports.published import first_known, given_date, url_date
from onrecord.reports.report import Report
from onrecord.reports.visible import Block, blocks_of, plain_text, prose_words

EXTRACTOR = f"trafilatura {trafilatura_version}"
PLAIN = "visible text"
_MOST_ELEMENTS = 30_000  # trafilatura's time grows faster than the page; beyond this the plain text is taken
_FEWEST_WORDS = 20  # a page with fewer is one that a script fills, or a notice
_ENOUGH = 0.6  # of the page's words of running text

Marks = dict[str, Mark]


def page_report(page: str, *, given: Given, notes: tuple[str, ...] = (), source: str = "", options: Options) -> Report:
    """The report in a page, what the page lacks filled from what is given.

    Raises:
        ReportError: there is none in it.
    """
    tree = parse_page(page)
    known = read_metadata(tree)
    text, marks, extractor, seen = _text_of(tree)
    url = known.url or canonical_url(given.url)
    return make_report(
        text,
        title=known.title or given.title,
        byline=known.byline,
        outlet=known.outlet or given.outlet,
        url=url,
        published=first_known(known.published, url_date(url), given_date(given.published)),
        extractor=extractor,
        notes=(*notes, *known.notes, *seen),
        source=source,
        language=known.language,
        fewest=_FEWEST_WORDS,
        hints={**marks, **_byline_mark(known)},
        options=options,
    )


def _text_of(tree: HtmlElement) -> tuple[str, Marks, str, tuple[str, ...]]:
    """A page's text, marks for its lines, what made it, and a note where that was not the usual way."""
    blocks = blocks_of(tree)
    shown = prose_words(blocks)
    marks = _page_marks(blocks)
    text, heads = _extract(tree)
    words = len(text.split())
    if text and words >= _ENOUGH * shown:
        return text, {**heads, **marks}, EXTRACTOR, ()
    plain, plain_marks = plain_text(blocks)
    if not plain:
        raise ReportError(
            "no text in the page: it may be filled in by a script; save it from a browser after it has loaded"
        )
    if shown <= words:
        return (text, {**heads, **marks}, EXTRACTOR, ()) if text else (plain, {**plain_marks, **marks}, PLAIN, ())
    note = f"the usual extraction found {words:,} of some {shown:,} words of running text; all that is shown was taken"
    return plain, {**marks, **plain_marks}, PLAIN, (note,)


def _page_marks(blocks: list[Block]) -> Marks:
    return {bare(block.text): Mark("caption", "caption of a figure") for block in blocks if block.tag == "figcaption"}


def _byline_mark(known: Metadata) -> Marks:
    name = bare(known.byline or "")
    mark = Mark("byline", "the byline that the page declares")
    return {name: mark, f"by {name}": mark} if name else {}


def _extract(tree: HtmlElement) -> tuple[str, Marks]:
    """Trafilatura's text and its headings; nothing where it finds nothing or the page is too large for it."""
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        return "", {}
    _keep_captions(tree)
    found = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    if found is None or isinstance(found, dict) or found.body is None:
        return "", {}
    lines = lines_of(found.body)
    heads = {bare(text): Mark("heading", "heading of the page") for text, is_head in lines if is_head}
    return "\n".join(text for text, _ in lines), heads


def _keep_captions(tree: HtmlElement) -> None:
    """Figures, which trafilatura drops, become paragraphs of their captions."""
    for figure in list(tree.iter("figure")):
        captions = [clean_line(caption.text_content()) for caption in figure.iter("figcaption")]
        text = next((caption for caption in captions if caption), None)
        if text is None or figure.getparent() is None:
            continue
        tail = figure.tail
        figure.clear()
        figure.tag, figure.text, figure.tail = "p", text, tail
