"""The reports by which it is told what all of a story is about.

Of a large story they are some, chosen by a hash of their ids, so that one report more seldom changes what every pair of
the story's units is weighed by. They are a function of the set of the reports, as everything that gather makes is.
"""

import hashlib
from collections.abc import Iterable

SAMPLED = 32  # reports; a story of no more is told by all of them


def sample(reports: Iterable[str]) -> frozenset[str]:
    """Ids of the reports that tell what their story is about."""
    ordered = sorted(set(reports), key=lambda key: (hashlib.sha256(key.encode()).digest(), key))
    return frozenset(ordered[:SAMPLED])
