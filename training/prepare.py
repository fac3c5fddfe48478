"""Annotated reports as a training step takes them: windows of word pieces with tags and links.

Input is JSON Lines in the kit's form: `{"id", "text", "statements": [{"source", "cue", "content"}], "discard"?}`, each
part a list of `[start, end)` in code points or null. Text under `discard` is read but teaches nothing.
"""

import json
import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from onrecord.reading.encoder.features import Features, features
from onrecord.reading.encoder.marks import BEGINS, END, INSIDE, START

WINDOW, STRIDE = 318, 238  # word pieces; run time reads windows of the same length
HELD_OUT = 42  # articles kept from training, on which thresholds and confidence are chosen
ORDER = 1  # seed of the order that decides which
UNTAUGHT = -100  # cross-entropy passes over it

Pieces = tuple[int, int]


class Attributed(NamedTuple):
    """One annotated statement, `[first, last)` in word pieces; cue and content are never empty."""

    source: tuple[Pieces, ...]
    cue: tuple[Pieces, ...]
    content: tuple[Pieces, ...]


class Prepared(NamedTuple):
    """A report, cut into word pieces; `taught` tells which of them the loss counts."""

    features: Features
    statements: tuple[Attributed, ...]
    taught: NDArray[np.bool_]


class Place(NamedTuple):
    """A window: word pieces `[start, end)` of one report."""

    report: int
    start: int
    end: int


class Batch(NamedTuple):
    """A batch of windows.

    Attributes:
        inputs: what the reader takes, by name.
        tags: [windows, roles, tokens] of tag numbers.
        asked: (window, link, token) of each link row that is taught.
        belongs: for each of these rows, which tokens belong.
    """

    inputs: dict[str, Tensor]
    tags: Tensor
    asked: Tensor
    belongs: Tensor


def read(path: Path) -> list[dict[str, Any]]:
    """Every line of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def split(reports: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The held-out reports, and those to train on, the same two lists at every call."""
    order = list(reports)
    random.Random(ORDER).shuffle(order)  # noqa: S311  (an order, not a secret)
    return order[:HELD_OUT], order[HELD_OUT:]


def prepare(report: dict[str, Any]) -> Prepared:
    """Cut one report into word pieces and carry its annotation over."""
    given = features(report["text"])
    starts, ends = given.starts.tolist(), given.ends.tolist()

    def pieces(spans: list[list[int]] | None) -> tuple[Pieces, ...]:
        found = ((bisect_right(ends, start), bisect_left(starts, end)) for start, end in spans or [])
        return tuple((first, last) for first, last in found if first < last)

    made = [Attributed(*(pieces(each[role]) for role in Attributed._fields)) for each in report["statements"]]
    taught = np.ones(len(given), bool)
    for first, last in pieces(report.get("discard")):
        taught[first:last] = False
    return Prepared(given, tuple(each for each in made if each.cue and each.content), taught)


def places(reports: Sequence[Prepared]) -> list[Place]:
    """Windows of equal length and stride over every report."""
    made = []
    for number, report in enumerate(reports):
        total = len(report.features)
        last = max(0, -(-(total - WINDOW) // STRIDE))
        made += [Place(number, at * STRIDE, min(total, at * STRIDE + WINDOW)) for at in range(last + 1)]
    return made


def batch(reports: Sequence[Prepared], chosen: Sequence[Place]) -> Batch:
    """Put windows together, padded to the longest."""
    length = max(place.end - place.start for place in chosen) + 2
    inputs = {name: torch.zeros(len(chosen), length, dtype=torch.long) for name in _INPUTS}
    tags = torch.full((len(chosen), 3, length), UNTAUGHT)
    asked: list[tuple[int, int, int]] = []
    belongs: list[NDArray[np.float32]] = []
    for row, place in enumerate(chosen):
        report = reports[place.report]
        _fill(inputs, row, report.features, place)
        tags[row, :, 1 : place.end - place.start + 1] = torch.from_numpy(_tags(report, place))
        for link, token, marked in _links(report, place, length):
            asked.append((row, link, token))
            belongs.append(marked)
    return Batch(
        inputs,
        tags,
        torch.tensor(asked) if asked else torch.zeros(0, 3, dtype=torch.long),
        torch.from_numpy(np.array(belongs)) if belongs else torch.zeros(0, length),
    )


_INPUTS = ("pieces", "case", "breaks", "quoting", "mask")


def _fill(inputs: dict[str, Tensor], row: int, given: Features, place: Place) -> None:
    length = place.end - place.start
    for name in _INPUTS[:-1]:
        inputs[name][row, 1 : length + 1] = torch.from_numpy(getattr(given, name)[place.start : place.end])
    inputs["pieces"][row, 0], inputs["pieces"][row, length + 1] = START, END
    inputs["mask"][row, : length + 2] = 1


def _tags(report: Prepared, place: Place) -> NDArray[np.int64]:
    """Tags of each role; longer spans first, so that the beginnings of those inside them show."""
    made = np.zeros((3, place.end - place.start), np.int64)
    for role in range(3):
        spans = sorted({span for each in report.statements for span in each[role]}, key=lambda span: span[0] - span[1])
        for first, last in spans:
            low, high = max(first, place.start), min(last, place.end)
            if low < high:
                made[role, low - place.start : high - place.start] = INSIDE
                if first >= place.start:
                    made[role, first - place.start] = BEGINS
    made[:, ~report.taught[place.start : place.end]] = UNTAUGHT
    return made


def _links(report: Prepared, place: Place, length: int) -> Iterator[tuple[int, int, NDArray[np.float32]]]:
    """Link, token and what belongs, for each first piece of a cue or a content in a window."""
    for each in report.statements:
        source, cue, content = (_marked(spans, place, length) for spans in each)
        first = each.cue[0][0]
        if _asked(report, place, first):
            token = first - place.start + 1
            yield from ((0, token, source), (1, token, content))
        for first, _ in each.content:
            if _asked(report, place, first):
                token = first - place.start + 1
                yield from ((2, token, source), (3, token, cue), (4, token, content))


def _asked(report: Prepared, place: Place, token: int) -> bool:
    return place.start <= token < place.end and bool(report.taught[token])


def _marked(spans: tuple[Pieces, ...], place: Place, length: int) -> NDArray[np.float32]:
    marked = np.zeros(length, np.float32)
    for first, last in spans:
        low, high = max(first, place.start), min(last, place.end)
        if low < high:
            marked[low - place.start + 1 : high - place.start + 1] = 1
    return marked
