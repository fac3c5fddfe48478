"""What a page declares of its report (title, byline, outlet, address, date), in JSON-LD, meta and time elements.

Where none of these has a date, htmldate looks for the page's other ways of printing one ("Published on ..."), within
fixed years and without its search of the prose, so that neither the day of reading nor the story told enters.
"""

import re
from collections.abc import Iterable
from copy import deepcopy

import htmldate
import msgspec
from lxml.html import HtmlElement

from onrecord.reports.addresses import canonical_url
from onrecord.reports.characters import clean_line
from onrecord.reports.jsonld import Declared, read_jsonld
from onrecord.reports.published import declared_date, parse_day
from onrecord.reports.report import Published
from onrecord.reports.vocabulary import page_words

_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "twitter:site")
# What sets a site's name off from a headline in <title>.
_TITLE_END = re.compile(r"\s+[|·•»–—-]+\s+[^|·•»–—]{2,40}$")
_BY = re.compile(r"^(?:by|from|written by)[:\s]\s*", re.IGNORECASE)
_SCRIPTS = "//script[@type='application/ld+json']"
_ADDRESSES = "//link[@rel='canonical'] | //meta[@property='og:url']"  # a date in them is told apart, as basis url
_MOST = 400  # elements of one kind
_LARGE = 10_000  # elements of a page that htmldate is not asked about: it takes seconds there
_FIRST_DAY, _LAST_DAY = "1990-01-01", "2100-01-01"


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of its report."""

    title: str | None
    byline: str | None
    outlet: str | None
    url: str | None
    published: Published
    language: str | None
    notes: tuple[str, ...] = ()


def read_metadata(tree: HtmlElement) -> Metadata:
    """What a page declares; where two fields differ, the better kind of field counts, then the smaller value."""
    fields = _meta_fields(tree)
    linked = read_jsonld([script.text_content() for script in tree.xpath(_SCRIPTS)[:_MOST]])
    published, notes = _published(tree, fields, linked)
    return Metadata(
        title=_title(tree, fields, linked),
        byline=_byline(tree, fields, linked),
        outlet=_outlet(fields, linked),
        url=_url(tree, fields, linked),
        published=published,
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        notes=notes,
    )


def _meta_fields(tree: HtmlElement) -> dict[str, str]:
    """The contents of meta elements by lower-case name; of several, the smallest."""
    fields: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]")[:_MOST]:
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = clean_line(element.get("content"), 2000)
        if name and value:
            key = name.strip().lower()
            fields[key] = min(value, fields.get(key, value))
    return fields


def _first(fields: dict[str, str], names: Iterable[str]) -> str | None:
    return next((fields[name] for name in names if name in fields), None)


def _title(tree: HtmlElement, fields: dict[str, str], linked: Declared) -> str | None:
    declared = linked.title or _first(fields, page_words().title_names)
    if declared:
        return clean_line(declared)
    heads = [clean_line(element.text_content()) for element in tree.xpath("//h1")[:5]]
    printed = [head for head in heads if head]
    title = clean_line(tree.findtext(".//title"))
    if len(printed) == 1 or (printed and title and title.startswith(printed[0])):
        return printed[0]
    return _TITLE_END.sub("", title) if title else None


def _byline(tree: HtmlElement, fields: dict[str, str], linked: Declared) -> str | None:
    marked = "//*[@rel='author' or @itemprop='author' or contains(@class, 'byline') or contains(@class, 'author-name')]"
    printed = (element.text_content() for element in tree.xpath(marked)[:5])
    candidates = [linked.byline, _first(fields, page_words().byline_names), *printed]
    names = (_BY.sub("", clean_line(one, 300) or "") for one in candidates)
    return next((name for name in names if name and "://" not in name and len(name.split()) <= 20), None)


def _outlet(fields: dict[str, str], linked: Declared) -> str | None:
    named = fields.get(_OUTLETS[0]) or linked.outlet or _first(fields, _OUTLETS)
    return named.removeprefix("@") if named else None


def _url(tree: HtmlElement, fields: dict[str, str], linked: Declared) -> str | None:
    """The canonical address; one of a site's front page counts only where there is no other."""
    links = [element.get("href") for element in tree.xpath("//link[@rel='canonical']")[:5]]
    candidates = [*links, fields.get("og:url"), *linked.urls]
    known = [url for url in map(canonical_url, candidates) if url]
    return next((url for url in known if url.count("/") > 3 or not url.endswith("/")), known[0] if known else None)


def _published(tree: HtmlElement, fields: dict[str, str], linked: Declared) -> tuple[Published, tuple[str, ...]]:
    """The declared date: JSON-LD and meta before time elements; a note where declared days are far apart."""
    dates = [*linked.dates, *(fields[name] for name in page_words().date_names if name in fields)]
    if not any(map(parse_day, dates)):
        dates = _time_elements(tree) or _printed_dates(tree)
    published = declared_date(dates)
    days = sorted({day.earliest for day in map(parse_day, dates) if day and day.earliest and day.day})
    if len(days) > 1 and days[0][:7] != days[-1][:7]:
        return published, (f"the page declares several dates, {days[0]} to {days[-1]}; the earliest is taken",)
    return published, ()


def _time_elements(tree: HtmlElement) -> list[str]:
    """The dates of elements marked as that of publication, else of the first time element above the text."""
    marked = tree.xpath("//*[@itemprop='datePublished' or @pubdate]")[:5]
    found = [element.get("datetime") or element.get("content") or element.text_content() for element in marked]
    if not found:
        found = [
            element.get("datetime")
            for element in tree.xpath("//article//time[@datetime] | //header//time[@datetime]")[:1]
        ]
    return [text for text in (clean_line(one, 80) for one in found) if text]


def _printed_dates(tree: HtmlElement) -> list[str]:
    """The date that the page prints as its own, by htmldate."""
    if sum(1 for _ in tree.iter()) > _LARGE:
        return []
    page = deepcopy(tree)
    for element in page.xpath(_ADDRESSES):
        element.getparent().remove(element)
    found = htmldate.find_date(
        page, extensive_search=False, original_date=True, min_date=_FIRST_DAY, max_date=_LAST_DAY
    )
    return [found] if found else []
