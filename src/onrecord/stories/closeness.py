"""Groups by average linkage, kept apart where each is much more alike within than the two are across.

No one threshold serves all collections: reports on two earthquakes are more alike than many on one election. So two
groups become one only if reports across them are nearly as alike as reports within them (the relative closeness of
Karypis, Han and Kumar, CHAMELEON, 1999). A pure function of the scores; ties go to what stands first.
"""

from typing import NamedTuple

import numpy as np

from onrecord.stories.space import Real, Whole


class Rule(NamedTuple):
    """When two groups are one.

    Attributes:
        least: average score across them.
        closeness: the same, as a share of the average score within the looser of the two; 0 asks for nothing.
        usual: the score within a group of which little is known.
        trust: of how many pairs within a group that is worth.
    """

    least: float
    closeness: float = 0.0
    usual: float = 0.0
    trust: float = 1.0


def closely_linked(scores: Real, rule: Rule, sizes: Whole | None = None) -> list[list[int]]:
    """Groups of rows.

    Args:
        scores: how alike each two are, [rows, rows]; -inf for two that must stay apart.
        rule: when two groups are one.
        sizes: how many reports each row stands for; one, unless given.
    """
    groups = _Groups(scores, rule, sizes)
    while groups.step():
        pass
    return sorted(sorted(members) for members in groups.members.values())


class _Groups:
    """Groups named by their first row."""

    def __init__(self, scores: Real, rule: Rule, sizes: Whole | None) -> None:
        self.rule = rule
        self.scores = scores.copy()
        np.fill_diagonal(self.scores, -np.inf)
        self.members = {row: [row] for row in range(len(scores))}
        self.sizes = np.ones(len(scores)) if sizes is None else sizes.astype(float)
        self.within = np.zeros(len(scores))  # scores within each group, added up
        self.pairs = np.zeros(len(scores))
        self.best = self.scores.argmax(1) if len(scores) else np.zeros(0, np.int64)
        self.most = self.scores.max(1) if len(scores) else np.zeros(0)

    def step(self) -> bool:
        """Make the likeliest two groups one, or close both; whether anything was left to do."""
        if not self.members:
            return False
        one = int(self.most.argmax())
        score, other = float(self.most[one]), int(self.best[one])
        if score < self.rule.least:
            return False
        first, second = min(one, other), max(one, other)
        if score >= self.rule.closeness * min(self._inside(first), self._inside(second)):
            self._join(first, second, score)
        else:
            self._forget([first, second])
        return True

    def _inside(self, row: int) -> float:
        rule = self.rule
        return float((self.within[row] + rule.trust * rule.usual) / (self.pairs[row] + rule.trust))

    def _join(self, first: int, second: int, score: float) -> None:
        sizes = self.sizes
        across = sizes[first] * sizes[second]
        self.within[first] += self.within[second] + score * across
        self.pairs[first] += self.pairs[second] + across
        mean = (sizes[first] * self.scores[first] + sizes[second] * self.scores[second]) / (
            sizes[first] + sizes[second]
        )
        mean[first] = -np.inf
        sizes[first] += sizes[second]
        self.members[first] += self.members.pop(second)
        self.scores[first] = self.scores[:, first] = mean
        self._forget([second], renew=[first])

    def _forget(self, rows: list[int], renew: list[int] | None = None) -> None:
        """Take rows out of all further steps, and find for the others what is now nearest."""
        self.scores[rows, :] = self.scores[:, rows] = -np.inf
        changed = [*rows, *(renew or [])]
        stale = np.flatnonzero(np.isin(self.best, changed))
        stale = np.union1d(stale, np.array(changed, np.int64))
        self.best[stale] = self.scores[stale].argmax(1)
        self.most[stale] = self.scores[stale, self.best[stale]]
        if renew:
            (row,) = renew
            nearer = self.scores[:, row] > self.most
            equal = (self.scores[:, row] == self.most) & (row < self.best)
            moved = nearer | equal
            self.best[moved] = row
            self.most[moved] = self.scores[moved, row]
