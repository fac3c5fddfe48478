"""The lines of a text with what their shape tells, each worked out once, before any is judged."""

import functools
import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

import msgspec

# What closes a sentence: a mark, with quotation marks or brackets behind it.
_TERMINAL = re.compile(r"[.!?…。][\"'”’»)\]]{0,3}$")
_EDGE = re.compile(r"^[^\w]+|[^\w]+$")
_WORD = re.compile(r"\w[\w'’.-]*")
# A sentence that ends within the line: a small letter or bracket, a mark, a space, a capital.
_INNER_STOP = re.compile(r"[a-z0-9)\]”\"][.!?][”\"’']?\s+[“\"‘']?[A-Z]")
_BULLET = re.compile(r"^\s{0,8}(?:[-*•·–—▪●►»]|#{1,6})\s+")


class Line(msgspec.Struct, frozen=True):
    """A line, or a piece of one, without the space around it.

    Attributes:
        start, end: code points in the text.
        text: its characters.
        gap: blank lines before it.
        whole: whether it is all of its line.
    """

    start: int
    end: int
    text: str
    gap: int = 0
    whole: bool = True

    @property
    def key(self) -> str:
        """What is compared: lower case, without bullets and marks around it."""
        return bare(self.text)


class Shape(msgspec.Struct, frozen=True):
    """What a line's form tells.

    Attributes:
        words: how many.
        ended: it ends as a sentence does.
        quoted: it begins with a quotation mark.
        capitals: share of its words, short ones aside, that begin with a capital.
        upper: all its letters are capitals.
        inner: a sentence ends within it.
    """

    words: int
    ended: bool
    quoted: bool
    capitals: float
    upper: bool
    inner: bool


@functools.lru_cache(maxsize=4096)
def shape(text: str) -> Shape:
    """The shape of a line; of a very long one, by its beginning and end."""
    words = _WORD.findall(text[:3000])
    long = [word for word in words if len(word) > 3 and word[0].isalpha()] or words
    return Shape(
        words=len(words),
        ended=bool(_TERMINAL.search(text[-6:])),
        quoted=text[:1] in "\"“‘'«",
        capitals=sum(word[0].isupper() for word in long) / len(long) if long else 0.0,
        upper=text[:300].isupper() and sum(map(str.isalpha, text[:300])) > 2,
        inner=bool(_INNER_STOP.search(text[:3000])),
    )


def is_prose(text: str) -> bool:
    """Whether a line reads as a paragraph of running text: a sentence of some length, or more than a headline has."""
    seen = shape(text)
    if seen.words >= 30:
        return True
    if text.endswith("?") and not seen.inner and not seen.quoted and seen.words <= 20:
        return False  # a question on its own line is as likely a headline
    return seen.words >= 8 and (seen.ended or seen.inner) and not (seen.upper and seen.words < 15)


@functools.lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """A line in lower case, without bullets and the marks around it."""
    return _EDGE.sub("", _BULLET.sub("", text[:400])).replace("’", "'").lower()


def split_lines(text: str) -> list[Line]:
    """The lines with anything on them; in a text of hard-wrapped lines, each paragraph is one."""
    lines = list(_physical(text))
    return _joined(text, lines) if is_wrapped(lines) else lines


def unwrap(text: str) -> str:
    """The text with the newlines inside paragraphs turned into spaces, where its lines are hard-wrapped."""
    lines = list(_physical(text))
    if not is_wrapped(lines):
        return text
    pieces = []
    cursor = 0
    for line in _joined(text, lines):
        pieces += [text[cursor : line.start], line.text.replace("\n", " ")]
        cursor = line.end
    return "".join([*pieces, text[cursor:]])


def _physical(text: str) -> Iterator[Line]:
    start = gap = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            left = start + len(raw) - len(raw.lstrip())
            yield Line(left, left + len(stripped), stripped, gap)
            gap = 0
        else:
            gap += 1
        start += len(raw) + 1


def is_wrapped(lines: list[Line]) -> bool:
    """Whether lines were broken at a fixed width: none is long, and many go on in the next with a small letter."""
    lengths = [len(line.text) for line in lines]
    if len(lines) < 3 or max(lengths) > 110 or median(lengths) < 35:
        return False
    pairs = [(one, two) for one, two in pairwise(lines) if two.gap == 0 and len(one.text) >= 35]
    runs = sum(two.text[0].islower() and not shape(one.text).ended for one, two in pairs)
    return len(pairs) >= 2 and runs >= 0.3 * len(pairs)


def _joined(text: str, lines: list[Line]) -> list[Line]:
    """Paragraphs of a hard-wrapped text: a gap, an indent or a short line before divides them."""
    joined: list[list[Line]] = []
    for line in lines:
        before = joined[-1][-1] if joined else None
        indented = line.start >= 2 and text[line.start - 2 : line.start] in {"  ", "\n\t"}
        ends = before is not None and len(before.text) < 40 and not line.text[0].islower()
        if before is None or line.gap or indented or ends or _BULLET.match(line.text):
            joined.append([line])
        else:
            joined[-1].append(line)
    return [Line(run[0].start, run[-1].end, text[run[0].start : run[-1].end], run[0].gap) for run in joined]
