"""Passages of made-up news prose with the acts of their statements, and the score of findings on them.

`acts_seen.txt` was looked at while the rules were written; of `acts_unseen.txt` only the totals were. Both were written
by the rules' author. A passage is its text and, below it, lines of `= act[,act] : words`: the statement that these
words stand in may have any of the acts. `- words : act` is one that it must not have.
"""

from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from onrecord.findings import Findings
from onrecord.options import Options
from onrecord.reports.report import Published, Report
from onrecord.statements import Statement
from onrecord.study import study

DAY = Published(earliest="2026-03-04", latest="2026-03-04", basis="given")


class Wanted(NamedTuple):
    """Words of a statement, and the acts that it may have, or with `barred` must not have."""

    words: str
    acts: frozenset[str]
    barred: bool


class Tally(NamedTuple):
    """Of the statements found: acts right, denials told from what is none, both with how many were asked for."""

    act: int
    acts: int
    told: int
    polar: int


def passages(name: str) -> Iterator[tuple[str, list[Wanted]]]:
    """Text and wanted acts of each passage of a file."""
    for block in files("tests.statements").joinpath(name).read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        yield (
            "\n".join(line for line in lines if line[:2] not in ("= ", "- ")),
            [_wanted(line) for line in lines if line[:2] in ("= ", "- ")],
        )


def _wanted(line: str) -> Wanted:
    barred = line.startswith("- ")
    words, acts = line[2:].rsplit(" : ", 1) if barred else reversed(line[2:].split(" : ", 1))
    return Wanted(words, frozenset(acts.split(",")), barred)


def tally(name: str, options: Options) -> Tally:
    """Score a file; where a careful reader may take a statement for a denial or not, it does not count as told."""
    act = acts = told = polar = 0
    for text, wanted in passages(name):
        found = study(Report(id="r1", text=text, published=DAY), options)
        for want in wanted:
            got = statement_of(text, found, want.words)
            if got is None:
                continue
            acts += 1
            act += (got.act in want.acts) != want.barred
            if want.acts == {"deny"} or "deny" not in want.acts or want.barred:
                polar += 1
                told += (got.act == "deny") == ("deny" in want.acts and not want.barred)
    return Tally(act, acts, told, polar)


def statement_of(text: str, found: Findings, words: str) -> Statement | None:
    """The statement that holds most of some words, the shortest of several; None where none holds half of them."""
    start = text.index(words)
    end = start + len(words)
    best: tuple[int, int, Statement] | None = None
    for statement in found.statements:
        shared = sum(max(0, min(end, span.end) - max(start, span.start)) for span in statement.content)
        length = sum(span.end - span.start for span in statement.content)
        if 2 * shared >= end - start and (best is None or (shared, -length) > best[:2]):
            best = (shared, -length, statement)
    return None if best is None else best[2]
