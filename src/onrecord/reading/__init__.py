"""The language model under study: a report's text, parsed into sentences, tokens and names."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.reading.parser import model_version, read
    from onrecord.reading.tokens import Name, Reading, Sentence, Token
    from onrecord.reading.tree import Tree

__all__ = ["Name", "Reading", "Sentence", "Token", "Tree", "model_version", "read"]

lazily(
    __name__,
    {
        "parser": "model_version read",
        "tokens": "Name Reading Sentence Token",
        "tree": "Tree",
    },
)
