"""What a text is about, as a vector: texts that mean much the same lie close together, whatever their words."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.reading.meaning.embedded import bearings, embed, rows
    from onrecord.reading.meaning.files import meaning_version
    from onrecord.reading.meaning.lead import lead
    from onrecord.reading.meaning.nouns import Embedded
    from onrecord.reading.meaning.vectors import WIDTH, Vectors, vectors

__all__ = ["WIDTH", "Embedded", "Vectors", "bearings", "embed", "lead", "meaning_version", "rows", "vectors"]

lazily(
    __name__,
    {
        "embedded": "bearings embed rows",
        "files": "meaning_version",
        "lead": "lead",
        "nouns": "Embedded",
        "vectors": "WIDTH Vectors vectors",
    },
)
