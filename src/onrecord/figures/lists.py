"""The word lists by which figures are told apart, read once."""

import re
from functools import cache

from onrecord.people.lists import data_lines


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(word for line in data_lines("onrecord.figures", name) for word in line.split())


@cache
def table(name: str) -> dict[str, str]:
    """The first column of a table to its second."""
    rows = (line.split("\t") for line in data_lines("onrecord.figures", name))
    return {row[0]: row[1] for row in rows}


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Any entry of a table's first column as whole words, the longest first, in either case."""
    entries = sorted(table(name), key=lambda words: (-len(words), words))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, entries))})(?!\w)", re.IGNORECASE)


@cache
def dimensions() -> dict[str, tuple[str, float]]:
    """Each unit's dimension, and how many of the dimension's common unit it holds."""
    rows = (line.split("\t") for line in data_lines("onrecord.figures", "dimensions.tsv"))
    return {unit: (dimension, float(factor)) for unit, dimension, factor in rows}


def dimension(unit: str | None) -> str:
    """What a unit measures; the unit itself where no other measures the same; "" without one."""
    return dimensions().get(unit, (unit, 1.0))[0] if unit else ""


def factor(unit: str | None) -> float:
    """How many of its dimension's common unit a unit holds; 1 where no other measures the same."""
    return dimensions().get(unit, (unit, 1.0))[1] if unit else 1.0
