"""Puts reports into episodes, one for each happening, and episodes into the stories that they are part of.

Both are pure functions of the set of reports: scores of pairs from the pairs alone, average linkage inside connected
components, ties by id. Reports with the same words are one until all is grouped.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

import msgspec
import numpy as np

from onrecord.findings import Findings
from onrecord.judgements import Judgement
from onrecord.people.unions import Unions
from onrecord.reports.report import Published, Report
from onrecord.stories.card import Card, cards
from onrecord.stories.closeness import Rule, closely_linked
from onrecord.stories.components import components
from onrecord.stories.kinship import Group, United, united
from onrecord.stories.linkage import Pair, linked
from onrecord.stories.nouns import Episode, Story
from onrecord.stories.profile import Profile
from onrecord.stories.space import Real, Space
from onrecord.stories.words import WORD, rarity, stem

# Chosen once, for every collection; see docs/stories.md.
EPISODE = Rule(least=0.215, closeness=0.905, usual=0.23, trust=4.9)
STORY = 0.25  # average score between episodes from which they are one story
KEPT = 0.12  # scores between episodes below this count as none
SAMPLE = 24  # reports of a group, at most, that tell how like another it is
NEAREST = 3  # reports of the larger group that each of the smaller is held against
OWN_ID = re.compile(r"r[0-9a-f]+")
TELLING = 0.5  # rarity from which a word of a title tells what the story is about


def group(
    reports: Sequence[Report],
    findings: Mapping[str, Findings],
    *,
    judgements: Sequence[Judgement] = (),
    named: Mapping[str, str] | None = None,
) -> tuple[Story, ...]:
    """The stories that the reports tell, in order of their earliest report.

    `named` maps the ids of reports that a user put into a story to its name: they are together, apart from those of
    other names. Judgements of kind `story` or `report` that merge or split hold too. Every report is in one story.
    """
    return regroup(cards(reports, findings), judgements=judgements, named=named).stories


class Grouped(msgspec.Struct, frozen=True):
    """Stories, and what holds reports together, by which a record knows which of them a new report may touch.

    Attributes:
        stories: in order of their earliest report.
        family: for each report the least report of those that a chain of ties holds together with it: like words,
            kinship, or a decision. Stories follow from their families alone.
        telling: the telling names of each group of reports before kinship, by its least report.
    """

    stories: tuple[Story, ...]
    family: Mapping[str, str]
    telling: Mapping[str, frozenset[str]]


def regroup(
    cards: Iterable[Card],
    *,
    judgements: Sequence[Judgement] = (),
    named: Mapping[str, str] | None = None,
    carriers: Mapping[str, int] | None = None,
) -> Grouped:
    """The stories of whole families of reports; see `group`. `carriers` counts the groups elsewhere with a name."""
    by_id: dict[str, Card] = {}
    space = Space(_passed(cards, by_id))
    days = {key: card.published for key, card in by_id.items()}
    decided = _decided(judgements, by_id, named or {})
    folded = _folded(by_id, days, decided)
    row_of = {key: row for row, key in enumerate(space.ids)}
    chosen = space.chosen(np.array([row_of[key] for key in sorted(folded)], np.int64))
    del space
    found = _grouped(chosen, {key: by_id[key].profile for key in folded}, decided, carriers or {})
    made = [[[key for leader in ids for key in folded[leader]] for ids in each] for each in found.stories]
    stories = [_story(each, by_id, days, named or {}) for each in made]
    same = [pair for keys in folded.values() for pair in pairwise(keys)]
    return Grouped(
        stories=tuple(sorted(stories, key=lambda story: _order(story.reports[0], days))),
        family=_families(by_id, [*found.held, *found.united.kin, *same, *tied(judgements, by_id, named or {})]),
        telling=found.united.telling,
    )


def _passed(cards: Iterable[Card], by_id: dict[str, Card]) -> Iterator[Profile]:
    """The profile of each card, of which no more than what is light is kept; each report once."""
    for card in cards:
        if card.id not in by_id:
            by_id[card.id] = card.light
            yield card.profile


def tied(judgements: Iterable[Judgement], reports: Container[str], named: Mapping[str, str]) -> list[Pair]:
    """Pairs of reports that a person's decision or name holds in one family, whatever it decides."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for key in sorted(key for key in named if key in reports):
        by_name[named[key]].append(key)
    decided = [
        sorted({span.report for span in judgement.about if span.report in reports})
        for judgement in judgements
        if judgement.kind in {"story", "report"} and judgement.decision in {"merge", "split"}
    ]
    return [pair for keys in [*by_name.values(), *decided] for pair in pairwise(keys)]


def _families(reports: Iterable[str], ties: Iterable[Pair]) -> dict[str, str]:
    families = Unions(reports)
    for one, other in ties:
        families.join(one, other)
    return {key: families.find(key) for key in reports}


class _Decided(msgspec.Struct, frozen=True, kw_only=True):
    """Pairs that people put together, pairs that they put apart, and the names that they gave to stories of reports."""

    together: list[Pair]
    apart: list[Pair]
    named: dict[str, str]


def _folded(by_id: Mapping[str, Card], days: Mapping[str, Published], decided: _Decided) -> dict[str, list[str]]:
    """The reports with the same title and text under their earliest; one that people decided on stands alone."""
    alone = {key for pair in decided.together + decided.apart for key in pair} | decided.named.keys()
    same: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in sorted(by_id, key=lambda key: _order(key, days)):
        same[by_id[key].same, key if key in alone else ""].append(key)
    return {keys[0]: keys for keys in same.values()}


class _Found(msgspec.Struct, frozen=True):
    """Stories, each as its episodes, each as ids of the space's profiles; pairs held together; and what kinship did."""

    stories: list[list[list[str]]]
    held: list[Pair]
    united: United


def _grouped(space: Space, profiles: Mapping[str, Profile], decided: _Decided, carriers: Mapping[str, int]) -> _Found:
    ids = space.ids
    episodes: dict[str, list[int]] = {}  # by the id of the first
    scores: dict[Pair, float] = {}
    whole = components(space)
    for rows in (part for parts in whole for part in parts):
        table = space.table(rows)
        found = closely_linked(_parted(table, [ids[row] for row in rows], decided), EPISODE)
        names = [ids[rows[members[0]]] for members in found]
        episodes.update((name, [int(rows[row]) for row in members]) for name, members in zip(names, found, strict=True))
        scores.update(_between(table, found, names))
    episode_of = {ids[row]: name for name, rows in episodes.items() for row in rows}
    together, apart = (_of_episodes(pairs, episode_of) for pairs in (decided.together, decided.apart))
    groups = linked(episodes, scores, threshold=STORY, together=together, apart=apart)
    row_of = {key: row for row, key in enumerate(ids)}
    kindred = united(
        [[ids[row] for name in names for row in episodes[name]] for names in groups],
        profiles,
        lambda one, other: _likeness(space, row_of, one, other),
        apart=decided.apart,
        carriers=carriers,
    )
    held = [(ids[one], ids[other]) for parts in whole for one, other in pairwise(np.concatenate(parts))]
    return _Found([_by_episode(keys, episode_of) for keys in kindred.groups], held, kindred)


def _parted(table: Real, ids: Sequence[str], decided: _Decided) -> Real:
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
    found = {tuple(sorted((episode_of[one], episode_of[other]))) for one, other in pairs}
    return sorted((one, other) for one, other in found if one != other)


def _likeness(space: Space, row_of: Mapping[str, int], one: Group, other: Group) -> float:
    """The average score of a few reports of the smaller group with those of the other that each is nearest to.

    A feature or a letter is like some of a story's reports, never like all of them.
    """
    small, large = sorted((one[:SAMPLE], other[:SAMPLE]), key=lambda group: (len(group), group))
    others = np.array([row_of[key] for key in large])
    nearest = (np.sort(space.scores(row_of[key], others))[-NEAREST:] for key in small)
    return float(np.mean([scores.mean() for scores in nearest]))


def _by_episode(keys: Group, episode_of: Mapping[str, str]) -> list[list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        found[episode_of[key]].append(key)
    return list(found.values())


def _story(
    found: Sequence[Sequence[str]],
    by_id: Mapping[str, Card],
    days: Mapping[str, Published],
    named: Mapping[str, str],
) -> Story:
    ordered = tuple(sorted((key for keys in found for key in keys), key=lambda key: _order(key, days)))
    given = sorted({named[key] for key in ordered if key in named})
    episodes = [_episode(keys, days) for keys in found]
    return Story(
        id=_named("s", ordered[0]),
        name=given[0] if given else _name([by_id[key] for key in ordered]),
        reports=ordered,
        episodes=tuple(sorted(episodes, key=lambda episode: _order(episode.reports[0], days))),
    )


def _episode(keys: Sequence[str], days: Mapping[str, Published]) -> Episode:
    ordered = tuple(sorted(keys, key=lambda key: _order(key, days)))
    return Episode(id=_named("e", ordered[0]), reports=ordered)


def _named(letter: str, report: str) -> str:
    """The id of what begins with a report: the report's own with another letter; where its id was given, that whole."""
    return letter + report[1:] if OWN_ID.fullmatch(report) else f"{letter}-{report}"


def _order(key: str, days: Mapping[str, Published]) -> tuple[bool, str, str]:
    """Earliest first, unknown last, ties by id; what only has a last possible day stands there."""
    day = days[key].earliest or days[key].latest
    return (day is None, day or "", key)


def _decided(judgements: Sequence[Judgement], by_id: Mapping[str, Card], named: Mapping[str, str]) -> _Decided:
    """What people decided on pairs; the later decision holds. The first report of a name stands for all of it."""
    decided: dict[Pair, bool] = {}
    by_name: dict[str, list[str]] = defaultdict(list)
    for key in sorted(key for key in named if key in by_id):
        by_name[named[key]].append(key)
    for keys in by_name.values():
        decided.update((pair, True) for pair in pairwise(keys))
    decided.update((pair, False) for pair in combinations(sorted(keys[0] for keys in by_name.values()), 2))
    for judgement in sorted(judgements, key=lambda judgement: (judgement.sequence, judgement.id)):
        if judgement.kind in {"story", "report"} and judgement.decision in {"merge", "split"}:
            ids = sorted({span.report for span in judgement.about if span.report in by_id})
            for one, other in pairwise(ids):
                decided[one, other] = judgement.decision == "merge"
    return _Decided(
        together=[pair for pair, same in decided.items() if same],
        apart=[pair for pair, same in decided.items() if not same],
        named={key: name for name, keys in by_name.items() for key in keys},
    )


def _name(reports: Sequence[Card]) -> str:
    """The title whose telling words most other titles share, as it is printed; the earliest of equals.

    Reports in other languages than most, and first lines of reports without a title, name a story only if all are such.
    """
    language = Counter(report.profile.language for report in reports).most_common(1)[0][0]
    spoken = [report for report in reports if report.profile.language == language]
    titles = [report.title for report in spoken if report.title] or [report.line for report in spoken]
    stems = [{stem(word) for word in WORD.findall(title) if rarity(word) >= TELLING} for title in titles]
    counts = Counter(word for words in stems for word in words)

    def shared(place: int) -> tuple[float, int]:
        return sum(counts[word] - 1 for word in stems[place]) / (len(stems[place]) + 3), -place

    return titles[max(range(len(titles)), key=shared)]
