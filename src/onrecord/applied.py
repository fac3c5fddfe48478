"""People's judgements applied to what study found: dates, corrections, and which statements are rejected or accepted.

A judgement is applied only where its words still stand at its spans and name something there; else it is orphaned.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from onrecord.findings import Findings
from onrecord.judgements import Judgement
from onrecord.mentions.nouns import Entity
from onrecord.people.cards import name_words
from onrecord.people.decisions import Named
from onrecord.quantities.nouns import Bound, Quantity
from onrecord.reports.report import Published, Report
from onrecord.spans import Span, content_id
from onrecord.statements.nouns import Statement
from onrecord.times.anchoring import anchor_all
from onrecord.times.nouns import Time

SAME = 0.8  # share of code points in common from which a statement found again is the one that was judged
# A day, or an interval of days.
_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\s*(?:/|\.\.|to)\s*(\d{4}-\d{2}-\d{2}))?")
# A number, or a range of two.
_VALUE = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)(?:\s*(?:-|–|to)\s*(\d[\d,]*(?:\.\d+)?))?")


class Applied(msgspec.Struct, frozen=True, kw_only=True):
    """Findings as people's judgements leave them.

    Attributes:
        findings: by report id; with dates, speakers and values as corrected, rejected figures and times left out.
        rejected, accepted: ids of statements.
        fitting: the judgements that fit, in order; those on entities, claims and stories are applied by other steps.
        orphaned: ids of those that do not, sorted.
    """

    findings: dict[str, Findings]
    rejected: frozenset[str]
    accepted: frozenset[str]
    fitting: tuple[Judgement, ...]
    orphaned: tuple[str, ...]


def apply(reports: Sequence[Report], findings: Mapping[str, Findings], judgements: Iterable[Judgement]) -> Applied:
    """Apply the judgements on the given reports; those that are anchored on none of them are left out altogether.

    Of two decisions on the same thing the one later in the record's list holds.
    """
    texts = {report.id: report.text for report in reports}
    state = _State(findings={key: found for key, found in sorted(findings.items()) if key in texts})
    fitting, orphaned = [], set()
    for judgement in sorted(judgements, key=lambda each: (each.sequence, each.id)):
        if not any(span.report in texts for span in judgement.about):
            continue
        if _stands(judgement, texts) and state.take(judgement):
            fitting.append(judgement)
        else:
            orphaned.add(judgement.id)
    return Applied(
        findings=state.findings,
        rejected=frozenset(key for key, decision in state.decided.items() if decision == "reject"),
        accepted=frozenset(key for key, decision in state.decided.items() if decision == "accept"),
        fitting=tuple(fitting),
        orphaned=tuple(sorted(orphaned)),
    )


def dated(found: Findings, published: Published) -> Findings:
    """Findings under another date of their report: its relative times, and the days of statements, follow it."""
    times = anchor_all(found.times, published)
    moved = {old.earliest: new.earliest for old, new in zip(found.times, times, strict=True) if _moved(old, new)}
    statements = tuple(
        msgspec.structs.replace(s, said=moved[s.said]) if s.said and s.said in moved else s for s in found.statements
    )
    return msgspec.structs.replace(found, published=published, times=times, statements=statements)


def _moved(old: Time, new: Time) -> bool:
    """Whether a time that meant one day means another, or no certain one, now."""
    return (
        old.earliest is not None
        and old.earliest == old.latest
        and (new.earliest, new.latest) != (old.earliest, old.latest)
    )


def _stands(judgement: Judgement, texts: Mapping[str, str]) -> bool:
    """Whether every report still carries the words that were judged, at their place."""
    return len(judgement.about) == len(judgement.words) and all(
        texts.get(span.report, "")[span.start : span.end] == words
        for span, words in zip(judgement.about, judgement.words, strict=True)
    )


class _State:
    """Findings while judgements are applied to them, one after another."""

    def __init__(self, *, findings: dict[str, Findings]) -> None:
        self.findings = findings
        self.decided: dict[str, str] = {}
        self._named = Named(entity for found in findings.values() for entity in found.entities)

    def take(self, judgement: Judgement) -> bool:
        """Apply a judgement; False where nothing at its spans fits it."""
        if judgement.kind == "statement":
            return self._on_statement(judgement)
        if judgement.kind == "quantity":
            return self._on_quantity(judgement)
        if judgement.kind == "time":
            return self._on_time(judgement)
        if judgement.kind == "report":
            return self._on_report(judgement)
        if judgement.kind == "entity":
            return all(self._named.at(span) for span in judgement.about)
        return True

    def _on_statement(self, judgement: Judgement) -> bool:
        key = judgement.about[0].report
        statement = _closest(judgement.about, self.findings[key].statements) if key in self.findings else None
        if statement is None:
            return False
        if judgement.decision in ("accept", "reject"):
            self.decided[statement.id] = judgement.decision
            return True
        if judgement.decision == "correct":
            return self._put(key, msgspec.structs.replace(statement, speaker=self._speaker(key, judgement.value)))
        days = _days(judgement.value) if judgement.decision == "date" else None
        if days is None or days[0] != days[1]:
            return False
        return self._put(key, msgspec.structs.replace(statement, said=days[0]))

    def _put(self, key: str, corrected: Statement) -> bool:
        found = self.findings[key]
        statements = tuple(corrected if each.id == corrected.id else each for each in found.statements)
        self.findings[key] = msgspec.structs.replace(found, statements=statements)
        return True

    def _speaker(self, key: str, name: str) -> str | None:
        """Id of the entity of a name, in the same report or else any other; "" means that nobody is known to speak."""
        if not name.strip():
            return None
        for report in (key, *self.findings):
            for entity in self.findings[report].entities:
                if not entity.unnamed and _bears(entity, name):
                    return entity.id
        given = Entity(id=content_id("e", key, name, "given"), name=name, kind="person")
        self.findings[key] = msgspec.structs.replace(self.findings[key], entities=(*self.findings[key].entities, given))
        return given.id

    def _on_quantity(self, judgement: Judgement) -> bool:
        found = self.findings.get(judgement.about[0].report)
        judged = next((q for q in found.quantities if q.span == judgement.about[0]), None) if found else None
        left = _quantity(judged, judgement) if judged else None
        if found is None or left is None:
            return False
        quantities = tuple(new for each in found.quantities for new in (left if each is judged else (each,)))
        self.findings[found.report] = msgspec.structs.replace(found, quantities=quantities)
        return True

    def _on_time(self, judgement: Judgement) -> bool:
        found = self.findings.get(judgement.about[0].report)
        judged = next((t for t in found.times if t.span == judgement.about[0]), None) if found else None
        left = _time(judged, judgement) if judged else None
        if found is None or left is None:
            return False
        times = tuple(new for each in found.times for new in (left if each is judged else (each,)))
        self.findings[found.report] = msgspec.structs.replace(found, times=times)
        return True

    def _on_report(self, judgement: Judgement) -> bool:
        if judgement.decision != "date":
            return True
        days = _days(judgement.value)
        if days is None:
            return False
        for key in sorted({span.report for span in judgement.about}):
            published = Published(earliest=days[0], latest=days[1], basis="given")
            if key in self.findings:
                self.findings[key] = dated(self.findings[key], published)
        return True


def _quantity(quantity: Quantity, judgement: Judgement) -> tuple[Quantity, ...] | None:
    """What a decision leaves of a figure: another value, itself, or nothing; None where it does not fit."""
    if judgement.decision in ("accept", "reject"):
        return (quantity,) if judgement.decision == "accept" else ()
    value = _VALUE.fullmatch(judgement.value.strip()) if judgement.decision == "correct" else None
    if value is None:
        return None
    low = float(value.group(1).replace(",", ""))
    high = float(value.group(2).replace(",", "")) if value.group(2) else None
    bound: Bound = "exact" if high is None else "range"
    return (msgspec.structs.replace(quantity, low=low, high=high, bound=bound),)


def _time(time: Time, judgement: Judgement) -> tuple[Time, ...] | None:
    """What a decision leaves of a time: another day, itself, or nothing; None where it does not fit."""
    if judgement.decision in ("accept", "reject"):
        return (time,) if judgement.decision == "accept" else ()
    days = _days(judgement.value) if judgement.decision in ("correct", "date") else None
    if days is None or days[0] != days[1]:
        return None
    day = days[0]
    return (
        msgspec.structs.replace(time, type="DATE", value=day, earliest=day, latest=day, unanchored=day, anchor=None),
    )


def _closest(about: Sequence[Span], statements: Iterable[Statement]) -> Statement | None:
    """The statement whose content is the judged one, or nearly (a mark more or less), at the same place."""
    wanted = {place for span in about for place in range(span.start, span.end)}
    best: tuple[float, str, Statement] | None = None
    for statement in statements:
        if not any(piece.overlaps(span) for piece in statement.content for span in about):
            continue
        own = {place for span in statement.content for place in range(span.start, span.end)}
        share = len(own & wanted) / len(own | wanted)
        if share >= SAME and (best is None or (-share, statement.id) < (-best[0], best[1])):
            best = (share, statement.id, statement)
    return best[2] if best else None


def _bears(entity: Entity, name: str) -> bool:
    person = entity.kind == "person"
    wanted = name_words(name, person=person)
    return any(name_words(own, person=person) == wanted for own in (entity.name, *entity.aliases))


def _days(value: str) -> tuple[str, str] | None:
    """The first and last day that a value gives, or None where it gives none."""
    found = _DAYS.fullmatch(value.strip())
    if not found:
        return None
    first, last = found.group(1), found.group(2) or found.group(1)
    try:
        ordered = date.fromisoformat(first) <= date.fromisoformat(last)
    except ValueError:
        return None
    return (first, last) if ordered else None
