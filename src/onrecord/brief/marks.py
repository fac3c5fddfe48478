"""A report's text with every word that the brief points to marked in its place.

The text is cut at every boundary of every range, so overlapping ranges nest; the first piece of a range has its anchor.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import msgspec
from markupsafe import Markup, escape

from onrecord.reports.report import Region, Report
from onrecord.spans import Span

# Control characters, lone surrogates and noncharacters, each shown as one visible sign; tab and line feed stay.
VISIBLE = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
VISIBLE |= dict.fromkeys((*range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), 0xFFFD)
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Range(msgspec.Struct, frozen=True, order=True):
    """Code points of one text to be wrapped: `rank` 0 region, 1 sentence, 2 words; lower ranks lie outside."""

    rank: int
    start: int
    end: int
    anchor: str
    style: str


class Block(msgspec.Struct, frozen=True):
    """A line of a report's text, marked up; `label` names the kind of region that it begins, else ""."""

    markup: Markup
    style: str
    label: str


class Anchors:
    """The places that a brief points to: where words stand in which report, and the anchor of each."""

    def __init__(self, reports: Iterable[str]) -> None:
        self.reports = _short(list(reports))
        self.places: dict[str, dict[str, tuple[Span, ...]]] = {}

    def report(self, key: str) -> str:
        """The anchor of a report."""
        return self.reports[key]

    def words(self, spans: tuple[Span, ...]) -> str:
        """The anchor of some words, which from now on are marked in their report."""
        report = spans[0].report
        anchor = f"{self.reports[report]}-" + "_".join(f"{span.start}-{span.end}" for span in spans)
        self.places.setdefault(report, {})[anchor] = spans
        return anchor

    def scattered(self) -> list[str]:
        """Anchors of words in several pieces, sorted."""
        return sorted(a for places in self.places.values() for a, spans in places.items() if len(spans) > 1)


def _short(keys: list[str]) -> dict[str, str]:
    """The shortest beginnings, of six signs at the least, that tell the ids apart; made safe for an anchor."""
    length = 6
    while length < 64 and len({key[:length] for key in keys}) < len(set(keys)):
        length += 1
    return {key: "".join(c if c.isascii() and c.isalnum() else "_" for c in key[:length]) for key in keys}


def visible(value: object) -> object:
    """A value as it may stand on a page: strings without control characters, one sign for each."""
    return value.translate(VISIBLE) if isinstance(value, str) and not isinstance(value, Markup) else value


def isolated(text: str) -> Markup:
    """Foreign text that cannot turn the direction of what stands beside it."""
    opened = Markup('<bdi dir="auto">') if BIDI.isdisjoint(text) else Markup('<bdi dir="auto" class="odd">')
    return opened + escape(visible(text)) + Markup("</bdi>")


def link(url: str | None) -> str | None:
    """An address that is safe to open, or None: only http and https, with a host, and nothing unprintable in it."""
    if not url or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def blocks(
    report: Report, sentences: tuple[Span, ...], places: dict[str, tuple[Span, ...]], anchor: str
) -> list[Block]:
    """The lines of a report's text, in order, blank ones left out."""
    sweep = _Sweep(report.text, _ranges(report, sentences, places, anchor))
    whole = [region for region in report.regions if _fills_lines(report.text, region)]
    found, start, labelled, at = [], 0, None, 0
    for line in report.text.split("\n"):
        end = start + len(line)
        while at < len(whole) and whole[at].span.end <= start:
            at += 1
        region = whole[at] if at < len(whole) and whole[at].span.start < end else None
        markup = sweep.line(start, end)
        if line.strip():
            label = _label(region) if region and region is not labelled else ""
            found.append(Block(markup, f"region {region.kind}" if region else "", label))
            labelled = region
        start = end + 1
    return found


def _label(region: Region) -> str:
    return f"{region.kind}: {region.sign}" if region.sign and region.sign != region.kind else region.kind


def _fills_lines(text: str, region: Region) -> bool:
    """Whether a region takes up whole lines, white space apart."""
    before = text.rfind("\n", 0, region.span.start) + 1
    after = text.find("\n", region.span.end)
    rest = text[before : region.span.start] + text[region.span.end : after if after >= 0 else len(text)]
    return not rest.strip()


def _ranges(
    report: Report, sentences: tuple[Span, ...], places: dict[str, tuple[Span, ...]], anchor: str
) -> list[Range]:
    found = [
        Range(0, r.span.start, r.span.end, "", f"region {r.kind}")
        for r in report.regions
        if not _fills_lines(report.text, r)
    ]
    found += [Range(1, s.start, s.end, f"{anchor}-s{n}", "s") for n, s in enumerate(sentences, 1)]
    found += [
        Range(2, span.start, span.end, key if n == 0 else f"{key}+", "w")
        for key, spans in places.items()
        for n, span in enumerate(spans)
    ]
    return sorted(found, key=lambda r: (r.start, r.rank, -r.end, r.anchor))


class _Sweep:
    """Goes once through a text and its ranges, line by line."""

    def __init__(self, text: str, ranges: list[Range]) -> None:
        self.text = text
        self.ranges = ranges
        self.next = 0
        self.active: list[Range] = []
        self.begun: set[str] = set()

    def line(self, start: int, end: int) -> Markup:
        """The markup of `[start, end)`; everything that is opened is closed again."""
        parts: list[str] = []
        stack: list[Range] = []
        for low, high in self._atoms(start, end):
            wanted = sorted(self.active, key=lambda r: (r.rank, r.start, -r.end, r.anchor))
            kept = 0
            while kept < min(len(stack), len(wanted)) and stack[kept] is wanted[kept]:
                kept += 1
            parts += ["</span>"] * (len(stack) - kept)
            parts += [self._opened(r) for r in wanted[kept:]]
            parts.append(str(escape(visible(self.text[low:high]))))
            stack = wanted
        parts += ["</span>"] * len(stack)
        return Markup("".join(parts))  # noqa: S704 every piece is escaped above

    def _atoms(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Stretches of a line between two boundaries, with `active` set to what covers each."""
        at = start
        while at < end:
            self.active = [r for r in self.active if r.end > at]
            while self.next < len(self.ranges) and self.ranges[self.next].start <= at:
                if self.ranges[self.next].end > at:
                    self.active.append(self.ranges[self.next])
                self.next += 1
            following = self.ranges[self.next].start if self.next < len(self.ranges) else end
            stop = min([end, following, *(r.end for r in self.active)])
            yield at, stop
            at = stop

    def _opened(self, range_: Range) -> str:
        """An opening tag: the first piece carries the anchor, a later one says whose it is."""
        anchor = range_.anchor.removesuffix("+")
        if not anchor:
            return f'<span class="{range_.style}">'
        if anchor in self.begun:
            return f'<span class="{range_.style}" data-of="{anchor}">'
        self.begun.add(anchor)
        return f'<span class="{range_.style}" id="{anchor}">'
