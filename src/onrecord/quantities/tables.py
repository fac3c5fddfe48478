"""The word lists of quantities: numbers, bounds, changes, units, currencies."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Form(NamedTuple):
    """What a printed form stands for: a unit, and whether it counts beside large numbers only."""

    unit: str
    large: bool = False


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a data file of this package, without its header."""
    text = files("onrecord.quantities").joinpath(name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("# "))


def listed(words: list[str]) -> str:
    """An alternation of words, longest first; a space in one stands for one or two spaces, or a hyphen."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[ \u00a0-]{1,2}") for word in ordered)


@cache
def words_after() -> dict[str, Form]:
    """Words for units and money that follow a number, in lower case."""
    found: dict[str, Form] = {}
    for unit, _, words, _ in rows("units.tsv"):
        found |= _forms(unit, words)
    for unit, _, words, *_ in rows("currencies.tsv"):
        found |= _forms(unit, words)
    return found


@cache
def symbols_after() -> dict[str, Form]:
    """Symbols of units, and signs and codes of money, that follow a number in just this case of letters."""
    found: dict[str, Form] = {}
    for unit, code, _, _, after in rows("currencies.tsv"):
        found |= _forms(unit, code) | _forms(unit, after)
    for unit, _, _, symbols in rows("units.tsv"):
        found |= _forms(unit, symbols)
    return found


@cache
def signs_before() -> dict[str, Form]:
    """Signs and codes of money that stand before a number."""
    found: dict[str, Form] = {}
    for unit, code, _, signs, _ in rows("currencies.tsv"):
        found |= _forms(unit, code) | _forms(unit, signs)
    return found


def _forms(unit: str, cell: str) -> dict[str, Form]:
    """The forms of one cell; "-" is none, and a star marks those that need a large number."""
    forms = () if cell == "-" else cell.split("|")
    return {form.removesuffix("*"): Form(unit, form.endswith("*")) for form in forms}


@cache
def money() -> frozenset[str]:
    """The names of all currencies."""
    return frozenset(row[0] for row in rows("currencies.tsv"))


@cache
def dimensions() -> dict[str, str]:
    """What each unit measures: "length", "mass", "money"."""
    return {unit: dimension for unit, dimension, *_ in rows("units.tsv")} | dict.fromkeys(money(), "money")


@cache
def words_of(name: str) -> tuple[str, ...]:
    """One of the word lists of words.toml."""
    return tuple(_lists()[name].split())


@cache
def _lists() -> dict[str, str]:
    lists: dict[str, str] = tomllib.loads(
        files("onrecord.quantities").joinpath("words.toml").read_text(encoding="utf-8")
    )
    return lists
