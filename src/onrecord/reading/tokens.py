"""The parsed text of a report, as every later step sees it, whichever model made it."""

import msgspec

from onrecord.spans import Span


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word or mark.

    Attributes:
        start, end: code points in the report's text.
        text, lemma: as printed, and the dictionary form.
        tag: Penn Treebank tag ("VBD", "NNP").
        dep: label of its arc in the dependency tree, ClearNLP style as spaCy prints it ("nsubj", "ccomp", "ROOT").
        head: index of its head among the reading's tokens; its own index at a root.
        sentence: index of its sentence.
    """

    start: int
    end: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    sentence: int


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence: `[start, end)` in code points, `[first, last)` in tokens, and the kind of region it stands in.

    `region` is "prose", "heading", "caption" or "byline"; boilerplate has no sentences. `paragraph` counts from 0.
    """

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    region: str


class Name(msgspec.Struct, frozen=True, gc=False):
    """A name as the model marks it, `[first, last)` in tokens; label as in OntoNotes ("PERSON", "ORG", "GPE")."""

    first: int
    last: int
    label: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A report's text, parsed. `tokens`, `sentences` and `names` are in order of the text."""

    report: str
    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]

    def span(self, first: int, last: int) -> Span:
        """The span of tokens `[first, last)`."""
        return Span(self.report, self.tokens[first].start, self.tokens[last - 1].end)
