"""Average linkage over a table of all pairs: the groups that `linkage` finds, for thousands of scores at once.

What is nearest to a group is looked for only when the group may be next: linking never brings two groups nearer to a
third than the nearer of them was, so what was known before is a bound.
"""

import numpy as np
from numpy.typing import NDArray

MOST = 4_000  # items, whose table takes 128 MB

Real = NDArray[np.float64]
Places = NDArray[np.int64]


def joined(count: int, pairs: Places, scores: Real, *, threshold: float, alone: float = 0.0) -> list[list[int]]:
    """Groups of the places 0 to `count` - 1 whose average score is at least `threshold`, above 0; see `linked`.

    `pairs` are the places of which there are `scores`, [2, pairs]; of one pair the last counts.
    """
    table = _Table(count, pairs, scores, threshold, alone)
    while (pair := table.best()) is not None:
        table.merge(*pair)
        if 2 * len(table.members) < len(table.sizes):
            table.close_up()
    return sorted(sorted(members) for members in table.members.values())


class _Table:
    """Groups named by their smallest place.

    Attributes:
        members: the places in each group, by the group's own in the table.
        sums: scores between each two groups, added up, [count, count].
        most: the average score of the nearest that a group may be linked with, or a bound above it; -inf for none.
        nearest: that one, the smallest of equals; -1 where `most` is only a bound.
    """

    def __init__(self, count: int, pairs: Places, scores: Real, threshold: float, alone: float) -> None:
        self.threshold, self.alone = threshold, alone
        self.members = {place: [place] for place in range(count)}
        self.sizes = np.ones(count)
        self.sums = np.zeros((count, count))
        ones, others = pairs
        self.sums[ones, others] = self.sums[others, ones] = scores
        self.most = self.sums.max(axis=1) if count else np.zeros(0)
        self.nearest = np.full(count, -1)

    def best(self) -> tuple[int, int] | None:
        """The two groups that are next, ties by place; None where no more may be linked."""
        while len(self.members) > 1:
            one = int(self.most.argmax())
            if self.most[one] < self.threshold:
                return None
            if self.nearest[one] >= 0:
                return one, int(self.nearest[one])
            means = self._means(one)
            self.nearest[one] = means.argmax()
            self.most[one] = means[self.nearest[one]]
        return None

    def merge(self, first: int, second: int) -> None:
        """Make one group of two, under the smaller place."""
        self.members[first] += self.members.pop(second)
        self.sums[first] += self.sums[second]
        self.sums[first, first] = self.sums[first, second] = 0.0
        self.sums[:, first] = self.sums[first]
        self.sizes[first] += self.sizes[second]
        self.sizes[second] = np.inf  # so that its averages are 0
        self.most[second] = -np.inf
        self.nearest[(self.nearest == first) | (self.nearest == second)] = -1
        means = self._means(first)
        self.nearest[first] = means.argmax()
        self.most[first] = means[self.nearest[first]]
        self._renew(first, means)

    def close_up(self) -> None:
        """Leave out the groups that are no more, in the same order, so that the table gets smaller."""
        left = np.array(sorted(self.members))
        place = np.full(len(self.sizes), -1)
        place[left] = np.arange(len(left))
        self.members = {int(place[key]): self.members[key] for key in left.tolist()}
        self.sums = self.sums[np.ix_(left, left)]
        self.sizes, self.most, nearest = self.sizes[left], self.most[left], self.nearest[left]
        self.nearest = np.where(nearest >= 0, place[nearest], -1)

    def _means(self, one: int) -> Real:
        """The average scores of a group with those that it may be linked with, [count]; -inf for others."""
        pairs = self.sizes[one] * self.sizes
        means: Real = self.sums[one] / pairs
        means[means < self.threshold + self.alone / pairs] = -np.inf
        return means

    def _renew(self, first: int, means: Real) -> None:
        """Tell the others of a group that has changed: it may be nearer than what each knew, or as near and smaller."""
        nearer = means > self.most
        equal = (means == self.most) & (self.nearest > first)
        self.most[nearer] = means[nearer]
        self.nearest[nearer | equal] = first
