"""Reports and findings made by hand, from fictional texts, by quoting their words."""

import re
from typing import Literal

from onrecord.findings import Findings
from onrecord.mentions.nouns import Entity, EntityKind
from onrecord.people import Cast, resolve
from onrecord.quantities.nouns import Bound, Quantity
from onrecord.reports.report import Published, Report, report_id
from onrecord.spans import Span, content_id
from onrecord.statements.nouns import Act, Statement
from onrecord.timeline import Telling, tell
from onrecord.times.nouns import Time, TimeType

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")


class Draft:
    """One report and what was found in it, written down piece by piece."""

    def __init__(
        self, text: str, *, day: str | None = None, outlet: str = "The Lantern", until: str | None = None
    ) -> None:
        published = Published(earliest=day, latest=until or day, basis="declared" if day else "unknown")
        self.report = Report(
            id=report_id(text, None, outlet), text=text, outlet=outlet, published=published, extractor="text"
        )
        self.published = published
        self.entities: list[Entity] = []
        self.statements: list[Statement] = []
        self.times: list[Time] = []
        self.quantities: list[Quantity] = []

    def at(self, words: str, nth: int = 0) -> Span:
        """Where words stand, the nth time."""
        start = -1
        for _ in range(nth + 1):
            start = self.report.text.index(words, start + 1)
        return Span(self.report.id, start, start + len(words))

    def name(
        self,
        name: str,
        kind: EntityKind = "person",
        *,
        side: str | None = None,
        roles: tuple[str, ...] = (),
        aliases: tuple[str, ...] = (),
        unnamed: bool = False,
    ) -> str:
        """Enter an entity, mentioned wherever its name or an alias is printed; gives its id."""
        mentions = [
            Span(self.report.id, found.start(), found.end())
            for printed in (name, *aliases)
            for found in re.finditer(rf"\b{re.escape(printed)}\b", self.report.text)
        ]
        key = content_id("e", self.report.id, name, len(self.entities))
        self.entities.append(
            Entity(
                id=key,
                name=name,
                kind=kind,
                aliases=tuple(sorted(aliases)),
                mentions=tuple(sorted(set(mentions))),
                roles=roles,
                speaks_for=side,
                unnamed=unnamed,
            )
        )
        return key

    def say(
        self,
        content: str,
        speaker: str | None = None,
        *,
        source: str = "",
        cue: str = "",
        act: Act = "assert",
        said: str | None = None,
        confidence: float = 1.0,
    ) -> str:
        """Enter a statement; gives its id."""
        span = self.at(content)
        key = content_id("s", self.report.id, span)
        self.statements.append(
            Statement(
                id=key,
                source=(self.at(source),) if source else (),
                cue=(self.at(cue),) if cue else (),
                content=(span,),
                kind="indirect",
                act=act,
                speaker=speaker,
                said=said,
                confidence=confidence,
            )
        )
        return key

    def time(
        self,
        words: str,
        value: str | None,
        earliest: str | None = None,
        latest: str | None = None,
        *,
        kind: TimeType = "DATE",
        unanchored: str | None = None,
        nth: int = 0,
    ) -> str:
        """Enter a time; a day needs its value alone. Gives its id."""
        span = self.at(words, nth)
        first = earliest or (value if kind == "DATE" else None)
        key = content_id("t", span)
        self.times.append(
            Time(
                id=key,
                span=span,
                type=kind,
                value=value,
                earliest=first,
                latest=latest or first,
                unanchored=unanchored or value or "",
            )
        )
        return key

    def count(
        self,
        words: str,
        low: float,
        counted: str | None = None,
        *,
        high: float | None = None,
        bound: Bound = "exact",
        unit: str | None = None,
        change: Literal["up", "down"] | None = None,
        statement: str | None = None,
        as_of: str | None = None,
    ) -> str:
        """Enter a quantity; gives its id."""
        span = self.at(words)
        key = content_id("q", span)
        self.quantities.append(
            Quantity(
                id=key,
                span=span,
                low=low,
                high=high,
                bound=bound,
                unit=unit,
                change=change,
                statement=statement,
                as_of=as_of,
                counted=self.at(counted) if counted else None,
            )
        )
        return key

    def found(self) -> Findings:
        """Everything entered."""
        sentences = [
            Span(self.report.id, m.start() + len(m.group()) - len(m.group().lstrip()), m.end())
            for m in _SENTENCE.finditer(self.report.text)
            if m.group().strip()
        ]
        return Findings(
            report=self.report.id,
            fingerprint="made",
            published=self.published,
            sentences=tuple(sentences),
            entities=tuple(self.entities),
            statements=tuple(self.statements),
            times=tuple(self.times),
            quantities=tuple(self.quantities),
        )


class Gathering:
    """Drafts of one story with its cast and sentences, as the cross-report steps take them."""

    def __init__(self, *drafts: Draft) -> None:
        self.reports = [draft.report for draft in drafts]
        self.findings = {draft.report.id: draft.found() for draft in drafts}
        self.published = {draft.report.id: draft.published for draft in drafts}
        self.entities, self.entity_of = resolve(self.reports, self.findings)
        self.cast = Cast(self.entities, self.entity_of)

    def quote(self, span: Span) -> str:
        """The words of a span."""
        return next(r.quote(span) for r in self.reports if r.id == span.report)

    def tellings(self) -> list[Telling]:
        """The sentences as they are compared."""
        return tell(self.reports, self.findings, published=self.published, cast=self.cast)
