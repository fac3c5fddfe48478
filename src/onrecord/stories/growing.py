"""The parts of components that come of new reports, and the bunches in which their reports are found."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from onrecord.stories import bunches, components
from onrecord.stories.bunches import SIZE, Bunch, ties
from onrecord.stories.card import Card
from onrecord.stories.components import Levels
from onrecord.stories.folding import Folding
from onrecord.stories.parting import Part, Tie, parted
from onrecord.stories.seeking import Seeking
from onrecord.stories.space import Space


class Growing:
    """Parts to which new reports are tied, as they are with these.

    Attributes:
        parts: as they are now.
        before: those that they come of, by their least report, without reports that are gone.
        left: those out of which a report went, though another may stand in its place.
        places: of all reports of these, as it was.
    """

    def __init__(self, folding: Folding) -> None:
        self.folding, self.kept, self.instead = folding, folding.kept, folding.instead
        self.new = sorted(folding.new - set(self.instead.values()))
        moved = [other for key, other in self.instead.items() if not folding.is_like(key)]
        seeking = folding.cards([*self.new, *moved])
        self.seeking = {card.id: Seeking(card, self.kept, folding.gone) for card in seeking}
        for each in self.seeking.values():
            each.closest()
        self.left = {folding.places[key].part for key in folding.gone}
        self.places = self.kept.places("part", self._met() | self.left)
        self.before = self._before()
        self._levels: dict[str, tuple[list[str], Levels]] = {}
        self._opened = {folding.places[key].part for key in folding.gone - self.instead.keys()}
        self.parts = self._parts()

    def _met(self) -> set[str]:
        """The parts of which a report is as close to a new one as holds the part together."""
        steps = components.steps()
        return {
            met.part for each in self.seeking.values() for met in each.met.values() if met.score >= steps[met.level]
        }

    def _before(self) -> dict[str, Part]:
        found: dict[str, list[str]] = defaultdict(list)
        for key, place in self.places.items():
            if place.leader == key and (key in self.instead or key not in self.folding.gone):
                found[place.part].append(self.instead.get(key, key))
        levels = {place.part: place.level for place in self.places.values()}
        return {name: Part(levels[name], tuple(sorted(keys))) for name, keys in found.items()}

    def _parts(self) -> list[Part]:
        beside = self._beside()
        while True:
            met = [(key, other, at.score) for key, each in self.seeking.items() for other, at in each.met.items()]
            found = parted(self.before, self.new, beside + met, self._within, opened=self._opened)
            level_of = {key: part.level for part in found for key in part.reports}
            # What a new report is tied to less closely tells whether its part would be too large.
            if not [key for key, each in self.seeking.items() if each.meets(level_of[key])]:
                return found

    def _beside(self) -> list[Tie]:
        """Ties of the new reports to each other, and to those that stand where another did."""
        among = self.folding.cards([*self.instead.values(), *self.new])
        found: list[Tie] = []
        for place, card in enumerate(among):
            if card.id in self.seeking:
                others = ties(card, among[:place], components.steps())
                found += [(card.id, other, score) for other, score in others.items()]
        return found

    def _within(self, name: str, level: int) -> list[list[str]]:
        """The reports of a part that there was, by what holds them together on a level."""
        if name not in self._levels:
            space = Space(card.profile for card in self.folding.cards(self.before[name].reports))
            self._levels[name] = (space.ids, Levels(space, components.steps()))
        ids, levels = self._levels[name]
        found: dict[int, list[str]] = defaultdict(list)
        for key, group in zip(ids, levels.of[level].tolist(), strict=True):
            found[group].append(key)
        return list(found.values())

    def bunches(self) -> tuple[list[Bunch], dict[str, frozenset[str]], list[str]]:
        """Bunches that are new or other than they were, the key words that each has got, and bunches that are gone."""
        part_of = {key: part.reports[0] for part in self.parts for key in part.reports}
        whole = {
            name
            for name, part in self.before.items()
            if name not in self.left and len({part_of[key] for key in part.reports}) == 1
        }
        gone = [each.id for each in self.kept.bunches("part", (self.before.keys() | self.left) - whole)]
        found: dict[str, Bunch] = {}
        words: dict[str, frozenset[str]] = defaultdict(frozenset)
        for part in self.parts:
            inside = {name for name in whole if part_of[name] == part.reports[0]}
            found |= self._renamed(part, inside)
            covered = {key for name in inside for key in self.before[name].reports}
            left = []
            for key in part.reports:
                into = self._room(key, inside, found) if key in self.seeking else None
                if into:
                    (card,) = self.folding.cards([key])
                    found[into.id] = bunches.bunch(part.reports[0], part.level, [card.profile], into)
                    words[into.id] |= bunches.words([card.profile])
                elif key not in covered:
                    left.append(key)
            profiles = (card.profile for card in sorted(self.folding.cards(left), key=self._beside_each_other))
            made = {each.id: each for each in bunches.bunches(part.reports[0], part.level, profiles)}
            words |= {key: self._words(each.reports) for key, each in made.items()}
            found |= made
        return list(found.values()), dict(words), gone

    def _renamed(self, part: Part, inside: Iterable[str]) -> dict[str, Bunch]:
        """The bunches of parts that have become part of one with another name or level."""
        name = part.reports[0]
        old = [each for each in inside if (each, self.before[each].level) != (name, part.level)]
        return {
            each.id: replace(each, part=name, level=part.level) for each in self.kept.bunches("part", old, full=True)
        }

    def _room(self, key: str, inside: Iterable[str], found: dict[str, Bunch]) -> Bunch | None:
        """The bunch with room of the report of some parts that a new one is closest to."""
        names, seeking = set(inside), self.seeking[key]
        for met in sorted(seeking.met.values(), key=lambda met: (-met.score, met.bunch)):
            bunch = found.get(met.bunch, seeking.held[met.bunch])
            if met.part in names and len(bunch.reports) < SIZE:
                return bunch
        return None

    def _words(self, keys: Sequence[str]) -> frozenset[str]:
        return bunches.words(card.profile for card in self.folding.cards(keys))

    def _beside_each_other(self, card: Card) -> tuple[str, int, str]:
        """What sorts reports so that those of one group and day are in one bunch."""
        head = self.places[card.id].head if card.id in self.places else ""
        return (head, card.profile.earliest or 0, card.id)
