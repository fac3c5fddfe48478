"""What every section of a brief asks for: words with their place, names, sides and dates of one story."""

from itertools import pairwise
from typing import TypeVar

import msgspec

from onrecord.brief import wording
from onrecord.brief.marks import Anchors
from onrecord.brief.nouns import Context, Ref, Words
from onrecord.mentions.nouns import Entity
from onrecord.people.nouns import Side
from onrecord.reports.report import Published
from onrecord.spans import Span
from onrecord.statements.nouns import Statement
from onrecord.store.views import StoryView

T = TypeVar("T")
AROUND = 280  # code points of a sentence shown on either side of the words
QUOTES = ("“", '"', "‘", "'", "«", "„")


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much of a story one page carries. `open` lines of a group stand unfolded; the rest are caps, None for all."""

    open: int = 12
    claims: int | None = None
    voices: int | None = None
    statements: int | None = None
    moments: int | None = None
    series: int | None = None
    prospects: int | None = None
    people: int | None = None
    doubtful: int | None = None
    texts: bool = True


LARGE = 200  # reports, above which a page carries only what its lines point to
CAPPED = Limits(
    claims=60, voices=60, statements=20, moments=200, series=30, prospects=100, people=150, doubtful=100, texts=False
)


class Desk:
    """One story, opened for writing its brief."""

    def __init__(self, view: StoryView) -> None:
        self.view = view
        self.limits = CAPPED if len(view.story.reports) > LARGE else Limits()
        self.anchors = Anchors(view.story.reports)
        self.sides: dict[str, Side] = {side.key: side for side in view.gathered.sides}
        self.refs = {report.id: self._ref(report.id, n) for n, report in enumerate(view.reports(), 1)}
        self.statements: dict[str, Statement] = {s.id: s for s in view.statements()}
        self.home = {s.id: s.content[0].report for s in self.statements.values()}
        self.doubtful = frozenset(view.gathered.doubtful)
        self.omitted: list[str] = []

    def published(self, key: str) -> Published:
        """The best that is known of a report's date."""
        found = self.view.gathered.published.get(key)
        return found or self.view.findings(key).published or self.view.report(key).published

    def _ref(self, key: str, number: int) -> Ref:
        report = self.view.report(key)
        when = self.published(key)
        title = report.title or next((line.strip() for line in report.text.split("\n") if line.strip()), "")
        return Ref(
            anchor=self.anchors.report(key),
            number=number,
            outlet=report.outlet or f"report {number}",
            title=title[:160] or "untitled",
            day=wording.days(when.earliest, when.latest),
        )

    def words(self, spans: tuple[Span, ...] | Span, *, direct: bool = False) -> Words:
        """Words with their place; the place is marked in the report's text."""
        spans = (spans,) if isinstance(spans, Span) else spans
        pieces = tuple(self.view.quote(span) for span in spans)
        quoted = direct and not pieces[0].lstrip().startswith(QUOTES)
        return Words(spans, pieces, self.anchors.words(spans), self.refs[spans[0].report], quoted)

    def context(self, spans: tuple[Span, ...] | Span, *, around: int = AROUND, direct: bool = False) -> Context:
        """Words within the sentence, or sentences, around them, cut at a word where that is long."""
        words = self.words(spans, direct=direct)
        first, last = words.spans[0], words.spans[-1]
        text = self.view.report(first.report).text
        before = text[min(self.view.sentence(first).start, first.start) : first.start]
        after = text[last.end : max(self.view.sentence(last).end, last.end)]
        cut_before, cut_after = len(before) > around, len(after) > around
        return Context(
            before=before[-around:].partition(" ")[2] if cut_before else before,
            words=words,
            after=after[:around].rpartition(" ")[0] if cut_after else after,
            between=tuple(_between(text, one, two, around) for one, two in pairwise(words.spans)),
            cut_before=cut_before,
            cut_after=cut_after,
        )

    def entity(self, key: str | None) -> Entity | None:
        """The gathered entity of an id, else None."""
        return self.view.entity(key) if key else None

    def side(self, key: str | None) -> str:
        """The name of a side, "" for none."""
        if not key:
            return ""
        side = self.sides.get(key)
        entity = self.entity(key)
        return side.name if side else entity.name if entity else key

    def speaker(self, statement: Statement) -> Entity | None:
        """Who speaks, where it could be told; an unnamed source is itself a speaker."""
        found = self.entity(statement.speaker)
        if found or not statement.speaker:
            return found
        own = self.view.findings(statement.content[0].report).entities
        return next((e for e in own if e.id == statement.speaker), None)

    def source(self, statement: Statement) -> str:
        """A statement's source for showing: the name, with the words printed where they differ."""
        printed = self.printed(statement)
        entity = self.speaker(statement)
        if entity is None:
            return f"“{printed}”, not resolved" if printed else "no speaker named"
        if not printed or printed.casefold() == entity.name.casefold():
            return f"“{entity.name}”, unnamed" if entity.unnamed else entity.name
        return f"“{printed}”, unnamed" if entity.unnamed else f"{entity.name} (“{printed}”)"

    def printed(self, statement: Statement) -> str:
        """The words that name a statement's source, as printed, in one line."""
        report = self.view.report(statement.content[0].report)
        return " ".join(report.quote(statement.source).split())

    def capped(self, lines: list[T], most: int | None, what: str) -> list[T]:
        """The first lines, where a large story is capped; what is left out is counted on the page."""
        if most is not None and len(lines) > most:
            self.omitted.append(f"{len(lines) - most:,} more {what}")
            return lines[:most]
        return lines


def _between(text: str, one: Span, two: Span, most: int) -> str | None:
    """The text between two pieces, unless it is long."""
    return text[one.end : two.start] if 0 <= two.start - one.end <= most else None
