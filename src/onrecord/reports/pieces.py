"""Lines cut where a page's parts were glued together, so that furniture and captions can stand within a line."""

import re
from collections.abc import Iterator

import msgspec

from onrecord.reports.captions import is_credit, names_photo
from onrecord.reports.furniture import furniture_sign
from onrecord.reports.lines import Line, bare, is_prose, shape
from onrecord.reports.report import RegionKind
from onrecord.reports.vocabulary import furniture


class Mark(msgspec.Struct, frozen=True):
    """What a line was found to be, and the sign it was told by."""

    kind: RegionKind
    sign: str


class Piece(msgspec.Struct, frozen=True):
    """A line or a part of one; marked where the cut itself told what it is."""

    line: Line
    mark: Mark | None = None


class Cut(msgspec.Struct, frozen=True):
    """A stretch of a line that is settled, in code points of the line."""

    start: int
    end: int
    mark: Mark


_MASKED = re.compile(r"[\[(<]{0,2}\[?email\s?protected\]?[\])>]{0,2}", re.IGNORECASE)
# A counter of a comment box, "(0/250)", with the unit that some sites print in it.
_COUNTER = re.compile(r"[(\[]0\s?/\s?\d{2,5}\s?\w{0,10}[)\]]")
_BRACKET = re.compile(r"[\[(]([^\[\]()]{2,90})[\])](?=(\s?)[A-Z“\"‘])")
# A dateline before a paragraph: "VIGO, Spain, March 3 (Wire) - " or "Vigo (Wire) - ".
_PLACE_CAPS = r"[A-Z][A-Z][A-Z][A-Z .'’/-]{0,30}(?:,\s[A-Z][\w.]{1,20}){0,2}"
_PLACE_AGENCY = r"[A-Z][\w.'’-]{1,20}(?:[ /][A-Z][\w.'’-]{1,20}){0,2}(?:,\s[A-Z][\w.]{1,20})?(?=\s\()"
_DATELINE_DAY = r"(?:,\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})(?:,?\s\d{4})?)?"
_DATELINE = re.compile(
    rf"(?:{_PLACE_CAPS}|{_PLACE_AGENCY}){_DATELINE_DAY}(?:\s\([^()\n]{{2,40}}\))?\s?(?:—|–|--|-|:)\s+(?=[A-Z“\"‘])"
)
_SENTENCE_END = '.!?”"’)]…'
_LONGEST_ALT = 3000
LEAST_BEHIND = 12  # words of a line that begins with a dateline; a shorter one is a label or headline
_BOILERPLATE_LINK = Mark("boilerplate", "image link")


def cut_lines(lines: list[Line]) -> list[Piece]:
    """Every line, whole or in pieces, in order."""
    keys = {bare(line.text)[:200] for line in lines}
    return [piece for line in lines for piece in _cut(line, keys)]


def image_alts(lines: list[Line]) -> list[str]:
    """The alternative texts of the report's image links, as compared with its lines."""
    return [bare(line.text[start:end]) for line in lines for _, start, end, _ in _images(line.text)]


def _cut(line: Line, keys: set[str]) -> list[Piece]:
    cuts = sorted(_cuts(line.text, keys), key=lambda cut: (cut.start, -cut.end))
    if not cuts:
        return [Piece(line)]
    pieces: list[Piece] = []
    at = 0
    for cut in cuts:
        if cut.start < at:
            continue
        pieces += _part(line, at, cut.start, None) + _part(line, cut.start, cut.end, cut.mark)
        at = cut.end
    return pieces + _part(line, at, len(line.text), None)


def _part(line: Line, start: int, end: int, mark: Mark | None) -> list[Piece]:
    raw = line.text[start:end]
    text = raw.strip()
    if not text or not (mark or any(map(str.isalnum, text))):
        return []
    left = line.start + start + len(raw) - len(raw.lstrip())
    return [Piece(Line(left, left + len(text), text, line.gap, len(text) == len(line.text)), mark)]


def _cuts(text: str, keys: set[str]) -> Iterator[Cut]:
    yield from _image_cuts(text, keys)
    yield from _mail_cuts(text)
    yield from _counter_cuts(text)
    yield from _glued_cuts(text)
    yield from _caption_cuts(text)
    dateline = _DATELINE.match(text)
    if dateline and shape(text).words > LEAST_BEHIND:
        yield Cut(0, dateline.end(), Mark("byline", "dateline"))


def _images(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Start of an image link, start and end of its alternative text, and its end."""
    at = text.find("![")
    while at >= 0:
        middle = text.find("](", at, at + _LONGEST_ALT)
        close = text.find(")", middle, middle + _LONGEST_ALT) if middle >= 0 else -1
        if close >= 0:
            yield at, at + 2, middle, close + 1
        elif text.find("](", at) < 0:
            return
        at = text.find("![", max(close, at + 2))


def _image_cuts(text: str, keys: set[str]) -> Iterator[Cut]:
    """The link is furniture; its alternative text is a caption, unless a line of the report repeats it."""
    for start, left, right, end in _images(text):
        alt = text[left:right]
        if shape(alt).words >= 4 and bare(alt)[:200] not in keys:
            yield Cut(start, left, _BOILERPLATE_LINK)
            yield Cut(left, right, Mark("caption", "text of an image link"))
            yield Cut(right, end, _BOILERPLATE_LINK)
        else:
            yield Cut(start, end, _BOILERPLATE_LINK)


def _mail_cuts(text: str) -> Iterator[Cut]:
    """A masked address, with the bullet before it where it has the line to itself."""
    for found in _MASKED.finditer(text):
        alone = not any(map(str.isalnum, text[: found.start()][:200]))
        yield Cut(0 if alone else found.start(), found.end(), Mark("boilerplate", "masked e-mail"))


def _counter_cuts(text: str) -> Iterator[Cut]:
    """A comment box's counter, with the label that leads to it."""
    for found in _COUNTER.finditer(text):
        before = text[max(0, found.start() - 80) : found.start()]
        label = re.search(r"[^.!?”\"’)]*$", before)
        words = label.group().split() if label else []
        start = found.start() - len(label.group()) if label and 0 < len(words) <= 8 else found.start()
        yield Cut(start, found.end(), Mark("boilerplate", "comment box"))


def _glued_cuts(text: str) -> Iterator[Cut]:
    """Furniture without a space to the paragraph after or before it."""
    mark = Mark("boilerplate", "furniture glued to a paragraph")
    head, tail = text[:80].lower(), text[-80:].lower()
    for phrase in furniture().glued:
        if head.startswith(phrase) and _runs_on(text, len(phrase)):
            yield Cut(0, len(phrase), mark)
            return
    for phrase in furniture().glued:
        if tail.endswith(phrase) and _hangs_on(text, len(text) - len(phrase)):
            yield Cut(len(text) - len(phrase), len(text), mark)
            return


def _runs_on(text: str, at: int) -> bool:
    """Whether a paragraph begins here with no space before it."""
    after = text[at : at + 1]
    return text[0].isupper() and (after.isupper() or after in {"“", "‘", '"'}) and is_prose(text[at:])


def _hangs_on(text: str, at: int) -> bool:
    """Whether a paragraph ends here and what follows is no part of a sentence."""
    before = text[:at].rstrip()
    if not before or before[-1] not in _SENTENCE_END or not is_prose(before):
        return False
    if furniture_sign(Line(0, len(text), text)):
        return False  # all of the line is furniture
    return len(before) == at or (text[at].isupper() and " " in text[at:])


def _caption_cuts(text: str) -> Iterator[Cut]:
    """A caption whose credit runs straight into the next paragraph."""
    for found in _BRACKET.finditer(text[:1200]):
        credit, space = found.group(1), found.group(2)
        sure = not space and is_credit(credit)
        if (sure or (is_credit(credit) and names_photo(credit))) and 3 <= shape(text[: found.start()]).words <= 70:
            yield Cut(0, found.end(), Mark("caption", "caption glued to a paragraph"))
            return
