"""What claims are joined from: one story's reports and findings, with what gather already knows of them."""

from collections.abc import Mapping

import msgspec

from onrecord.copies.nouns import Copy
from onrecord.findings import Findings
from onrecord.judgements import Judgement
from onrecord.memory import Memory
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Published, Report


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """One story, as far as it is gathered before its claims.

    Attributes:
        reports: by id; every report of the story.
        findings: by report id.
        published: report id to the best date known (`Gathered.published`).
        entities: the gathered entities, `speaks_for` settled.
        entity_of: id of a report's own entity to the id of the gathered one.
        copies: edges between the reports, of every kind.
        doubtful: ids of statements below the confidence floor, or rejected by a person.
        judgements: every judgement; those on claims and statements are used.
        story: the story's id, under which memory keeps what is of no one report.
        memory: what was worked out before.
    """

    reports: Mapping[str, Report]
    findings: Mapping[str, Findings]
    published: Mapping[str, Published]
    entities: tuple[Entity, ...] = ()
    entity_of: Mapping[str, str] = {}
    copies: tuple[Copy, ...] = ()
    doubtful: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    story: str = ""
    memory: Memory = msgspec.field(default_factory=Memory)
