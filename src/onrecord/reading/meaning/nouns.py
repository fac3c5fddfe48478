"""Sentence vectors of a report's own stretches of text, packed small enough to be kept with its findings."""

import msgspec

TOGETHER = 32  # numbers of a bearing that tell something beside another's
ALONE = ("denies", "concedes", "hedges", "withdraws")  # what each of its others tells by itself
BEARING = TOGETHER + len(ALONE)


class Embedded(msgspec.Struct, frozen=True, kw_only=True):
    """Vectors of some stretches of one report's text.

    Attributes:
        places: start and end of each stretch, in order.
        packed: for each place 384 signed bytes, from -127 to 127 for -1 to 1.
        bearings: for each place 36 numbers of 16 bits (little-endian floats), its bearing; see `matter.Read`.
    """

    places: tuple[tuple[int, int], ...] = ()
    packed: bytes = b""
    bearings: bytes = b""
