"""Stories: which reports tell of one developing matter, and of one happening in it."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.stories.grouping import group
    from onrecord.stories.nouns import Episode, Story

__all__ = ["Episode", "Story", "group"]

lazily(
    __name__,
    {
        "grouping": "group",
        "nouns": "Episode Story",
    },
)
