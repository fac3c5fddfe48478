"""Runs of word pieces: the stretches that evidence for and against each piece is best explained by."""

import math

import numpy as np

from onrecord.reading.encoder.evidence import Many

Run = tuple[int, int]


def best_runs(evidence: Many, entering: Many) -> list[Run]:
    """The runs `[first, last)` with the greatest sum of evidence, less what it costs to enter each.

    Args:
        evidence: log-odds for each piece.
        entering: cost of beginning a run at each piece.
    """
    speaking = np.flatnonzero(evidence > 0)
    if not speaking.size:
        return []
    low, high = int(speaking[0]), int(speaking[-1]) + 1  # no run begins before, or ends after
    runs = _runs(*_forward(evidence[low:high].tolist(), entering[low:high].tolist()))
    return [(low + first, low + last) for first, last in runs]


def _runs(stays: list[bool], closes: list[bool]) -> list[Run]:
    """The runs, from the last back to the first."""
    runs: list[Run] = []
    at, inside, last = len(stays) - 1, closes[-1], len(stays)
    while at >= 0:
        if not inside:
            inside, last = closes[at - 1] if at else False, at
        elif not stays[at]:
            runs.append((at, last))
            inside, last = closes[at - 1] if at else False, at
        at -= 1
    return runs[::-1]


def _forward(evidence: list[float], entering: list[float]) -> tuple[list[bool], list[bool]]:
    """For each piece: whether the best way of being inside came from inside; whether it is best to close after it."""
    outside, inside = 0.0, -math.inf
    stays, closes = [], []
    for gain, cost in zip(evidence, entering, strict=True):
        entered = outside - cost
        stay = inside >= entered
        inside = (inside if stay else entered) + gain
        close = inside > outside
        outside = inside if close else outside
        stays.append(stay)
        closes.append(close)
    return stays, closes


def best_run(evidence: Many) -> tuple[float, Run]:
    """The one run with the greatest sum, and that sum; 0 and an empty run where nothing speaks for any piece."""
    best, run = 0.0, (0, 0)
    total, first = 0.0, 0
    for at, gain in enumerate(evidence.tolist()):
        if total <= 0:
            total, first = 0.0, at
        total += gain
        if total > best:
            best, run = total, (first, at + 1)
    return best, run
