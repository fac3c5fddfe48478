"""One story's record, gathered from its reports, their findings and people's judgements. A pure function of the three.

The order of what comes in does not matter: everything is sorted first, and every step sorts what it gives.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import msgspec

from onrecord import claims, copies, figures, people, prospects, relations, timeline
from onrecord.applied import Applied, apply, dated
from onrecord.copies.nouns import Copy
from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.judgements import Judgement
from onrecord.memory import Memory
from onrecord.options import Options
from onrecord.reports.report import Published, Report
from onrecord.stories.nouns import Story

DEFAULTS = Options()


class Dates(msgspec.Struct, frozen=True, kw_only=True):
    """The reports' dates as a story leaves them, the findings under those, and the copies that they follow from."""

    published: dict[str, Published]
    findings: dict[str, Findings]
    copies: tuple[Copy, ...]


def gather(  # noqa: PLR0913 - keyword-only, and each its own
    story: Story,
    reports: Sequence[Report],
    findings: Mapping[str, Findings],
    *,
    judgements: Sequence[Judgement] = (),
    options: Options = DEFAULTS,
    as_of: str | None = None,
    memory: Memory | None = None,
) -> Gathered:
    """The record of one story: people, copies, claims, figures, timeline, prospects and relations.

    `reports` and `findings` may hold more than the story's; what is not of the story is left out. `as_of` is the day by
    which a prospect's window must have passed for it to lapse, else the story's latest. `memory` is of what was worked
    out before, and changes nothing but the time that it takes.
    """
    own = _own(story, reports)
    applied = apply(own, {r.id: findings[r.id] for r in own if r.id in findings}, judgements)
    memory = memory or Memory()
    dates = _dated(own, applied, partial(copies.find, story=story.id, memory=memory))
    memory.revise({key: found for key, found in dates.findings.items() if found is not findings.get(key)})
    entities, entity_of = people.resolve(own, dates.findings, judgements=applied.fitting)
    doubtful = _doubtful(applied, options.floor)
    cast = people.Cast(entities, entity_of, doubtful=doubtful)
    tellings = timeline.tell(own, dates.findings, published=dates.published, cast=cast, memory=memory)
    scene = claims.Scene(
        reports={report.id: report for report in own},
        findings=dates.findings,
        published=dates.published,
        entities=entities,
        entity_of=entity_of,
        copies=dates.copies,
        doubtful=doubtful,
        judgements=applied.fitting,
        story=story.id,
        memory=memory,
    )
    return Gathered(
        story=story,
        published=dates.published,
        entities=entities,
        entity_of=entity_of,
        sides=people.sides(entities),
        doubtful=doubtful,
        claims=claims.join(scene),
        copies=dates.copies,
        figures=figures.line_up(own, dates.findings, published=dates.published, cast=cast, memory=memory),
        timeline=timeline.lay_out(tellings),
        prospects=prospects.find(tellings, own, cast=cast, as_of=as_of, findings=dates.findings, memory=memory),
        relations=relations.relate(own, dates.findings, published=dates.published, cast=cast),
        orphaned=applied.orphaned,
    )


def _own(story: Story, reports: Sequence[Report]) -> list[Report]:
    """The story's reports, each once, by id."""
    wanted = set(story.reports)
    return sorted({r.id: r for r in reports if r.id in wanted}.values(), key=lambda report: report.id)


def _dated(reports: Sequence[Report], applied: Applied, find: Callable[..., tuple[Copy, ...]]) -> Dates:
    """The reports' dates, narrowed by each other's, with the findings anchored again where a date changed."""
    published = {r.id: applied.findings[r.id].published if r.id in applied.findings else r.published for r in reports}
    found = find(reports, applied.findings, published)
    narrowed = timeline.narrow(published, found, timeline.proofs(reports, applied.findings, published))
    if narrowed == published:
        return Dates(published=published, findings=applied.findings, copies=found)
    anchored = {
        key: dated(each, narrowed[key]) if narrowed[key] != each.published else each
        for key, each in applied.findings.items()
    }
    return Dates(published=narrowed, findings=anchored, copies=find(reports, anchored, narrowed))


def _doubtful(applied: Applied, floor: float) -> tuple[str, ...]:
    """Statements below the floor that no person accepted, and those that a person rejected."""
    statements = [statement for found in applied.findings.values() for statement in found.statements]
    return tuple(
        sorted(
            statement.id
            for statement in statements
            if statement.id in applied.rejected
            or (statement.confidence < floor and statement.id not in applied.accepted)
        )
    )
