"""Which PLOVER type a verb or noun tells, by the words that go with it; the table is plover.tsv."""

from functools import cache
from importlib.resources import files
from typing import cast, get_args

from onrecord.events.nouns import Type
from onrecord.reading.tree import Tree

NONE = "NONE"  # of a row that says what is no act ("declined to comment")
AUXILIARIES = ("aux", "auxpass")


def type_of(tree: Tree, index: int) -> Type | None:
    """The type of the act that a token tells, or None."""
    token = tree.tokens[index]
    part = "v" if token.tag.startswith("VB") else "n" if token.tag in ("NN", "NNS") else ""
    if not part or token.dep in AUXILIARIES:
        return None
    frames = _table().get((part, token.lemma.lower()))
    if frames is None:
        return None
    beside = (tree.tokens[child].text.lower() for child in tree.children[index])
    return next((frames[word] for word in beside if word in frames), frames.get("-"))


def tells_act(word: str) -> bool:
    """Whether a noun, as printed, tells an act by itself: "Treaty", "War"."""
    return ("n", word.lower()) in _table()


@cache
def carriers() -> frozenset[str]:
    """Verbs that carry a noun which tells what was done ("launched an attack")."""
    text = files("onrecord.events").joinpath("support.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _table() -> dict[tuple[str, str], dict[str, Type | None]]:
    """For each verb or noun, its types by what goes with it, under `-` by itself; None where it is no act then."""
    found: dict[tuple[str, str], dict[str, Type | None]] = {}
    text = files("onrecord.events").joinpath("plover.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        kind, part, beside, words = line.split("\t")
        if kind not in (*get_args(Type), NONE):
            raise ValueError(f"plover.tsv: no type {kind!r}")
        for word in words.split():
            found.setdefault((part, word), {})[beside] = None if kind == NONE else cast(Type, kind)
    return found
