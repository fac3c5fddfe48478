"""The nouns of arrival: a report, the regions of its text, and when it was published and how that is known."""

from typing import Literal

import msgspec

from onrecord.spans import Span, content_id, quote

Basis = Literal["declared", "url", "given", "dateline", "inferred", "story", "unknown"]
RegionKind = Literal["heading", "caption", "byline", "boilerplate"]


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """When a report was published, as an interval of days, and how that is known.

    Attributes:
        earliest: first possible day, `YYYY-MM-DD`, or None when nothing bounds it from below.
        latest: last possible day, or None.
        basis: what the interval follows from.
        spans: the words that it follows from, when it was read off the text.
    """

    earliest: str | None = None
    latest: str | None = None
    basis: Basis = "unknown"
    spans: tuple[Span, ...] = ()

    @property
    def day(self) -> str | None:
        """The day, when the interval is a single one."""
        return self.earliest if self.earliest == self.latest else None


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a report's text that is not its running prose.

    Attributes:
        span: where it is; whole lines, except for a masked e-mail or a credit within a line.
        kind: `boilerplate` is never read; `heading`, `caption` and `byline` are read as what they are.
        sign: the sign it was told by, in words for people ("advert line", "image link", "repeated line").
    """

    span: Span
    kind: RegionKind
    sign: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One published text by one outlet, frozen.

    Attributes:
        id: hash of the text and of the canonical address, else the outlet.
        text: the text, NFC not applied, NUL and lone surrogates replaced; every offset counts its code points.
        title, byline, outlet, url: as declared or given, else None.
        published: the date that came with it: declared, url, given, or unknown.
        language: ISO 639-1 code.
        regions: ordered, not overlapping.
        extractor: name and version of what made the text.
        notes: what a reader should know of the reading ("about 40% of the page's visible text is missing").
        source: the file or stream that it came from, for messages only; not part of its content.
    """

    id: str
    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Published = Published()
    language: str = "en"
    regions: tuple[Region, ...] = ()
    extractor: str = "text"
    notes: tuple[str, ...] = ()
    source: str = ""

    def quote(self, spans: tuple[Span, ...] | Span) -> str:
        """The words of a span, or of several with an ellipsis between."""
        return quote(self.text, (spans,) if isinstance(spans, Span) else spans)


def report_id(text: str, url: str | None, outlet: str | None) -> str:
    """The id of a report: one agency text in two outlets is two reports."""
    return content_id("r", text, url or outlet or "")
