"""The sentences of a story's reports as they are compared: whom they name, what they tell, and when."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

import msgspec

from onrecord.findings import Findings
from onrecord.memory import Memory
from onrecord.people.cast import Cast
from onrecord.reports.report import Published, Report
from onrecord.spans import Span
from onrecord.statements.nouns import Statement
from onrecord.timeline.words import TELLING, root, weight, words
from onrecord.times.nouns import Time


class Telling(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One sentence of a report.

    Attributes:
        span: the sentence.
        region: `prose`, `caption`, `heading` or `byline`.
        text: its words as printed.
        names: ids of the gathered entities that it names, unnamed sources left out.
        roots: stems of its other words that tell something, with how much each tells.
        times: the temporal expressions in it.
        statements: the statements whose content touches it.
        cues: the statements whose cue touches it.
        published: when its report was published.
    """

    span: Span
    region: str
    text: str
    names: frozenset[str]
    roots: dict[str, float]
    times: tuple[Time, ...]
    statements: tuple[Statement, ...]
    cues: tuple[Statement, ...]
    published: Published


def tell(
    reports: Iterable[Report],
    findings: Mapping[str, Findings],
    *,
    published: Mapping[str, Published],
    cast: Cast,
    memory: Memory | None = None,
) -> list[Telling]:
    """Every sentence of the reports, by date, report and place."""
    memory = memory or Memory()
    ordered = sorted(reports, key=lambda report: (published[report.id].earliest or "9999", report.id))
    return [
        telling
        for report in ordered
        if report.id in findings
        for telling in _tell(report, findings[report.id], published[report.id], cast, memory)
    ]


T = TypeVar("T")


class Within(Generic[T]):
    """Things with a span, found by a stretch of the text that they touch."""

    def __init__(self, placed: Iterable[tuple[Span, T]]) -> None:
        self._placed = sorted(
            ((span.start, span.end, n, what) for n, (span, what) in enumerate(placed)), key=lambda each: each[:3]
        )
        self._starts = [start for start, _, _, _ in self._placed]
        longest = 0
        self._reach: list[int] = []
        for _, end, _, _ in self._placed:
            longest = max(longest, end)
            self._reach.append(longest)

    def touching(self, span: Span) -> list[T]:
        """What overlaps the stretch, in order."""
        until = bisect_left(self._starts, span.end)
        begin = bisect_right(self._reach, span.start, 0, until)
        return [what for _, end, _, what in self._placed[begin:until] if end > span.start]


class Sentence(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What study found in one sentence, by its places in what it found in the report; kept with that.

    Attributes:
        region: see `Telling`.
        roots: see `Telling`.
        entities, times, statements, cues: places in the findings' lists; the last are of statements.
    """

    region: str
    roots: dict[str, float]
    entities: tuple[int, ...]
    times: tuple[int, ...]
    statements: tuple[int, ...]
    cues: tuple[int, ...]


def _tell(report: Report, found: Findings, published: Published, cast: Cast, memory: Memory) -> list[Telling]:
    read = memory.once(report.id, "sentences", None, list[Sentence], lambda: _sentences(report, found))
    named = [cast.named(entity.id) for entity in found.entities]
    return [
        Telling(
            span=sentence,
            region=kept.region,
            text=report.quote(sentence),
            names=frozenset([name for at in kept.entities if (name := named[at])]),
            roots=kept.roots,
            times=tuple([found.times[at] for at in kept.times]),
            statements=tuple([found.statements[at] for at in kept.statements]),
            cues=tuple([found.statements[at] for at in kept.cues]),
            published=published,
        )
        for sentence, kept in zip(found.sentences, read, strict=True)
    ]


def _sentences(report: Report, found: Findings) -> list[Sentence]:
    entities = Within((span, at) for at, entity in enumerate(found.entities) for span in entity.mentions)
    times = Within((time.span, at) for at, time in enumerate(found.times))
    first: dict[Statement, int] = {}
    for at, said in enumerate(found.statements):
        first.setdefault(said, at)
    statements = Within((span, at) for said, at in first.items() for span in said.content)
    cues = Within((span, at) for said, at in first.items() for span in said.cue)
    regions: Within[str] = Within((region.span, region.kind) for region in report.regions)
    return [
        Sentence(
            next(iter(regions.touching(sentence)), "prose"),
            roots,
            tuple(dict.fromkeys(entities.touching(sentence))),
            tuple(times.touching(sentence)),
            tuple(dict.fromkeys(statements.touching(sentence))),
            tuple(dict.fromkeys(cues.touching(sentence))),
        )
        for sentence, roots in zip(found.sentences, _all_roots(report, found), strict=True)
    ]


def _all_roots(report: Report, found: Findings) -> list[dict[str, float]]:
    """The telling stems of each sentence, names and times left out."""
    named = Within((span, span) for entity in found.entities if not entity.unnamed for span in entity.mentions)
    times = Within((time.span, time) for time in found.times)
    hidden = [[*named.touching(each), *(time.span for time in times.touching(each))] for each in found.sentences]
    return [_roots(report.quote(each), each.start, spans) for each, spans in zip(found.sentences, hidden, strict=True)]


def _roots(text: str, offset: int, hidden: Sequence[Span]) -> dict[str, float]:
    """Stems of the words outside the given spans that tell something."""
    covered = [(span.start - offset, span.end - offset) for span in hidden]
    return {
        root(word): weight(word)
        for word, start, end in words(text)
        if weight(word) > TELLING and not any(a < end and start < b for a, b in covered)
    }
