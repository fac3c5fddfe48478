"""How a network goes through stories: a step for each, in an order drawn anew for each time through."""

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

import torch
from torch import Tensor, nn

WARM_UP, LEAST = 0.1, 0.02  # the share of the steps in which the rate rises, and the least share that it falls to
ADDED_RATE = 2e-3  # of what begins from nothing

Told = TypeVar("Told")


class Stage(NamedTuple):
    """How often all is gone through, and how fast weights move; the rate rises, then falls."""

    epochs: int
    rate: float


def learn(
    order: list[Told],
    cost_of: Callable[[Told], Tensor],
    taught: Sequence[nn.Parameter],
    stage: Stage,
    *,
    added: Sequence[nn.Parameter] = (),
    seed: int,
) -> None:
    """Go through some stories, a step each; `added` is what begins from nothing and learns faster."""
    chance = random.Random(seed)  # noqa: S311  (an order, not a secret)
    groups = [{"params": list(taught), "full": stage.rate}, {"params": list(added), "full": ADDED_RATE}]
    optimizer = torch.optim.AdamW([group for group in groups if group["params"]], lr=stage.rate, weight_decay=0.01)
    steps = stage.epochs * len(order)
    for epoch in range(stage.epochs):
        chance.shuffle(order)
        total = 0.0
        for number, told in enumerate(order, epoch * len(order)):
            for group in optimizer.param_groups:
                group["lr"] = group["full"] * min(1, (number + 1) / (WARM_UP * steps)) * max(LEAST, 1 - number / steps)
            cost = cost_of(told)
            optimizer.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_([*taught, *added], 1.0)
            optimizer.step()
            total += cost.item()
        print(f"epoch {epoch}: {total / len(order):.3f}", flush=True)  # noqa: T201
