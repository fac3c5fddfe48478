"""What gather finds across the reports of one story: the joint result of people, claims, figures and the rest."""

import msgspec

from onrecord.claims.nouns import Claim
from onrecord.copies.nouns import Copy
from onrecord.figures.nouns import FigureSeries
from onrecord.mentions.nouns import Entity
from onrecord.people.nouns import Side
from onrecord.prospects.nouns import Prospect
from onrecord.relations.nouns import Relation
from onrecord.reports.report import Published
from onrecord.stories.nouns import Story
from onrecord.timeline.nouns import Moment


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """One story's record: a pure function of its reports, their findings and the judgements on them.

    Attributes:
        story: which reports.
        published: report id to the best date known, narrowed by the story where it was not (basis `story`).
        entities: people, bodies, places and groups across the reports, most mentioned first, then by id.
        entity_of: id of a report's own entity to the id of the gathered one.
        sides: by key.
        doubtful: ids of statements below the confidence floor, or rejected by a person.
        claims, copies, figures, timeline, prospects, relations: see their nouns; each in its own fixed order.
        orphaned: ids of judgements whose words no report carries any more.
    """

    story: Story
    published: dict[str, Published]
    entities: tuple[Entity, ...] = ()
    entity_of: dict[str, str] = {}
    sides: tuple[Side, ...] = ()
    doubtful: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    copies: tuple[Copy, ...] = ()
    figures: tuple[FigureSeries, ...] = ()
    timeline: tuple[Moment, ...] = ()
    prospects: tuple[Prospect, ...] = ()
    relations: tuple[Relation, ...] = ()
    orphaned: tuple[str, ...] = ()
