"""Stories as they are told: their episodes in order, their ids and their names."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.stories.card import Card
from onrecord.stories.nouns import Episode, Story
from onrecord.stories.words import WORD, rarity, stem

OWN_ID = re.compile(r"r[0-9a-f]+")
TELLING = 0.5  # rarity from which a word of a title tells what the story is about


def story(found: Sequence[Sequence[str]], cards: Mapping[str, Card], named: Mapping[str, str]) -> Story:
    """The story of some reports, given by their episodes."""
    ordered = _ordered([key for keys in found for key in keys], cards)
    given = sorted({named[key] for key in ordered if key in named})
    episodes = [_episode(keys, cards) for keys in found]
    return Story(
        id=_named("s", ordered[0]),
        name=given[0] if given else _name([cards[key] for key in ordered]),
        reports=ordered,
        episodes=tuple(sorted(episodes, key=lambda episode: order(cards[episode.reports[0]]))),
    )


def order(card: Card) -> tuple[bool, str, str]:
    """Earliest first, unknown last, ties by id; what only has a last possible day stands there."""
    day = card.published.earliest or card.published.latest
    return (day is None, day or "", card.id)


def _ordered(keys: Sequence[str], cards: Mapping[str, Card]) -> tuple[str, ...]:
    return tuple(sorted(keys, key=lambda key: order(cards[key])))


def _episode(keys: Sequence[str], cards: Mapping[str, Card]) -> Episode:
    ordered = _ordered(keys, cards)
    return Episode(id=_named("e", ordered[0]), reports=ordered)


def _named(letter: str, report: str) -> str:
    """The id of what begins with a report: the report's own with another letter; where its id was given, that whole."""
    return letter + report[1:] if OWN_ID.fullmatch(report) else f"{letter}-{report}"


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
