"""What a record keeps of its grouping, so that a new report has only that grouped again which it can touch."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

import msgspec

from onrecord.stories.bunches import Bunch
from onrecord.stories.card import Card
from onrecord.stories.linkage import Group
from onrecord.stories.nouns import Story


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a report stands in the grouping.

    Attributes:
        key: a hash of its card.
        same: a hash that reports with the same title and text share.
        leader: the report that stands for all with these words, most often itself.
        part: the part of a component that its leader is of, by the part's least report.
        level: how often pairs had to be more alike for that part; see `components`.
        episode, head: least report of its leader's episode, and of the group of these before kinship.
    """

    key: str
    same: str
    leader: str
    part: str
    level: int
    episode: str
    head: str


class Listed(NamedTuple):
    """A bunch, as far as the days of its reports go."""

    id: str
    part: str
    level: int
    earliest: int
    latest: int


class Kept(Protocol):
    """Reads what is kept."""

    def places(self, column: str, values: Iterable[str]) -> dict[str, Place]:
        """By report, the places in which a column, or `report`, has one of some values."""

    def cards(self, keys: Sequence[str]) -> list[Card]:
        """The cards of some reports, in their order."""

    def listed(self, words: Iterable[str]) -> list[Listed]:
        """The bunches in which so many of some key words stand that one of its reports may share enough."""

    def bunches(self, column: str, values: Iterable[str], *, full: bool = False) -> list[Bunch]:
        """The bunches of which a column, `bunch` or `part`, has one of some values, in order; in full with vectors."""

    def samples(self, heads: Iterable[str]) -> dict[str, Group]:
        """By its least, the least leading reports of each of some groups, SAMPLE of them at most, in order."""

    def names(self, heads: Iterable[str]) -> dict[str, frozenset[str]]:
        """The telling names of some groups, of those that have any."""

    def carriers(self, names: Iterable[str]) -> dict[str, set[str]]:
        """The groups that have each of some names."""

    def counts(self, names: Iterable[str]) -> Counter[str]:
        """How many groups have each of some names."""


class Grouped(msgspec.Struct, frozen=True, kw_only=True):
    """Stories, and where their reports stand.

    Attributes:
        whole: whether this is all of a record.
        stories: in order of their earliest report; of all the record, or those that something has happened to.
        places: of the reports whose place may be another now, all others stand as they did.
        telling: the telling names of each group of reports before kinship, by its least report.
        bunches: new, or other than they were.
        words: the key words that each of these has, or has more than it had.
        gone: bunches that are no more.
    """

    whole: bool
    stories: tuple[Story, ...]
    places: Mapping[str, Place]
    telling: Mapping[str, frozenset[str]]
    bunches: tuple[Bunch, ...]
    words: Mapping[str, frozenset[str]]
    gone: tuple[str, ...] = ()
