"""A page's HTML as a tree, in bounded depth and size, whatever the page does.

libxml2 gives up in silence on more than 255 levels, so tags beyond a fixed depth are taken out before it parses.
"""

import re

from lxml import html
from lxml.html import HtmlElement

from onrecord.errors import ReportError
from onrecord.reports.vocabulary import page_words

# Levels from which a wrapper's tag, and any other's, is left out: below libxml2's 255 with those that are not counted.
_DEEPEST_WRAPPER = 80
_DEEPEST = 120
# A tag's beginning, or that of a comment or declaration; what follows is found by plain search.
_TAG = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][a-zA-Z0-9-]{0,30}))")


def parse_page(text: str) -> HtmlElement:
    """The tree of a page.

    Raises:
        ReportError: there is nothing in it that a browser would show.
    """
    data = flatten(text.replace("\x00", "\ufffd")).encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (ValueError, html.etree.LxmlError) as error:
        raise ReportError("no page in it: check that the file holds the page's HTML") from error
    return tree


def flatten(text: str) -> str:
    """The page without the tags beyond a depth of 80 to 120; a block's tag leaves a line break."""
    kept: list[str] = []
    depths = _Depths()
    ends = _Ends(text)
    copied = at = 0
    while found := _TAG.search(text, at):
        at = ends.behind("-->" if found[1] else ">", found.end())
        if found[1]:
            continue
        name = found[3].lower()
        if not depths.keeps(name, closing=bool(found[2]), empty=text[at - 2] == "/"):
            kept += [text[copied : found.start()], "<br>" if name in page_words().blocks else " "]
            copied = at
        if name in page_words().raw and not found[2]:
            at = ends.before(name, at)
    return "".join([*kept, text[copied:]]) if kept else text


class _Ends:
    """Looks for what closes a tag, comment or script; what was once not found is not looked for again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._absent: set[str] = set()

    def behind(self, mark: str, at: int) -> int:
        """Right behind the next such mark, or here if there is none."""
        end = -1 if mark in self._absent else self._text.find(mark, at)
        if end < 0:
            self._absent.add(mark)
            return at
        return end + len(mark)

    def before(self, name: str, at: int) -> int:
        """Where the element is closed, or here if it is not."""
        found = None if name in self._absent else re.compile(f"</{name}", re.IGNORECASE).search(self._text, at)
        if found is None:
            self._absent.add(name)
            return at
        return found.start()


class _Depths:
    """How deep the open elements stand; a table or list counts for its rows and entries too."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []
        self._count: dict[str, int] = {}
        self._depth = 0

    def keeps(self, name: str, *, closing: bool, empty: bool) -> bool:
        """Takes note of a tag; says whether it may stay."""
        if name in page_words().void or name in page_words().self_closing or (empty and not closing):
            return True
        return self._close(name) if closing else self._start(name)

    def _start(self, name: str) -> bool:
        stays = self._depth < (_DEEPEST_WRAPPER if name in page_words().wrappers else _DEEPEST)
        weight = page_words().weights.get(name, 1) if stays else 0
        self._open.append((name, weight))
        self._count[name] = self._count.get(name, 0) + 1
        self._depth += weight
        return stays

    def _close(self, name: str) -> bool:
        if not self._count.get(name):
            return self._depth < _DEEPEST_WRAPPER
        while True:
            other, weight = self._open.pop()
            self._count[other] -= 1
            self._depth -= weight
            if other == name:
                return weight > 0
