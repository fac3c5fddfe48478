"""What a record keeps of its grouping, held in memory."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from onrecord.stories.bunches import Bunch
from onrecord.stories.card import Card
from onrecord.stories.components import SHARED
from onrecord.stories.kept import Grouped, Listed, Place
from onrecord.stories.leaves import SAMPLE
from onrecord.stories.linkage import Group
from onrecord.stories.nouns import Story


class Shelf:
    """What `Kept` reads; `stories` are by id, and `read` notes whose cards were asked for."""

    def __init__(self) -> None:
        self.at: dict[str, Place] = {}
        self.card_of: dict[str, Card] = {}
        self.held: dict[str, Bunch] = {}
        self.words: dict[str, set[str]] = {}
        self.telling: dict[str, frozenset[str]] = {}
        self.stories: dict[str, Story] = {}
        self.read: list[str] = []

    def places(self, column: str, values: Iterable[str]) -> dict[str, Place]:
        wanted = set(values)
        return {
            key: at for key, at in self.at.items() if (key if column == "report" else getattr(at, column)) in wanted
        }

    def cards(self, keys: Sequence[str]) -> list[Card]:
        self.read += keys
        return [self.card_of[key] for key in keys]

    def listed(self, words: Iterable[str]) -> list[Listed]:
        wanted = set(words)
        return [
            Listed(b.id, b.part, b.level, b.earliest, b.latest)
            for b in self.held.values()
            if len(self.words[b.id] & wanted) >= SHARED
        ]

    def bunches(self, column: str, values: Iterable[str], *, full: bool = False) -> list[Bunch]:
        wanted = set(values)
        found = [b for _, b in sorted(self.held.items()) if (b.id if column == "bunch" else b.part) in wanted]
        return found if full else [replace(b, meanings=b"") for b in found]

    def samples(self, heads: Iterable[str]) -> dict[str, Group]:
        wanted = set(heads)
        found: dict[str, list[str]] = {head: [] for head in wanted}
        for key, place in sorted(self.at.items()):
            if place.head in wanted and place.leader == key:
                found[place.head].append(key)
        return {head: tuple(keys[:SAMPLE]) for head, keys in found.items()}

    def names(self, heads: Iterable[str]) -> dict[str, frozenset[str]]:
        return {h: self.telling[h] for h in set(heads) if self.telling.get(h)}

    def carriers(self, names: Iterable[str]) -> dict[str, set[str]]:
        return {n: {h for h, t in self.telling.items() if n in t} for n in set(names)}

    def counts(self, names: Iterable[str]) -> Counter[str]:
        return Counter({n: len(h) for n, h in self.carriers(names).items()})

    def take(self, done: Grouped) -> None:
        """Keep what a grouping brought, as a record does."""
        if done.whole:
            self.at, self.held, self.words, self.telling, self.stories = {}, {}, {}, {}, {}
        self.at.update(done.places)
        self.telling.update(done.telling)
        self.telling = {h: t for h, t in self.telling.items() if h in {p.head for p in self.at.values()}}
        for key in done.gone:
            del self.held[key], self.words[key]
        for each in done.bunches:
            self.held[each.id] = each
            self.words.setdefault(each.id, set())
        for key, words in done.words.items():
            self.words[key] |= words
        come = {key for story in done.stories for key in story.reports}
        for key, story in list(self.stories.items()):
            if come & set(story.reports):
                assert set(story.reports) <= come, "stories not covered"
                del self.stories[key]
        self.stories.update((story.id, story) for story in done.stories)

    def check(self, whole: Grouped) -> None:
        """Nothing is otherwise than if all were grouped from the beginning, and bunches hold each leader once."""
        assert self.at == dict(whole.places)
        assert self.telling == dict(whole.telling)
        assert self.stories == {story.id: story for story in whole.stories}
        leaders = sorted(k for k, p in self.at.items() if p.leader == k)
        assert sorted(k for b in self.held.values() for k in b.reports) == leaders
        for b in self.held.values():
            assert {(self.at[k].part, self.at[k].level) for k in b.reports} == {(b.part, b.level)}
            assert all(set(self.card_of[k].profile.keys) <= self.words[b.id] for k in b.reports)
