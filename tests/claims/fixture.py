"""Builds scenes by quoting: reports of invented news, and what study would have found in them."""

import re
from collections.abc import Iterable
from typing import get_args

from onrecord.claims import Claim, Scene, join
from onrecord.copies import find
from onrecord.findings import Findings
from onrecord.judgements import Judgement
from onrecord.mentions.nouns import Entity, EntityKind
from onrecord.quantities.nouns import Bound, Quantity
from onrecord.reports.report import Published, Report
from onrecord.spans import Span, content_id
from onrecord.statements.nouns import Act, Statement
from onrecord.times.nouns import Time

SENTENCE = re.compile(r"[^\s][^\n]*?(?:[.!?][”\"]?(?=\s|$)|$)", re.MULTILINE)


class Desk:
    """A pile of reports to which findings are added by quoting their words."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self.found: dict[str, dict[str, list[object]]] = {}
        self.entities: dict[str, Entity] = {}
        self.doubtful: list[str] = []
        self.judgements: list[Judgement] = []

    def report(self, outlet: str, day: str | None, text: str) -> str:
        """Add a report; its id."""
        basis = "declared" if day else "unknown"
        published = Published(earliest=day, latest=day, basis=basis)  # type: ignore[arg-type]
        report = Report(id=content_id("r", outlet, text), text=text, outlet=outlet, published=published)
        self.reports[report.id] = report
        self.found[report.id] = {"statements": [], "quantities": [], "times": []}
        return report.id

    def span(self, report: str, words: str, after: str = "") -> Span:
        """The words' first place in a report, or their first after others."""
        text = self.reports[report].text
        start = text.index(words, text.index(after) if after else 0)
        return Span(report, start, start + len(words))

    def name(self, name: str, kind: EntityKind, *aliases: str, side: str | None = None, unnamed: bool = False) -> str:
        """Add someone whom the reports name; the id."""
        assert kind in get_args(EntityKind)
        key = content_id("n", name)
        self.entities[key] = Entity(
            id=key, name=name, kind=kind, aliases=tuple(sorted(aliases)), speaks_for=side, unnamed=unnamed
        )
        return key

    def says(
        self,
        report: str,
        content: str,
        *,
        cue: str = "said",
        source: str = "",
        by: str | None = None,
        act: Act = "assert",
        said: str | None = None,
    ) -> str:
        """Add a statement; its id."""
        words = self.span(report, content)
        statement = Statement(
            id=content_id("t", words, source),
            source=(self.span(report, source),) if source else (),
            cue=(self._cue(words, cue),) if cue else (),
            content=(words,),
            kind="indirect",
            act=act,
            speaker=by,
            said=said,
        )
        self.found[report]["statements"].append(statement)
        return statement.id

    def _cue(self, near: Span, cue: str) -> Span:
        """The place of the cue that is nearest to the content."""
        text = self.reports[near.report].text
        places = [match.start() for match in re.finditer(re.escape(cue), text)]
        start = min(places, key=lambda place: min(abs(place - near.start), abs(place - near.end)))
        return Span(near.report, start, start + len(cue))

    def counts(
        self, report: str, words: str, low: float, counted: str, *, bound: Bound = "exact", high: float | None = None
    ) -> None:
        """Add a quantity."""
        span = self.span(report, words)
        self.found[report]["quantities"].append(
            Quantity(
                id=content_id("q", span), span=span, low=low, high=high, bound=bound,
                counted=self.span(report, counted, after=words) if counted else None,
            )
        )  # fmt: skip

    def time(self, report: str, words: str, day: str) -> None:
        """Add a date."""
        span = self.span(report, words)
        self.found[report]["times"].append(
            Time(id=content_id("d", span), span=span, type="DATE", value=day, earliest=day, latest=day, unanchored=day)
        )

    def findings(self) -> dict[str, Findings]:
        """What was found, report by report."""
        made = {}
        for key, report in self.reports.items():
            sentences = tuple(Span(key, m.start(), m.end()) for m in SENTENCE.finditer(report.text))
            found = {name: tuple(sorted(kept, key=_place)) for name, kept in self.found[key].items()}
            made[key] = Findings(
                report=key,
                fingerprint="f",
                published=report.published,
                sentences=sentences,
                **found,  # type: ignore[arg-type]
            )
        return made

    def scene(self, order: Iterable[str] | None = None) -> Scene:
        """The scene, its reports and people in a given order."""
        keys = list(order or self.reports)
        found = self.findings()
        days = {key: self.reports[key].published for key in keys}
        reports = {key: self.reports[key] for key in keys}
        people = [self._mentioned(entity) for entity in self.entities.values()]
        return Scene(
            reports=reports,
            findings={key: found[key] for key in keys},
            published=days,
            entities=tuple(people),
            entity_of={key: key for key in self.entities},
            copies=find(list(reports.values()), found, days),
            doubtful=tuple(self.doubtful),
            judgements=tuple(self.judgements),
        )

    def _mentioned(self, entity: Entity) -> Entity:
        names = "|".join(re.escape(name) for name in sorted((entity.name, *entity.aliases), key=len, reverse=True))
        found = [
            Span(key, match.start(), match.end())
            for key, report in self.reports.items()
            for match in re.finditer(rf"\b(?:{names})\b", report.text)
        ]
        return Entity(
            id=entity.id, name=entity.name, kind=entity.kind, aliases=entity.aliases,
            mentions=tuple(sorted(found)), speaks_for=entity.speaks_for, unnamed=entity.unnamed,
        )  # fmt: skip

    def claims(self) -> tuple[Claim, ...]:
        """The claims of the scene."""
        return join(self.scene())

    def words(self, span: Span) -> str:
        """The words of a span."""
        return self.reports[span.report].text[span.start : span.end]

    def claim(self, words: str) -> Claim:
        """The one claim that has a member with these words."""
        found = [claim for claim in self.claims() if any(words in self.words(m.span) for m in claim.members)]
        assert len(found) == 1, [[self.words(m.span) for m in claim.members] for claim in self.claims()]
        return found[0]


def _place(found: object) -> tuple[Span, ...]:
    if isinstance(found, Statement):
        return found.content
    assert isinstance(found, Quantity | Time)
    return (found.span,)
