"""Words whose source stands beside them without a verb: a quotation signed with a dash, a headline with a colon.

"..." - Ana Melo, nurse                 the line's rest, or the next line, names the source
Port to close in May: minister          a headline's end names it
Hansen: 'No deal before June'           or its beginning, where the words are quoted
"""

import functools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files

from onrecord.reading import Sentence, Tree
from onrecord.statements.drafts import Draft
from onrecord.statements.quotations import Quotation

CONFIDENCE = 0.8
LONGEST = 12  # words of a signature
TAIL = 4  # words of a name behind a headline's colon
FEWEST = 3  # words that a headline's statement has
SIGNED = re.compile(
    r"[ \t\xa0]*(?:\r?\n[ \t\xa0]*){0,2}[-–—―]{1,2}[ \t\xa0]*(?P<name>[^\n\"“”]{2,120}?)[.]?[ \t\xa0]*(?=\n|\Z)"
)
OPENING = "“‘\"'«„"
COLON = re.compile(r":\s+")

Known = Callable[[int], bool]


def signed(tree: Tree, marks: Sequence[Quotation], known: Known) -> Iterator[Draft]:
    """Quotations that are signed with a dash; they have no cue.

    Args:
        tree: the report, parsed.
        marks: its quotations.
        known: whether a token mentions someone who can speak.
    """
    starts = [token.start for token in tree.tokens]
    for mark in marks:
        draft = _under(tree, starts, mark, known)
        if draft is not None:
            yield draft


def headlines(tree: Tree, known: Known) -> Iterator[Draft]:
    """Statements of headlines whose source stands before or behind a colon; they have no cue. `known` as above."""
    starts = [token.start for token in tree.tokens]
    for sentence in tree.reading.sentences:
        if sentence.region == "heading":
            yield from _headline(tree, starts, sentence, known)


def _under(tree: Tree, starts: list[int], mark: Quotation, known: Known) -> Draft | None:
    found = SIGNED.match(tree.reading.text, mark.end)
    if found is None or len(found["name"].split()) > LONGEST or not found["name"][0].isupper():
        return None
    source = _tokens(starts, found.start("name"), found.end("name"))
    named = source is not None and _names(tree, source[0], known)
    return _draft((mark.start, mark.end), source) if named else None


def _names(tree: Tree, token: int, known: Known) -> bool:
    return known(token) or tree.tokens[token].tag in ("NNP", "NNPS")


def _headline(tree: Tree, starts: list[int], sentence: Sentence, known: Known) -> Iterator[Draft]:
    text = tree.reading.text
    colons = list(COLON.finditer(text, sentence.start, sentence.end))
    if len(colons) != 1:
        return
    (colon,) = colons
    before, after = (sentence.start, colon.start()), (colon.end(), sentence.end)
    named = _tokens(starts, *after)
    if named is not None and _names_source(tree, named, known) and len(text[slice(*before)].split()) >= FEWEST:
        yield _draft(before, named)
        return
    named = _tokens(starts, *before)
    if text[after[0]] in OPENING and named is not None and _names_source(tree, named, known):
        yield _draft(after, named)


def _names_source(tree: Tree, extent: tuple[int, int], known: Known) -> bool:
    """Whether a few words name one who can speak, and nothing else."""
    words = [tree.tokens[i] for i in range(*extent)]
    if len(words) > TAIL or any(word.tag.startswith(("VB", "MD")) for word in words):
        return False
    return words[-1].text.lower() in _sources() or any(known(i) for i in range(*extent))


@functools.cache
def _sources() -> frozenset[str]:
    """Common nouns that a headline gives for a source, by their last word."""
    lines = files(__package__).joinpath("data", "headline_sources.txt").read_text("utf-8").splitlines()
    return frozenset(line.split()[-1] for line in lines if line and not line.startswith("#"))


def _draft(content: tuple[int, int], source: tuple[int, int] | None) -> Draft:
    return Draft([content], source, None, confidence=CONFIDENCE, quoted=True)


def _tokens(starts: list[int], start: int, end: int) -> tuple[int, int] | None:
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    return (first, last) if first < last else None
