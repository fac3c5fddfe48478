"""Puts the reports of the parts of components into episodes, and episodes into groups, which kinship may yet join.

A group follows from its part alone, or from the few parts in which people put reports together.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from onrecord.people.unions import Unions
from onrecord.stories.closeness import Rule, closely_linked
from onrecord.stories.decided import Decided
from onrecord.stories.linkage import Pair, linked
from onrecord.stories.space import Real, Space, Whole

# Chosen once, for every collection; see docs/stories.md.
EPISODE = Rule(least=0.215, closeness=0.905, usual=0.23, trust=4.9)
STORY = 0.25  # average score between episodes from which they are one story
KEPT = 0.12  # scores between episodes below this count as none
SAMPLE = 24  # reports of a group, at most, that tell how like another it is
NEAREST = 3  # reports of the larger group that each of the smaller is held against

Episodes = list[list[str]]  # ids of the reports of each


def grouped(space: Space, parts: Sequence[Whole], decided: Decided) -> list[Episodes]:
    """The groups of reports of some parts, each as its episodes; all parts that people hold together are given."""
    found: list[Episodes] = []
    for some in _held(space, parts, decided):
        found += _groups(space, some, decided)
    return found


def _held(space: Space, parts: Sequence[Whole], decided: Decided) -> list[list[Whole]]:
    """The parts, each with those in which people put reports together with some of its own."""
    part_of = {space.ids[row]: str(number) for number, rows in enumerate(parts) for row in rows}
    unions = Unions(str(number) for number in range(len(parts)))
    for one, other in decided.together:
        if one in part_of and other in part_of:
            unions.join(part_of[one], part_of[other])
    return [[parts[int(number)] for number in numbers] for numbers in unions.groups()]


def _groups(space: Space, parts: Sequence[Whole], decided: Decided) -> list[Episodes]:
    ids = space.ids
    episodes: dict[str, list[str]] = {}  # by the id of the first
    scores: dict[Pair, float] = {}
    for rows in parts:
        table = space.table(rows)
        found = closely_linked(_parted(table, [ids[row] for row in rows], decided), EPISODE)
        names = [ids[rows[members[0]]] for members in found]
        episodes.update((name, [ids[rows[row]] for row in members]) for name, members in zip(names, found, strict=True))
        scores.update(_between(table, found, names))
    episode_of = {key: name for name, keys in episodes.items() for key in keys}
    together, apart = (_of_episodes(pairs, episode_of) for pairs in (decided.together, decided.apart))
    groups = linked(episodes, scores, threshold=STORY, together=together, apart=apart)
    return [[episodes[name] for name in names] for names in groups]


def _parted(table: Real, ids: Sequence[str], decided: Decided) -> Real:
    """The table with what people put apart, or gave two names, as far apart as can be."""
    place = {key: row for row, key in enumerate(ids)}
    table = table.copy()
    for one, other in decided.apart:
        if one in place and other in place:
            table[place[one], place[other]] = table[place[other], place[one]] = -np.inf
    rows = np.array([place[key] for key in ids if key in decided.named], np.int64)
    names = np.array([decided.named[ids[row]] for row in rows])
    if rows.size:
        table[np.ix_(rows, rows)] += np.where(names[:, None] != names[None, :], -np.inf, 0.0)
    return table


def _between(table: Real, found: Sequence[Sequence[int]], names: Sequence[str]) -> dict[Pair, float]:
    """Average scores between episodes, of those that have any to speak of."""
    order = [row for members in found for row in members]
    sizes = np.array([len(members) for members in found])
    first = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    sums = np.add.reduceat(np.add.reduceat(table[np.ix_(order, order)], first, axis=0), first, axis=1)
    means = np.round(sums / np.multiply.outer(sizes, sizes), 6)
    return {
        (min(names[one], names[other]), max(names[one], names[other])): float(means[one, other])
        for one, other in np.argwhere(np.triu(means >= KEPT, 1))
    }


def _of_episodes(pairs: Sequence[Pair], episode_of: Mapping[str, str]) -> list[Pair]:
    inside = (pair for pair in pairs if pair[0] in episode_of and pair[1] in episode_of)
    found = {tuple(sorted((episode_of[one], episode_of[other]))) for one, other in inside}
    return sorted((one, other) for one, other in found if one != other)


def likeness(space: Space, row_of: Mapping[str, int], one: Sequence[str], other: Sequence[str]) -> float:
    """The average score of a few reports of the smaller group with those of the other that each is nearest to.

    A feature or a letter is like some of a story's reports, never like all of them.
    """
    small, large = sorted((one[:SAMPLE], other[:SAMPLE]), key=lambda group: (len(group), group))
    others = np.array([row_of[key] for key in large])
    nearest = (np.sort(space.scores(row_of[key], others))[-NEAREST:] for key in small)
    return float(np.mean([scores.mean() for scores in nearest]))


def by_episode(keys: Sequence[str], episode_of: Mapping[str, str]) -> Episodes:
    """Reports by the episode that they are of."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        found[episode_of[key]].append(key)
    return list(found.values())
