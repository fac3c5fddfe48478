"""Titles within a run of capitals, after which a person is named ("Secretary General Anna Vries")."""

from onrecord.mentions.kinds import Kinds
from onrecord.mentions.lexicon import lexicon
from onrecord.reading import Reading

WIDEST = 4  # words in one title


def title_before(reading: Reading, first: int, last: int, kinds: Kinds) -> tuple[int, int] | None:
    """`[first, last)` of the last title in a run that a person's name follows, or None."""
    for end in range(last - 1, first, -1):
        width = title_ending(reading, first, end)
        if width and kinds.could_be_person(end, last):
            return end - width, end
    return None


def title_ending(reading: Reading, first: int, end: int) -> int:
    """How many tokens of the longest title end before token `end`, 0 for none."""
    for width in range(min(WIDEST, end - first), 0, -1):
        phrase = reading.text[reading.tokens[end - width].start : reading.tokens[end - 1].end]
        if phrase in lexicon().titles:
            return width
    return 0
