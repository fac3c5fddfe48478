"""Train what tells the matter of a stretch of text: `python -m training.matter STORY... --articles FILE`, then export.

Words for and against one claim are to lie closer to each other than to anything else of their story (supervised
contrastive learning, Khosla and others, 2020), each read in its place. A larger network, MPNet, learns that from the
made-up stories (of `stories/`); MiniLM, which ships, learns from the stories and from MPNet: how alike it finds the
units of articles that nobody has labelled. MiniLM learns who is for and who against as well, see `bearings.py`. With
`--crossed FILE` each story's vectors by a model that was trained without it are written too, for `training.claims`.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.reading.meaning import Embedded
from onrecord.reading.meaning.embedded import pack, pack_bearings
from onrecord.reading.meaning.files import MATTER
from onrecord.reading.meaning.matter import AROUND
from onrecord.reading.meaning.windows import windows
from training.bearings import Bearing, Sided, astray, sided
from training.claims import Labelled, labelled
from training.learning import Stage, learn
from training.meaning import DATA, export, fingerprint
from training.model import Encoder, Reader, start_from
from training.mpnet import Lines, MPNet, mpnet
from training.train import minilm
from training.untold import Place, Untold, pieces_of, untold

TEMPERATURE = 0.07
COMMON, FEW = 0.8, 20  # of what all of a story has in common, so much is taken off while learning
SQUARES, OWN = 4.0, 0.3  # what the squares of wrong cosines weigh, and what the stories' own labels do, beside MPNet
SIZE = 6  # windows that are run at once
FOLDS = 3

Network = Callable[[Lines], Tensor]  # windows of word pieces to vectors [windows, pieces, width]


TEACHER = Stage(4, 4e-5)
# MiniLM on the stories alone; then on stories and articles, with MPNet's word on both; last on who is for or against.
FIRST, SECOND, THIRD = Stage(4, 8e-5), Stage(2, 1.5e-4), Stage(4, 1e-4)


class Lesson(NamedTuple):
    """One story: its windows, where its units are, which two are of one claim, and which two are compared at all."""

    units: list[str]
    windows: list[list[int]]
    places: list[Place]
    same: Tensor
    compared: Tensor
    claims: list[Sided]


class Student(NamedTuple):
    """What is trained to ship."""

    encoder: Encoder
    bearing: Bearing


class Read(nn.Module):
    """Word pieces of one window, [tokens], to a vector each, and both shares of a bearing, [tokens, width + 2 * 36]."""

    def __init__(self, student: Student) -> None:
        super().__init__()
        self.encoder, self.bearing = student

    def forward(self, pieces: Tensor) -> Tensor:
        """As the package reads a window."""
        x = self.encoder.plainly(pieces)
        return torch.cat([x, self.bearing.own(x), self.bearing.around(x)], -1)


class Pooled(NamedTuple):
    """The mean vectors of units' word pieces, and of those shortly around them too, [units, width]."""

    own: Tensor
    around: Tensor


def lesson(story: Labelled, name: str) -> Lesson:
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
    return Lesson(ids, found, places, same, compared, sided(story, name, ids))


def vectors(network: Network, told: Lesson | Untold) -> Tensor:
    """A vector of length 1 for each unit, [units, width]."""
    return functional.normalize(pooled(network, told).own, dim=-1)


def pooled(network: Network, told: Lesson | Untold) -> Pooled:
    """The vectors of each unit."""
    order = sorted({place.window for place in told.places}, key=lambda window: (len(told.windows[window]), window))
    found: dict[int, Tensor] = {}
    around: dict[int, Tensor] = {}
    for start in range(0, len(order), SIZE):
        chosen = order[start : start + SIZE]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            read = network([told.windows[window] for window in chosen])
        for place in told.places:
            if place.window in chosen:
                window = read[chosen.index(place.window), : len(told.windows[place.window])].float()
                found[place.row] = window[place.start : place.end].mean(0)
                around[place.row] = window[max(0, place.start - AROUND) : place.end + AROUND].mean(0)
    rows = sorted(found)
    return Pooled(torch.stack([found[row] for row in rows]), torch.stack([around[row] for row in rows]))


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
    learn(
        list(lessons),
        lambda story: apart(likeness(vectors(network, story)), story),
        network.taught(),
        TEACHER,
        seed=seed,
    )
    return network.eval()


def train(lessons: Sequence[Lesson], articles: Sequence[Untold], *, seed: int = 0) -> Student:
    """MiniLM, gone on learning from some stories, then from MPNet too; its word vectors stay as they are.

    Who is for and who against is learned in a third stage, in which what was learned before is kept up.
    """
    teacher = teach(lessons, seed=seed)
    with torch.no_grad():
        taught = {id(told): likeness(vectors(teacher, told)) for told in (*lessons, *articles)}
    del teacher
    torch.manual_seed(seed)
    reader = Reader()
    start_from(reader, minilm())
    encoder = reader.encoder
    bearing = Bearing()
    network = reading(encoder)
    layers = [parameter for layer in encoder.layers for parameter in layer.parameters()]

    def alone(story: Lesson) -> Tensor:
        return apart(likeness(vectors(network, story)), story)

    def kept_up(alike: Tensor, told: Lesson | Untold) -> Tensor:
        if isinstance(told, Lesson):
            return unlike(alike, taught[id(told)], told.compared) + OWN * apart(alike, told)
        return unlike(alike, taught[id(told)], 1 - torch.eye(len(alike)))

    def both(told: Lesson | Untold) -> Tensor:
        return kept_up(likeness(vectors(network, told)), told)

    def sides_too(told: Lesson | Untold) -> Tensor:
        read = pooled(network, told)
        cost = kept_up(likeness(functional.normalize(read.own, dim=-1)), told)
        return cost + astray(bearing(*read), bearing.same, told.claims) if isinstance(told, Lesson) else cost

    encoder.layers.train()
    learn(list(lessons), alone, layers, FIRST, seed=seed)
    learn([*lessons, *articles], both, layers, SECOND, seed=seed)
    learn([*lessons, *articles], sides_too, layers, THIRD, added=list(bearing.parameters()), seed=seed)
    return Student(encoder.eval(), bearing.eval())


def crossed(
    stories: dict[str, Labelled], lessons: dict[str, Lesson], articles: Sequence[Untold]
) -> Iterator[tuple[str, dict[str, Embedded]]]:
    """Each story's vectors by a model that never saw it, by report."""
    names = list(lessons)
    for fold in range(FOLDS):
        held_out = names[fold::FOLDS]
        student = train([lessons[name] for name in names if name not in held_out], articles)
        network = reading(student.encoder)
        for name in held_out:
            with torch.no_grad():
                read = pooled(network, lessons[name])
                matters, told = functional.normalize(read.own, dim=-1).numpy(), student.bearing(*read).numpy()
            units = lessons[name].units
            yield name, embedded(stories[name], {key: (matters[n], told[n]) for n, key in enumerate(units)})


def embedded(story: Labelled, found: dict[str, tuple[np.ndarray, np.ndarray]]) -> dict[str, Embedded]:
    """The vectors and bearings of units as study would have kept them, by report."""
    spans = {key: profile.unit.span for key, profile in story.profiles.items() if key in found}
    kept = {}
    for report in sorted({span.report for span in spans.values()}):
        at = {(span.start, span.end): found[key] for key, span in sorted(spans.items()) if span.report == report}
        places = sorted(at)
        matters, bearings = (np.stack(each) for each in zip(*(at[place] for place in places), strict=True))
        kept[report] = Embedded(places=tuple(places), packed=pack(matters), bearings=pack_bearings(bearings))
    return kept


def ship(student: Student, lessons: Sequence[Lesson]) -> None:
    """Write the model and its fingerprint."""
    examples = [torch.tensor(window) for story in lessons for window in story.windows]
    export(Read(student).eval(), DATA / MATTER, examples, output="read", by_token=True)
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
    lessons = {name: lesson(story, name) for name, story in stories.items()}
    articles = untold(given.articles)
    if given.crossed:
        given.crossed.write_bytes(msgspec.json.encode(dict(crossed(stories, lessons, articles))))
    ship(train(list(lessons.values()), articles), list(lessons.values()))


if __name__ == "__main__":
    main()
