"""Puts reports into stories, and the reports of a story into episodes.

Both are pure functions of the set of reports: scores of pairs from the pairs alone, average linkage, ties by id.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from onrecord.findings import Findings
from onrecord.judgements import Judgement
from onrecord.reports.report import Published, Report
from onrecord.stories.kinship import united
from onrecord.stories.linkage import Pair, linked
from onrecord.stories.nouns import Episode, Story
from onrecord.stories.pairs import scores
from onrecord.stories.profile import profile
from onrecord.stories.words import WORD, rarity, stem

# Average scores from which reports are one story, and one episode. Chosen once, for every collection.
STORY = 0.25
EPISODE = 0.30
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
    by_id = {report.id: report for report in reports}
    profiles = {report.id: profile(report, findings.get(report.id)) for report in by_id.values()}
    pairs = scores(profiles.values())
    together, apart = _decided(judgements, by_id, named or {})
    groups = linked(by_id, pairs, threshold=STORY, together=together, apart=apart)
    groups = united(groups, profiles, pairs, apart=apart)
    inside = _within(groups, pairs)
    days = {key: _published(by_id[key], findings) for key in by_id}
    stories = [_story(ids, inside[number], by_id, days, named or {}) for number, ids in enumerate(groups)]
    return tuple(sorted(stories, key=lambda story: _order(story.reports[0], days)))


def episodes(ids: Iterable[str], pairs: Mapping[Pair, float], days: Mapping[str, Published]) -> tuple[Episode, ...]:
    """The happenings that one story's reports tell of: the same linkage, asking for more in common."""
    found = []
    for members in linked(ids, pairs, threshold=EPISODE):
        ordered = tuple(sorted(members, key=lambda key: _order(key, days)))
        found.append(Episode(id="e" + ordered[0][1:], reports=ordered))
    return tuple(sorted(found, key=lambda episode: _order(episode.reports[0], days)))


def _within(groups: Sequence[Sequence[str]], pairs: Mapping[Pair, float]) -> list[dict[Pair, float]]:
    """The scores inside each group, sorted out in one pass over all of them."""
    number_of = {key: number for number, ids in enumerate(groups) for key in ids}
    inside: list[dict[Pair, float]] = [{} for _ in groups]
    for (one, other), score in pairs.items():
        if number_of[one] == number_of[other]:
            inside[number_of[one]][one, other] = score
    return inside


def _story(
    ids: Sequence[str],
    pairs: Mapping[Pair, float],
    by_id: Mapping[str, Report],
    days: Mapping[str, Published],
    named: Mapping[str, str],
) -> Story:
    ordered = tuple(sorted(ids, key=lambda key: _order(key, days)))
    given = sorted({named[key] for key in ids if key in named})
    return Story(
        id="s" + ordered[0][1:],
        name=given[0] if given else _name([by_id[key] for key in ordered]),
        reports=ordered,
        episodes=episodes(ids, pairs, days),
    )


def _published(report: Report, findings: Mapping[str, Findings]) -> Published:
    """What the report brought, else what study found in it."""
    found = findings.get(report.id)
    return found.published if report.published.basis == "unknown" and found else report.published


def _order(key: str, days: Mapping[str, Published]) -> tuple[bool, str, str]:
    """Earliest first, unknown last, ties by id; what only has a last possible day stands there."""
    day = days[key].earliest or days[key].latest
    return (day is None, day or "", key)


def _decided(
    judgements: Sequence[Judgement], by_id: Mapping[str, Report], named: Mapping[str, str]
) -> tuple[list[Pair], list[Pair]]:
    """Pairs that a person put together, and pairs that a person put apart; the later decision holds."""
    decided: dict[Pair, bool] = {}
    known = sorted(key for key in named if key in by_id)
    first = {name: key for key, name in sorted(((key, named[key]) for key in known), reverse=True)}
    for key in known:
        for name, leader in first.items():
            if key != leader:
                decided[min(key, leader), max(key, leader)] = named[key] == name
    for judgement in sorted(judgements, key=lambda judgement: (judgement.sequence, judgement.id)):
        if judgement.kind in {"story", "report"} and judgement.decision in {"merge", "split"}:
            ids = sorted({span.report for span in judgement.about if span.report in by_id})
            for one, other in pairwise(ids):
                decided[one, other] = judgement.decision == "merge"
    return [pair for pair, same in decided.items() if same], [pair for pair, same in decided.items() if not same]


def _name(reports: Sequence[Report]) -> str:
    """The title whose telling words most other titles share, as it is printed; the earliest of equals.

    Reports in other languages than most, and first lines of reports without a title, name a story only if all are such.
    """
    language = Counter(report.language for report in reports).most_common(1)[0][0]
    spoken = [report for report in reports if report.language == language]
    titles = [report.title for report in spoken if report.title] or [_first_line(report) for report in spoken]
    stems = [{stem(word) for word in WORD.findall(title) if rarity(word) >= TELLING} for title in titles]
    counts = Counter(word for words in stems for word in words)

    def shared(place: int) -> tuple[float, int]:
        return sum(counts[word] - 1 for word in stems[place]) / (len(stems[place]) + 3), -place

    return titles[max(range(len(titles)), key=shared)]


def _first_line(report: Report) -> str:
    """The first line that is a heading or prose, cut at a word's end."""
    skipped = defaultdict(bool, {r.span.start: True for r in report.regions if r.kind in {"boilerplate", "byline"}})
    start = 0
    for line in report.text.splitlines(keepends=True):
        words = line.strip()
        if words and not skipped[start] and WORD.search(words):
            return words if len(words) <= 90 else words[:90].rsplit(" ", 1)[0] + " …"
        start += len(line)
    return report.id
