"""The words of page furniture and of picture credits, read once from the data files beside this module."""

import functools
import tomllib
from importlib.resources import files
from typing import Any

import msgspec


class Opening(msgspec.Struct, frozen=True):
    """Beginnings of furniture lines, the most words such a line has, and the sign to give for it."""

    words: int
    sign: str
    phrases: tuple[str, ...]


class Furniture(msgspec.Struct, frozen=True):
    """See `furniture.toml`, whose lists these are."""

    labels: frozenset[str]
    openings: tuple[Opening, ...]
    notices: tuple[str, ...]
    weak_notices: tuple[str, ...]
    sure_notices: tuple[str, ...]
    glued: tuple[str, ...]
    networks: frozenset[str]
    sections: frozenset[str]
    speech: frozenset[str]


class Credits(msgspec.Struct, frozen=True):
    """See `credits.toml`, whose lists these are."""

    agencies: frozenset[str]
    words: frozenset[str]
    openings: tuple[str, ...]


class PageWords(msgspec.Struct, frozen=True):
    """See `pages.toml`, whose lists these are."""

    hidden: frozenset[str]
    around: frozenset[str]
    blocks: frozenset[str]
    headings: frozenset[str]
    void: frozenset[str]
    self_closing: frozenset[str]
    raw: frozenset[str]
    wrappers: frozenset[str]
    weights: dict[str, int]
    apart: tuple[str, ...]
    article_types: frozenset[str]
    title_names: tuple[str, ...]
    date_names: tuple[str, ...]
    byline_names: tuple[str, ...]


@functools.cache
def page_words() -> PageWords:
    """The names of HTML elements, metadata fields and schema.org types that the reading of pages goes by."""
    return msgspec.convert(_read("pages.toml"), PageWords)


@functools.cache
def furniture() -> Furniture:
    """The words of page furniture; longer glued phrases first."""
    lists = msgspec.convert(_read("furniture.toml"), Furniture)
    return msgspec.structs.replace(lists, glued=tuple(sorted(lists.glued, key=lambda phrase: (-len(phrase), phrase))))


@functools.cache
def credit_words() -> Credits:
    """The words of picture credits."""
    return msgspec.convert(_read("credits.toml"), Credits)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))
