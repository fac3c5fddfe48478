"""Marks what of a report's text is not its running prose, by signs within that report alone.

Nothing is cut: a region says where a heading, caption, byline or piece of page furniture stands, and how it was told.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping

from onrecord.reports.bylines import byline_name, byline_sign
from onrecord.reports.captions import (
    bracket_at_end,
    ends_in_credit,
    names_photo,
    opens_as_caption,
    reads_as_report,
    repeats,
)
from onrecord.reports.edges import mark_by_place
from onrecord.reports.furniture import furniture_sign
from onrecord.reports.lines import Line, bare, is_prose, shape, split_lines
from onrecord.reports.pieces import Mark, Piece, cut_lines, image_alts
from onrecord.reports.report import Region
from onrecord.reports.turns import turns
from onrecord.spans import Span

Hints = Mapping[str, Mark]
_TAKEN = ("heading", "byline")  # kinds of region that a turn of an interview can be taken for


def find_regions(text: str, *, report: str, title: str | None = None, hints: Hints | None = None) -> tuple[Region, ...]:
    """The regions of a report's text, ordered, not overlapping.

    Args:
        text: the report's text.
        report: its id, for the spans.
        title: its headline; a line that repeats it is a heading.
        hints: what a page's markup says of a line, by the line's `bare` words.
    """
    pieces = _without_turns(_mark_lines(text, title or "", hints or {}), text)
    return tuple(
        Region(span=Span(report, piece.line.start, piece.line.end), kind=piece.mark.kind, sign=piece.mark.sign)
        for piece in pieces
        if piece.mark is not None
    )


def top_heading(text: str, regions: tuple[Region, ...]) -> str | None:
    """The headline that stands above a text's first paragraph."""
    above = [region for region in regions if region.kind == "heading" and not _prose_before(text, regions, region)]
    texts = [text[region.span.start : region.span.end].lstrip("# ") for region in above]
    return next((line for line in texts if shape(line).words >= 4), texts[0] if texts else None)


def printed_byline(text: str, regions: tuple[Region, ...]) -> str | None:
    """The names that a text signs itself with, where that is clear."""
    signed = (region for region in regions if region.kind == "byline" and region.sign in {"byline", "signed name"})
    names = (byline_name(text[region.span.start : region.span.end]) for region in signed)
    return next((name for name in names if name), None)


def prose_of(text: str, regions: tuple[Region, ...]) -> str:
    """What is left of a text without its regions, for telling its language and length."""
    kept = []
    at = 0
    for region in regions:
        kept.append(text[at : region.span.start])
        at = region.span.end
    return "".join([*kept, text[at:]])


def _prose_before(text: str, regions: tuple[Region, ...], region: Region) -> bool:
    before = text[: min(region.span.start, 5000)]
    inside = tuple(other for other in regions if other.span.end <= len(before))
    return any(is_prose(line) for line in prose_of(before, inside).split("\n") if line.strip())


def _mark_lines(text: str, title: str, hints: Hints) -> list[Piece]:
    lines = split_lines(text)
    alts = image_alts(lines)
    pieces = cut_lines(lines)
    pieces = [piece if piece.mark else Piece(piece.line, _own_mark(piece.line, alts, hints)) for piece in pieces]
    return mark_by_place(_credits_only(_mark_title(_mark_repeated(pieces), title)))


def _without_turns(pieces: list[Piece], text: str) -> list[Piece]:
    """The pieces, none marked as a heading or dateline that is a turn of an interview."""
    lines = [(turn.name[0], turn.words[1]) for turn in turns(text)]
    starts = [start for start, _ in lines]

    def is_turn(line: Line) -> bool:
        at = bisect_left(starts, line.end) - 1
        return at >= 0 and lines[at][1] > line.start

    spoken = [piece.mark is not None and piece.mark.kind in _TAKEN and is_turn(piece.line) for piece in pieces]
    return [Piece(piece.line) if taken else piece for piece, taken in zip(pieces, spoken, strict=True)]


def _mark_repeated(pieces: list[Piece]) -> list[Piece]:
    """Lines that come again and again: furniture, unless they are headlines or sentences of some length."""
    counts = Counter(piece.line.key for piece in pieces if piece.mark is None)
    seen: set[str] = set()
    marked = []
    for piece in pieces:
        key = piece.line.key
        mark = piece.mark
        if mark is None and counts[key] > 1 and key:
            mark = _repeated_mark(piece.line.text, counts[key], again=key in seen)
            seen.add(key)
        marked.append(Piece(piece.line, mark))
    return marked


def _repeated_mark(text: str, count: int, *, again: bool) -> Mark | None:
    form = shape(text)
    if is_prose(text):
        return Mark("boilerplate", "repeated paragraph") if again else None
    question = text.endswith("?") and form.words >= 4
    if (form.ended and not question) or form.quoted or text[-1] in ":;,":
        return None
    if form.words >= 4 and count <= 3:
        return Mark("heading", "repeated headline")
    return Mark("boilerplate", "repeated line")


def _own_mark(line: Line, alts: list[str], hints: Hints) -> Mark | None:
    """What a line shows by itself."""
    hint = hints.get(bare(line.text)) if hints else None
    if hint is not None:
        return hint
    if repeats(line, alts):
        return Mark("caption", "repeats an image link's text")
    sign = furniture_sign(line)
    if sign == "bare link" or (sign and not opens_as_caption(line)):
        return Mark("boilerplate", sign)
    if opens_as_caption(line):
        return Mark("caption", "begins as a caption")
    return _caption_mark(line) or _byline_mark(line)


def _byline_mark(line: Line) -> Mark | None:
    sign = byline_sign(line.text)
    return Mark("byline", sign) if sign else None


def _caption_mark(line: Line) -> Mark | None:
    bracket = bracket_at_end(line.text)
    if bracket is not None:
        if reads_as_report(line) and not names_photo(bracket[1]):
            return None
        return Mark("caption", "picture credit in brackets")
    if ends_in_credit(line) and not reads_as_report(line):
        return Mark("caption", "picture credit at its end")
    return None


def _mark_title(pieces: list[Piece], title: str) -> list[Piece]:
    """A line that says what the title says."""
    key = bare(title)
    if len(key) < 4:
        return pieces
    mark = Mark("heading", "repeats the title")
    return [
        Piece(piece.line, mark) if _same(piece.line.key, key) and _may_head(piece.mark) else piece for piece in pieces
    ]


def _may_head(mark: Mark | None) -> bool:
    return mark is None or mark.kind == "heading" or mark.sign == "repeated line"


def _same(line: str, title: str) -> bool:
    return line == title or (len(line) >= 25 and len(line.split()) >= 4 and title.startswith(line))


def _credits_only(pieces: list[Piece]) -> list[Piece]:
    """Where an agency signs the report, in its last paragraph or in most, only the credit is furniture."""
    long = [i for i, piece in enumerate(pieces) if _runs_long(piece)]
    signed = [i for i in long if (mark := pieces[i].mark) and mark.sign == "picture credit in brackets"]
    if not signed:
        return pieces
    whole = (
        signed
        if len(signed) > 2 and 2 * len(signed) > len(long)
        else [i for i in signed if i == long[-1] and len(long) > 1]
    )
    parted = list(pieces)
    for i in reversed(whole):
        parted[i : i + 1] = _without_credit(pieces[i])
    return parted


def _runs_long(piece: Piece) -> bool:
    return (piece.mark is None or piece.mark.kind == "caption") and shape(piece.line.text).words >= 8


def _without_credit(piece: Piece) -> list[Piece]:
    line = piece.line
    bracket = bracket_at_end(line.text)
    if not bracket or names_photo(bracket[1]) or not line.text[: bracket[0]].strip():
        return [piece]
    left = line.text[: bracket[0]].rstrip()
    start = line.start + bracket[0]
    credit = Line(start, line.end, line.text[bracket[0] :], 0, whole=False)
    return [
        Piece(Line(line.start, line.start + len(left), left, line.gap, whole=False)),
        Piece(credit, Mark("boilerplate", "agency credit")),
    ]
