"""Quotation marks: where quoted words begin and end, paragraph by paragraph.

A paragraph that opens a quotation and does not close it is taken to run on when the next paragraph opens with a mark.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.reading import Reading

# Double marks, and single ones that stand where an apostrophe cannot: after a space or bracket, before a word; and
# closing singles after the punctuation that ends speech.
MARK = re.compile(
    r"[“«„]|[”»]|\"|''|``|(?:(?<=[\s(\[—–])|^)[‘'](?=[\w\[])|(?<=[,.?!…])['’](?=[\s,.;:)\]—–]|$)", re.MULTILINE
)
OPENING, CLOSING, EITHER, SINGLE = ("“", "«", "„", "``"), ("”", "»"), ('"', "''"), ("‘", "'", "’")


class Quotation(NamedTuple):
    """Quoted words, marks included: `[start, end)` in code points.

    `open_ended` tells that no mark closes it in its paragraph.
    """

    start: int
    end: int
    paragraph: int
    open_ended: bool

    def covers(self, position: int) -> bool:
        """Whether a code point stands inside."""
        return self.start <= position < self.end


def quotations(reading: Reading) -> tuple[Quotation, ...]:
    """Every outermost quotation in what is read of a report, in order."""
    found: list[Quotation] = []
    for paragraph, start, end in _paragraphs(reading):
        found.extend(_in_paragraph(reading.text, paragraph, start, end))
    return tuple(found)


def _paragraphs(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Paragraph number and extent; a paragraph cut by a region gives several stretches."""
    current: tuple[int, str] | None = None
    start = end = 0
    for sentence in reading.sentences:
        key = (sentence.paragraph, sentence.region)
        if key != current:
            if current is not None:
                yield current[0], start, end
            current, start = key, sentence.start
        end = sentence.end
    if current is not None:
        yield current[0], start, end


def _in_paragraph(text: str, paragraph: int, start: int, end: int) -> Iterator[Quotation]:
    opened: int | None = None
    single = False
    nests = _balanced(text, start, end)
    inner = 0
    for match in MARK.finditer(text, start, end):
        mark, position = match[0], match.start()
        if opened is not None and nests and not single and mark == "“":
            inner += 1
            continue
        if inner and mark == "”":
            inner -= 1
            continue
        if opened is None:
            single_opens = mark in SINGLE and _opens(text, position, start)
            if mark in OPENING or mark in EITHER or single_opens or _turned(mark, text, position):
                opened, single = position, mark in SINGLE
        elif _closes(mark, single, text, position):
            yield Quotation(opened, match.end(), paragraph, open_ended=False)
            opened = None
    if opened is not None and not single:
        yield Quotation(opened, end, paragraph, open_ended=True)


def _balanced(text: str, start: int, end: int) -> bool:
    """Whether a paragraph closes every curly mark that it opens, so that one within another is told from a slip."""
    return text.count("“", start, end) == text.count("”", start, end)


def _opens(text: str, position: int, start: int) -> bool:
    return position == start or not text[position - 1].isalnum()


def _turned(mark: str, text: str, position: int) -> bool:
    """Whether a closing mark stands where only an opening one can, at a line's beginning, by a slip."""
    return (
        mark in CLOSING and text[position - 1 : position] in ("", "\n") and text[position + 1 : position + 2].isalnum()
    )


def _closes(mark: str, single: bool, text: str, position: int) -> bool:
    if single:
        return mark in ("'", "’") and text[position - 1] in ",.?!…"
    return mark in CLOSING or mark in EITHER
