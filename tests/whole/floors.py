"""Scores held against their pinned floors, and printed."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from tests.gold.scoring import Part, Scores


def values(scores: Scores) -> dict[str, float]:
    """One figure a measure: F1 where something was offered, else the share of what was wanted."""
    return {name: _value(part) for name, part in scores.items()}


def _value(part: Part) -> float:
    return part.f1 if part.predicted else part.recall


def hold(table: str, measured: Mapping[str, float]) -> None:
    """Print what was measured beside its floor.

    Raises:
        AssertionError: a measure is below its floor, or has none, or a floor has no measure.
    """
    floors = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))[table]
    for name, value in measured.items():
        print(f"{table:14} {name:16} {value:6.1f}  (floor {floors.get(name, '-')})")
    assert floors.keys() == measured.keys()
    assert {name: value for name, value in measured.items() if value < floors[name]} == {}
