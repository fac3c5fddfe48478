"""Figures that somebody gives: "put the toll at four", "speaks of 218", "counts eleven dead"."""

import re

from onrecord.reading import Tree
from onrecord.statements.cues import classed, counting, tallies
from onrecord.statements.wording import Extent

YEAR = re.compile(r"(?:1[6-9]|20)\d\d")  # which is a date and no figure
BARE = "bare"  # of a verb whose object is a figure and nothing else: "says 900"


def given(tree: Tree, verb: int) -> Extent | None:
    """The tokens `[first, last)` of the figure that a verb gives, with what it is of where the verb governs that."""
    before = counting().get(tree.tokens[verb].lemma.lower(), ("to", "at", "by"))
    known = tree.tokens[verb].lemma.lower() in counting()
    thing = tree.child(verb, "dobj")
    if known and thing is not None and _is_given(tree, thing, before):
        return tree.extent(thing)
    for child in tree.children[verb]:
        figure = tree.child(child, "pobj")
        if tree.tokens[child].dep == "prep" and tree.tokens[child].lemma.lower() in before and figure is not None:
            return _behind(tree, thing, child, figure, known=known)
    return None


def _is_given(tree: Tree, thing: int, before: tuple[str, ...]) -> bool:
    """ "counts eleven dead"; "says 900", and not "says two things"; "gave a figure of 300"."""
    if before == (BARE,):
        return _is_number(tree, thing)
    if not before:
        return _has_figure(tree, thing)
    of = tree.child(thing, "prep")
    figure = None if of is None or tree.tokens[of].lemma.lower() != "of" else tree.child(of, "pobj")
    return tree.tokens[thing].lemma.lower() in tallies() and figure is not None and _has_figure(tree, figure)


def _behind(tree: Tree, thing: int | None, preposition: int, figure: int, *, known: bool) -> Extent | None:
    """ "spoke of 218"; "put the toll at four", "puts it at four"; "which the club had put at 24,000"."""
    if not _has_figure(tree, figure):
        return None
    if thing is None or tree.tokens[thing].tag in ("WDT", "WP"):
        return tree.extent(figure) if known else None
    if tree.tokens[thing].lemma.lower() not in tallies() and not (known and tree.tokens[thing].tag == "PRP"):
        return None
    return tree.left[thing], max(tree.right[preposition], tree.right[thing])


def _has_figure(tree: Tree, head: int) -> bool:
    """Whether a number stands before a word and with it, or is that word: "29 dead", "more than 200 patients"."""
    return any(_is_number(tree, index) for index in range(tree.left[head], head + 1))


def _is_number(tree: Tree, index: int) -> bool:
    """Whether a token is a number, whatever the parse takes it for ("the union says Eleven")."""
    token = tree.tokens[index]
    return (token.tag == "CD" or token.text.lower() in classed("number")) and not YEAR.fullmatch(token.text)
