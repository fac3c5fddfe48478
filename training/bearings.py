"""Who is for a claim and who against, as a second, short vector of each unit; learned together with its matter.

Of units of one claim the dot product of two is to tell whether they take one position; further numbers, by themselves,
whether a unit denies, concedes, hedges or withdraws. All are read off the same pass: a linear map of the unit's own
word pieces, and one of those around it.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.reading.meaning.nouns import ALONE, BEARING, TOGETHER
from training.claims import Labelled
from training.model import WIDTH
from training.positions import members

BY_ITSELF = 0.7  # what it weighs what a unit does by itself, beside which two take one position
LARGE = 8  # units from which on a claim counts no more than others


class Sided(NamedTuple):
    """The units of one claim, by their rows, and what each does, 0 or 1, [units, what units do alone]."""

    rows: list[int]
    does: Tensor


class Bearing(nn.Module):
    """From word pieces' vectors to their share of a bearing, [..., width] to [..., 36]."""

    def __init__(self) -> None:
        super().__init__()
        self.own = nn.Linear(WIDTH, BEARING)
        self.around = nn.Linear(WIDTH, BEARING, bias=False)
        self.same = nn.Parameter(torch.ones(()))  # log odds that two units take one position, where nothing tells
        for part in (self.own, self.around):
            nn.init.normal_(part.weight, std=0.02)

    def forward(self, own: Tensor, around: Tensor) -> Tensor:
        """Of the mean vectors of units and of what is around them."""
        found: Tensor = self.own(own) + self.around(around)
        return found


def sided(story: Labelled, name: str, units: Sequence[str]) -> list[Sided]:
    """The claims of a story that two units or more are of; `units` are ids by row."""
    row = {key: number for number, key in enumerate(units)}
    found = []
    for profiles, taken in members(story, name):
        known = {row[p.unit.id]: stance for p, stance in zip(profiles, taken, strict=True) if p.unit.id in row}
        if len(known) > 1:
            does = torch.tensor([[float(stance == each) for each in ALONE] for stance in known.values()])
            found.append(Sided(list(known), does))
    return found


def astray(bearings: Tensor, same: Tensor, claims: Sequence[Sided]) -> Tensor:
    """How far bearings, [units, 36], are from telling who takes which position."""
    costs = []
    for rows, does in claims:
        told, alone = bearings[rows, :TOGETHER], bearings[rows, TOGETHER:]
        denies = does[:, ALONE.index("denies")]
        pairs = torch.triu(torch.ones(len(rows), len(rows)), 1)
        wrong = functional.binary_cross_entropy_with_logits(
            told @ told.T + same, (denies[:, None] == denies[None, :]).float(), reduction="none"
        )
        by_itself = functional.binary_cross_entropy_with_logits(alone, does, reduction="none").sum(1).mean()
        costs.append(((wrong * pairs).sum() / pairs.sum() + BY_ITSELF * by_itself) * min(len(rows), LARGE))
    return torch.stack(costs).mean() / (LARGE / 2)
