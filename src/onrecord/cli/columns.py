"""Tables for people: columns that fit the width, with nothing cut off; long words go beneath their line if need be."""

import unicodedata
from collections.abc import Iterator, Sequence

_GAP = "  "
_INDENT = "    "
_NARROWEST = 30  # columns that running words need beside the others; with fewer they go beneath
_LONGEST = 24  # columns of a word that a narrow column still keeps whole


def lay_out(names: Sequence[str], rows: Sequence[Sequence[str]], *, prose: int | None, width: int) -> Iterator[str]:
    """The lines of a table: a heading, then its rows.

    Args:
        names: of the columns.
        rows: the cells, each of one line.
        prose: place of the column of running words, which may go beneath; None where there is none.
        width: columns of the terminal.
    """
    table = [list(names), *map(list, rows)]
    if prose is not None and len(names) > 1 and not _fits_beside(table, prose, width):
        yield from _stacked(table, prose, width)
        return
    widths = _widths(table, width, keep=prose)
    for cells in table:
        yield from _line(cells, widths)


def columns_of(text: str) -> int:
    """How many columns of a terminal a text takes (Unicode Standard Annex 11)."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _fits_beside(table: list[list[str]], place: int, width: int) -> bool:
    natural = _natural(table)
    others = sum(natural) - natural[place] + len(_GAP) * (len(natural) - 1)
    return others + min(natural[place], _NARROWEST) <= width


def _stacked(table: list[list[str]], place: int, width: int) -> Iterator[str]:
    """Each row with its running words beneath it."""
    rest = [row[:place] + row[place + 1 :] for row in table]
    widths = _widths(rest, width)
    for cells, row in zip(rest, table, strict=True):
        yield from _line(cells, widths)
        for words in _wrapped(row[place], width - len(_INDENT)):
            if words:
                yield _INDENT + words


def _natural(table: list[list[str]]) -> list[int]:
    return [max(map(columns_of, column)) for column in zip(*table, strict=True)]


def _widths(table: list[list[str]], width: int, *, keep: int | None = None) -> list[int]:
    """As wide as the cells, or less: first the column of running words gives way, then always the widest."""
    natural = _natural(table)
    space = width - len(_GAP) * (len(natural) - 1)
    if keep is not None:
        natural[keep] = min(natural[keep], max(space - sum(natural) + natural[keep], _NARROWEST))
    widths = [min(each, space) for each in natural]
    least = [min(max(_longest_word(cell) for cell in column), _LONGEST) for column in zip(*table, strict=True)]
    while sum(widths) > space:
        able = [place for place, each in enumerate(widths) if each > least[place]]
        if not able:
            break
        widths[max(able, key=widths.__getitem__)] -= 1
    return widths


def _longest_word(cell: str) -> int:
    return max(map(columns_of, cell.split()), default=0)


def _line(cells: list[str], widths: list[int]) -> Iterator[str]:
    """One row, over as many lines as its longest cell needs."""
    wrapped = [_wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        parts = [lines[number] if number < len(lines) else "" for lines in wrapped]
        padded = [part + " " * (width - columns_of(part)) for part, width in zip(parts, widths, strict=True)]
        yield _GAP.join(padded).rstrip()


def _wrapped(text: str, width: int) -> list[str]:
    """Text in lines of at most so many columns, broken between words; a longer word is broken where it must be."""
    lines, line, used = [], "", 0
    for word in text.split():
        for piece in _pieces(word, max(width, 2)):
            size = columns_of(piece)
            if line and used + 1 + size > width:
                lines.append(line)
                line, used = piece, size
            else:
                line, used = (f"{line} {piece}", used + 1 + size) if line else (piece, size)
    return [*lines, line]


def _pieces(word: str, width: int) -> Iterator[str]:
    while columns_of(word) > width:
        end = 1
        while columns_of(word[: end + 1]) <= width:
            end += 1
        yield word[:end]
        word = word[end:]
    yield word
