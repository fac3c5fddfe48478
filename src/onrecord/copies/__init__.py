"""Copies: text that one report took from another, with the spans on both sides."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.copies.finding import find
    from onrecord.copies.nouns import Copy, CopyKind

__all__ = ["Copy", "CopyKind", "find"]

lazily(
    __name__,
    {
        "finding": "find",
        "nouns": "Copy CopyKind",
    },
)
