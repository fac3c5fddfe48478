"""The chances that pairs of units make one claim, as arrays: a large claim has tens of thousands of pairs."""

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.stories.linkage import Pair

Rows = NDArray[np.int64]


class Links(msgspec.Struct, frozen=True):
    """Pairs of units, by the places of both in two lists of ids, with the chance that each makes one claim.

    Attributes:
        ones, others: ids.
        pairs: places in the one and in the other, [pairs, 2].
        chances: [pairs].
    """

    ones: Sequence[str]
    others: Sequence[str]
    pairs: Rows
    chances: NDArray[np.float64]

    @staticmethod
    def of(chances: Mapping[Pair, float]) -> "Links":
        """Chances of pairs of ids."""
        ids = sorted({key for pair in chances for key in pair})
        place = {key: at for at, key in enumerate(ids)}
        pairs = [(place[one], place[other]) for one, other in chances]
        return Links(ids, ids, np.array(pairs, np.int64).reshape(-1, 2), np.array(list(chances.values()), np.float64))

    def some(self, chosen: Rows) -> "Links":
        """Those of some rows."""
        return Links(self.ones, self.others, self.pairs[chosen], self.chances[chosen])

    def by_pair(self) -> dict[Pair, float]:
        """The chances by ids."""
        ones = map(self.ones.__getitem__, self.pairs[:, 0].tolist())
        others = map(self.others.__getitem__, self.pairs[:, 1].tolist())
        return dict(zip(zip(ones, others, strict=True), self.chances.tolist(), strict=True))

    def beside(self, more: Mapping[Pair, float]) -> "Links":
        """These and others, by ids; of one pair the other counts."""
        return Links.of({**self.by_pair(), **more}) if more else self

    def totals(self) -> dict[str, float]:
        """For each unit the sum of its chances, added up in order of the pairs."""
        ids, pairs = self._in_one()
        ordered = np.lexsort((pairs[:, 1], pairs[:, 0]))
        sums = np.bincount(pairs[ordered].ravel(), np.repeat(self.chances[ordered], 2), len(ids))
        return {ids[at]: float(sums[at]) for at in np.unique(pairs).tolist()}

    def surest(self) -> list[Pair]:
        """For each unit its likeliest pair, each once, the surest first; ties by id."""
        ids, pairs = self._in_one()
        ordered = np.lexsort((pairs[:, 1], pairs[:, 0], -self.chances))
        _, first = np.unique(pairs[ordered].ravel(), return_index=True)
        best = ordered[np.unique(first // 2)]
        return [(ids[one], ids[other]) for one, other in pairs[best].tolist()]

    def sure(self, least: float) -> list[Pair]:
        """The pairs with a chance of so much."""
        ids, pairs = self._in_one()
        return [(ids[one], ids[other]) for one, other in pairs[self.chances >= least].tolist()]

    def _in_one(self) -> tuple[Sequence[str], Rows]:
        """All ids in order, and the pairs by their places among them."""
        if self.ones is self.others:
            return self.ones, self.pairs
        ids = sorted({*self.ones, *self.others})
        place = {key: at for at, key in enumerate(ids)}
        first, second = (np.array([place[key] for key in some], np.int64) for some in (self.ones, self.others))
        return ids, np.stack([first[self.pairs[:, 0]], second[self.pairs[:, 1]]], axis=1)


NO_LINKS = Links.of({})
