"""Ids that name nothing: within what was found in one report, and in what a story came to."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.findings import Findings
from onrecord.gathered import Gathered


def broken_within(found: Findings) -> Iterator[str]:
    """What is wrong with the ids of one report's findings, in words; nothing where each names something."""
    statements, quantities, times, events = found.statements, found.quantities, found.times, found.events
    said = [*(each.within for each in statements), *(each.statement for each in quantities)]
    when = [*(each.as_of for each in quantities), *(each.time for each in events)]
    when += [each.anchor for each in times if each.anchor and not each.anchor[0].isdigit()]
    who = [*(each.speaker for each in statements), *(each.place for each in events)]
    who += [key for each in statements for key in each.via]
    who += [one.entity for each in events for one in each.participants]
    yield from _missing("statement", said, _ids(statements))
    yield from _missing("time", when, _ids(times))
    yield from _missing("entity", who, _ids(found.entities))


def broken(gathered: Gathered, findings: Mapping[str, Findings]) -> Iterator[str]:
    """The same of what a story came to; `findings` are its reports', as judgements leave them."""
    members: list[Any] = [member for claim in gathered.claims for member in claim.members]
    points: list[Any] = [point for series in gathered.figures for point in series.points]
    said = [each.statement for each in (*members, *points, *gathered.prospects)]
    who = [each.speaker for each in (*members, *points, *gathered.prospects)]
    parties = [one for each in gathered.relations for one in (each.agent, each.patient, each.place)]
    own = {each.id for found in findings.values() for each in found.entities}
    statements = {each.id for found in findings.values() for each in found.statements}
    yield from _missing("statement", [*said, *gathered.doubtful], statements)
    yield from _missing("entity", [*who, *parties, *gathered.entity_of.values()], _ids(gathered.entities))
    yield from _missing("entity", gathered.entity_of, own)
    yield from _missing(
        "moment", (key for each in gathered.timeline for key in each.conflicts), _ids(gathered.timeline)
    )
    yield from _missing("report", (one for copy in gathered.copies for one in (copy.report, copy.of)), findings)
    yield from _missing("report", gathered.published, findings)
    for claim in gathered.claims:
        because = [one for standing in claim.history for one in standing.because]
        yield from _missing(
            "member", [*because, *(one for each in claim.origins for one in each.members)], _ids(claim.members)
        )
    counted = {key: _ids(found.quantities) for key, found in findings.items()}
    for point in points:
        named = (point.quantity, point.whole, *point.parts)
        yield from _missing("quantity", named, counted.get(point.span.report, ()))


def _ids(nouns: Iterable[Any]) -> set[str]:
    return {each.id for each in nouns}


def _missing(kind: str, ids: Iterable[str | None], known: Iterable[str]) -> Iterator[str]:
    for key in sorted({key for key in ids if key is not None} - set(known)):
        yield f"the {kind} {key} is named, and is not there"
