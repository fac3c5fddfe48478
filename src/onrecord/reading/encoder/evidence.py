"""What speaks for each word piece near a cue being of its source or content: links from both ends, and tags."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.encoder.features import Row
from onrecord.reading.encoder.marks import (
    BEGINS,
    CONTENT,
    CONTENT_CONTENT,
    CONTENT_CUE,
    CONTENT_SOURCE,
    CUE,
    CUE_CONTENT,
    CUE_SOURCE,
    INSIDE,
    OUTSIDE,
    SOURCE,
    Links,
    Marks,
    Real,
)
from onrecord.reading.encoder.settings import Settings

FAINT = -1.0  # log-odds from which a content's first piece is heard about its cue
BEGINNING = 0.15  # chance of beginning a content from which a piece is heard at all
UNSEEN = -6.0  # log-odds of a link back where no content's beginning answers
BARRED = -3.0  # log-odds given to the cue's own words, which are neither source nor content
CLIP = 5.0  # no one piece of evidence counts more than this

Many = NDArray[np.float64]


class Evidence(NamedTuple):
    """Around one cue, log-odds of each word piece from `start` on.

    Attributes:
        cue: `[first, last)` in word pieces.
        start: the window's first piece.
        content, source: log-odds of belonging.
        named: chance of being in any source, by the tags.
        begins: log-odds of beginning a content.
        back: the best link from a content back to the cue, log-odds.
    """

    cue: tuple[int, int]
    start: int
    content: Many
    source: Many
    named: Many
    begins: Many
    back: float


class Tagged(NamedTuple):
    """The tags of a whole text as log-odds, by word: of being in a content, in a source; and the chance of a source."""

    content: Many
    source: Many
    named: Many
    begins: Many


def tagged(seen: Marks) -> Tagged:
    """Make ready what every cue of a text is judged with."""
    words = _Words(seen.features.words)
    content, source = (1.0 - seen.tags[:, role, OUTSIDE].astype(np.float64) for role in (CONTENT, SOURCE))
    return Tagged(log_odds(content), log_odds(source), words.mean(source), log_odds(seen.tags[:, CONTENT, BEGINS]))


def evidence(seen: Marks, tags: Tagged, cue: int, settings: Settings) -> Evidence:
    """Join the links from a cue, those from the contents that it may have, and the tags."""
    links = seen.links[cue]
    length = links.rows.shape[1]
    part = slice(links.start, links.start + length)
    words = _Words(seen.features.words[part])
    partners = _partners(seen, links)
    weights = np.array([weight for _, weight in partners])
    rows = [[_seen_from(other, kind, links.start, length) for other, _ in partners] for kind in _BACK]
    content = _joined(settings.content, links.rows[CUE_CONTENT], _mean(rows[0], weights), tags.content[part])
    source = _joined(settings.source, links.rows[CUE_SOURCE], _mean(rows[1], weights), tags.source[part])
    content, source = words.mean(content), words.mean(source)
    last = _cue_end(seen, cue)
    own = slice(cue - links.start, last - links.start)
    content[own] = source[own] = BARRED
    answers = [row[own.start] for row in rows[2] if not np.isnan(row[own.start])]
    back = float(max(answers, default=UNSEEN))
    return Evidence((cue, last), links.start, content, source, tags.named[part], tags.begins[part], back)


_BACK = (CONTENT_CONTENT, CONTENT_SOURCE, CONTENT_CUE)


def log_odds(chances: Real | Many) -> Many:
    """Log-odds of chances, kept finite."""
    kept = np.clip(chances.astype(np.float64), 1e-4, 1 - 1e-4)
    odds: Many = np.log(kept / (1 - kept))
    return odds


def log_odds_of(chance: float) -> float:
    """Log-odds of one chance, kept finite."""
    kept = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))


def chance(odds: Many) -> Many:
    """The inverse of `log_odds`."""
    chances: Many = 1 / (1 + np.exp(-odds))
    return chances


def _cue_end(seen: Marks, cue: int) -> int:
    last = cue + 1
    while last < len(seen.features) and seen.tags[last, CUE, INSIDE] > 0.5:
        last += 1
    return last


def _partners(seen: Marks, links: Links) -> list[tuple[Links, float]]:
    """Pieces that may begin this cue's content, each with how much it is heard."""
    toward = links.rows[CUE_CONTENT]
    begins = seen.tags[links.start : links.start + len(toward), CONTENT, BEGINS]
    likely = np.flatnonzero((toward > FAINT) & (begins > BEGINNING)).tolist()
    known = [(at, seen.links[links.start + at]) for at in likely if links.start + at in seen.links]
    return [(other, float(begins[at] / (1 + np.exp(-toward[at])))) for at, other in known]


def _seen_from(other: Links, kind: int, start: int, length: int) -> Many:
    """A link row of another piece over pieces `[start, start + length)`; not a number where it was not seen."""
    row = np.full(length, np.nan)
    low, high = max(start, other.start), min(start + length, other.start + other.rows.shape[1])
    row[low - start : high - start] = other.rows[kind, low - other.start : high - other.start]
    return row


class _Words:
    """Means over words, so that no word is cut in two."""

    def __init__(self, words: Row) -> None:
        begins = np.ones(len(words), bool)
        np.not_equal(words[1:], words[:-1], out=begins[1:])
        self.firsts = np.flatnonzero(begins)
        self.number = np.cumsum(begins) - 1
        self.sizes = np.bincount(self.number)

    def mean(self, odds: Many) -> Many:
        """Each piece's value as the mean of its word's."""
        if not odds.size:
            return odds
        means: Many = (np.add.reduceat(odds, self.firsts) / self.sizes)[self.number]
        return means


def _mean(rows: list[Many], weights: Many) -> Many | None:
    """The weighted mean of rows where they are known; None without rows."""
    if not rows:
        return None
    stacked = np.array(rows)
    heard = np.where(np.isnan(stacked), 0, weights[:, None])
    total = heard.sum(0)
    mean: Many = np.where(total > 0, (np.nan_to_num(stacked) * heard).sum(0) / np.maximum(total, 1e-9), np.nan)
    return mean


def _joined(weights: tuple[float, float, float], link: Real, back: Many | None, tags: Many) -> Many:
    own = link.astype(np.float64)
    answer = own if back is None else np.where(np.isnan(back), own, back)
    joined: Many = weights[0] * own + weights[1] * answer + weights[2] * tags
    return np.clip(joined, -CLIP, CLIP)
