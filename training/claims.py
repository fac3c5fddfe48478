"""Fit the weights by which claims are joined: `python -m training.claims STORY...` (of `stories/`).

Writes likeness.tsv of `onrecord.claims`: a logistic regression, its numbers brought to one spread, with a penalty on
the square of the weights; a fifth of the stories is left out in turn to see what it is good for. With `--crossed FILE`,
written by `training.matter`, meaning is told by models that never saw the story. See positions.py for who denies.
"""

import argparse
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit
from tests.gold.scoring import dice, gold_tokens, span_tokens

import onrecord.claims
from onrecord.claims import Scene, likeness
from onrecord.claims.cast import Cast
from onrecord.claims.logistic import START
from onrecord.claims.meanings import meanings
from onrecord.claims.page import Unit
from onrecord.claims.profile import Profile, profiles
from onrecord.claims.salience import salience
from onrecord.claims.units import own_voice, units
from onrecord.gather import gather
from onrecord.reading.meaning import Embedded
from onrecord.reports.read import read_all
from onrecord.stories.nouns import Story
from onrecord.study import study
from training.stories import load

HOME = Path(onrecord.claims.__path__[0])
PENALTY = 30.0
FOLDS = 5
Numbers = dict[str, float]
Array = NDArray[np.float64]
Crossed = dict[str, dict[str, Embedded]]  # by story, by report


class Labelled(msgspec.Struct, frozen=True):
    """One story's units, and for each the claims that it is a member of, with whether it denies them.

    `files` are the names of the reports' files, by report id.
    """

    scene: Scene
    files: dict[str, str]
    profiles: dict[str, Profile]
    own: frozenset[str]
    claims: dict[str, dict[str, bool]]


def labelled(name: str) -> Labelled:
    """A story as it is read, with the gold claims of its units (words with Dice 0.5 or more in common)."""
    story = load(name)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "story.jsonl"
        path.write_bytes(b"\n".join(msgspec.json.encode(row) for row in story.reports.values()))
        reports = list(read_all([path]))
    file_of = dict(zip((report.id for report in reports), story.reports, strict=True))
    scene = _scene(reports)
    cast = Cast(scene)
    read = [(scene.reports[key], scene.findings[key]) for key in sorted(scene.reports)]
    said = [unit for report, found in read for unit in units(report, found, cast)]
    own = [unit for report, found in read for unit in own_voice(report, found, cast)]
    made = profiles([*said, *own], cast, salience(said, own))
    return Labelled(
        scene,
        file_of,
        made,
        frozenset(unit.id for unit in own),
        {unit.id: _claims_of(unit, scene, file_of, story.claims) for unit in [*said, *own]},
    )


def crossed(story: Labelled, vectors: Mapping[str, Embedded]) -> Labelled:
    """A story with its vectors, by report, by a model that was trained without it (`training.matter --crossed`).

    Units without such a vector are left out.
    """
    known = {(report, *place) for report, each in vectors.items() for place in each.places}
    spans = {key: profile.unit.span for key, profile in story.profiles.items()}
    kept = {key for key, span in spans.items() if (span.report, span.start, span.end) in known}
    findings = {
        key: msgspec.structs.replace(found, embedded=vectors.get(key, found.embedded))
        for key, found in story.scene.findings.items()
    }
    return msgspec.structs.replace(
        story,
        scene=msgspec.structs.replace(story.scene, findings=findings),
        profiles={key: profile for key, profile in story.profiles.items() if key in kept},
    )


def _scene(reports: Sequence) -> Scene:
    """What claims are joined from, as gather makes it."""
    kept: list[Scene] = []
    joined = onrecord.claims.join
    findings = {report.id: study(report) for report in reports}
    ids = tuple(sorted(findings))
    onrecord.claims.join = lambda scene: kept.append(scene) or ()  # type: ignore[assignment]
    try:
        gather(Story(id=ids[0], name="", reports=ids, episodes=()), reports, findings)
    finally:
        onrecord.claims.join = joined
    return kept[0]


def _claims_of(unit: Unit, scene: Scene, file_of: dict[str, str], claims: Iterable[dict]) -> dict[str, bool]:
    """The gold claims that a unit is a member of, a verdict by its own words; each with whether it denies it."""
    text = scene.reports[unit.span.report].text
    tokens = span_tokens(text, [unit.statement.content[0] if unit.beside and unit.statement else unit.span])
    return {
        claim["id"]: member["stance"] == "denies"
        for claim in claims
        for member in claim["members"]
        if member["file"] == file_of[unit.span.report] and dice(gold_tokens(text, [member["content"]]), tokens) >= 0.5
    }


class Examples(NamedTuple):
    """Every two units of a story, at least one of them a statement's, [pairs, signs]; `right` where of one claim."""

    signs: tuple[str, ...]
    numbers: Array
    right: NDArray[np.bool_]


def examples(story: Labelled) -> Examples:
    """The pairs of a story."""
    meant = meanings([profile.unit for profile in story.profiles.values()], story.scene)
    rows, right, names = [], [], ()
    for one, other in combinations(story.profiles.values(), 2):
        if not story.own.issuperset({one.unit.id, other.unit.id}):
            first, second = likeness.in_order(one, other)
            found = likeness.signs(first, second, likeness.common(first, second), meant)
            names = tuple(found)
            rows.append(np.fromiter(found.values(), np.float32, len(found)))
            right.append(bool(story.claims[one.unit.id].keys() & story.claims[other.unit.id].keys()))
    return Examples(names, np.stack(rows), np.array(right))


def fit(every: Sequence[Examples], penalty: float) -> Numbers:
    """The weights of a logistic regression, with where its sum begins."""
    found = np.concatenate([each.numbers for each in every]).astype(np.float64)
    signs = np.where(np.concatenate([each.right for each in every]), 1.0, -1.0)
    middle, spread = found.mean(0), found.std(0)
    even = np.where(spread > 0, (found - middle) / np.where(spread > 0, spread, 1.0), 0.0)

    def loss(guess: Array) -> tuple[float, Array]:
        score = signs * (even @ guess[:-1] + guess[-1])
        slope = -signs * expit(-score)
        cost = np.logaddexp(0, -score).sum() + penalty * (guess[:-1] ** 2).sum() / 2
        return float(cost), np.r_[even.T @ slope + penalty * guess[:-1], slope.sum()]

    best = minimize(loss, np.zeros(found.shape[1] + 1), jac=True, method="L-BFGS-B").x
    weights = np.where(spread > 0, best[:-1] / np.where(spread > 0, spread, 1.0), 0.0)
    return {START: float(best[-1] - weights @ middle)} | dict(zip(every[0].signs, map(float, weights), strict=True))


def precision(weights: Numbers, held_out: Examples) -> float:
    """Mean precision over the right ones, ranked by what the weights give them, 0 to 1."""
    scores = held_out.numbers @ np.array([weights[sign] for sign in held_out.signs])
    ranked = held_out.right[np.argsort(-scores, kind="stable")]
    hits = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float(hits[ranked].mean())


def main() -> None:
    """Fit and write the weights, and print what they are worth on stories left out, a fifth at a time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", nargs="+")
    parser.add_argument("--crossed", type=Path, help="vectors by models that never saw the story (training.matter)")
    given = parser.parse_args()
    names = given.stories
    known = msgspec.json.decode(given.crossed.read_bytes(), type=Crossed) if given.crossed else {}
    told = {}
    for name in names:
        story = labelled(name)
        told[name] = examples(crossed(story, known[name]) if name in known else story)
    for fold in range(FOLDS):
        held_out = names[fold::FOLDS]
        weights = fit([told[name] for name in names if name not in held_out], PENALTY)
        for name in held_out:
            print(f"without {name}: {precision(weights, told[name]):.3f}")  # noqa: T201
    weights = fit(list(told.values()), PENALTY)
    lines = [
        "# Weights of a logistic scorer: whether two units make one claim (likeness.py). Fitted on the made-up stories",
        *wrapped(names),
        f"# of training/stories by training/claims.py, penalty {PENALTY:g}. Columns: what tells, its weight.",
        *(f"{key}\t{weight:.3f}" for key, weight in weights.items()),
    ]
    (HOME / "likeness.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def wrapped(names: Sequence[str]) -> list[str]:
    """Names of stories as lines of a comment."""
    return textwrap.wrap(", ".join(names), 118, initial_indent="# ", subsequent_indent="# ")


if __name__ == "__main__":
    main()
