"""The brief: one story as one self-contained page for people, or as Markdown."""

from onrecord.brief.markdown import markdown
from onrecord.brief.printing import html

__all__ = ["html", "markdown"]
