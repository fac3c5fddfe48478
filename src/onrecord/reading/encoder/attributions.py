"""Who said what, as the encoder reads it: sources, cues and contents of one report, as extents of its text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.reading.encoder.article import Article, Extent, article
from onrecord.reading.encoder.decode import Decoded, decode
from onrecord.reading.encoder.features import Features
from onrecord.reading.encoder.marks import marks
from onrecord.reading.encoder.runs import Run
from onrecord.reading.encoder.settings import settings
from onrecord.reading.segments import Segment

# Stands at a content's edge and belongs to the sentence around it.
LOOSE = " \t\n,;:–—-"
COMPLEMENTIZER = "that "
QUOTES = "“”\"„«»‘’'"
LEFT_OVER = 3  # words in a line of their own that a content's end strays into
LINE = re.compile(r"[^\n]+")


class Attribution(NamedTuple):
    """Words attributed to a source; extents are `[start, end)` in code points of the report's text.

    Attributes:
        source: the words that name the source; None where the text names none.
        cue: the words that attribute.
        content: the words said, one or more pieces, in order.
        confidence: the chance that source and content are both right, 0 to 1.
        content_confidence, source_confidence: the chance that each is.
    """

    source: Extent | None
    cue: Extent
    content: tuple[Extent, ...]
    confidence: float
    content_confidence: float
    source_confidence: float


def attributions(text: str, segments: Iterable[Segment], quotations: Sequence[Extent] = ()) -> tuple[Attribution, ...]:
    """Find who said what in one report.

    Args:
        text: the report's text.
        segments: the pieces of it that are read; see `onrecord.reading.segments`.
        quotations: extents of quoted words, marks included, in order; a content mostly inside one takes all of it.

    Raises:
        ModelError: a file of the encoder is missing or damaged.
    """
    shown = article(text, segments)
    seen = marks(shown.text)
    quoted = [extent for start, end in quotations if (extent := shown.here(start, end)) is not None]
    found = decode(shown.text, seen, quoted, settings())
    made = (_attribution(each, shown, seen.features) for each in found)
    return tuple(each for each in made if each is not None)


def _attribution(found: Decoded, shown: Article, features: Features) -> Attribution | None:
    pieces = (_back(run, shown, features, loose=LOOSE, lead=COMPLEMENTIZER) for run in found.content)
    content = tuple(extent for piece in pieces for extent in _without_strays(piece, shown.report))
    cue = _back(found.cue, shown, features)
    if not content or not cue:
        return None
    source = _back(found.source, shown, features, loose=LOOSE) if found.source else ()
    return Attribution(
        source=min(source, key=lambda extent: _gap(extent, cue[0])) if source else None,
        cue=cue[0],
        content=content,
        confidence=round(found.whole, 3),
        content_confidence=round(found.of_content, 3),
        source_confidence=round(found.of_source, 3),
    )


def _back(run: Run, shown: Article, features: Features, *, loose: str = "", lead: str = "") -> tuple[Extent, ...]:
    """The extents in the report of a run of word pieces, without loose marks at its ends, nor the leading word."""
    start, end = int(features.starts[run[0]]), int(features.ends[run[1] - 1])
    lines = [(start + line.start(), start + line.end()) for line in LINE.finditer(shown.text[start:end])]
    tidied = (_tidied(shown.text, *line, loose, lead if line is lines[0] else "") for line in lines)
    return tuple(extent for first, last in tidied if first < last for extent in shown.back(first, last))


def _without_strays(pieces: tuple[Extent, ...], text: str) -> Iterator[Extent]:
    """A run's lines; a few words of another line at either end, outside quotation marks, are none of it."""
    longest = max((end - start for start, end in pieces), default=0)
    for start, end in pieces:
        words = text[start:end]
        if end - start == longest or len(words.split()) > LEFT_OVER or words[0] in QUOTES or words[-1] in QUOTES:
            yield start, end


def _gap(extent: Extent, other: Extent) -> int:
    return max(extent[0] - other[1], other[0] - extent[1])


def _tidied(text: str, start: int, end: int, loose: str, lead: str) -> Extent:
    words = text[start:end]
    start += len(words) - len(words.lstrip(loose)) if loose else 0
    if lead and text[start:end].lower().startswith(lead) and end - start > len(lead):
        start += len(lead)
    return start, start + len(text[start:end].rstrip(loose)) if loose else end
