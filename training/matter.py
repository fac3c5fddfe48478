"""Train what tells the matter of a stretch of text: `python -m training.matter STORY... --articles FILE`, then export.

Words for and against one claim are to lie closer to each other than to anything else of their story (supervised
contrastive learning, Khosla and others, 2020), each read in its place. A larger network, MPNet, learns that from the
made-up stories (of `stories/`); MiniLM, which ships, learns from the stories and from MPNet: how alike it finds the
units of articles that nobody has labelled. With `--crossed FILE` each story's vectors by a model that was trained
without it are written too, for `training.claims`.
"""

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.reading.meaning import Embedded
from onrecord.reading.meaning.embedded import pack
from onrecord.reading.meaning.files import MATTER
from onrecord.reading.meaning.windows import windows
from training.claims import Labelled, labelled
from training.meaning import DATA, export, fingerprint
from training.model import Encoder, Reader, start_from
from training.mpnet import Lines, MPNet, mpnet
from training.train import minilm
from training.untold import Place, Untold, pieces_of, untold

WARM_UP, LEAST = 0.1, 0.02  # a step is a story; the rate rises, then falls to its least share
TEACHER_EPOCHS, TEACHER_RATE = 4, 4e-5
FIRST_EPOCHS, FIRST_RATE = 4, 8e-5  # of MiniLM on the stories alone,
EPOCHS, RATE = 2, 1.5e-4  # and then on stories and articles, with MPNet's word on both
TEMPERATURE = 0.07
COMMON, FEW = 0.8, 20  # of what all of a story has in common, so much is taken off while learning
SQUARES, OWN = 4.0, 0.3  # what the squares of wrong cosines weigh, and what the stories' own labels do, beside MPNet
SIZE = 6  # windows that are run at once
FOLDS = 3

Told = TypeVar("Told")
Network = Callable[[Lines], Tensor]  # windows of word pieces to vectors [windows, pieces, width]


class Lesson(NamedTuple):
    """One story: its windows, where its units are, which two are of one claim, and which two are compared at all."""

    units: list[str]
    windows: list[list[int]]
    places: list[Place]
    same: Tensor
    compared: Tensor


class Read(nn.Module):
    """Word pieces of one window, [tokens], to a vector each, [tokens, width]."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor) -> Tensor:
        """As the package reads a window."""
        return self.encoder.plainly(pieces)


def lesson(story: Labelled) -> Lesson:
    """A story as it is learned from."""
    found, places, ids = [], [], []
    units = sorted(story.profiles.values(), key=lambda profile: (profile.unit.span, profile.unit.id))
    for report in sorted(story.scene.reports):
        sentences = story.scene.findings[report].sentences
        for window in windows(story.scene.reports[report].text, sentences):
            for unit in (profile.unit for profile in units if profile.unit.span.report == report):
                pieces = pieces_of(window, unit.span.start, unit.span.end)
                if pieces and unit.id not in ids:
                    places.append(Place(len(ids), len(found), *pieces))
                    ids.append(unit.id)
            found.append(window.pieces.tolist())
    same, compared = torch.zeros(len(ids), len(ids)), 1 - torch.eye(len(ids))
    for (i, one), (j, other) in combinations(enumerate(ids), 2):
        if story.profiles[one].words == story.profiles[other].words:
            compared[i, j] = compared[j, i] = 0
        elif story.claims[one].keys() & story.claims[other].keys():
            same[i, j] = same[j, i] = 1
    return Lesson(ids, found, places, same, compared)


def vectors(network: Network, told: Lesson | Untold) -> Tensor:
    """A vector of length 1 for each unit, [units, width]."""
    order = sorted({place.window for place in told.places}, key=lambda window: (len(told.windows[window]), window))
    found: dict[int, Tensor] = {}
    for start in range(0, len(order), SIZE):
        chosen = order[start : start + SIZE]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            read = network([told.windows[window] for window in chosen])
        for place in told.places:
            if place.window in chosen:
                found[place.row] = read[chosen.index(place.window), place.start : place.end].float().mean(0)
    return functional.normalize(torch.stack([found[row] for row in sorted(found)]), dim=-1)


def reading(encoder: Encoder) -> Network:
    """How MiniLM reads some windows at once, for training; `Read` is how the package does."""

    def read(pieces: Lines) -> Tensor:
        size = max(map(len, pieces))
        padded = torch.tensor([[*row, *[0] * (size - len(row))] for row in pieces])
        padding = torch.tensor([[0.0] * len(row) + [-1e4] * (size - len(row)) for row in pieces])[:, None, None, :]
        x: Tensor = encoder.norm(encoder.word(padded) + encoder.position.weight[:size] + encoder.kind)
        for layer in encoder.layers:
            x = layer(x, padding)
        return x

    return read


def likeness(found: Tensor) -> Tensor:
    """How alike every two units are, less what all of them have in common, -1 to 1, [units, units]."""
    known = COMMON * len(found) / (len(found) + FEW)
    near = functional.normalize(found - known * found.mean(0), dim=-1)
    return near @ near.T


def apart(alike: Tensor, story: Lesson) -> Tensor:
    """How far units of one claim are from being each other's nearest."""
    scores = alike / TEMPERATURE + torch.where(story.compared > 0, 0.0, -1e4)
    chances = scores - torch.logsumexp(scores, 1, keepdim=True)
    shared = story.same.sum(1)
    return -((chances * story.same).sum(1) / shared.clamp_min(1))[shared > 0].mean()


def unlike(alike: Tensor, taught: Tensor, compared: Tensor) -> Tensor:
    """How far likenesses are from those that the teacher gives: which are nearest, and how near they are."""
    off = torch.where(compared > 0, 0.0, -1e4)
    mine = functional.log_softmax(alike / TEMPERATURE + off, 1)
    theirs = functional.softmax(taught / TEMPERATURE + off, 1)
    order = (theirs * (torch.log(theirs.clamp_min(1e-9)) - mine)).sum(1).mean()
    squares = ((alike - taught) ** 2 * compared).sum() / compared.sum()
    return order + SQUARES * squares


def teach(lessons: Sequence[Lesson], *, seed: int = 0) -> MPNet:
    """MPNet, gone on learning from some stories; its word vectors and first layers stay as they are."""
    torch.manual_seed(seed)
    network = mpnet().train()
    _learn(
        list(lessons),
        lambda story: apart(likeness(vectors(network, story)), story),
        network.taught(),
        epochs=TEACHER_EPOCHS,
        rate=TEACHER_RATE,
        seed=seed,
    )
    return network.eval()


def train(lessons: Sequence[Lesson], articles: Sequence[Untold], *, seed: int = 0) -> Encoder:
    """MiniLM, gone on learning from some stories, then from MPNet too; its word vectors stay as they are."""
    teacher = teach(lessons, seed=seed)
    with torch.no_grad():
        taught = {id(told): likeness(vectors(teacher, told)) for told in (*lessons, *articles)}
    del teacher
    torch.manual_seed(seed)
    reader = Reader()
    start_from(reader, minilm())
    encoder = reader.encoder
    network = reading(encoder)
    layers = [parameter for layer in encoder.layers for parameter in layer.parameters()]

    def alone(story: Lesson) -> Tensor:
        return apart(likeness(vectors(network, story)), story)

    def both(told: Lesson | Untold) -> Tensor:
        alike = likeness(vectors(network, told))
        if isinstance(told, Lesson):
            return unlike(alike, taught[id(told)], told.compared) + OWN * apart(alike, told)
        return unlike(alike, taught[id(told)], 1 - torch.eye(len(alike)))

    encoder.layers.train()
    _learn(list(lessons), alone, layers, epochs=FIRST_EPOCHS, rate=FIRST_RATE, seed=seed)
    _learn([*lessons, *articles], both, layers, epochs=EPOCHS, rate=RATE, seed=seed)
    return encoder.eval()


def _learn(
    order: list[Told],
    cost_of: Callable[[Told], Tensor],
    taught: list[nn.Parameter],
    *,
    epochs: int,
    rate: float,
    seed: int,
) -> None:
    """Go through some stories so many times, a step each."""
    chance = random.Random(seed)  # noqa: S311  (an order, not a secret)
    optimizer = torch.optim.AdamW(taught, lr=rate, weight_decay=0.01)
    steps = epochs * len(order)
    for epoch in range(epochs):
        chance.shuffle(order)
        total = 0.0
        for number, told in enumerate(order, epoch * len(order)):
            for group in optimizer.param_groups:
                group["lr"] = rate * min(1, (number + 1) / (WARM_UP * steps)) * max(LEAST, 1 - number / steps)
            cost = cost_of(told)
            optimizer.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(taught, 1.0)
            optimizer.step()
            total += cost.item()
        print(f"epoch {epoch}: {total / len(order):.3f}", flush=True)  # noqa: T201


def crossed(
    stories: dict[str, Labelled], lessons: dict[str, Lesson], articles: Sequence[Untold]
) -> Iterator[tuple[str, dict[str, Embedded]]]:
    """Each story's vectors by a model that never saw it, by report."""
    names = list(lessons)
    for fold in range(FOLDS):
        held_out = names[fold::FOLDS]
        network = reading(train([lessons[name] for name in names if name not in held_out], articles))
        for name in held_out:
            with torch.no_grad():
                found = dict(zip(lessons[name].units, vectors(network, lessons[name]).numpy(), strict=True))
            yield name, embedded(stories[name], found)


def embedded(story: Labelled, found: dict[str, np.ndarray]) -> dict[str, Embedded]:
    """The vectors of units as study would have kept them, by report."""
    spans = {key: profile.unit.span for key, profile in story.profiles.items() if key in found}
    kept = {}
    for report in sorted({span.report for span in spans.values()}):
        at = {(span.start, span.end): found[key] for key, span in sorted(spans.items()) if span.report == report}
        places = sorted(at)
        kept[report] = Embedded(places=tuple(places), packed=pack(np.stack([at[place] for place in places])))
    return kept


def ship(encoder: Encoder, lessons: Sequence[Lesson]) -> None:
    """Write the model and its fingerprint."""
    examples = [torch.tensor(window) for story in lessons for window in story.windows]
    export(Read(encoder).eval(), DATA / MATTER, examples, output="read", by_token=True)
    fingerprint(MATTER)


def main() -> None:
    """Read options, train and ship."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", nargs="+")
    parser.add_argument("--articles", type=Path, required=True, help="PolNeAR's, as for training.train; only the texts")
    parser.add_argument("--crossed", type=Path, help="where to write vectors by models that never saw the story")
    given = parser.parse_args()
    torch.set_num_threads(1)
    stories = {name: labelled(name) for name in given.stories}
    lessons = {name: lesson(story) for name, story in stories.items()}
    articles = untold(given.articles)
    if given.crossed:
        given.crossed.write_bytes(msgspec.json.encode(dict(crossed(stories, lessons, articles))))
    ship(train(list(lessons.values()), articles), list(lessons.values()))


if __name__ == "__main__":
    main()
