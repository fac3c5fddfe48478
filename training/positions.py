"""Fit the weights by which it is told who denies a claim: `python -m training.positions STORY...` (of `stories/`).

Writes leanings.tsv and bonds.tsv of `onrecord.claims` together: each unit's leaning and its bonds to the others, given
which of those deny, make one logistic regression (pseudo-likelihood; Besag 1975), with a penalty on the squares.
Each story is left out once to see what the weights are good for.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from tests.gold.scoring import dice, gold_tokens, span_tokens

import onrecord.claims
from onrecord.claims import stances
from onrecord.claims.logistic import START
from onrecord.claims.page import Unit
from onrecord.claims.profile import Profile
from training.claims import Labelled, labelled, wrapped
from training.stories import load

HOME = Path(onrecord.claims.__path__[0])
PENALTY = 2.0
Array = NDArray[np.float64]
Case = tuple[Array, Array, Array, NDArray[np.bool_]]  # leanings, bonds, who denies (1 or -1), who admits


def members(story: Labelled, name: str) -> Iterable[tuple[list[Profile], list[bool]]]:
    """The units of each gold claim, one for each gold member, with whether they deny it."""
    for claim in load(name).claims:
        found: dict[str, tuple[Profile, bool]] = {}
        for member in claim["members"]:
            best = _best(story, member)
            if best is not None:
                found[best.unit.id] = (best, member["stance"] == "denies")
        if found:
            ordered = sorted(found.values(), key=lambda pair: (pair[0].unit.span, pair[0].unit.id))
            yield [profile for profile, _ in ordered], [denies for _, denies in ordered]


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
    for ordered, denies in members(story, name):
        case = stances.case_of(ordered)
        leanings = np.array([[1.0, *map(float, stances.leaning(p, case).values())] for p in ordered])
        size = len(ordered)
        bonds = np.zeros((size, size, 1 + len(stances.bond(ordered[0], ordered[0]))))
        for at in range(size):
            for before in range(at):
                told = [1.0, *map(float, stances.bond(ordered[before], ordered[at]).values())]
                bonds[at, before] = bonds[before, at] = np.array(told) * stances.bond_weight(size)
        admits = np.array([p.concedes for p in ordered])
        found.append((leanings, bonds, np.where(denies, 1.0, -1.0), admits))
    return found


def fit(every: Sequence[Case]) -> tuple[Array, Array]:
    """The weights of leanings and of bonds, where each sum begins first."""
    size, ties = every[0][0].shape[1], every[0][1].shape[2]

    def loss(guess: Array) -> tuple[float, Array]:
        cost, slope = 0.0, np.zeros(size + ties)
        for leanings, bonds, denies, admits in every:
            held = (bonds * denies[None, :, None]).sum(1)
            score = denies * (leanings @ guess[:size] + held @ guess[size:])
            cost += float(np.logaddexp(0, -score)[~admits].sum())
            pull = np.where(admits, 0.0, -denies / (1.0 + np.exp(score)))
            slope += np.r_[leanings.T @ pull, held.T @ pull]
        kept = np.r_[0.0, guess[1:]]
        return cost + PENALTY * float((kept**2).sum()) / 2, slope + PENALTY * kept

    best = minimize(loss, np.zeros(size + ties), jac=True, method="L-BFGS-B").x
    return best[:size], best[size:]


def right(weights: tuple[Array, Array], held_out: Sequence[Case]) -> tuple[int, int]:
    """How many members are told right, and how many there are."""
    hits = total = 0
    for leanings, bonds, denies, admits in held_out:
        lean = np.where(admits, stances.CONCEDES, leanings @ weights[0] / 2)
        tie = bonds @ weights[1] / 2
        ties = [[(at, float(tie[n, at])) for at in range(max(0, n - stances.MOST), n)] for n in range(len(denies))]
        chosen = stances.fitting([float(each) for each in lean], ties)
        hits += int((np.where(chosen, 1.0, -1.0) == denies).sum())
        total += len(denies)
    return hits, total


def main() -> None:
    """Fit and write both, and print what they are worth on the stories left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", nargs="+")
    names = parser.parse_args().stories
    read = [labelled(name) for name in names]
    told = [cases(story, name) for story, name in zip(read, names, strict=True)]
    sums = np.zeros(2, int)
    for name, held_out in zip(names, told, strict=True):
        hits, total = right(fit([case for other in told if other is not held_out for case in other]), held_out)
        sums += (hits, total)
        print(f"without {name}: {hits} of {total}")  # noqa: T201
    print(f"all left out once: {sums[0]} of {sums[1]}")  # noqa: T201
    ordered, _ = next(iter(members(read[0], names[0])))
    keys = (stances.leaning(ordered[0], stances.case_of(ordered)), stances.bond(ordered[0], ordered[0]))
    tells = ("whether a unit denies its claim", "whether two units take one position")
    for file, weights, what, of in zip(
        ("leanings.tsv", "bonds.tsv"), fit([case for some in told for case in some]), tells, keys, strict=True
    ):
        lines = [
            f"# Weights of a logistic scorer: {what} (stances.py). Fitted on the made-up stories",
            *wrapped(names),
            f"# of training/stories by training/positions.py, penalty {PENALTY:g}. Columns: what tells, its weight.",
            *(f"{key}\t{weight:.3f}" for key, weight in zip([START, *of], weights, strict=True)),
        ]
        (HOME / file).write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
