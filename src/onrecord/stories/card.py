"""What grouping needs to know of a report, so that a large record is grouped without reading its reports again."""

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np
from msgspec.structs import replace

from onrecord.findings import Findings
from onrecord.reports.report import Published, Report
from onrecord.stories.components import LEAST
from onrecord.stories.profile import Profile, keys_of, profile
from onrecord.stories.space import MEANING, NAMES, OPENING, WORDS, Space
from onrecord.stories.words import WORD

EASE = 1e-6  # by which a sum may differ from one in another order
LINE = 90  # code points of a first line that stands for a title


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A report, as far as grouping looks at it.

    Attributes:
        id: of the report.
        same: a hash that reports with the same title and text share.
        published: what the report brought, else what study found in it.
        title: as printed; None where it has none.
        line: the first line that is a heading or prose, cut at a word's end.
        profile: what it is about.
    """

    id: str
    same: str
    published: Published
    title: str | None
    line: str
    profile: Profile

    @property
    def telling(self) -> Iterable[str]:
        """Names that tell what it is about from the world's other news."""
        return self.profile.telling

    @property
    def keys(self) -> list[str]:
        """The words and names by which reports are found that may be of one story with it."""
        return keys_of(self.profile)

    @property
    def light(self) -> "Card":
        """Without what only scores are made from, which is most of it."""
        return replace(self, profile=replace(self.profile, words={}, opening={}, names={}, meaning=b""))


def card(report: Report, found: Findings | None) -> Card:
    """The card of a report, from that report alone."""
    same = hashlib.sha256(f"{report.title or ''}\x1f{report.text}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return Card(
        id=report.id,
        same=same,
        published=found.published if found and report.published.basis == "unknown" else report.published,
        title=report.title,
        line=_first_line(report),
        profile=profile(report, found),
    )


def near(own: Card, others: Sequence[Card]) -> list[str]:
    """Of reports that share keys with one, the ids of those alike enough to be held together with it."""
    likely = [other for other in others if _at_most(own.profile, other.profile) >= LEAST - EASE]
    if not likely:
        return []
    space = Space([own.profile, *(other.profile for other in likely)])
    scores = space.scores(0, np.arange(1, len(likely) + 1))
    return [other.id for other, score in zip(likely, scores.tolist(), strict=True) if score >= LEAST]


def _at_most(own: Profile, other: Profile) -> float:
    """A bound above the score of two reports, which is quickly told: what days between them take is left out."""
    if own.language != other.language:
        return 1.0
    shared = (
        weight * sum([value * theirs[term] for term, value in mine.items() if term in theirs])
        for weight, mine, theirs in (
            (WORDS, own.words, other.words),
            (OPENING, own.opening, other.opening),
            (NAMES, own.names, other.names),
        )
    )
    return sum(shared) + MEANING * _cosine(own.meaning, other.meaning)


def _cosine(one: bytes, other: bytes) -> float:
    if not one or not other:
        return 0.0
    first, second = (np.frombuffer(each, np.int8).astype(np.float32) for each in (one, other))
    lengths = math.sqrt(float(first @ first)) * math.sqrt(float(second @ second))
    return float(first @ second) / max(lengths, 1.0)


def cards(reports: Sequence[Report], findings: Mapping[str, Findings]) -> list[Card]:
    """The cards of some reports, each once."""
    return [card(each, findings.get(each.id)) for each in {report.id: report for report in reports}.values()]


def _first_line(report: Report) -> str:
    skipped = {region.span.start for region in report.regions if region.kind in {"boilerplate", "byline"}}
    start = 0
    for line in report.text.splitlines(keepends=True):
        words = line.strip()
        if words and start not in skipped and WORD.search(words):
            return words if len(words) <= LINE else words[:LINE].rsplit(" ", 1)[0] + " …"
        start += len(line)
    return report.id
