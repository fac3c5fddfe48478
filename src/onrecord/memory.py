"""What gathering a story worked out before, kept so that one more report does not cost the whole story again.

Everything is kept under a digest of all that it follows from, so nothing in it can be wrong, only missing: gathering
without a memory, or with one that has lost any part, gives the same.
"""

import hashlib
from collections.abc import Callable, Hashable, Mapping
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")

Place = tuple[str, str]  # the id of the report or story that something is of, and the part of gathering


class Kept(msgspec.Struct, frozen=True):
    """What was worked out, as MessagePack, and the digest of what it follows from."""

    key: str
    body: bytes


class Memory:
    """What is known of the reports of one story, and of the story.

    Attributes:
        sources: report id to a digest of all that study found in it and of the code that gathers; of a report that is
            not in it nothing is remembered.
        fresh: what was worked out now, to be kept.
    """

    def __init__(self, sources: Mapping[str, str] | None = None, kept: Mapping[Place, Kept] | None = None) -> None:
        self.sources = dict(sources or {})
        self.fresh: dict[Place, Kept] = {}
        self._kept = kept or {}

    def revise(self, findings: Mapping[str, object]) -> None:
        """Know some reports by findings that are not those of study, as judgements or dates have left them."""
        for key, found in findings.items():
            if key in self.sources:
                self.sources[key] = digest(self.sources[key], found)

    def recall(self, owner: str, part: str, key: str, kind: Any) -> Any:
        """What was kept of a part, as `kind`; None where nothing was, or it follows from something else."""
        found = self._kept.get((owner, part))
        if found is None or found.key != key:
            return None
        return _decoder(cast(Hashable, kind)).decode(found.body)

    def keep(self, owner: str, part: str, key: str, noun: object) -> None:
        """Keep a part for the next time."""
        self.fresh[owner, part] = Kept(key, _ENCODER.encode(noun))

    def once(self, owner: str, part: str, context: object, kind: Any, make: Callable[[], T]) -> T:
        """What was worked out before of a report in the same context, else what `make` gives now."""
        source = self.sources.get(owner)
        if source is None:
            return make()
        key = digest(source, context)
        found = self.recall(owner, part, key, kind)
        if found is None:
            found = make()
            self.keep(owner, part, key, found)
        return cast(T, found)

    def seen(self, owner: str, part: str, context: object) -> bool:
        """Whether a report was seen before in the same context; from now on it has been."""
        source = self.sources.get(owner)
        if source is None:
            return False
        key = digest(source, context)
        known = self.recall(owner, part, key, bool) is not None
        if not known:
            self.keep(owner, part, key, True)
        return known


def digest(*parts: object) -> str:
    """32 hexadecimal digits that equal nouns share, whatever they were made of."""
    return hashlib.sha256(_ENCODER.encode(parts)).hexdigest()[:32]


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


@cache
def _decoder(kind: Hashable) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)
