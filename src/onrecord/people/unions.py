"""Groups of report entities that are held to be one, with pairs that a person has set apart.

A union-find whose roots are the smallest ids, so that the groups do not depend on the order of equal links.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Link(NamedTuple):
    """Two ids whose groups became one, and the sign by which they did."""

    one: str
    other: str
    sign: str


class Unions:
    """Groups of ids; `join` refuses where a pair across the two groups was set apart.

    `links` are the joins that made two groups one, in order: within each group they are a tree.
    """

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {key: key for key in sorted(ids)}
        self._apart: dict[str, set[str]] = {}
        self._members: dict[str, list[str]] = {}
        self.links: list[Link] = []

    def find(self, key: str) -> str:
        """The group that an id is in, named by its smallest member."""
        root = key
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[key] != root:
            self._parent[key], key = root, self._parent[key]
        return root

    def members(self, key: str) -> list[str]:
        """All ids of the group that an id is in."""
        return self._members.get(self.find(key), [key])

    def set_apart(self, first: str, second: str) -> None:
        """Never let the two come into one group from now on."""
        one, other = self.find(first), self.find(second)
        if one != other:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def are_apart(self, first: str, second: str) -> bool:
        """Whether the two may never come into one group."""
        return self.find(second) in self._apart.get(self.find(first), ())

    def join(self, first: str, second: str, sign: str = "") -> bool:
        """Make the two groups one, noting by which sign; False where they were set apart."""
        one, other = self.find(first), self.find(second)
        if one == other:
            return True
        one, other = min(one, other), max(one, other)
        if self.are_apart(one, other):
            return False
        self.links.append(Link(first, second, sign))
        together = [*self.members(one), *self.members(other)]
        self._parent[other] = one
        self._members[one] = together
        self._members.pop(other, None)
        self._inherit(one, other)
        return True

    def _inherit(self, one: str, other: str) -> None:
        enemies = self._apart.pop(other, set())
        for enemy in enemies:
            self._apart[enemy].discard(other)
            self._apart[enemy].add(one)
        if enemies:
            self._apart.setdefault(one, set()).update(enemies)

    def groups(self) -> list[list[str]]:
        """Every group, its members sorted, by smallest member."""
        found: dict[str, list[str]] = {}
        for key in self._parent:
            found.setdefault(self.find(key), []).append(key)
        return [sorted(found[root]) for root in sorted(found)]
