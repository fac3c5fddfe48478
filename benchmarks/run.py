"""Runs the benchmarks and prints one table in Markdown, with the conditions that they ran under.

Usage: python benchmarks/run.py [speed] [memory] [large] [accuracy]      (all of them where none is named)
"""

import os
import sys

os.environ["OMP_NUM_THREADS"] = "1"  # before anything loads numpy

import importlib
from collections.abc import Iterable

from measuring import ROOT, Row, conditions

sys.path.insert(0, str(ROOT))  # the gold and its scores live with the tests

BENCHES = ("speed", "memory", "large", "accuracy")


def main(names: list[str]) -> int:
    """Print the table, row by row as it is measured."""
    unknown = set(names) - set(BENCHES)
    if unknown:
        print(__doc__, file=sys.stderr)
        return 2
    print(f"Conditions: {conditions()}\n", flush=True)
    for name in names or BENCHES:
        print(f"### {name}\n\n| what | measured | floor | how, or others beside it |\n|---|---|---|---|", flush=True)
        _print(importlib.import_module(name).run())
    return 0


def _print(rows: Iterable[Row]) -> None:
    for row in rows:
        print(f"| {row.what} | {row.value} | {row.floor} | {row.how} |", flush=True)
    print(flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
