"""Train what tells the matter of a stretch of text: `python -m training.matter STORY...` (of `stories/`), then export.

MiniLM goes on learning from the made-up stories: words for and against one claim are to lie closer to each other than
to anything else of their story (supervised contrastive learning, Khosla and others, 2020), each read in its place. With
`--crossed FILE` each story's vectors by a model that was trained without it are written too, for `training.claims`.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

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
from training.train import minilm

EPOCHS, RATE, WARM_UP, LEAST = 4, 8e-5, 0.1, 0.02  # a step is a story; the rate rises, then falls to its least share
TEMPERATURE = 0.07
COMMON, FEW = 0.8, 20  # of what all of a story has in common, so much is taken off while learning
SIZE = 6  # windows that are run at once
FOLDS = 3


class Place(NamedTuple):
    """A unit's word pieces within a window, half-open; `row` is the unit's."""

    row: int
    window: int
    start: int
    end: int


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
                first = int(np.searchsorted(window.ends, unit.span.start, "right"))
                last = int(np.searchsorted(window.starts, unit.span.end, "left"))
                if first < last and unit.id not in ids:
                    places.append(Place(len(ids), len(found), window.first + first, window.first + last))
                    ids.append(unit.id)
            found.append(window.pieces.tolist())
    same, compared = torch.zeros(len(ids), len(ids)), 1 - torch.eye(len(ids))
    for (i, one), (j, other) in combinations(enumerate(ids), 2):
        if story.profiles[one].words == story.profiles[other].words:
            compared[i, j] = compared[j, i] = 0
        elif story.claims[one].keys() & story.claims[other].keys():
            same[i, j] = same[j, i] = 1
    return Lesson(ids, found, places, same, compared)


def vectors(encoder: Encoder, story: Lesson) -> Tensor:
    """A vector of length 1 for each unit, [units, width]."""
    order = sorted({place.window for place in story.places}, key=lambda window: (len(story.windows[window]), window))
    found: list[Tensor | None] = [None] * len(story.units)
    for start in range(0, len(order), SIZE):
        chosen = order[start : start + SIZE]
        read = _run(encoder, [story.windows[window] for window in chosen])
        for place in story.places:
            if place.window in chosen:
                found[place.row] = read[chosen.index(place.window), place.start : place.end].mean(0)
    return functional.normalize(torch.stack([each for each in found if each is not None]), dim=-1)


def _run(encoder: Encoder, pieces: Sequence[Sequence[int]]) -> Tensor:
    size = max(map(len, pieces))
    padded = torch.tensor([[*row, *[0] * (size - len(row))] for row in pieces])
    padding = torch.tensor([[0.0] * len(row) + [-1e4] * (size - len(row)) for row in pieces])[:, None, None, :]
    x: Tensor = encoder.norm(encoder.word(padded) + encoder.position.weight[:size] + encoder.kind)
    for layer in encoder.layers:
        x = layer(x, padding)
    return x


def loss(encoder: Encoder, story: Lesson) -> Tensor:
    """How far units of one claim are from being each other's nearest, less what all of the story has in common."""
    found = vectors(encoder, story)
    known = COMMON * len(found) / (len(found) + FEW)
    near = functional.normalize(found - known * found.mean(0), dim=-1)
    scores = near @ near.T / TEMPERATURE + torch.where(story.compared > 0, 0.0, -1e4)
    chances = scores - torch.logsumexp(scores, 1, keepdim=True)
    shared = story.same.sum(1)
    return -((chances * story.same).sum(1) / shared.clamp_min(1))[shared > 0].mean()


def train(lessons: Sequence[Lesson], *, seed: int = 0) -> Encoder:
    """MiniLM, gone on learning from some stories; its word vectors stay as they are."""
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311  (an order, not a secret)
    reader = Reader()
    start_from(reader, minilm())
    encoder = reader.encoder
    taught = [parameter for layer in encoder.layers for parameter in layer.parameters()]
    optimizer = torch.optim.AdamW(taught, lr=RATE, weight_decay=0.01)
    steps, order = EPOCHS * len(lessons), list(lessons)
    encoder.layers.train()
    for epoch in range(EPOCHS):
        chance.shuffle(order)
        total = 0.0
        for number, story in enumerate(order, epoch * len(order)):
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, (number + 1) / (WARM_UP * steps)) * max(LEAST, 1 - number / steps)
            cost = loss(encoder, story)
            optimizer.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(taught, 1.0)
            optimizer.step()
            total += cost.item()
        print(f"epoch {epoch}: {total / len(order):.3f}", flush=True)  # noqa: T201
    return encoder.eval()


def crossed(stories: dict[str, Labelled], lessons: dict[str, Lesson]) -> Iterator[tuple[str, dict[str, Embedded]]]:
    """Each story's vectors by a model that never saw it, by report."""
    names = list(lessons)
    for fold in range(FOLDS):
        held_out = names[fold::FOLDS]
        encoder = train([lessons[name] for name in names if name not in held_out])
        for name in held_out:
            with torch.no_grad():
                found = dict(zip(lessons[name].units, vectors(encoder, lessons[name]).numpy(), strict=True))
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
    parser.add_argument("--crossed", type=Path, help="where to write vectors by models that never saw the story")
    given = parser.parse_args()
    torch.set_num_threads(1)
    stories = {name: labelled(name) for name in given.stories}
    lessons = {name: lesson(story) for name, story in stories.items()}
    if given.crossed:
        given.crossed.write_bytes(msgspec.json.encode(dict(crossed(stories, lessons))))
    ship(train(list(lessons.values())), list(lessons.values()))


if __name__ == "__main__":
    main()
