"""Copies: text that one report took from another, with the spans on both sides."""

from onrecord.copies.finding import find
from onrecord.copies.nouns import Copy, CopyKind

__all__ = ["Copy", "CopyKind", "find"]
