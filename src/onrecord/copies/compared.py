"""Comparisons of two reports word by word, each made once as long as neither report changes."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from onrecord.copies.nouns import Copy
from onrecord.memory import Memory, digest

PART = "compared"


class Known(msgspec.Struct, frozen=True):
    """What comparing came to, by the ids of both reports; the digests are of all that a report brings to it."""

    digests: dict[str, str]
    pairs: list[tuple[str, str, list[Copy]]]


class Compared:
    """The comparisons of a story's reports."""

    def __init__(self, story: str, memory: Memory, basis: Mapping[str, object]) -> None:
        self._story, self._memory = story, memory
        self._digests = {key: digest(memory.sources[key], each) for key, each in basis.items() if key in memory.sources}
        self._made: dict[tuple[str, str], list[Copy]] = {}
        self._known = self._recalled() if self._digests else {}

    def of(self, one: str, other: str, compare: Callable[[str, str], Iterable[Copy]]) -> list[Copy]:
        """What comparing two reports comes to."""
        pair = (one, other)
        self._made[pair] = self._known[pair] if pair in self._known else list(compare(one, other))
        return self._made[pair]

    def keep(self) -> None:
        """Keep what was asked for, of reports that memory knows."""
        if self._made.keys() == self._known.keys():
            return
        known = self._digests.keys()
        pairs = [(one, other, made) for (one, other), made in self._made.items() if {one, other} <= known]
        self._memory.keep(self._story, PART, "", Known(self._digests, pairs))

    def _recalled(self) -> dict[tuple[str, str], list[Copy]]:
        known: Known | None = self._memory.recall(self._story, PART, "", Known)
        if known is None:
            return {}
        same = {key for key, each in known.digests.items() if self._digests.get(key) == each}
        return {(one, other): made for one, other, made in known.pairs if one in same and other in same}
