"""Lines whose place and neighbours tell what they are: headings, tags above a report, and what follows its end."""

import re

from onrecord.reports.bylines import continues_byline, edge_byline_sign, is_name
from onrecord.reports.furniture import is_section
from onrecord.reports.lines import bare, is_prose, shape
from onrecord.reports.pieces import Mark, Piece
from onrecord.reports.vocabulary import furniture

_LONGEST_HEADLINE = 32  # words, above the report
_LONGEST_HEADING = 16  # words, within it
_LEAD = re.compile(
    r"(?:also\s)?read(?:\s(?:more|also|next))?\s?:?|(?:related|recommended|more)(?:\s\w+){0,3}\s?:?|see also\s?:?|"
    r"more from .{2,40}:?|"
    r"(?:you )?may also like|in case you missed it|most (?:read|popular)|trending(?: now)?|top stories",
    re.IGNORECASE,
)
# A place in capitals, and no more than a date or an agency behind it: the dateline, on a line of its own.
_DATELINE = re.compile(r"\(?[A-Z][A-Z .'’-]{2,30}(?:,\s[\w .]{2,30}){0,3}\)?\s?(?:\([^()]{2,30}\)\s?)?[-–—:]{0,3}")
_PRONOUN = re.compile(r"(?:he|she|they|it|we|i|you|this|that|these|those|there)\b", re.IGNORECASE)
_TAG = re.compile(r"[\[(【<][^\[\]()]{3,40}[\])】>]")
_HASHES = re.compile(r"#{1,6}\s+\S")
_BULLET = re.compile(r"[-*•·▪●►]\s")
_CONTINUES = (",", ";", ":", "-", "–", "—")


def mark_by_place(pieces: list[Piece]) -> list[Piece]:
    """The pieces, with marks for those above, within and below the report that their place gives away."""
    marks = [piece.mark for piece in pieces]
    prose = [i for i, piece in enumerate(pieces) if marks[i] is None and is_prose(piece.line.text)]
    if not prose:
        prose = [i for i, piece in enumerate(pieces) if marks[i] is None and _is_sentence(piece.line.text)]
    if not prose:
        return pieces
    _mark_labelled(pieces, marks)
    _mark_related(pieces, marks)
    _mark_above(pieces, marks, prose[0])
    _mark_within(pieces, marks, prose)
    _mark_below(pieces, marks, prose[-1])
    return [Piece(piece.line, mark) for piece, mark in zip(pieces, marks, strict=True)]


def _is_sentence(text: str) -> bool:
    seen = shape(text)
    return seen.words >= 3 and seen.ended


def _mark_labelled(pieces: list[Piece], marks: list[Mark | None]) -> None:
    """The line under "Image caption"."""
    for i in range(1, len(pieces)):
        if marks[i] is None and bare(pieces[i - 1].line.text) in {"image caption", "photo caption", "caption"}:
            marks[i] = Mark("caption", "stands under a caption's label")


def _mark_related(pieces: list[Piece], marks: list[Mark | None]) -> None:
    """Short lines under "Read more:" up to the next paragraph; the last may be that paragraph's heading."""
    run: list[int] = []
    open_ = False
    for i, piece in enumerate(pieces):
        text = piece.line.text
        if marks[i] is not None:
            open_ = open_ or bool(_LEAD.fullmatch(text))
            run = run if open_ else []
        elif open_ and not is_prose(text) and not shape(text).ended:
            run.append(i)
        else:
            for j in run[:-1]:
                marks[j] = Mark("boilerplate", "link to other reports")
            run, open_ = [], False
    for j in run:
        marks[j] = Mark("boilerplate", "link to other reports")


def _mark_above(pieces: list[Piece], marks: list[Mark | None], first: int) -> None:
    """Headline, bylines and tags above the first paragraph."""
    free = [i for i in range(first) if marks[i] is None]
    headlines = [i for i in free if shape(pieces[i].line.text).words >= 4]
    company = len(free) > 1 or any(mark is not None and mark.kind != "heading" for mark in marks[:first])
    headed = bool(headlines) or any(mark is not None and mark.kind == "heading" for mark in marks[:first])
    for i in free:
        text = pieces[i].line.text
        marks[i] = _above(text, after_byline=_after_byline(marks, i), labels=company and headed)


def _after_byline(marks: list[Mark | None], at: int) -> bool:
    """Whether a byline stands right before, or before one more piece of its line."""
    return any(mark is not None and mark.kind == "byline" for mark in marks[max(0, at - 2) : at])


def _above(text: str, *, after_byline: bool, labels: bool) -> Mark | None:
    seen = shape(text)
    signed = edge_byline_sign(text)
    if signed:
        return Mark("byline", signed)
    if after_byline and (continues_byline(text) or (seen.words <= 5 and seen.capitals == 1 and "," in text)):
        return Mark("byline", "goes on from a byline")
    if _TAG.fullmatch(text):
        return Mark("heading", "tag in brackets")
    if _is_dateline(text):
        return None
    if is_section(text) or (labels and seen.words <= 3 and not seen.ended):
        return Mark("boilerplate", "tag above the report")
    if _BULLET.match(text) or seen.words > _LONGEST_HEADLINE or text.endswith(_CONTINUES) or text[0].islower():
        return None
    if seen.ended and not (text.endswith(("?", "?’", "?”")) and not seen.inner):
        return None
    return Mark("heading", "headline above the report")


def _is_dateline(text: str) -> bool:
    return bool(_DATELINE.fullmatch(text[:120])) and ("," in text or text.endswith(("-", "–", "—", ")")))


def _mark_within(pieces: list[Piece], marks: list[Mark | None], prose: list[int]) -> None:
    """Headings and runs of headlines between paragraphs."""
    is_paragraph = set(prose)
    at = prose[0] + 1
    while at < prose[-1]:
        end = at
        while end < prose[-1] and end not in is_paragraph:
            end += 1
        free = [i for i in range(at, end) if marks[i] is None]
        _mark_gap(pieces, marks, free)
        at = end + 1


def _mark_gap(pieces: list[Piece], marks: list[Mark | None], free: list[int]) -> None:
    """The short lines between two paragraphs, from the last up, since a heading is told by what it stands over."""
    likely = {i for i in free if _is_heading(pieces[i].line.text)}
    headlines = [i for i in free if i in likely and _is_headline(pieces[i].line.text)]
    for i in reversed(free):
        text = pieces[i].line.text
        if _TAG.fullmatch(text):
            marks[i] = Mark("heading", "tag in brackets")
        elif _after_byline(marks, i) and continues_byline(text):
            marks[i] = Mark("byline", "goes on from a byline")
        elif len(headlines) >= 3 and i in headlines[:-1]:
            marks[i] = Mark("boilerplate", "run of headlines")
        elif i in likely and (shape(text).upper or _heads(pieces, marks, i, free)):
            marks[i] = Mark("heading", _heading_sign(text))


def _is_headline(text: str) -> bool:
    return shape(text).capitals >= 0.7 and shape(text).words >= 5


def _heads(pieces: list[Piece], marks: list[Mark | None], at: int, free: list[int]) -> bool:
    """Whether a line stands over a paragraph or its heading, and does not end a list."""
    under = pieces[at + 1].line.text
    marked = marks[at + 1]
    stands = marked is not None or is_prose(under) or (shape(under).ended and not _is_heading(under))
    above = pieces[at - 1].line.text
    loose = at - 1 in free and marks[at - 1] is None and not shape(above).ended and shape(above).words < 8
    return stands and not (loose and not _is_heading(above)) and not _third(marks, at)


def _third(marks: list[Mark | None], at: int) -> bool:
    """Whether two headings follow already."""
    return sum(mark is not None and mark.kind == "heading" for mark in marks[at + 1 : at + 3]) == 2


def _is_heading(text: str) -> bool:
    seen = shape(text)
    if _HASHES.match(text):
        return True
    if seen.words > _LONGEST_HEADING or seen.words < 1 or _BULLET.match(text) or text.endswith(_CONTINUES):
        return False
    if "\t" in text:
        return False  # a row of a table
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "‘'“\"[("):
        return False
    return _no_sentence(text)


def _no_sentence(text: str) -> bool:
    """Whether a short line lacks what a one-line paragraph has: an end, a speaker, a quotation, a pronoun in front."""
    seen = shape(text)
    words = set(re.findall(r"[a-z]+", text.lower()))
    if words & furniture().speech and (seen.quoted or seen.capitals < 0.7):
        return False
    if seen.quoted and text.count(text[0]) + text.count("”") + text.count("’") < 2:
        return False
    if text.endswith("?"):
        headline = seen.words <= 9 or seen.capitals >= 0.6
        return headline and not seen.quoted and not seen.inner and not text.endswith(("”?", '"?'))
    if seen.upper and seen.words <= 8:
        return True
    if seen.ended or text[-1] in '”"»' or (seen.quoted and seen.words > 8):
        return False
    return not (_PRONOUN.match(text) and seen.capitals < 0.5 and seen.words >= 3)


def _heading_sign(text: str) -> str:
    if _HASHES.match(text):
        return "marked as a heading"
    if text.endswith("?"):
        return "question between paragraphs"
    return "line in capitals" if shape(text).upper else "short line between paragraphs"


def _mark_below(pieces: list[Piece], marks: list[Mark | None], last: int) -> None:
    """Signatures, tags and widgets below the last paragraph."""
    free = [i for i in range(last + 1, len(pieces)) if marks[i] is None]
    loose = [i for i in free if not shape(pieces[i].line.text).ended and not shape(pieces[i].line.text).quoted]
    settled = any(mark is not None for mark in marks[last + 1 :])
    for i in free:
        text = pieces[i].line.text
        signed = edge_byline_sign(text)
        if signed:
            marks[i] = Mark("byline", signed)
        elif _after_byline(marks, i) and continues_byline(text):
            marks[i] = Mark("byline", "goes on from a byline")
        elif i in loose and _is_loose_end(text, company=settled or len(loose) > 1):
            marks[i] = Mark("boilerplate", "line below the report's end")


def _is_loose_end(text: str, *, company: bool) -> bool:
    seen = shape(text)
    words = set(re.findall(r"[a-z]+", text.lower()))
    if (
        words & furniture().speech
        or text[0].islower()
        or seen.words > 20
        or (text[-1] == ":" and seen.words > 8)
        or _BULLET.match(text)
    ):
        return False
    return company or is_name(text) or is_section(bare(text)) or (seen.words <= 4 and seen.capitals >= 0.5)
