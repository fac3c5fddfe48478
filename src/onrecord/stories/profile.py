"""What a report is about, as weighted words and names and a sentence vector: all that a pair's score rests on."""

import datetime
import hashlib
import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

import msgspec
import numpy as np

from onrecord.findings import Findings
from onrecord.mentions import gazetteer
from onrecord.mentions.lexicon import lexicon
from onrecord.reading import meaning
from onrecord.reading.prose import opening, prose
from onrecord.reports.report import Report
from onrecord.stories.words import WORD, rarity, stem, surprise

# A run of capitalised words, as names are printed.
NAME = re.compile(r"[A-Z][\w’'-]{0,30}(?: [A-Z][\w’'-]{0,30}){0,5}")
OPENING_CHARS = 800  # code points of title and text that tell what is new in a report
TEXT_CHARS = 40_000
WORDS_KEPT = 200
NAMES_KEPT = 60
KEYS = 16  # heaviest words of a report's opening, and as many of its names, by which it is looked up
LEAST_NAME = 5.5  # surprise from which a word with a capital may be a name

Vector = dict[str, float]


# What each part of a profile weighs in a score.
WORDS, OPENING, NAMES = 0.33, 0.28, 0.115
KINDS = 4  # kinds of terms, of which words, opening and names are the first three
NAME_KIND = 2


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """A report's words and names as weighted terms, and the meaning of its first lines.

    Attributes:
        id: of the report.
        terms: hashes of the words of the whole text, of its opening, and of those that are names, 8 bytes each; a hash
            leaves its kind (0, 1, 2) by KINDS.
        weights: of the terms, 8 bytes each: products of two reports' weights, added up, are their likeness.
        keys: the heaviest words of the opening and of the names, sorted.
        meaning: sentence vector of title and first lines, 384 signed bytes.
        language: ISO 639-1 code.
        earliest, latest: days as ordinals, or None.
        telling: how often each word stands that only its capital shows for a name, and that no country, body or
            outlet of the gazetteer has: what tells this matter from the world's other news.
    """

    id: str
    terms: bytes = b""
    weights: bytes = b""
    keys: tuple[str, ...] = ()
    meaning: bytes = b""
    language: str = "en"
    earliest: int | None = None
    latest: int | None = None
    telling: dict[str, int] = {}


def profile(report: Report, found: Findings | None) -> Profile:
    """The profile of one report, from that report alone."""
    published = report.published if found is None or found.published.basis == "unknown" else found.published
    return profiled(
        report.id,
        _weighted(_words(report), WORDS_KEPT),
        _weighted(WORD.findall(opening(report, OPENING_CHARS)), WORDS_KEPT),
        _weighted(_names(report), NAMES_KEPT),
        meaning=(found.lead if found else b"") or meaning.lead(report),
        language=report.language,
        earliest=ordinal(published.earliest),
        latest=ordinal(published.latest),
        telling=_telling(report),
    )


def profiled(key: str, words: Vector, opening: Vector, names: Vector, **more: Any) -> Profile:
    """A profile of vectors of length 1 by stem: words of the whole text, of its opening, and those that are names."""
    terms, weights = array("Q"), array("d")
    for kind, (part, weight) in enumerate(((words, WORDS), (opening, OPENING), (names, NAMES))):
        terms.extend([hashed(term, kind) for term in part])
        weights.extend([value * weight**0.5 for value in part.values()])
    heaviest = (sorted(part, key=lambda word: (-part[word], word))[:KEYS] for part in (opening, names))
    return Profile(
        id=key,
        terms=np.array(terms, "<u8").tobytes(),
        weights=np.array(weights, "<f8").tobytes(),
        keys=tuple(sorted({word for words in heaviest for word in words})),
        **more,
    )


@lru_cache(maxsize=200_000)
def hashed(term: str, kind: int) -> int:
    """A number of 8 bytes, above KINDS, that a term of a kind has wherever it stands."""
    words = f"{kind}{term}".encode("utf-8", "surrogatepass")
    found = int.from_bytes(hashlib.blake2b(words, digest_size=8).digest(), "little")
    return max(found - found % KINDS, KINDS) + kind


def ordinal(day: str | None) -> int | None:
    """A day as a number of days, or None."""
    return datetime.date.fromisoformat(day[:10]).toordinal() if day else None


def _words(report: Report) -> Iterator[str]:
    if report.title:
        yield from WORD.findall(report.title)
    left = TEXT_CHARS
    for _, piece in prose(report):
        yield from WORD.findall(piece[:left])
        left -= len(piece)
        if left <= 0:
            return


def _names(report: Report) -> Iterator[str]:
    """Words that stand with a capital only, wherever they stand: sentences begin with names too."""
    words = list(_words(report))
    plain = {word for word in words if word[0].islower()}
    for word in words:
        if word[0].isupper() and len(word) > 1 and surprise(word) > LEAST_NAME and word.lower() not in plain:
            yield word


def _weighted(words: Iterable[str], kept: int) -> Vector:
    """TF-IDF: each stem's count, dampened, by the square of its words' surprise; the heaviest, ties by stem."""
    counts: Counter[str] = Counter()
    rarest: dict[str, float] = {}
    for word, count in Counter(words).items():
        plain = stem(word)
        counts[plain] += count
        rarest[plain] = max(rarest.get(plain, 0.0), surprise(word))
    return _unit({plain: rarest[plain] ** 2 * (1 + math.log(count)) for plain, count in counts.items()}, kept)


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


def _unit(weights: Vector, kept: int) -> Vector:
    """The heaviest entries, ties by word, scaled to length 1."""
    heaviest = sorted(weights, key=lambda word: (-weights[word], word))[:kept]
    length = math.sqrt(math.fsum(weights[word] ** 2 for word in heaviest))
    return {word: weights[word] / length for word in sorted(heaviest)} if length else {}
