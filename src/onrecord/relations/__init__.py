"""Relations: who did what to whom, across reports, by PLOVER's types."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.relations.network import Network, network
    from onrecord.relations.nouns import Relation
    from onrecord.relations.relating import relate

__all__ = ["Network", "Relation", "network", "relate"]

lazily(
    __name__,
    {
        "network": "Network network",
        "nouns": "Relation",
        "relating": "relate",
    },
)
