"""A text parsed for tests of single steps, and drafts shown as words."""

from onrecord import mentions
from onrecord.mentions.roster import Roster
from onrecord.options import Options
from onrecord.reading import Tree, read
from onrecord.reports.report import Report
from onrecord.statements.drafts import Draft

Shown = tuple[str | None, str | None, str]


def parsed(text: str) -> tuple[Tree, Roster]:
    """The tree of a text, and who is named in it."""
    report = Report(id="r1", text=text)
    reading = read(report, Options())
    return Tree(reading), mentions.find(report, reading)


def words(tree: Tree, extent: tuple[int, int] | None) -> str | None:
    """The words of tokens `[first, last)`."""
    if extent is None:
        return None
    return tree.reading.text[tree.tokens[extent[0]].start : tree.tokens[extent[1] - 1].end]


def shown(tree: Tree, draft: Draft) -> Shown:
    """Source, relay and words of a draft."""
    said = " … ".join(tree.reading.text[start:end] for start, end in draft.content)
    return words(tree, draft.source), words(tree, draft.relay), said


def never(position: int) -> bool:
    """No code point stands in a quotation."""
    return False


def extent(tree: Tree, phrase: str) -> tuple[int, int]:
    """Tokens of the first place where a phrase stands."""
    start = tree.reading.text.index(phrase)
    inside = [i for i, token in enumerate(tree.tokens) if start <= token.start < start + len(phrase)]
    return inside[0], inside[-1] + 1


def draft(tree: Tree, source: str | None, cue: str, content: str) -> Draft:
    """A draft such as another reader finds."""
    start = tree.reading.text.index(content)
    at = extent(tree, cue)[0]
    found = Draft([(start, start + len(content))], None if source is None else extent(tree, source), at)
    found.cue_end = at + 1
    return found
