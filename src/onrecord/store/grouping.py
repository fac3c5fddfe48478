"""What is kept of the grouping of reports, read from its tables."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from onrecord.store.connection import Look
from onrecord.store.loading import in_parts
from onrecord.stories.bunches import Bunch
from onrecord.stories.components import SHARED
from onrecord.stories.kept import Listed, Place
from onrecord.stories.leaves import SAMPLE
from onrecord.stories.linkage import Group

COLUMNS = Place.__struct_fields__
_PLACES = f"SELECT report, {', '.join(COLUMNS)} FROM families WHERE {{column}} IN ({{{{}}}})"  # noqa: S608 - columns
_LISTED = (
    "SELECT bunch, part, level, earliest, latest FROM bunches WHERE bunch IN"
    " (SELECT bunch FROM leading WHERE word IN ({}) GROUP BY bunch HAVING COUNT(*) >= :least) ORDER BY bunch"
)


class Kept:
    """See `onrecord.stories.kept`."""

    def __init__(self, look: Look, cards: Callable[[Sequence[str]], list[Any]]) -> None:
        self.look, self.cards = look, cards

    def places(self, column: str, values: Iterable[str]) -> dict[str, Place]:
        rows = in_parts(self.look, _PLACES.format(column=column), values)
        return {key: Place(**dict(zip(COLUMNS, row, strict=True))) for key, *row in rows}

    def listed(self, words: Iterable[str]) -> list[Listed]:
        return [Listed(*row) for row in in_parts(self.look, _LISTED, words, least=SHARED)]

    def bunches(self, column: str, values: Iterable[str], *, full: bool = False) -> list[Bunch]:
        where = f"FROM bunches WHERE {column} IN ({{}}) ORDER BY bunch"
        if not full:
            return [_DECODER.decode(body) for (body,) in in_parts(self.look, f"SELECT body {where}", values)]
        rows = in_parts(self.look, f"SELECT body, meanings {where}", values)
        return [replace(_DECODER.decode(body), meanings=meanings) for body, meanings in rows]

    def samples(self, heads: Iterable[str]) -> dict[str, Group]:
        query = "SELECT report FROM families WHERE head = :head AND leader = report ORDER BY report LIMIT :most"
        return {head: tuple(key for (key,) in self.look(query, head=head, most=SAMPLE)) for head in sorted(set(heads))}

    def names(self, heads: Iterable[str]) -> dict[str, frozenset[str]]:
        found = defaultdict(set)
        for name, head in in_parts(self.look, "SELECT name, head FROM telling WHERE head IN ({})", heads):
            found[head].add(name)
        return {head: frozenset(names) for head, names in found.items()}

    def carriers(self, names: Iterable[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name, head in in_parts(self.look, "SELECT name, head FROM telling WHERE name IN ({})", names):
            found[name].add(head)
        return dict(found)

    def counts(self, names: Iterable[str]) -> Counter[str]:
        query = "SELECT name, COUNT(*) FROM telling WHERE name IN ({}) GROUP BY name"
        return Counter(dict(in_parts(self.look, query, names)))


def pack(bunch: Bunch) -> bytes:
    """A bunch as it is written, without its sentence vectors."""
    return _ENCODER.encode(replace(bunch, meanings=b""))


_DECODER = msgspec.msgpack.Decoder(Bunch)
_ENCODER = msgspec.msgpack.Encoder()
