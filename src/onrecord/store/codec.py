"""How nouns are written into the record's text columns, and the hashes by which it is told that one has changed."""

import hashlib
from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")


def encode(noun: object) -> str:
    """JSON text, the same for equal nouns."""
    return msgspec.json.encode(noun, order="deterministic").decode()


def decode(text: str, kind: type[T]) -> T:
    """The noun that `encode` wrote."""
    found: T = _decoder(cast(Hashable, kind)).decode(text)
    return found


def decode_list(texts: list[str], kind: type[T]) -> tuple[T, ...]:
    """Several nouns of one kind."""
    decoder = _decoder(cast(Hashable, kind))
    return tuple(decoder.decode(text) for text in texts)


def digest(*parts: str) -> str:
    """32 hexadecimal digits of SHA-256 over all the parts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


@cache
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)
