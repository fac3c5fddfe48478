"""Whom the words around an act name: an entity of the report, or the country of an adjective ("Norwegian troops")."""

from collections.abc import Iterator

from onrecord.mentions import gazetteer
from onrecord.mentions.roster import Roster
from onrecord.mentions.sides import name
from onrecord.reading.tree import Tree

RELATIVES = ("who", "which", "that", "whom")
OWNERS = ("poss", "amod", "nmod")


class Parties:
    """The entities of one report by the tokens that stand for them."""

    def __init__(self, tree: Tree, roster: Roster) -> None:
        self._tree = tree
        self._roster = roster
        self._governments: dict[str, str] = {}
        for entity in roster.entities():
            side = entity.speaks_for
            if entity.kind == "government" and side and (side not in self._governments or entity.name == name(side)):
                self._governments[side] = entity.id  # the country's own name goes before its capital's

    def named(self, index: int) -> Iterator[str]:
        """Whom a noun and those coordinated with it stand for: themselves, who is in apposition, or whose they are."""
        for each in (index, *self._children(index, ("conj",))):
            found = next(self._candidates(each), None)
            if found is not None:
                yield found

    def _candidates(self, index: int) -> Iterator[str]:
        index = self._antecedent(index)
        meant = self._roster.at(index) or self._roster.meant(index)
        if meant is not None:
            yield meant
        for each in (index, *self._children(index, ("appos",)), *self._children(index, OWNERS)):
            found = self._roster.at(each) or self._country(each)
            if found is not None:
                yield found

    def _antecedent(self, index: int) -> int:
        """The noun that a relative pronoun stands for ("Rovia, which attacked Lunen"), else the word itself."""
        token = self._tree.tokens[index]
        verb = self._tree.tokens[token.head]
        relative = token.text.lower() in RELATIVES and verb.dep == "relcl"
        return verb.head if relative else index

    def _children(self, index: int, deps: tuple[str, ...]) -> list[int]:
        return [child for child in self._tree.children[index] if self._tree.tokens[child].dep in deps]

    def _country(self, index: int) -> str | None:
        """The government, named in this report, of the country that an adjective stands for."""
        token = self._tree.tokens[index]
        if not token.tag.startswith(("JJ", "NNP")):
            return None
        first, _ = self._tree.extent(index)
        whole = self._tree.reading.text[self._tree.tokens[first].start : token.end]
        entry = gazetteer.lookup(whole) or gazetteer.lookup(token.text)
        if entry is None or entry.kind != "adjective":
            return None
        return self._governments.get(entry.country or "")
