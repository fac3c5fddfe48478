"""A report from its text and what came with it: regions found, language told, id taken from the content."""

from onrecord.errors import ReportError
from onrecord.options import Options
from onrecord.reports.addresses import domain, given_url
from onrecord.reports.characters import clean_line, clean_text
from onrecord.reports.language import language_of
from onrecord.reports.lines import shape, unwrap
from onrecord.reports.published import first_known, url_date
from onrecord.reports.regions import Hints, find_regions, printed_byline, prose_of, top_heading
from onrecord.reports.report import Published, Report, report_id

_FEW_WORDS = 20


def make_report(  # noqa: PLR0913  (one argument a field of the noun; all but the text are keywords)
    text: str,
    *,
    title: str | None = None,
    byline: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: Published = Published(),
    extractor: str = "text",
    notes: tuple[str, ...] = (),
    source: str = "",
    language: str | None = None,
    hints: Hints | None = None,
    fewest: int = 1,
    options: Options = Options(),
) -> Report:
    """A report from a text that is cleaned of unseen characters and, where its lines are hard-wrapped, unwrapped.

    Args:
        text: the words, paragraphs as lines.
        title: the headline, else the one printed above the first paragraph.
        byline: the writers, else those the text is clearly signed with.
        outlet: who published it, else the domain of its address.
        url: its address, in any form.
        published: the date that came with it, else the one in its address.
        extractor: name and version of what made the text.
        notes: what a reader should know of the reading.
        source: where it came from, for messages.
        language: what its page declares, believed only for very short texts.
        hints: what its markup says of lines.
        fewest: words of running text below which it is refused; below 20 it has a note.
        options: `max_chars` is the longest text that is taken.

    Raises:
        ReportError: it is empty, nearly so, or too long; or its address is none.
    """
    refuse_long(text, options)
    text = unwrap(clean_text(text))
    address = given_url(url)
    outlet = clean_line(outlet, 200) or domain(address)
    ident = report_id(text, address, outlet)
    title = clean_line(title)
    regions = find_regions(text, report=ident, title=title, hints=hints)
    prose = prose_of(text, regions)
    words = _refuse_empty(prose, fewest)
    return Report(
        id=ident,
        text=text,
        title=title or clean_line(top_heading(text, regions)),
        byline=clean_line(byline, 200) or clean_line(printed_byline(text, regions), 200),
        outlet=outlet,
        url=address,
        published=first_known(published, url_date(address)),
        language=language_of(prose, language),
        regions=regions,
        extractor=extractor,
        notes=notes if words >= _FEW_WORDS else (*notes, f"only {words} words of running text"),
        source=source,
    )


def refuse_long(text: str, options: Options) -> None:
    """Refuse a text longer than is taken for one report."""
    if len(text) > options.max_chars:
        raise ReportError(
            f"{len(text):,} characters, longer than the {options.max_chars:,} taken for one report: "
            "split it into one file a report, or raise --max-chars"
        )


def _refuse_empty(prose: str, fewest: int) -> int:
    """How many words of running text there are, up to some hundreds; refuse what no report is in."""
    letters = sum(map(str.isalpha, prose[:3000]))
    if not letters:
        raise ReportError("no words of a report in it: check that the file holds the report's text")
    words = max(shape(prose[:3000]).words, letters // 6)  # scripts without spaces count by letters
    if words < fewest:
        raise ReportError(
            f"nearly empty: {words} words of running text, fewer than {fewest}; save the full report and add that"
        )
    return words
