"""An entity while it is still being put together, and the indexes by which later words find it again."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.mentions.gazetteer import Entry
from onrecord.mentions.lexicon import lexicon
from onrecord.mentions.nouns import Entity, EntityKind
from onrecord.reading import Reading
from onrecord.spans import Span, content_id

PLACES = ("country", "nation", "capital", "seat")  # entries whose fullest name is the gazetteer's
LOOK_BACK = 40  # entries of an index that one question may look at


@dataclass(eq=False)
class Draft:
    """One entity so far.

    Attributes:
        order: its place among the drafts, which breaks ties.
        names: every name printed, in order.
        mentions: `[first, last)` in tokens, each once.
        nouns: lower-case nouns that describe it ("ministry", "president").
        sides: keys it speaks for by its roles, first seen first.
        gender: `f`, `m`, or "" when nothing tells.
    """

    order: int
    kind: EntityKind
    names: list[str] = field(default_factory=list)
    mentions: dict[tuple[int, int], None] = field(default_factory=dict)
    roles: list[Span] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    entry: Entry | None = None
    side: str | None = None
    gender: str = ""
    plural: bool = False
    unnamed: bool = False
    acts: bool = False
    first: int = 0
    id: str = ""

    def named(self, name: str) -> None:
        """Take a printed name, once."""
        name = " ".join(name.split())
        if name and name not in self.names:
            self.names.append(name)

    @property
    def name(self) -> str:
        """The fullest name: the longest printed, the earliest of equals; a country's, the gazetteer's if printed."""
        if self.entry is not None and self.entry.kind in PLACES and self.entry.name in self.names:
            return self.entry.name
        return max(self.names, key=len)

    def entity(self, reading: Reading) -> Entity:
        """The finished entity."""
        name = self.name
        return Entity(
            id=self.id,
            name=name,
            kind=self._kind(),
            aliases=tuple(sorted(other for other in self.names if other != name)),
            mentions=tuple(sorted(reading.span(first, last) for first, last in self.mentions)),
            roles=tuple(dict.fromkeys(" ".join(reading.text[role.start : role.end].split()) for role in self.roles)),
            speaks_for=self.side,
            unnamed=self.unnamed,
        )

    @property
    def relays(self) -> bool:
        """Whether it is one that passes others' words on: an agency, an outlet, state media, a platform."""
        listed = self.entry is not None and self.entry.kind in ("agency", "outlet", "platform")
        if listed or self.kind not in ("organisation", "government"):
            return listed
        ends = {word for name in self.names for word in (name.split()[0], name.split()[-1])}
        return bool(self.nouns & lexicon().media) or any(word.casefold() in lexicon().mastheads for word in ends)

    def identify(self, report: str, start: int) -> None:
        """Give it its id, from its name so far and where it is first mentioned."""
        self.id = content_id("e", report, self.name, start)

    def _kind(self) -> EntityKind:
        if self.kind == "place" and self.acts and self.entry is not None:
            return "government"
        return self.kind


class Index:
    """Drafts by a word and the token where they are mentioned, for asking who was last called so."""

    def __init__(self) -> None:
        self._rows: dict[str, list[tuple[int, int, Draft]]] = defaultdict(list)

    def add(self, word: str, token: int, draft: Draft) -> None:
        """Note that a draft goes by a word at a token."""
        insort(self._rows[word], (token, draft.order, draft), key=lambda row: row[:2])

    def before(self, word: str, token: int) -> Iterator[Draft]:
        """The drafts that went by a word before a token, latest first; a bounded number of them."""
        rows = self._rows.get(word, ())
        at = bisect_left(rows, token, key=lambda row: row[0])
        for _, _, draft in reversed(rows[max(0, at - LOOK_BACK) : at]):
            yield draft

    def after(self, word: str, token: int) -> Iterator[Draft]:
        """The drafts that go by a word from a token on, soonest first; a bounded number of them."""
        rows = self._rows.get(word, ())
        at = bisect_left(rows, token, key=lambda row: row[0])
        for _, _, draft in rows[at : at + LOOK_BACK]:
            yield draft
