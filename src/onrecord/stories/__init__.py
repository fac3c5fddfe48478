"""Stories: which reports tell of one developing matter, and of one happening in it."""

from onrecord.stories.grouping import episodes, group
from onrecord.stories.nouns import Episode, Story

__all__ = ["Episode", "Story", "episodes", "group"]
