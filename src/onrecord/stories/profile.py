"""What a report is about, as weighted words and names: all that the score of a pair of reports rests on."""

import datetime
import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import msgspec

from onrecord.findings import Findings
from onrecord.mentions import gazetteer
from onrecord.mentions.lexicon import lexicon
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Report
from onrecord.stories.words import WORD, rarity, stem

# Specificity of what a name names: people and bodies tell a story apart, countries do not.
KINDS = {"person": 1.0, "organisation": 0.8, "group": 0.6, "place": 0.5, "government": 0.4}
KNOWN = 0.3  # of which is left to a name in the gazetteer: the whole world's news has it
CAPITALISED = 0.6  # a name that nothing but its capital shows
# A run of capitalised words, as names are printed.
NAME = re.compile(r"[A-Z][\w’'-]{0,30}(?: [A-Z][\w’'-]{0,30}){0,5}")
WORDS_KEPT = 80
NAMES_KEPT = 40
HEAD_CHARS = 600  # the opening tells what a report is about; its words count twice
TEXT_CHARS = 40_000


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """A report's words and names, each as a vector of length 1.

    Attributes:
        id: of the report.
        words, names: weight by stem; in order of the stem.
        language: ISO 639-1 code.
        earliest, latest: days as ordinals, or None.
        telling: how often each word stands that only its capital shows for a name, and that no country, body or
            outlet of the gazetteer has: what tells this matter from the world's other news.
    """

    id: str
    words: dict[str, float]
    names: dict[str, float]
    language: str = "en"
    earliest: int | None = None
    latest: int | None = None
    telling: dict[str, int] = {}


def profile(report: Report, found: Findings | None) -> Profile:
    """The profile of one report, from that report alone."""
    words = _words(report)
    named = found is not None and found.unread is None and found.entities
    names = _entity_names(found.entities) if named and found else _capitalised(report)
    published = report.published if found is None or found.published.basis == "unknown" else found.published
    return Profile(
        id=report.id,
        words=_unit(words, WORDS_KEPT),
        names=_unit(names, NAMES_KEPT),
        language=report.language,
        earliest=ordinal(published.earliest),
        latest=ordinal(published.latest),
        telling=_telling(report),
    )


def ordinal(day: str | None) -> int | None:
    """A day as a number of days, or None."""
    return datetime.date.fromisoformat(day[:10]).toordinal() if day else None


def prose(report: Report) -> Iterator[tuple[int, str]]:
    """The stretches of the text that are no boilerplate, each with where it begins."""
    start = 0
    for region in report.regions:
        if region.kind == "boilerplate":
            if start < region.span.start:
                yield start, report.text[start : region.span.start]
            start = max(start, region.span.end)
    if start < len(report.text):
        yield start, report.text[start:]


def _words(report: Report) -> dict[str, float]:
    counts: Counter[str] = Counter()
    weights: dict[str, float] = {}
    spelled: dict[str, str] = {}
    for word, where in _tokens(report):
        plain = spelled.get(word)
        if plain is None:
            plain = spelled[word] = stem(word)
            weights[plain] = max(weights.get(plain, 0.0), rarity(word))
        counts[plain] += 2 if where < HEAD_CHARS else 1
    return {word: weights[word] * (1 + math.log(count)) for word, count in counts.items() if weights[word]}


def _tokens(report: Report) -> Iterator[tuple[str, int]]:
    if report.title:
        yield from ((match.group(), 0) for match in WORD.finditer(report.title))
    left = TEXT_CHARS
    for start, piece in prose(report):
        yield from ((match.group(), start + match.start()) for match in WORD.finditer(piece[:left]))
        left -= len(piece)
        if left <= 0:
            return


def _entity_names(entities: tuple[Entity, ...]) -> dict[str, float]:
    """Words of the names, so that "Kim" and "Kim Jong Un" meet; a person's last word is the surest."""
    weights: dict[str, float] = {}
    for entity in entities:
        if not entity.unnamed:
            weight = KINDS[entity.kind] * (1 + math.log(max(1, len(entity.mentions))))
            if gazetteer.lookup(entity.name) is not None:
                weight *= KNOWN
            words = {stem(word) for word in WORD.findall(entity.name) if rarity(word) > 0.3}
            for word in words:
                weights[word] = max(weights.get(word, 0.0), weight)
    return weights


def _capitalised(report: Report) -> dict[str, float]:
    """Words with a capital where no sentence begins; the names of a report that was not read."""
    counts = Counter(word for word in _capitals(report) if rarity(word) > 0.3)
    stems: dict[str, float] = {}
    for word, count in counts.items():
        stems[stem(word)] = max(stems.get(stem(word), 0.0), CAPITALISED * rarity(word) * (1 + math.log(count)))
    return stems


def _telling(report: Report) -> dict[str, int]:
    counts = Counter(stem(word) for word in _capitals(report) if len(word) > 2 and rarity(word) > 0.5)
    press = _known() | {stem(word) for word in WORD.findall(report.outlet or "")} | _stations(report)
    return {word: counts[word] for word in sorted(counts) if word not in press}


def _stations(report: Report) -> set[str]:
    """Words of the names of papers and stations that a report mentions: they stand in any story's news."""
    names = (match.group() for _, piece in prose(report) for match in NAME.finditer(piece[:TEXT_CHARS]))
    words = ([stem(word) for word in WORD.findall(name)] for name in names)
    return {word for name in words if len(name) > 1 and {name[0], name[-1]} & _mastheads() for word in name}


def _capitals(report: Report) -> Iterator[str]:
    for start, piece in prose(report):
        for match in WORD.finditer(piece[: max(0, TEXT_CHARS - start)]):
            word = match.group()
            before = piece[max(0, match.start() - 2) : match.start()]
            if word[0].isupper() and before.endswith(" ") and before[0].isalnum():
                yield word


@cache
def _mastheads() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon().mastheads)


@cache
def _known() -> frozenset[str]:
    """Stems of the words in the gazetteer's names: countries, capitals, bodies, agencies, outlets."""
    names = (name for entry in gazetteer.entries() for name in entry.names)
    return frozenset(stem(word) for name in names for word in WORD.findall(name))


def _unit(weights: dict[str, float], kept: int) -> dict[str, float]:
    """The heaviest entries, ties by word, scaled to length 1."""
    heaviest = sorted(weights, key=lambda word: (-weights[word], word))[:kept]
    length = math.sqrt(math.fsum(weights[word] ** 2 for word in heaviest))
    return {word: weights[word] / length for word in sorted(heaviest)} if length else {}
