"""Stories: which reports tell of one developing matter, and of one happening in it."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.stories.card import Card, card
    from onrecord.stories.grouping import group, regroup
    from onrecord.stories.nouns import Episode, Story
    from onrecord.stories.touching import touched

__all__ = ["Card", "Episode", "Story", "card", "group", "regroup", "touched"]

lazily(
    __name__,
    {
        "card": "Card card",
        "grouping": "group regroup",
        "nouns": "Episode Story",
        "touching": "touched",
    },
)
