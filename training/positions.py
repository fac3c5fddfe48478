"""Fit the weights by which it is told who denies a claim: `python -m training.positions STORY... --first STORY...`.

Writes leanings.tsv and bonds.tsv of `onrecord.claims` together: each unit's leaning and its bonds to the others, given
which of those deny, make one logistic regression (pseudo-likelihood; Besag 1975), with a penalty on the squares: on the
`--first` stories of the weights themselves, on the others of how far they go from those. What is read of a bearing has
no weight in the first, of which the model of matter has learned. Each story is left out once to see what they are good
for.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from tests.gold.scoring import dice, gold_tokens, span_tokens

import onrecord.claims
from onrecord.claims import stances
from onrecord.claims.logistic import START
from onrecord.claims.meanings import meanings
from onrecord.claims.page import Unit
from onrecord.claims.profile import Profile
from training.claims import Labelled, labelled, wrapped
from training.stories import load

HOME = Path(onrecord.claims.__path__[0])
PENALTY, FURTHER, READ = 2.0, 20.0, 5.0  # of the first fit; of the second, for signs and for what is read of a bearing
Array = NDArray[np.float64]
Case = tuple[Array, Array, Array, NDArray[np.bool_]]  # leanings, bonds, who denies (1 or -1), who admits


def members(story: Labelled, name: str) -> Iterable[tuple[list[Profile], list[str]]]:
    """The units of each gold claim, one for each gold member, with the stance that each takes on it."""
    for claim in load(name).claims:
        found: dict[str, tuple[Profile, str]] = {}
        for member in claim["members"]:
            best = _best(story, member)
            if best is not None:
                found[best.unit.id] = (best, member["stance"])
        if found:
            ordered = sorted(found.values(), key=lambda pair: (pair[0].unit.span, pair[0].unit.id))
            yield [profile for profile, _ in ordered], [stance for _, stance in ordered]


def _best(story: Labelled, member: dict[str, Any]) -> Profile | None:
    """The unit whose own words are most like a gold member's; a statement's before a report's own."""
    scored = []
    for key, profile in story.profiles.items():
        if story.files[profile.unit.span.report] == member["file"]:
            text = story.scene.reports[profile.unit.span.report].text
            near = dice(gold_tokens(text, [member["content"]]), span_tokens(text, [own_words(profile.unit)]))
            scored.append((near, profile.unit.statement is not None, key))
    best = max(scored, default=(0.0, False, ""))
    return story.profiles[best[2]] if best[0] >= 0.5 else None


def own_words(unit: Unit) -> Any:
    """A verdict's own words, not those that it is passed on."""
    return unit.statement.content[0] if unit.beside and unit.statement is not None else unit.span


def cases(story: Labelled, name: str) -> list[Case]:
    """Each gold claim as numbers; a bond is scaled as it counts in a claim of that size."""
    found = []
    meant = meanings([profile.unit for profile in story.profiles.values()], story.scene)
    for ordered, taken in members(story, name):
        case = stances.case_of(ordered, meant)
        read = stances.one_way(case.bearings, case.bearings).tolist()
        leanings = np.array([[1.0, *map(float, stances.leaning(p, case).values())] for p in ordered])
        size = len(ordered)
        bonds = np.zeros((size, size, 1 + len(stances.bond(ordered[0], ordered[0]))))
        for at in range(size):
            for before in range(at):
                told = [1.0, *map(float, stances.bond(ordered[before], ordered[at], read[before][at]).values())]
                bonds[at, before] = bonds[before, at] = np.array(told) * stances.bond_weight(size)
        admits = np.array([p.concedes for p in ordered])
        found.append((leanings, bonds, np.where(np.array(taken) == "denies", 1.0, -1.0), admits))
    return found


class Weights(NamedTuple):
    """The weights of leanings and of bonds, where each sum begins first."""

    leanings: Array
    bonds: Array


def fit(every: Sequence[Case], read: NDArray[np.bool_], before: Weights | None = None) -> Weights:
    """The weights of leanings and of bonds; `read` tells which of both, one after the other, are of bearings."""
    size, ties = every[0][0].shape[1], every[0][1].shape[2]
    known = np.zeros(size + ties) if before is None else np.concatenate(before)
    penalty = np.full(size + ties, PENALTY) if before is None else np.where(read, READ, FURTHER)
    penalty[0] = 0.0
    used = ~read if before is None else np.ones(size + ties, bool)

    def loss(guess: Array) -> tuple[float, Array]:
        guess = np.where(used, guess, 0.0)
        cost, slope = 0.0, np.zeros(size + ties)
        for leanings, bonds, denies, admits in every:
            held = (bonds * denies[None, :, None]).sum(1)
            score = denies * (leanings @ guess[:size] + held @ guess[size:])
            cost += float(np.logaddexp(0, -score)[~admits].sum())
            pull = np.where(admits, 0.0, -denies / (1.0 + np.exp(score)))
            slope += np.r_[leanings.T @ pull, held.T @ pull]
        away = guess - known
        return cost + float((penalty * away**2).sum()) / 2, np.where(used, slope + penalty * away, 0.0)

    best = minimize(loss, known, jac=True, method="L-BFGS-B").x
    return Weights(best[:size], best[size:])


def right(weights: Weights, held_out: Sequence[Case]) -> tuple[int, int]:
    """How many members are told right, and how many there are."""
    hits = total = 0
    for leanings, bonds, denies, admits in held_out:
        lean = np.where(admits, stances.CONCEDES, leanings @ weights.leanings / 2)
        tie = bonds @ weights.bonds / 2
        ties = [[(at, float(tie[n, at])) for at in range(max(0, n - stances.MOST), n)] for n in range(len(denies))]
        chosen = stances.fitting([float(each) for each in lean], ties)
        hits += int((np.where(chosen, 1.0, -1.0) == denies).sum())
        total += len(denies)
    return hits, total


def main() -> None:
    """Fit and write both, and print what they are worth on the stories left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", nargs="+")
    parser.add_argument("--first", nargs="+", default=[], help="stories whose fit the other one goes on from")
    given = parser.parse_args()
    stories = {name: labelled(name) for name in (*given.first, *given.stories)}
    told = {name: cases(story, name) for name, story in stories.items()}
    name, story = next(iter(stories.items()))
    ordered, _ = next(iter(members(story, name)))
    keys = (stances.leaning(ordered[0], stances.case_of(ordered)), stances.bond(ordered[0], ordered[0]))
    columns = [key for each in keys for key in (START, *each)]
    read = np.array([key.startswith("reads: ") or key == stances.ONE_WAY for key in columns])
    before = fit([case for each in given.first for case in told[each]], read) if given.first else None
    sums = np.zeros(2, int)
    for name in given.stories:
        others = [case for other in given.stories if other != name for case in told[other]]
        hits, total = right(fit(others, read, before), told[name])
        sums += (hits, total)
        print(f"without {name}: {hits} of {total}")  # noqa: T201
    print(f"all left out once: {sums[0]} of {sums[1]}")  # noqa: T201
    tells = ("whether a unit denies its claim", "whether two units take one position")
    best = fit([case for name in given.stories for case in told[name]], read, before)
    for file, weights, what, of in zip(("leanings.tsv", "bonds.tsv"), best, tells, keys, strict=True):
        lines = [
            f"# Weights of a logistic scorer: {what} (stances.py). Fitted on the made-up stories",
            *wrapped(given.stories),
            f"# of training/stories by training/positions.py, penalty {FURTHER:g} (bearings {READ:g}), going on from",
            f"# one with penalty {PENALTY:g}, of",
            *wrapped(given.first),
            "# Columns: what tells, its weight.",
            *(f"{key}\t{weight:.3f}" for key, weight in zip([START, *of], weights, strict=True)),
        ]
        (HOME / file).write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
