"""Claims: what statements of several reports say in common, how it stands, and on how many origins it rests."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.claims.joining import join
    from onrecord.claims.nouns import Claim, Member, Origin, Standing
    from onrecord.claims.origins import origins
    from onrecord.claims.rules import history, standing
    from onrecord.claims.scene import Scene

__all__ = ["Claim", "Member", "Origin", "Scene", "Standing", "history", "join", "origins", "standing"]

lazily(
    __name__,
    {
        "joining": "join",
        "nouns": "Claim Member Origin Standing",
        "origins": "origins",
        "rules": "history standing",
        "scene": "Scene",
    },
)
