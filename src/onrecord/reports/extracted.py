"""The lines of what trafilatura extracts: its tree of paragraphs, headings, lists and tables, flattened in order."""

from lxml.etree import _Element as Element

# Elements of trafilatura's own tree (after the Text Encoding Initiative's names) that begin a line.
_BLOCKS = frozenset(["p", "head", "item", "quote", "row", "code", "list", "table", "body", "main", "ab", "div", "lb"])
_BEFORE = {"item": "- ", "cell": "\t"}


def lines_of(body: Element) -> list[tuple[str, bool]]:
    """Each line's text, and whether it is a heading; list items begin with a dash, cells are set off by tabs."""
    lines: list[tuple[str, bool]] = []
    words: list[str] = []
    stack: list[tuple[Element | str, bool]] = [(body, False)]
    while stack:
        node, done = stack.pop()
        if isinstance(node, str):
            words.append(node)
            continue
        if node.tag in _BLOCKS:
            _end_line(words, lines, head=done and node.tag == "head")
        if not done:
            stack += _contents(node)
            words.append(_BEFORE.get(str(node.tag), "") + _flat(node.text))
    _end_line(words, lines, head=False)
    return lines


def _contents(element: Element) -> list[tuple[Element | str, bool]]:
    """An element's children with the text behind each, last first, and its own end."""
    found: list[tuple[Element | str, bool]] = [(element, True)]
    for child in reversed(element):
        if child.tail:
            found.append((_flat(child.tail), False))
        found.append((child, False))
    return found


def _flat(text: str | None) -> str:
    return (text or "").replace("\t", " ").replace("\n", " ")


def _end_line(words: list[str], lines: list[tuple[str, bool]], *, head: bool) -> None:
    cells = [" ".join(cell.split()) for cell in "".join(words).split("\t")]
    words.clear()
    text = "\t".join(cell for cell in cells if cell)
    if text.strip("- "):
        lines.append((text, head))
