"""The word lists of quantities: numbers, bounds, changes, units, currencies."""

import re
from functools import cache
from importlib.resources import files


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
def units_after() -> tuple[dict[str, str], dict[str, str]]:
    """Units that follow a number: by lower-case form, and by exact form."""
    table = [*rows("units.tsv"), *rows("currencies.tsv")]
    return (
        {form: unit for form, unit, place in table if place == "after"},
        {form: unit for form, unit, place in table if place == "exact"},
    )


@cache
def signs_before() -> dict[str, str]:
    """Signs and codes of money that stand before a number."""
    return {form: unit for form, unit, place in rows("currencies.tsv") if place == "before"}


@cache
def money() -> frozenset[str]:
    """The names of all currencies."""
    return frozenset(row[1] for row in rows("currencies.tsv"))
