"""The text that a page shows, by its tree alone: to check an extraction against, and to stand in where that fails."""

from collections.abc import Iterator

import msgspec
from lxml.html import HtmlElement

from onrecord.reports.lines import bare, shape
from onrecord.reports.pieces import Mark
from onrecord.reports.vocabulary import page_words


class Block(msgspec.Struct, frozen=True):
    """One line of what a page shows.

    Attributes:
        text: its words, on one line.
        linked: share of its characters that are links.
        tag: the element it is the text of.
        apart: it stands in a part of the page that is around the report.
    """

    text: str
    linked: float
    tag: str
    apart: bool


def blocks_of(tree: HtmlElement) -> list[Block]:
    """What a page shows, line by line, without scripts, styles and menus."""
    return [block for block in _Reader().read(tree) if block.text]


def prose_words(blocks: list[Block]) -> int:
    """How many words of running text a page shows outside of menus, comments and lists of links."""
    return sum(len(block.text.split()) for block in blocks if _is_prose(block))


def plain_text(blocks: list[Block]) -> tuple[str, dict[str, Mark]]:
    """A page's text, line by line, with marks for its headings, captions and lines of links."""
    kept = [block for block in blocks if not block.apart or _is_prose(block)]
    marks = {}
    for block in kept:
        mark = _mark(block)
        if mark is not None:
            marks[bare(block.text)] = mark
    return "\n".join(block.text for block in kept), marks


def _is_prose(block: Block) -> bool:
    return not block.apart and block.linked < 0.4 and len(block.text.split()) >= 10 and block.tag != "figcaption"


def _mark(block: Block) -> Mark | None:
    if block.tag == "figcaption":
        return Mark("caption", "caption of a figure")
    if block.tag in page_words().headings:
        return Mark("heading", "heading of the page")
    if block.linked > 0.8 and shape(block.text).words < 25:
        return Mark("boilerplate", "line of links")
    return None


class _Context(msgspec.Struct, frozen=True):
    """Where a piece of text stands: the block it is of, in a link or not, in the report or around it."""

    tag: str = "body"
    linked: bool = False
    apart: bool = False

    def within(self, element: HtmlElement) -> "_Context":
        """The context inside an element."""
        tag = element.tag
        return _Context(
            tag if tag in page_words().blocks else self.tag, self.linked or tag == "a", self.apart or _is_apart(element)
        )


class _Reader:
    """Walks a tree without recursion and gathers its text into blocks."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._all = 0
        self._linked = 0

    def read(self, tree: HtmlElement) -> Iterator[Block]:
        """The blocks in order; some are empty."""
        stack: list[tuple[HtmlElement | str | None, _Context]] = [(tree, _Context())]
        while stack:
            node, context = stack.pop()
            if node is None:
                yield self._flush(context)
            elif isinstance(node, str):
                self._add(node, context)
            else:
                inside = context.within(node)
                if node.tag in page_words().blocks:
                    yield self._flush(context)
                    stack.append((None, inside))
                if _is_shown(node):
                    self._add(node.text or "", inside)
                    stack += _contents(node, inside)
        yield self._flush(_Context())

    def _add(self, text: str, context: _Context) -> None:
        self._words.append(text)
        size = len(text) - text.count(" ")
        self._all += size
        self._linked += size if context.linked else 0

    def _flush(self, context: _Context) -> Block:
        text = " ".join("".join(self._words).split())
        linked = self._linked / self._all if self._all else 0.0
        self._words, self._all, self._linked = [], 0, 0
        return Block(text, linked, context.tag, context.apart)


def _contents(element: HtmlElement, inside: _Context) -> list[tuple[HtmlElement | str | None, _Context]]:
    """An element's children and the text behind each, last first."""
    found: list[tuple[HtmlElement | str | None, _Context]] = []
    for child in reversed(element):
        if child.tail:
            found.append((child.tail, inside))
        found.append((child, inside))
    return found


def _is_shown(element: HtmlElement) -> bool:
    return isinstance(element.tag, str) and element.tag not in page_words().hidden and element.get("hidden") is None


def _is_apart(element: HtmlElement) -> bool:
    words = page_words()
    if element.tag in words.around:
        return True
    if element.tag in {"body", "html", "article", "main"}:
        return False
    label = f"{element.get('class') or ''} {element.get('id') or ''}"[:300].lower()
    return label != " " and any(word in label for word in words.apart)
