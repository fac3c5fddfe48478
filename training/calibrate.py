"""Choose on held-out reports how marks are decoded: confidence as a chance, and the least that counts.

A logistic scale is fitted to whether what was tried is right. The threshold is half of the best F1 that is reached when
each sixth of the reports is judged by a scale fitted to the others: where chances are true, that is the threshold with
the best expected F1 (Lipton and others, 2014), and it is steadier than the best one of a few dozen reports.
"""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.reading.encoder.decode import distinct
from onrecord.reading.encoder.evidence import chance
from onrecord.reading.encoder.settings import Scale, Settings
from training.measure import Figures, Judged, Said, figures, right

FOLDS = 6
RIDGE = 0.01  # keeps the scales from leaning on chance
ROUNDS = 100  # of Newton's method, far more than it takes
THRESHOLDS = np.arange(0.2, 0.56, 0.025)

Table = NDArray[np.float64]


class Calibrated(NamedTuple):
    """Settings, and the figures of the held-out reports with scales that never saw them."""

    settings: Settings
    pair: Figures
    content: Figures


def calibrate(reports: Sequence[Judged], start: Settings) -> Calibrated:
    """Fit the scales of confidence and choose the threshold; all else of `start` stays."""
    fold = np.concatenate([np.full(len(each.found), number % FOLDS) for number, each in enumerate(reports)])
    seen = np.array([one.seen for each in reports for one in each.found])
    known = np.array([right(one, each.gold) for each in reports for one in each.said])
    scales = [fit(seen, known[:, column]) for column in range(3)]
    crossed = _crossed(seen, known[:, 0], fold)
    gold = [each.gold for each in reports]
    scores = {float(least): figures(_chosen(reports, crossed, least, start.alike), gold) for least in THRESHOLDS}
    least = max(figure.f1 for figure in scores.values()) / 200
    settings = msgspec.structs.replace(
        start, whole=scales[0], of_content=scales[1], of_source=scales[2], least=round(least, 3)
    )
    content = figures(_chosen(reports, crossed, least, start.alike), gold, source=False)
    pair = figures(_chosen(reports, crossed, least, start.alike), gold)
    return Calibrated(settings, pair, content)


def counted(reports: Sequence[Judged], settings: Settings) -> list[list[Said]]:
    """What counts of each report by given settings, the likeliest first."""
    scale = settings.whole
    seen = np.array([one.seen for each in reports for one in each.found])
    return _chosen(reports, chance(seen @ np.array(scale.weights) + scale.bias), settings.least, settings.alike)


def fit(seen: Table, known: Table) -> Scale:
    """Logistic regression by Newton's method, with a ridge on all but the bias."""
    given = np.column_stack((seen, np.ones(len(seen))))
    ridge = RIDGE * np.diag([*np.ones(seen.shape[1]), 1e-6])
    weights = np.zeros(given.shape[1])
    for _ in range(ROUNDS):
        likely = chance(given @ weights)
        slope = given.T @ (likely - known) / len(known) + ridge @ weights
        curve = (given * (likely * (1 - likely))[:, None]).T @ given / len(known) + ridge
        weights = weights - np.linalg.solve(curve, slope)
        if np.abs(slope).max() < 1e-8:
            break
    return Scale(tuple(round(float(weight), 5) for weight in weights[:-1]), round(float(weights[-1]), 5))


def _crossed(seen: Table, known: Table, fold: NDArray[np.int64]) -> Table:
    """Each chance by a scale that never saw its report."""
    chances = np.zeros(len(known))
    for number in range(FOLDS):
        scale = fit(seen[fold != number], known[fold != number])
        chances[fold == number] = chance(seen[fold == number] @ np.array(scale.weights) + scale.bias)
    return chances


def _chosen(reports: Sequence[Judged], chances: Table, least: float, alike: float) -> list[list[Said]]:
    """What counts of each report at a threshold, the likeliest first."""
    chosen, at = [], 0
    for each in reports:
        likely = chances[at : at + len(each.found)].tolist()
        at += len(likely)
        scaled = [one._replace(whole=like) for one, like in zip(each.found, likely, strict=True)]
        said = {one.seen: words for one, words in zip(each.found, each.said, strict=True)}
        kept = sorted(distinct(scaled, alike), key=lambda one: -one.whole)
        chosen.append([said[one.seen] for one in kept if one.whole >= least])
    return chosen
