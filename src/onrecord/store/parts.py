"""What was gathered of a story, read part by part."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from onrecord.claims.nouns import Claim
from onrecord.copies.nouns import Copy
from onrecord.figures.nouns import FigureSeries
from onrecord.gathered import Gathered
from onrecord.mentions.nouns import Entity
from onrecord.people.nouns import Side
from onrecord.prospects.nouns import Prospect
from onrecord.relations.nouns import Relation
from onrecord.reports.report import Published
from onrecord.stories.nouns import Story
from onrecord.timeline.nouns import Moment

# The parts that are lists of lines, each line a row of its own, and those kept whole.
LISTED: dict[str, tuple[str, type]] = {
    "claims": ("claim", Claim),
    "figures": ("figure", FigureSeries),
    "timeline": ("moment", Moment),
    "prospects": ("prospect", Prospect),
    "relations": ("relation", Relation),
    "entities": ("entity", Entity),
    "copies": ("copy", Copy),
}
WHOLE: dict[str, Any] = {
    "published": dict[str, Published],
    "entity_of": dict[str, str],
    "sides": tuple[Side, ...],
    "doubtful": tuple[str, ...],
    "orphaned": tuple[str, ...],
}


class Parts:
    """A `Gathered` of which each part is read when it is first asked for."""

    def __init__(self, story: Story, load: Callable[[str], Any]) -> None:
        self.story = story
        self._load = load

    @cached_property
    def published(self) -> dict[str, Published]:
        return dict(self._load("published"))

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        return tuple(self._load("entities"))

    @cached_property
    def entity_of(self) -> dict[str, str]:
        return dict(self._load("entity_of"))

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        return tuple(self._load("sides"))

    @cached_property
    def doubtful(self) -> tuple[str, ...]:
        return tuple(self._load("doubtful"))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(self._load("claims"))

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        return tuple(self._load("copies"))

    @cached_property
    def figures(self) -> tuple[FigureSeries, ...]:
        return tuple(self._load("figures"))

    @cached_property
    def timeline(self) -> tuple[Moment, ...]:
        return tuple(self._load("timeline"))

    @cached_property
    def prospects(self) -> tuple[Prospect, ...]:
        return tuple(self._load("prospects"))

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        return tuple(self._load("relations"))

    @cached_property
    def orphaned(self) -> tuple[str, ...]:
        return tuple(self._load("orphaned"))

    def whole(self) -> Gathered:
        """All parts at once."""
        return Gathered(**{name: getattr(self, name) for name in Gathered.__struct_fields__})
